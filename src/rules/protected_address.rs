#![doc = include_str!("protected_address.md")]

use super::{Block, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use super::{FixDraft, Reasons};
use crate::{
    address,
    detect::{Signal, SignalKind},
    disclosure,
    draft::{Party, Role},
    fix,
    kind::DataKind,
    name_match::Name,
    people::{People, Person, owns},
    readdress,
    reading::{Item, Passage},
    text::{Letters, Parts, listed},
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "protected-address",
    levels: Levels::new(Block, Block, Block, Warn),
    sources: &[&DT_FAMRET, &HK_VEJLE, &CPR28, &DT_TIP_EBOKS],
    title: ["Beskyttet adresse", "Protected address"],
    explanation: [
        "Adresse, skole, institution, arbejdssted, læge eller kortlink for en person med adressebeskyttelse må ikke nå andre end personen selv og husstanden.",
        "The address, school, institution, workplace, doctor or map link of a person with address protection must reach nobody but that person and the household.",
    ],
    message: [
        "Beskeden viser, hvor en person med adressebeskyttelse kan findes, og modtageren må ikke vide det. Det kan være farligt. Fjern stedet, og kontrollér modtageren.",
        "The message shows where a person with address protection can be found, and the recipient must not know. It can be dangerous. Remove the place, and check the recipient.",
    ],
    reasons: Reasons::None,
    needs: Needs::CASE,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let people = &reading.people;
    let mut passages: Vec<Passage> = Vec::new();
    let mut strangers: Vec<usize> = Vec::new();
    for hidden in people.parties.iter().filter(|p| p.protected) {
        // One stranger is enough to look for the places; all of them are asked only where there are any.
        let stranger = |r: &Person| !may_know(reading, r, hidden);
        if !people.recipients.is_empty() && !people.recipients.iter().any(stranger) {
            continue;
        }
        let places = places_of(reading, hidden);
        if !places.is_empty() {
            passages.extend(places);
            strangers.extend(reading.recipients_where(&stranger));
        }
    }
    crate::reading::in_order(&mut passages);
    passages.dedup_by(|next, kept| next.field == kept.field && next.start < kept.end);
    crate::text::sort_by_key(&mut strangers, |index| *index as u128);
    strangers.dedup();
    if passages.is_empty() {
        return;
    }
    let leave_out = fix::leave_out_place(reading, &passages);
    let mut found = Found::at(passages).fix(FixDraft { safe: false, ..leave_out });
    // Nobody is chosen yet: a word of warning.
    if people.recipients.is_empty() {
        found = found.graded(Severity::Warn);
    }
    report.add(found.try_fix(readdress::remove(reading, &strangers)));
}

/// The person, who holds guardianship or power of attorney, who lives there, and authorities and professionals of the
/// case. A parent with custody who lives elsewhere may not.
fn may_know(reading: &Reading, person: &Person, hidden: &Party) -> bool {
    let Some(party) = person.party else { return People::is_of_house(person) };
    if People::is_professional(party) {
        return party.may_receive.as_ref().is_none_or(|kinds| kinds.contains(&DataKind::PostalAddress));
    }
    let same_home = match (&party.address, &hidden.address) {
        (Some(a), Some(b)) => address::is_same(a, b),
        _ => party.protected && reading.people.answers_for(party, hidden),
    };
    party.id == hidden.id || party.acts_for.contains(&hidden.id) || same_home
}

/// Where the text tells how to find `hidden`.
fn places_of(reading: &Reading, hidden: &Party) -> Vec<Passage> {
    let home = hidden.address.as_deref();
    let mut passages = home.map_or_else(Vec::new, |home| disclosure::places_of(reading, home));
    passages
        .extend(reading.passages_where(&|e| e.what.kind == DataKind::Phone && owns(hidden, reading.text(e.passage()))));
    let name = Name::read(&hidden.name);
    let about = reading.people.about.iter().any(|p| p.id == hidden.id);
    let named = reading.of(DataKind::PersonName).any(|e| Name::read(reading.text(e.passage())).may_be(&name));
    let meant = hidden.role == Role::Parent && speaks_of_parent(reading);
    if !(about || named || meant) {
        return passages;
    }
    let signed = |p: Passage| {
        reading.signals_of(SignalKind::SignOff).any(|s| s.field == p.field && s.what.start < p.start)
            || reading.signals_of(SignalKind::SenderNamed).any(|s| s.passage() == p)
            || reading.draft.sender.as_ref().and_then(|s| s.name.as_deref()).is_some_and(|n| n.holds(reading.text(p)))
    };
    let elsewhere = |p: Passage| {
        reading.people.parties.iter().any(|party| {
            !party.protected && party.address.as_deref().is_some_and(|a| address::is_same(a, reading.text(p)))
        })
    };
    let tells = |p: Passage| !signed(p) && !elsewhere(p) && !at_office(reading, p);
    let is_located = |s: &Item<Signal>| tells(s.passage());
    passages.extend(reading.signal_passages_where(SignalKind::Locates, &is_located));
    passages.extend(reading.passages_where(&|e| e.what.kind == DataKind::PostalAddress && tells(e.passage())));
    let is_map = |s: &Item<Signal>| is_map(reading.text(s.passage())) && tells(s.passage());
    passages.extend(reading.signal_passages_where(SignalKind::Link, &is_map));
    passages
}

/// "hendes mor arbejder på …": a parent who is not named.
fn speaks_of_parent(reading: &Reading) -> bool {
    const PARENTS: &str = "mor mors moren morens moder moderen moderens far fars faren farens fader faderen faderens";
    reading.fields.iter().any(|f| f.text.lowered().runs().any(|word| listed(PARENTS, word)))
}

/// "på rådhuset, Torvegade 1": where one meets the authority, and nobody is said to live or go there.
fn at_office(reading: &Reading, passage: Passage) -> bool {
    const OFFICES: &str = "rådhuset rådhus borgerservice jobcenter jobcentret familieretshuset retten biblioteket";
    const STAYS: &str = "bor bopæl opholder flyttet flytter går starter optaget skole skolen indlagt ansat arbejder";
    let has = |words| disclosure::stands_before(reading, passage, words);
    has(OFFICES) && !has(STAYS)
}

fn is_map(link: &str) -> bool {
    let link = link.lowered();
    ["maps.", "/maps", "openstreetmap.", "krak.dk", "findvej.dk", "//kort.", "plus.codes", "what3words"]
        .iter()
        .any(|m| link.holds(m))
}
