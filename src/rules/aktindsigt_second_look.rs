#![doc = include_str!("aktindsigt_second_look.md")]

use super::{EMAIL, FORM, Found, Levels, Needs, Off, POST, Reading, Report, Rule, Warn, sources::*};
use crate::{detect::SignalKind, reading::FieldName, text::Letters};

/// The rule.
pub const RULE: Rule = Rule {
    id: "aktindsigt-second-look",
    levels: Levels::new(Warn, Warn, Warn, Off),
    in_force: (Some("2024-06-02"), None),
    sources: &[&DT_TIP_AKT],
    title: ["Kig aktindsigten igennem en gang til", "Look through the documents once more"],
    explanation: [
        "Før en aktindsigt sendes, skal det kontrolleres, at hvert dokument hører til sagen og personen.",
        "Before documents of an access request go out, each must be checked to belong to the case and the person.",
    ],
    message: [
        "Dokumenter om andre, som er lagt forkert på sagen, er den mest almindelige fejl i en aktindsigt. Se dem igennem, og få gerne en kollega til at kigge med.",
        "Documents about others, filed on the case by mistake, are the usual error in an access request. Look through them, and let a colleague look too.",
    ],
    on: EMAIL.and(POST).and(FORM),
    needs: Needs::signal(SignalKind::AccessPackage).or(Needs::FILES),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let mut passages = reading.signal_passages_where(SignalKind::AccessPackage, &|s| reading.is_written(s.field));
    // A file that calls itself one.
    passages.extend(reading.fields_where(&|field| {
        matches!(field.name, FieldName::AttachmentName(_)) && field.text.lowered().holds("aktindsigt")
    }));
    if !passages.is_empty() {
        report.add(Found::at(passages));
    }
}
