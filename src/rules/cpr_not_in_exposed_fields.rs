#![doc = include_str!("cpr_not_in_exposed_fields.md")]

use super::{Block, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    content,
    detect::{Entity, SignalKind},
    fix,
    kind::{DataClass, DataKind},
    packs::PackId,
    reading::{Item, Passage, Security},
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "cpr-not-in-exposed-fields",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2019-11-05"), None),
    sources: &[&CPR54, &DT_KRIFA, &DIGST_MEMO],
    title: ["CPR-nummer, hvor alle kan se det", "CPR number where everybody sees it"],
    explanation: [
        "Emne, titel, filnavn og link vises uden for den krypterede besked: intet CPR-nummer og intet følsomt dér.",
        "Subject, title, file name and link show outside the encrypted message: no CPR number and nothing sensitive there.",
    ],
    message: [
        "Emne, filnavn og link er ikke krypteret og vises i notifikationer. Fjern CPR-nummeret derfra.",
        "Subject, file name and link are not encrypted and show in notifications. Remove the CPR number from there.",
    ],
    covered_by: &[
        "dp-notice-neutral",
        "citizen-offers-sensitive",
        "email-visible-recipients",
        "email-encrypt-sensitive",
        "email-opportunistic-tls",
        "email-tls-version",
        "criminal-data",
    ],
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

const FACT_TITLE: Both = ["Følsomt, hvor alle kan se det", "Sensitive where everybody sees it"];
const FACT_MESSAGE: Both = [
    "Emne og filnavn er ikke krypteret og vises i notifikationer, og her står {data}. Skriv noget neutralt som »Brev om din sag«.",
    "Subject and file name are not encrypted and show in notifications, and here is {data}. Write something neutral like “Letter about your case”.",
];

fn check(reading: &Reading, report: &mut Report) {
    let exposed = |e: &Item<Entity>| reading.is_exposed_field(e.field) || in_link(reading, e);
    let cpr: Vec<Passage> = reading.passages_where(&|e| e.what.kind == DataKind::Cpr && exposed(e));
    if !cpr.is_empty() {
        let leave_out = fix::leave_out(reading, &cpr);
        report.add(Found::at(cpr).fix(leave_out));
    }
    // In the historical pack the rule is about numbers only (decision 4); a citizen's subject is the citizen's own.
    let pack = reading.settings.pack;
    if pack.column == PackId::Public2015 || pack.citizen {
        return;
    }
    let told = |e: &Item<Entity>| e.what.kind.is_topic() && reading.is_exposed_field(e.field);
    let grave = |e: &Item<Entity>| {
        told(e)
            && (content::is_sensitive(&e.what)
                || e.what.class() == DataClass::Criminal
                || content::weight(reading, &e.what) == Some(Severity::Block)
                    && e.what.kind == DataKind::RevealingPlace)
    };
    let (passages, severity) = match content::protected(reading, &grave) {
        Some((severity, passages)) => (passages, severity),
        // What is confidential in a title informs; on an open route other rules say more.
        None => match content::protected(reading, &told) {
            Some((_, passages)) if reading.security() == Security::EndToEnd => (passages, Severity::Info),
            _ => return,
        },
    };
    let mut found = Found::at(passages.clone()).graded(severity).fix(fix::neutral_title(reading, &passages));
    found.title = Some(FACT_TITLE);
    found.message = Some(FACT_MESSAGE);
    report.add(found);
}

fn in_link(reading: &Reading, entity: &Item<Entity>) -> bool {
    reading
        .signals_of(SignalKind::Link)
        .any(|l| l.field == entity.field && l.what.start <= entity.what.start && entity.what.end <= l.what.end)
}
