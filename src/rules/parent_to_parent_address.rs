#![doc = include_str!("parent_to_parent_address.md")]

use super::FixDraft;
use super::{Block, Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{
    address, disclosure,
    draft::{Party, Role},
    fix,
    kind::DataKind,
    reading::Passage,
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
    let mut passages: Vec<Passage> = Vec::new();
    for parent in people.recipients.iter().filter_map(|r| r.party).filter(|p| is_parent(reading, p)) {
        for other in people.parties.iter().filter(|o| o.id != parent.id) {
            let family = people.is_child(other) || is_parent(reading, other);
            let Some(home) = other.address.as_deref().filter(|_| family) else { continue };
            if parent.address.as_deref().is_some_and(|own| address::is_same(own, home))
                || people.is_child(other) && lives_with(reading, parent, home)
            {
                continue;
            }
            passages.append(&mut disclosure::places_of(reading, home, false));
            // "hos sin mor på Kastanievej": the road alone.
            let road = disclosure::places_of(reading, home, true);
            passages.extend(road.into_iter().filter(|p| lives_there(reading, *p)));
        }
        let family = people.parties.iter().any(|p| people.is_child(p));
        passages.extend(reading.passages_where(&|e| {
            let p = e.passage();
            e.what.kind == DataKind::PostalAddress && family && lives_there(reading, p) && !is_own(reading, parent, p)
        }));
    }
    crate::reading::in_order(&mut passages);
    passages.dedup_by(|next, kept| next.field == kept.field && next.start < kept.end);
    if !passages.is_empty() {
        let leave_out = fix::leave_out_place(reading, &passages);
        report.add(Found::at(passages).fix(FixDraft { safe: false, ..leave_out }));
    }
}

fn is_parent(reading: &Reading, party: &Party) -> bool {
    let custody = party.custody_of.as_ref().is_some_and(|c| !c.is_empty());
    !reading.people.is_child(party) && (party.role == Role::Parent || custody)
}

/// No address is on file for the parent, and no other parent lives where the child does: the child lives here.
fn lives_with(reading: &Reading, parent: &Party, home: &str) -> bool {
    let others = reading.people.parties.iter().filter(|p| p.id != parent.id && is_parent(reading, p));
    parent.address.is_none()
        && parent.custody_of.as_ref().is_none_or(|c| !c.is_empty())
        && !others.clone().any(|p| p.address.as_deref().is_some_and(|a| address::is_same(a, home)))
}

/// "bor hos sin mor, …": the words before say that somebody of the family lives there.
fn lives_there(reading: &Reading, passage: Passage) -> bool {
    let has = |words| disclosure::stands_before(reading, passage, words);
    has("bor bopæl opholder flyttet flytter adresse")
        && has("mor far moren faren moderen faderen mors fars barnets hos")
}

fn is_own(reading: &Reading, parent: &Party, passage: Passage) -> bool {
    parent.address.as_deref().is_some_and(|own| address::is_same(own, reading.text(passage)))
}
