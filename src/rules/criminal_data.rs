#![doc = include_str!("criminal_data.md")]

use super::{Block, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{content, fix, kind::DataClass, reading::Security};

/// The rule.
pub const RULE: Rule = Rule {
    id: "criminal-data",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2018-05-25"), None),
    sources: &[&DBL8, &DE_FORTR],
    title: ["Oplysninger om strafbare forhold", "Information on criminal offences"],
    explanation: [
        "Sigtelser, domme og mistanke om lovbrud må aldrig sendes ukrypteret og kun gives videre efter databeskyttelseslovens § 8.",
        "Charges, convictions and suspicion of offences may never go unencrypted and be passed on only under section 8 of the Data Protection Act.",
    ],
    message: [
        "Oplysninger om strafbare forhold må ikke sendes uden sikker kryptering. Fjern dem, eller {route}.",
        "Information on criminal offences may not be sent without secure encryption. Remove it, or {route}.",
    ],
    covered_by: &["citizen-offers-sensitive", "email-tls-version", "reply-quotes-sensitive"],
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Unproven {
        return;
    }
    if let Some((severity, passages)) = content::protected(reading, &|e| e.what.class() == DataClass::Criminal) {
        report.add(Found::at(passages).graded(severity).fixes(fix::safer_routes(reading)));
    }
}
