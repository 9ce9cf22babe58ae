#![doc = include_str!("cpr_not_as_password.md")]

use super::{Block, Found, Info, Levels, Needs, Reading, Reasons, Report, Rule, Warn, sources::*};
use crate::{
    detect::{Evidence, SignalKind},
    kind::DataKind,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "cpr-not-as-password",
    levels: Levels::new(Warn, Block, Block, Info),
    in_force: (Some("2019-11-05"), None),
    sources: &[&DT_KRIFA],
    title: ["CPR-nummer som adgangskode", "CPR number as password"],
    explanation: [
        "CPR-nummeret, eller en del af det, må ikke være adgangskode til en fil eller besked.",
        "The CPR number, or part of it, may not be the password of a file or message.",
    ],
    message: [
        "Et CPR-nummer er let at gætte og kendt af mange. Brug en tilfældig kode, og giv den ad en anden vej, for eksempel i telefonen.",
        "A CPR number is easy to guess and known to many. Use a random code and give it another way, for instance by phone.",
    ],
    reasons: Reasons::None,
    needs: Needs::signal(SignalKind::CprAsPassword).or(Needs::entity(DataKind::Cpr)),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let mut passages: Vec<_> = reading.signal_passages(SignalKind::CprAsPassword);
    passages.extend(reading.passages_where(&|e| e.what.evidence.has(Evidence::AsPassword)));
    if !passages.is_empty() {
        report.add(Found::at(passages));
    }
}
