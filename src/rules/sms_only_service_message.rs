#![doc = include_str!("sms_only_service_message.md")]

use super::{Block, Found, Levels, Needs, Off, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{
    detect::{Signal, SignalKind},
    draft::Purpose,
    fix,
    reading::{Item, Passage},
    text::{Letters, Parts},
};

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
        "Beskeden ligner en afgørelse eller en høring, som modtageren skal kunne læse, gemme og svare på sikkert. Skriv kun, at der er post, og {route}.",
        "The message looks like a decision or a hearing, which the recipient must be able to read, keep and answer securely. Only say that there is post, and {route}.",
    ],
    covered_by: &["dp-notice-neutral"],
    on: SMS,
    needs: Needs::STATED.or(Needs::signal(SignalKind::CaseWork)),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let stated = reading.draft.purpose == Some(Purpose::CaseWork);
    let notice = !stated && reading.purpose() == Some(Purpose::PostNotice);
    let passages = reading.signal_passages_where(SignalKind::CaseWork, &|s| !notice || is_told_outright(reading, s));
    if stated || !passages.is_empty() {
        report.add(Found::at(passages).fixes(fix::safer_routes(reading)));
    }
}

/// «Vi har givet afslag på din ansøgning. Begrundelsen ligger i Digital Post»: the notice stands in another sentence.
fn is_told_outright(reading: &Reading, item: &Item<Signal>) -> bool {
    let place = item.passage();
    let outcome = ["afsl", "bevil", "imødekom", "afvis"].iter().any(|part| reading.text(place).lowered().holds(part));
    outcome
        && reading.signals_of(SignalKind::PostNotice).all(|notice| {
            let (start, end) = (notice.what.end.min(place.end), notice.what.start.max(place.start));
            let between = reading.text(Passage { start, end, ..place });
            between.near_start().len() < between.len() || between.holds(". ")
        })
}
