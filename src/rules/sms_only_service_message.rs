#![doc = include_str!("sms_only_service_message.md")]

use super::{Block, Found, Levels, Off, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{detect::SignalKind, draft::Purpose, fix};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-only-service-message",
    levels: Levels::new(Block, Block, Warn, Off),
    in_force: (Some("2010-10-14"), None),
    sources: &[&CW_2010, &KOMMUNEN, &SKAU, &RN_PRI],
    title: ["En sms er ikke til sagsbehandling", "A text message is not for case work"],
    explanation: [
        "Sms og NemSMS er til påmindelser og korte servicebeskeder, ikke til afgørelser, høringer og oplysning af en sag.",
        "Text messages and NemSMS are for reminders and short service messages, not for decisions, hearings and establishing facts.",
    ],
    message: [
        "Beskeden ligner en afgørelse eller en høring, og den hører ikke hjemme i en sms: modtageren skal kunne læse, gemme og svare sikkert. Giv kun besked om, at der er post, og {route}.",
        "The message looks like a decision or a hearing, and that does not belong in a text message: the recipient must be able to read, keep and answer it securely. Only say that there is post, and {route}.",
    ],
    covered_by: &["dp-notice-neutral"],
    on: SMS,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let stated = reading.draft.purpose == Some(Purpose::CaseWork);
    if !stated && reading.purpose() == Some(Purpose::PostNotice) {
        return;
    }
    let passages: Vec<_> = reading.signal_passages(SignalKind::CaseWork);
    if stated || !passages.is_empty() {
        report.add(Found::at(passages).fixes(fix::safer_routes(reading)));
    }
}
