#![doc = include_str!("sms_no_id_images.md")]

use super::{Block, Found, Levels, Reading, Report, Rule, Warn, sources::*};
use crate::{
    detect::{Asked, SignalKind},
    fix,
    reading::{Passage, Security},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-no-id-images",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2019-07-16"), None),
    sources: &[&SKAU],
    title: ["Billede af pas, kørekort eller sundhedskort", "Picture of a passport, licence or health card"],
    explanation: [
        "Billeder og kopier af pas, kørekort og sundhedskort må ikke sendes med mms, sms eller ukrypteret e-mail.",
        "Pictures and copies of passports, driving licences and health cards may not go by MMS, text message or unencrypted e-mail.",
    ],
    message: [
        "Et billede af et id-dokument viser CPR-nummer og foto og kan misbruges. Det må ikke sendes på denne måde: {route}.",
        "A picture of an identity document shows CPR number and photo and can be misused. It may not be sent this way: {route}.",
    ],
    raised: true,
    covered_by: &["ask-by-sms-or-mail", "ask-secure-channel"],
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if !(reading.is_sms() || reading.is_email() && reading.security() == Security::Exposed) {
        return;
    }
    let passages: Vec<Passage> = reading.signals_of(SignalKind::IdImageSent).map(|s| s.passage()).collect();
    if !passages.is_empty() {
        report.add(Found::at(passages).fixes(fix::safer_routes(reading)));
    }
    let asked: Vec<Passage> = super::ask_by_sms_or_mail::asked_openly(reading)
        .filter(|s| s.what.asked.has(Asked::ID_COPY))
        .map(|s| s.passage())
        .collect();
    if !asked.is_empty() {
        report.add(Found::at(asked));
    }
}
