#![doc = include_str!("private_cpr_basis.md")]

use super::{Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{detect::SignalKind, draft::CprBasis, kind::DataKind, verdict::Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "private-cpr-basis",
    levels: Levels::new(Off, Off, Warn, Off),
    in_force: (Some("2018-05-25"), None),
    sources: &[&DBL11],
    title: ["Må I bruge CPR-nummeret?", "May you use the CPR number?"],
    explanation: [
        "En privat afsender skal have et grundlag i databeskyttelseslovens § 11, stk. 2, for at bruge et CPR-nummer.",
        "A private sender needs a basis in section 11(2) of the Data Protection Act to use a CPR number.",
    ],
    message: [
        "I må kun bruge CPR-numre med et grundlag i databeskyttelseslovens § 11, for eksempel en lov eller et samtykke. Undvær ellers nummeret.",
        "You may use CPR numbers only with a basis in section 11 of the Data Protection Act, for instance a law or consent. Otherwise do without.",
    ],
    needs: Needs::entity(DataKind::Cpr),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let severity = match reading.draft.cpr_basis {
        Some(CprBasis::None) => Severity::Warn,
        // The host has not said, and may well have one (decision 14).
        None if !reading.has_signal(SignalKind::LegalBasis) => Severity::Info,
        _ => return,
    };
    let passages: Vec<_> = reading.passages(DataKind::Cpr);
    if !passages.is_empty() {
        report.add(Found::at(passages).graded(severity));
    }
}
