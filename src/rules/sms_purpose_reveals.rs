#![doc = include_str!("sms_purpose_reveals.md")]

use super::{Block, Found, Info, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{
    classify::class_of,
    content,
    detect::SignalKind,
    draft::Purpose,
    fix,
    kind::{DataClass, DataKind},
    packs::PackId,
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-purpose-reveals",
    levels: Levels::new(Warn, Block, Block, Info),
    in_force: (Some("2019-07-16"), None),
    sources: &[&KOMMUNEN, &SKAU],
    title: ["Påmindelsen røber, hvad mødet handler om", "The reminder tells what the meeting is about"],
    explanation: [
        "En påmindelse må ikke røbe et følsomt eller fortroligt emne som kontanthjælp, misbrug eller gæld. Skriv »din aftale«.",
        "A reminder may not give away a sensitive or confidential subject such as social assistance, misuse or debt. Write “your appointment”.",
    ],
    message: [
        "Påmindelsen indeholder {data}, og den kan læses af andre på en låst skærm. Emnet bør normalt ikke stå i en sms: skriv »din aftale« og tid og sted.",
        "The reminder contains {data}, and others can read it on a locked screen. A text message should normally not name the subject: write “your appointment”, time and place.",
    ],
    raised: true,
    covered_by: &["citizen-offers-sensitive", "sms-no-sensitive", "criminal-data", "dp-notice-neutral"],
    on: SMS,
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    // An hour makes an appointment of whatever is said: «… skal tale med dig i morgen kl. 9».
    let hour = |word: &str| word == "kl" || word.starts_with("kl.");
    let timed = || reading.fields.iter().any(|f| f.text.split_whitespace().any(hour));
    let reminds = (reading.has_signal(SignalKind::Reminder) || timed()) && reading.purpose() != Some(Purpose::CaseWork);
    if !reminds || reading.has_signal(SignalKind::CaseWork) {
        return;
    }
    // The dispensation of 2010 let a reminder name the illness, not that somebody lives on benefits.
    let old = reading.settings.pack.column == PackId::Public2015;
    let subject = |kind: DataKind| {
        let aside = matches!(kind, DataKind::RevealingPlace | DataKind::Consumption);
        kind.is_topic() && !aside && !(old && class_of(kind) == DataClass::Sensitive)
    };
    let Some((severity, passages)) = content::protected(reading, &|e| subject(e.what.kind)) else { return };
    let ways = fix::without(reading, &passages);
    let mut found =
        Found::at(passages).graded(severity.max(Severity::Warn)).try_fix(ways).fixes(fix::safer_routes(reading));
    found.not_raised = content::is_own_childs_appointment(reading);
    report.add(found);
}
