#![doc = include_str!("library_title_exempt.md")]

use super::{EMAIL, Found, Info, Levels, Needs, Off, Reading, Report, Rule, sources::*};
use crate::{detect::SignalKind, reading::Security};

/// The rule.
pub const RULE: Rule = Rule {
    id: "library-title-exempt",
    levels: Levels::new(Info, Off, Off, Off),
    in_force: (Some("2019-12-20"), None),
    sources: &[&DT_BIB],
    title: ["Bogtitler må stå i bibliotekets e-mail", "The library's e-mail may name book titles"],
    explanation: [
        "Et folkebiblioteks besked om en reserveret bog må nævne titel og forfatter uden kryptering.",
        "A public library's message about a reserved book may name title and author without encryption.",
    ],
    message: [
        "Titel og forfatter i folkebibliotekets beskeder kræver ikke kryptering. Nævn ikke andet om låneren.",
        "Title and author in a public library's messages need no encryption. Tell nothing else about the borrower.",
    ],
    on: EMAIL,
    needs: Needs::signal(SignalKind::LibraryNotice),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() <= Security::Probed && reading.has_signal(SignalKind::LibraryNotice) {
        report.add(Found::at(reading.signal_passages(SignalKind::LibraryNotice)));
    }
}
