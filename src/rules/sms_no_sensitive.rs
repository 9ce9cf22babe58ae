#![doc = include_str!("sms_no_sensitive.md")]

use super::{Block, Found, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{content, fix, kind::DataClass};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-no-sensitive",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2019-07-16"), None),
    sources: &[&DT_SMS, &DT_SMS_NEWS, &DT_SMS_2015, &NJORD],
    title: ["Følsomme oplysninger i sms", "Sensitive information in a text message"],
    explanation: [
        "Helbred, tro, politik, fagforening og andre følsomme oplysninger bør normalt ikke sendes i en sms eller NemSMS.",
        "Health, religion, politics, trade union and other sensitive information should normally not be sent by text message or NemSMS.",
    ],
    message: [
        "Beskeden indeholder {data}, og en sms kan læses af andre undervejs og på en låst skærm. Det bør normalt ikke stå i en sms. Skriv neutralt, eller {route}.",
        "The message contains {data}, and a text message can be read by others on its way and on a locked screen. It should normally not be in a text message. Write neutrally, or {route}.",
    ],
    raised: true,
    covered_by: &["citizen-offers-sensitive", "union-word", "dp-notice-neutral", "sms-consent", "sms-number-verified"],
    on: SMS,
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if content::is_dispensed(reading) {
        return;
    }
    let Some((severity, mut passages)) = content::protected(reading, &|e| content::is_sensitive(&e.what)) else {
        return;
    };
    // What is confidential beside it has the same way out: one finding says both.
    if let Some((_, more)) = content::protected(reading, &|e| e.what.class() == DataClass::Confidential) {
        passages.extend(more);
        crate::reading::in_order(&mut passages);
    }
    let ways = fix::without(reading, &passages);
    let mut found = Found::at(passages).graded(severity).try_fix(ways).fixes(fix::safer_routes(reading));
    found.not_raised = content::is_own_childs_reminder(reading);
    report.add(found);
}
