#![doc = include_str!("sms_sender_identified.md")]

use super::{Found, Info, Levels, Off, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::detect::SignalKind;
use crate::text::Letter;

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-sender-identified",
    levels: Levels::new(Info, Warn, Info, Off),
    sources: &[&SKAU, &OMB_DP],
    title: ["Modtageren kan ikke se, hvem der skriver", "The recipient cannot see who writes"],
    explanation: [
        "En sms skal sige, hvilken myndighed eller virksomhed den kommer fra.",
        "A text message must say which authority or company it comes from.",
    ],
    message: [
        "Hverken teksten eller afsendernavnet siger, hvem beskeden er fra, og så ligner den svindel. Skriv i beskeden, hvem I er.",
        "Neither the text nor the sender name says who the message is from, so it looks like fraud. Write in the message who you are.",
    ],
    on: SMS,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let named = reading.draft.sender.as_ref().and_then(|s| s.name.as_deref());
    let by_name = named.is_some_and(|n| n.chars().any(char::is_letter));
    if !by_name && !reading.has_signal(SignalKind::SenderNamed) {
        report.add(Found::default());
    }
}
