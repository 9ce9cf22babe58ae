#![doc = include_str!("parent_to_parent_address.md")]

use super::FixDraft;
use super::{Block, Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{
    address, disclosure,
    draft::{Party, Role},
    fix,
    kind::DataKind,
    reading::Passage,
    text::List,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "parent-to-parent-address",
    levels: Levels::new(Warn, Block, Warn, Off),
    sources: &[&HK_VEJLE, &DT_GULDB],
    title: ["Den anden forælders adresse", "The other parent's address"],
    explanation: [
        "Et brev til den ene forælder må ikke oplyse den andens eller barnets adresse, uden at det er undersøgt i den konkrete sag.",
        "A letter to one parent must not give the address of the other parent or the child unless that was examined in the case at hand.",
    ],
    message: [
        "Brevet til den ene forælder oplyser, hvor den anden forælder eller barnet bor. Adressen kan være hemmelig af gode grunde. Lad adressen ude.",
        "The letter to one parent tells where the other parent or the child lives. There may be good reasons to keep the address secret. Leave it out.",
    ],
    covered_by: &["protected-address"],
    needs: Needs::CASE,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let people = &reading.people;
    let parents: Vec<&Party> =
        people.recipients.iter().filter_map(|r| r.party).filter(|p| is_parent(reading, p)).list();
    if parents.is_empty() {
        return;
    }
    let child = people.parties.iter().any(|p| people.is_child(p));
    let homes: Vec<Home> = people.parties.iter().filter_map(|party| Home::read(reading, party)).list();
    // "bor hos sin mor på Kastanievej 4": whoever's it is.
    let told = reading
        .passages_where(&|e| child && e.what.kind == DataKind::PostalAddress && lives_there(reading, e.passage()));
    let mut passages: Vec<Passage> = Vec::new();
    for parent in parents {
        for home in homes.iter().filter(|home| home.of.id != parent.id && !home.is_known_to(reading, parent)) {
            passages.extend(&home.places);
        }
        passages.extend(told.iter().filter(|p| !lives_at(parent, reading.text(**p))));
    }
    crate::reading::in_order(&mut passages);
    passages.dedup_by(|next, kept| next.field == kept.field && next.start < kept.end);
    if !passages.is_empty() {
        let leave_out = fix::leave_out_place(reading, &passages);
        report.add(Found::at(passages).fix(FixDraft { safe: false, ..leave_out }));
    }
}

/// A parent's or child's address that the texts give.
struct Home<'d> {
    of: &'d Party,
    address: &'d str,
    places: Vec<Passage>,
    /// A parent is registered there.
    of_parent: bool,
}

impl<'d> Home<'d> {
    fn read(reading: &Reading<'d>, of: &'d Party) -> Option<Self> {
        let address = of.address.as_deref().filter(|_| reading.people.is_child(of) || is_parent(reading, of))?;
        // "hos sin mor på Kastanievej": the road alone.
        let told = |p: &Passage| address::is_same(reading.text(*p), address) || lives_there(reading, *p);
        let places: Vec<Passage> = disclosure::places_of(reading, address).into_iter().filter(told).list();
        let of_parent = || reading.people.parties.iter().any(|p| is_parent(reading, p) && lives_at(p, address));
        (!places.is_empty()).then(|| Self { of, address, places, of_parent: of_parent() })
    }

    /// It is the parent's own, or, where none is on file for the parent, the child's and no other parent's: so the child
    /// lives with this one.
    fn is_known_to(&self, reading: &Reading, parent: &Party) -> bool {
        let with_child = parent.address.is_none()
            && parent.custody_of.as_ref().is_none_or(|c| !c.is_empty())
            && !self.of_parent
            && reading.people.is_child(self.of);
        with_child || lives_at(parent, self.address)
    }
}

fn is_parent(reading: &Reading, party: &Party) -> bool {
    let custody = party.custody_of.as_ref().is_some_and(|c| !c.is_empty());
    !reading.people.is_child(party) && (party.role == Role::Parent || custody)
}

/// "bor hos sin mor, …": the words before say that somebody of the family lives there.
fn lives_there(reading: &Reading, passage: Passage) -> bool {
    let has = |words| disclosure::stands_before(reading, passage, words);
    has("bor bopæl opholder flyttet flytter adresse")
        && has("mor far moren faren moderen faderen mors fars barnets hos")
}

fn lives_at(party: &Party, home: &str) -> bool {
    party.address.as_deref().is_some_and(|own| address::is_same(own, home))
}
