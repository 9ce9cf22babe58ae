//! What a message discloses, and to whom it may: shared by the rules about recipients and cases.

use crate::{
    address::Street,
    case_number::CaseNumber,
    content,
    detect::{About, Entity, Evidence, SignalKind},
    draft::Party,
    kind::{DataClass, DataKind},
    name_match::Name,
    people::{self, People},
    reading::{FieldName, Item, Passage, Reading},
    text::{Letters, List, Parts, is_in, listed},
    verdict::Severity,
};

/// Does the sentence before `passage` hold one of `words`? A full stop behind a digit ends none: "1. december".
pub fn stands_before(reading: &Reading, passage: Passage, words: &str) -> bool {
    let text = reading.fields[passage.field].text.get(..passage.start as usize).unwrap_or("").near_end();
    let ends = |(at, c): &(usize, char)| {
        is_in("\n!?", *c) || *c == '.' && !text.as_bytes()[..*at].last().is_some_and(u8::is_ascii_digit)
    };
    let from = text.char_indices().rev().find(ends).map_or(0, |(at, _)| at + 1);
    text[from..].lowered().runs().any(|word| listed(words, word))
}

/// Confidential, sensitive or about offences, told about somebody: more than an ordinary word or the hospital's name.
pub fn is_protected(reading: &Reading, item: &Item<Entity>) -> bool {
    match item.what.kind {
        DataKind::Cpr | DataKind::CprPartial => true,
        DataKind::Credential => false,
        _ => content::weight(reading, &item.what) > Some(Severity::Info),
    }
}

/// Everything protected that the writer tells.
pub fn protected<'r>(reading: &'r Reading) -> impl Iterator<Item = &'r Item<Entity>> {
    reading.entities.iter().filter(|e| is_protected(reading, e))
}

/// The topics among it: what is told of a person, numbers apart.
pub fn told<'r>(reading: &'r Reading) -> impl Iterator<Item = &'r Item<Entity>> {
    reading.entities.iter().filter(|e| is_told(reading, e))
}

/// One of them?
pub fn is_told(reading: &Reading, item: &Item<Entity>) -> bool {
    item.what.kind.is_topic() && is_protected(reading, item)
}

/// What `party` may not be told, where the host says what the party may.
pub fn withheld(reading: &Reading, party: &Party) -> Vec<Passage> {
    let Some(allowed) = &party.may_receive else { return Vec::new() };
    let own = |e: &Item<Entity>| {
        let people = &reading.people;
        e.what.kind == DataKind::Cpr && people.party_of_cpr(reading.text(e.passage())).is_some_and(|p| p.id == party.id)
    };
    reading.passages_where(&|e| {
        e.what.class() != DataClass::Ordinary && is_protected(reading, e) && !allowed.contains(&e.what.kind) && !own(e)
    })
}

/// What is told of other grown-up parties than those that `party` answers for: the name stands before it in the sentence.
pub fn told_of_others(reading: &Reading, party: &Party) -> Vec<Passage> {
    let people = &reading.people;
    let strange = |told: Passage| {
        let names = reading.of(DataKind::PersonName).map(|e| e.passage());
        names.filter(|name| name.field == told.field && name.end <= told.start).last().is_some_and(|name| {
            let named = Name::read(reading.text(name));
            let between = Passage { start: name.end, end: told.start, ..name };
            let other = |p: &Party| !people.answers_for(party, p) && !people.is_child(p);
            !reading.text(between).chars().any(|c| is_in(".!?\n", c))
                && people.parties.iter().any(|p| other(p) && named.may_be(&Name::read(&p.name)))
        })
    };
    reading.passages_where(&|e| e.what.about == About::Other && is_told(reading, e) && strange(e.passage()))
}

/// CPR numbers (a replacement number is nobody's, so it proves nothing) in the fields that `field` picks which are nobody's in the case nor a recipient's, where the case knows
/// any numbers. A field that gives a known number too only mentions the other.
pub fn strangers_numbers(reading: &Reading, field: &dyn Fn(FieldName) -> bool) -> Vec<Passage> {
    let people = &reading.people;
    // Mailboxes of Digital Post, not phones: "+4529384756" has ten digits as well.
    let boxes = || {
        let address = |address: &str| if address.starts_with('+') { None } else { people::digits(address) };
        people.recipients.iter().filter_map(move |r| address(&r.recipient.address))
    };
    let knows =
        people.parties.iter().any(|p| p.cpr.as_deref().and_then(people::digits).is_some()) || boxes().next().is_some();
    if !knows {
        return Vec::new();
    }
    let is_known = |p: Passage| {
        let text = reading.text(p);
        people.party_of_cpr(text).is_some() || people::digits(text).is_some_and(|n| boxes().any(|b| b == n))
    };
    let numbers = reading.passages_where(&|e| {
        let other = [Evidence::Placeholder, Evidence::ReplacementNumber, Evidence::ECpr];
        let p = e.passage();
        e.what.kind == DataKind::Cpr
            && !other.iter().any(|o| e.what.evidence.has(*o))
            && field(reading.name(p))
            && !reading.is_quoted(p)
            && people::digits(reading.text(p)).is_some()
    });
    let colleagues =
        !people.recipients.is_empty() && people.recipients.iter().all(|r| r.party.is_some_and(People::is_professional));
    let mixed = if colleagues { fields_of(&numbers, &is_known) } else { Vec::new() };
    numbers.iter().copied().filter(|p| !mixed.contains(&p.field) && !is_known(*p)).list()
}

/// Case numbers in the fields that `field` picks which are not the case's own. A field that gives the own number too
/// only refers to the other.
pub fn other_cases(reading: &Reading, field: &dyn Fn(FieldName) -> bool) -> Vec<Passage> {
    let Some(own) = reading.draft.case.as_ref().and_then(|c| c.id.as_deref()).and_then(CaseNumber::read) else {
        return Vec::new();
    };
    let same = |p: Passage| CaseNumber::read(reading.text(p)).and_then(|n| n.is_same(&own));
    let numbers = reading.signal_passages_where(SignalKind::CaseNumber, &|s| {
        field(reading.name(s.passage())) && !reading.is_quoted(s.passage())
    });
    let referring = fields_of(&numbers, &|p| same(p) == Some(true));
    numbers.iter().copied().filter(|p| !referring.contains(&p.field) && same(*p) == Some(false)).list()
}

/// The fields of those `passages` of which `is` holds.
fn fields_of(passages: &[Passage], is: &dyn Fn(Passage) -> bool) -> Vec<usize> {
    let mut fields: Vec<usize> = passages.iter().filter(|p| is(**p)).map(|p| p.field).list();
    fields.dedup();
    fields
}

/// Where the texts give the address `home`, or only its street.
pub fn places_of(reading: &Reading, home: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let Some(street) = Street::read(home) else { return passages };
    for (field, each) in reading.fields.iter().enumerate() {
        if matches!(each.name, FieldName::RecipientAddress(_)) {
            continue;
        }
        for (start, end) in street.find(each.text) {
            passages.push(whole_address(reading, Passage { field, start, end }));
        }
    }
    passages
}

/// The address as it was detected around `passage`, with floor, postcode and town; else the passage itself.
pub fn whole_address(reading: &Reading, passage: Passage) -> Passage {
    let around = |p: &Passage| p.field == passage.field && p.start <= passage.start && passage.end <= p.end;
    reading.of(DataKind::PostalAddress).map(|e| e.passage()).find(around).unwrap_or(passage)
}
