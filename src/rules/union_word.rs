#![doc = include_str!("union_word.md")]

use super::{Block, EMAIL, Found, Info, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{
    content, fix,
    kind::DataKind,
    reading::Security,
    text::{Letters, listed},
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "union-word",
    levels: Levels::new(Warn, Block, Block, Info),
    in_force: (Some("2019-11-05"), None),
    sources: &[&DT_KRIFA],
    title: ["Beskeden røber medlemskab af en fagforening", "The message gives union membership away"],
    explanation: [
        "Ord, der viser, at modtageren er medlem af en fagforening, må ikke stå i en sms eller en usikker e-mail.",
        "Words that show that the recipient is a union member must not be in a text message or insecure e-mail.",
    ],
    message: [
        "Ordene viser, at modtageren er medlem af en fagforening, og det er en følsom oplysning. Udelad ordet, eller {route}.",
        "The words show that the recipient is a member of a trade union, which is sensitive information. Leave the word out, or {route}.",
    ],
    covered_by: &["citizen-offers-sensitive"],
    on: SMS.and(EMAIL),
    needs: Needs::PROTECTED.or(Needs::STATED),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let security = reading.security();
    if security > Security::Probed {
        return;
    }
    let told = content::protected(reading, &|e| e.what.kind == DataKind::TradeUnion);
    // «Fagforeningen Kontor og Lager», «3F Nordvang» over an SMS says it before a word is read.
    let is_union = |name: &str| {
        let name = name.lowered();
        ["fagforening", "fagforbund", "a-kasse"].iter().any(|part| name.holds(part))
            || name.starts_with("forbundet ")
            || name.split_whitespace().any(|word| listed(" 3f hk foa krifa djøf bupl prosa ", word))
    };
    let name = reading.draft.sender.as_ref().and_then(|s| s.name.as_deref());
    if told.is_none() && !(reading.is_sms() && name.is_some_and(is_union)) {
        return;
    }
    let passages = told.map_or(Vec::new(), |(_, passages)| passages);
    let severity = if security == Security::Probed { Severity::Warn } else { Severity::Block };
    report.add(Found::at(passages).graded(severity).fixes(fix::safer_routes(reading)));
}
