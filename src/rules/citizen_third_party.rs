#![doc = include_str!("citizen_third_party.md")]

use super::{Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{
    content,
    detect::{About, SignalKind},
    kind::DataClass,
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "citizen-third-party",
    levels: Levels::new(Off, Off, Off, Warn),
    sources: &[&DT_SLADRE, &DT_ORIENT],
    title: ["Du skriver om en anden", "You write about somebody else"],
    explanation: [
        "En borger, der skriver følsomt om andre, bliver spurgt, om det er nødvendigt. Underretninger og anmeldelser er lavet til det.",
        "A citizen who writes sensitive things about others is asked whether it is needed. Reports of concern are meant for it.",
    ],
    message: [
        "Din besked fortæller om en anden end dig selv: {data}. Den anden kan få lov at se, hvad du har skrevet. Tag kun det med, der er nødvendigt for sagen.",
        "Your message tells about somebody other than you: {data}. That person may get to see what you wrote. Keep only what the matter needs.",
    ],
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.has_signal(SignalKind::ConcernReport) {
        return;
    }
    let other = |about| matches!(about, About::Other | About::WritersChild);
    let private = |class| matches!(class, DataClass::Sensitive | DataClass::Criminal);
    let told =
        content::protected(reading, &|e| e.what.kind.is_topic() && other(e.what.about) && private(e.what.class()));
    if let Some((severity, passages)) = told.filter(|(s, _)| *s > Severity::Info) {
        report.add(Found::at(passages).graded(severity));
    }
}
