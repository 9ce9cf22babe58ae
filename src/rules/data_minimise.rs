#![doc = include_str!("data_minimise.md")]

use super::{Found, Info, Levels, Needs, Reading, Report, Rule, sources::*};
use crate::{
    detect::Evidence,
    draft::Purpose,
    fix,
    kind::DataKind,
    reading::{FieldName, Passage},
    text::List,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "data-minimise",
    levels: Levels::new(Info, Info, Info, Info),
    in_force: (Some("2018-05-25"), None),
    sources: &[&GDPR, &DT_FAMRET],
    title: ["Flere oplysninger end nødvendigt", "More information than needed"],
    explanation: [
        "En påmindelse behøver ikke navn, adresse, fødselsdato og CPR-nummer på modtageren. Tag kun det med, der skal til.",
        "A reminder does not need the recipient's name, address, birth date and CPR number. Keep only what it takes.",
    ],
    message: [
        "Beskeden gentager flere oplysninger om modtageren, end en kort besked behøver. Lad dem ude, som modtageren kender i forvejen.",
        "The message repeats more about the recipient than a short message needs. Leave out what the recipient knows already.",
    ],
    covered_by: &[
        "sms-no-cpr",
        "email-no-cpr-unencrypted",
        "cpr-not-in-exposed-fields",
        "cpr-partial",
        "citizen-offers-sensitive",
        "email-opportunistic-tls",
    ],
    needs: Needs::entity(DataKind::Cpr).or(Needs::entity(DataKind::DateOfBirth)),
    check,
    ..Rule::USUAL
};

/// Bytes of a receipt, a reminder; a letter is longer.
const SHORT: usize = 300;

fn check(reading: &Reading, report: &mut Report) {
    let few_words = || reading.fields.iter().any(|f| f.name == FieldName::Body && f.text.len() < SHORT);
    let short = reading.is_sms()
        || match reading.purpose() {
            Some(purpose) => matches!(purpose, Purpose::ServiceMessage | Purpose::PostNotice),
            None => few_words(),
        };
    if !short || reading.settings.pack.citizen {
        return;
    }
    let in_body = |field: usize| reading.fields[field].name == FieldName::Body;
    let kinds = [DataKind::PersonName, DataKind::PostalAddress, DataKind::DateOfBirth, DataKind::Cpr];
    let office = [Evidence::SignOff, Evidence::Title];
    let mut marked: Vec<(DataKind, Passage)> = Vec::new();
    for e in reading.entities.iter().filter(|e| in_body(e.field) && kinds.contains(&e.what.kind)) {
        let known = marked.iter().any(|(kind, _)| *kind == e.what.kind);
        if !known && !office.iter().any(|o| e.what.evidence.has(*o)) {
            marked.push((e.what.kind, e.passage()));
        }
    }
    let has = |kind| marked.iter().any(|(k, _)| *k == kind);
    // An address alone may be where to come to; name and number together with one more say who the reader is.
    if marked.len() >= 3 && (has(DataKind::Cpr) || has(DataKind::DateOfBirth)) {
        let passages: Vec<Passage> =
            marked.iter().filter(|(kind, _)| *kind != DataKind::PersonName).map(|(_, p)| *p).list();
        let leave_out = fix::leave_out(reading, &passages);
        report.add(Found::at(passages).fix(leave_out));
    }
}
