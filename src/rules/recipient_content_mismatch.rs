#![doc = include_str!("recipient_content_mismatch.md")]

use super::{Block, Found, Info, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    addressee, disclosure, readdress,
    reading::{FieldName, Passage},
    text::List,
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "recipient-content-mismatch",
    levels: Levels::new(Warn, Block, Warn, Info),
    sources: &[&DT_FALKON, &DT_FAMRET],
    title: ["Navnet passer ikke til modtageren", "The name does not fit the recipient"],
    explanation: [
        "Hilsen, navn, CPR-nummer og sagsnummer i beskeden skal passe til den modtager og den sag, der er valgt.",
        "Greeting, name, CPR number and case number in the message must fit the recipient and the case that are chosen.",
    ],
    message: [
        "Beskeden hilser på en anden end modtageren. Måske er det den forkerte modtager eller det forkerte brev. Kontrollér begge dele, før du sender.",
        "The message greets somebody other than the recipient. It may be the wrong recipient or the wrong letter. Check both before you send.",
    ],
    about_recipients: true,
    needs: Needs::RECIPIENTS.or(Needs::CASE),
    check,
    ..Rule::USUAL
};

const CPR_TITLE: Both = ["CPR-nummeret passer ikke til modtageren", "The CPR number does not fit the recipient"];
const CPR_MESSAGE: Both = [
    "Nummeret i beskeden er ikke modtagerens. Et forkert nummer betyder tit, at brevet er til en anden. Kontrollér nummeret og modtageren, før du sender.",
    "The number in the message is not the recipient's. A wrong number often means that the letter is for somebody else. Check the number and the recipient before you send.",
];
const CASE_TITLE: Both = ["Sagsnummeret hører til en anden sag", "The case number is that of another case"];
const CASE_MESSAGE: Both = [
    "Beskeden sendes fra én sag, men nævner nummeret på en anden. Måske er to sager åbne på én gang. Ret nummeret, eller send beskeden fra den rigtige sag.",
    "The message is sent from one case but gives the number of another. Two cases may be open at once. Correct the number, or send the message from the right case.",
];
const ABOUT_TITLE: Both = ["Navnet hører ikke til sagen", "The name does not belong to the case"];
const ABOUT_MESSAGE: Both = [
    "Overskriften nævner en person, som ikke er part i sagen. Kontrollér, at det er den rigtige sag, før du sender.",
    "The heading names a person who is no party to the case. Check that it is the right case before you send.",
];

fn check(reading: &Reading, report: &mut Report) {
    let numbers = disclosure::strangers_numbers(reading, &|name| !is_attachment(name));
    if !numbers.is_empty() {
        report.add(said(numbers, CPR_TITLE, CPR_MESSAGE, Severity::Block));
    }
    let cases = disclosure::other_cases(reading, &|name| !is_attachment(name));
    if !cases.is_empty() {
        report.add(said(cases, CASE_TITLE, CASE_MESSAGE, Severity::Block));
    }
    let greeted = addressee::greeted(reading);
    for wrong in addressee::misgreeted(reading, &greeted) {
        let all: Vec<usize> = reading.people.recipients.iter().map(|p| p.index).list();
        let found = Found::at(vec![wrong.passage]).graded(Severity::Warn).try_fix(readdress::remove(reading, &all));
        report.add(found.covered_by(&["dp-mailbox-mismatch"]));
    }
    let strangers = addressee::strangers_in_headings(reading, &|name| !is_attachment(name));
    if !strangers.is_empty() {
        report.add(said(strangers, ABOUT_TITLE, ABOUT_MESSAGE, Severity::Warn));
    }
}

fn said(passages: Vec<Passage>, title: Both, message: Both, severity: Severity) -> Found {
    let mut found = Found::at(passages).graded(severity).saying(message);
    found.title = Some(title);
    found.covered_by(&["sms-no-cpr", "cpr-third-party"])
}

fn is_attachment(name: FieldName) -> bool {
    matches!(name, FieldName::AttachmentName(_) | FieldName::AttachmentText(_))
}
