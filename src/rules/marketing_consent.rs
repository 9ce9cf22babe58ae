#![doc = include_str!("marketing_consent.md")]

use super::{Block, EMAIL, Found, Levels, Needs, Off, Reading, Report, Rule, SMS, sources::*};
use crate::{detect::SignalKind, draft::Purpose, readdress, reading::Passage, text::List, verdict::Both};

/// The rule.
pub const RULE: Rule = Rule {
    id: "marketing-consent",
    levels: Levels::new(Off, Off, Block, Off),
    sources: &[&MFL10],
    title: ["Reklame kræver samtykke og afmelding", "Advertising needs consent and a way out"],
    explanation: [
        "Reklame på sms og e-mail kræver samtykke på forhånd og en nem, gratis afmelding i hver besked.",
        "Advertising by text message and e-mail needs prior consent, and an easy free way to opt out in every message.",
    ],
    message: [
        "Beskeden er reklame, og modtageren har ikke sagt ja til reklame på denne kanal. Send den kun til dem, der har givet samtykke.",
        "The message is advertising, and the recipient has not said yes to advertising on this channel. Send it only to those who have given consent.",
    ],
    about_recipients: true,
    on: SMS.and(EMAIL),
    needs: Needs::STATED.or(Needs::signal(SignalKind::Marketing)),
    check,
    ..Rule::USUAL
};

const NO_OPT_OUT: Both = [
    "Beskeden er reklame og siger ikke, hvordan man afmelder sig. Skriv en nem og gratis måde, for eksempel »Afmeld gratis: send STOP til …«.",
    "The message is advertising and does not say how to opt out. Give an easy and free way, for instance “To opt out for free, text STOP to …”.",
];

fn check(reading: &Reading, report: &mut Report) {
    if reading.purpose() != Some(Purpose::Marketing) {
        return;
    }
    let offers: Vec<Passage> = reading.signal_passages(SignalKind::Marketing);
    // Without a case the host has told nothing of consent (decision 5).
    let people = &reading.people;
    let without: Vec<usize> = people
        .recipients
        .iter()
        .filter(|person| people.has_case && !reading.consents(person.party, Purpose::Marketing))
        .map(|person| person.index)
        .list();
    if !without.is_empty() {
        report.add(Found::at(offers.clone()).try_fix(readdress::remove(reading, &without)));
    }
    if !reading.has_signal(SignalKind::OptOut) {
        report.add(Found::at(offers).saying(NO_OPT_OUT));
    }
}
