#![doc = include_str!("email_e2e_bulk.md")]

use super::{Block, EMAIL, Found, Info, Levels, Needs, Off, Reading, Report, Rule, sources::*};
use crate::{
    detect::Entity,
    fix,
    kind::DataKind,
    people,
    reading::{FieldName, Item, Passage, Security},
    text::{List, Parts, hash_word, sort_by_key},
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "email-e2e-bulk",
    levels: Levels::new(Off, Block, Block, Info),
    in_force: (Some("2021-11-25"), None),
    sources: &[&DT_SILKEBORG, &AU],
    title: ["Oplysninger om mange personer", "Data on many persons"],
    explanation: [
        "Oplysninger om mange personer kræver kryptering af selve indholdet; TLS alene er ikke nok. Grænsen (5) er vores og kan ændres.",
        "Data on many persons needs encryption of the content itself; TLS alone is not enough. The threshold (5) is ours and can be changed.",
    ],
    message: [
        "E-mailen indeholder beskyttede oplysninger om flere personer, og TLS beskytter kun undervejs. Kryptér selve indholdet, eller del listen op.",
        "The e-mail contains protected information on several persons, and TLS protects it only on the way. Encrypt the content itself, or split the list.",
    ],
    on: EMAIL,
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

/// So many numbers in one file are a column.
const COLUMN: usize = 3;

fn check(reading: &Reading, report: &mut Report) {
    if !matches!(reading.security(), Security::Probed | Security::Forced) {
        return;
    }
    // The recipient's own numbers, and those of the children the recipient answers for, are no list.
    let foreign: Vec<&Item<Entity>> = reading.of(DataKind::Cpr).filter(|e| !is_own(reading, e)).list();
    let threshold = reading.settings.params.bulk_persons as usize;
    let persons = distinct(reading, foreign.iter().copied());
    let in_file = |e: &&&Item<Entity>| matches!(reading.fields[e.field].name, FieldName::AttachmentText(_));
    let column = distinct(reading, foreign.iter().filter(in_file).copied()) >= COLUMN;
    let told = |e: &&Item<Entity>| e.what.kind.is_topic() && e.what.kind != DataKind::RevealingPlace;
    let topics: Vec<&Item<Entity>> = reading.entities.iter().filter(told).list();
    let named = distinct(reading, reading.of(DataKind::PersonName));
    let by_topic =
        named > threshold && (topics.len() > threshold || topics.iter().any(|t| heads_list(reading, t, threshold)));
    let severity = if persons > threshold || by_topic || column && reading.settings.pack.public {
        Severity::Block
    } else if persons > 1 && !reading.settings.pack.public {
        Severity::Warn
    } else {
        return;
    };
    let marked = if persons > 1 { foreign } else { topics };
    let passages: Vec<Passage> = marked.iter().map(|e| e.passage()).list();
    report.add(Found::at(passages).graded(severity).fixes(fix::safer_routes(reading)));
}

/// «Disse elever har astma: Ane Bro, Bo Lind …»: more names than the threshold stand behind it.
fn heads_list(reading: &Reading, topic: &Item<Entity>, threshold: usize) -> bool {
    let (field, end) = (topic.field, topic.what.end);
    let mut names = reading.of(DataKind::PersonName).filter(|e| e.field == field && e.what.start >= end);
    let Some(first) = names.next() else { return false };
    let between = reading.text(Passage { field, start: end, end: first.what.start });
    names.count() >= threshold && between.len() < 60 && between.has_of(":\n")
}

fn is_own(reading: &Reading, item: &Item<Entity>) -> bool {
    let people = &reading.people;
    let owner = people.party_of_cpr(reading.text(item.passage()));
    owner.is_some_and(|owner| {
        people.recipients.iter().any(|r| r.party.is_some_and(|party| people.answers_for(party, owner)))
    })
}

/// How many different persons the items are, by their numbers or names.
fn distinct<'i>(reading: &Reading, items: impl Iterator<Item = &'i Item<Entity>>) -> usize {
    // Told apart by a hash: bulk is a matter of dozens, not of one more or less.
    let mut seen: Vec<u64> = items
        .map(|e| reading.text(e.passage()))
        .map(|text| people::digits(text).map_or_else(|| hash_word(text.as_bytes()), |digits| hash_word(&digits)))
        .list();
    sort_by_key(&mut seen, |hash| u128::from(*hash));
    seen.dedup();
    seen.len()
}
