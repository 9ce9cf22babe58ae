#![doc = include_str!("sms_no_confidential.md")]

use super::{Block, Both, Found, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{content, detect::SignalKind, fix, kind::DataClass, reading::Passage, text::Letters, verdict::Severity};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-no-confidential",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2019-07-16"), None),
    sources: &[&DT_SMS_NEWS, &SKAU, &DE_FORTR],
    title: ["Fortrolige oplysninger i sms", "Confidential information in a text message"],
    explanation: [
        "Økonomi, sociale forhold, familie og andre fortrolige oplysninger bør normalt ikke sendes i en sms eller NemSMS.",
        "Finances, social matters, family and other confidential information should normally not be sent by text message or NemSMS.",
    ],
    message: [
        "Beskeden indeholder {data}, og en sms kan læses af andre undervejs og på en låst skærm. Det bør normalt ikke stå i en sms. Skriv neutralt, eller {route}.",
        "The message contains {data}, and a text message can be read by others on its way and on a locked screen. It should normally not be in a text message. Write neutrally, or {route}.",
    ],
    raised: true,
    covered_by: &[
        "citizen-offers-sensitive",
        "dp-notice-neutral",
        "criminal-data",
        "sms-purpose-reveals",
        "sms-no-sensitive",
        "sms-consent",
        "sms-number-verified",
    ],
    on: SMS,
    needs: Needs::PROTECTED.or(Needs::signal(SignalKind::PaymentDue)),
    check,
    ..Rule::USUAL
};

const DUE: Both = [
    "Beskeden minder om en betaling, og en sms kan læses af andre. Det er normalt i orden, når der hverken står beløb eller gæld. Skriv hellere, hvor regningen kan ses.",
    "The message reminds of a payment, and a text message can be read by others. It is normally fine where neither an amount nor a debt is mentioned. Rather say where the bill can be seen.",
];

fn check(reading: &Reading, report: &mut Report) {
    if content::is_dispensed(reading) {
        return;
    }
    let wanted = |class| matches!(class, DataClass::Confidential | DataClass::Criminal);
    let Some((severity, passages)) = content::protected(reading, &|e| wanted(e.what.class())) else {
        // The catalogue's exception: a payment that is due, without amount or debt, warns only.
        let due = reading.signal_passages(SignalKind::PaymentDue);
        if !due.is_empty() && !reading.settings.pack.citizen {
            let mut found = Found::at(due).graded(Severity::Warn).fixes(fix::safer_routes(reading));
            found.message = Some(DUE);
            report.add(found);
        }
        return;
    };
    let severity = if passages.iter().all(|p| is_only_due(reading, *p)) { Severity::Warn } else { severity };
    let ways = fix::without(reading, &passages);
    let mut found = Found::at(passages).graded(severity).try_fix(ways).fixes(fix::safer_routes(reading));
    found.not_raised = content::is_own_childs_reminder(reading);
    report.add(found);
}

/// "Du mangler at betale kontingent": something is due, with no amount and no word of debt beside it.
fn is_only_due(reading: &Reading, passage: Passage) -> bool {
    const DEBT: [&str; 9] = [" kr", " dkk", "rykker", "restance", "gæld", "inkasso", "inddriv", "bagud", "gebyr"];
    let is_due = ["mangler at betale", "mangler betaling"].contains(&reading.text(passage).lowered().as_str());
    is_due && {
        let text = reading.fields[passage.field].text.lowered();
        !DEBT.iter().any(|word| text.holds(word))
    }
}
