#![doc = include_str!("email_opportunistic_tls.md")]

use super::{Block, EMAIL, Found, Info, Levels, Needs, Off, Reading, Report, Rule, sources::*};
use crate::{
    content,
    detect::{Entity, SignalKind},
    draft::Transport,
    fix,
    kind::{DataClass, DataKind},
    reading::{Item, Security},
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "email-opportunistic-tls",
    levels: Levels::new(Off, Block, Block, Info),
    in_force: (Some("2019-07-02"), None),
    sources: &[&DT_LOWELL, &DT_ADVOKAT, &DT_KRIFA],
    title: ["Krypteringen er ikke sikker", "The encryption is not certain"],
    explanation: [
        "Opportunistisk TLS er ingen garanti: den kræver en risikovurdering og en frisk prøve af modtagerens server.",
        "Opportunistic TLS is no guarantee: it needs a risk assessment and a fresh probe of the recipient's server.",
    ],
    message: [
        "E-mailen indeholder {data}, og med opportunistisk TLS kan den ende med at gå ukrypteret. Brug tvungen TLS, eller {route}.",
        "The e-mail contains {data}, and with opportunistic TLS it may end up unencrypted. Use forced TLS, or {route}.",
    ],
    raised: true,
    covered_by: &["citizen-offers-sensitive", "union-word", "criminal-data", "reply-quotes-sensitive"],
    on: EMAIL,
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let security = reading.security();
    if reading.transport != Some(Transport::OpportunisticTls)
        || !matches!(security, Security::Unproven | Security::Probed)
    {
        return;
    }
    let library = reading.has_signal(SignalKind::LibraryNotice) && reading.settings.pack.public;
    let told =
        |e: &Item<Entity>| e.what.class() != DataClass::Ordinary && (!library || e.what.kind == DataKind::Finances);
    let mut passages: Vec<_> = reading.passages(DataKind::Cpr);
    let mut grave = !passages.is_empty() || reading.is_about_child() && !content::is_own_childs_reminder(reading);
    let mut worst = grave.then_some(Severity::Block).filter(|_| !passages.is_empty());
    for e in reading.entities.iter().filter(|e| told(e)) {
        if let Some(weight) = content::weight(reading, &e.what).filter(|w| *w > Severity::Info) {
            grave |= weight == Severity::Block && matches!(e.what.class(), DataClass::Sensitive | DataClass::Criminal);
            worst = worst.max(Some(weight));
            passages.push(e.passage());
        }
    }
    if worst.is_none() {
        return;
    }
    crate::reading::in_order(&mut passages);
    let severity = match (grave, security) {
        (true, Security::Unproven) => Severity::Block,
        (true, _) | (false, Security::Unproven) => Severity::Warn,
        (false, _) => Severity::Info,
    };
    let mut found = Found::at(passages).graded(severity).fixes(fix::safer_routes(reading));
    // The table of decision 3 has its own column for children.
    found.not_raised = true;
    report.add(found);
}
