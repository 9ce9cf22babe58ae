#![doc = include_str!("form_secure_transport.md")]

use super::{
    Block, FORM, Found, Levels, Needs, Reading, Report, Rule, Warn,
    ask_by_sms_or_mail::{PROTECTED, requests},
    sources::*,
};
use crate::{content, detect::SignalKind, fix, reading::Security, verdict::Both};

/// The rule.
pub const RULE: Rule = Rule {
    id: "form-secure-transport",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2021-04-07"), None),
    sources: &[&DT_TLS, &DT_POLITI, &DT_SLADRE],
    title: ["Formularen sender ikke sikkert", "The form does not send securely"],
    explanation: [
        "En formular, der modtager beskyttede oplysninger, skal sende dem krypteret videre (TLS 1.2), og kvitteringen må ikke gentage dem.",
        "A form that takes protected information must pass it on encrypted (TLS 1.2), and the receipt may not repeat it.",
    ],
    message: [
        "Formularen sender {data} videre uden sikker kryptering. Slå sikker forsendelse til, og gentag intet i kvitteringen.",
        "The form passes {data} on without secure encryption. Switch secure transport on, and repeat nothing in the receipt.",
    ],
    covered_by: &["citizen-offers-sensitive", "email-tls-version"],
    on: FORM,
    needs: Needs::PROTECTED.or(Needs::signal(SignalKind::Request)),
    check,
    ..Rule::USUAL
};

const ASKS: Both = [
    "Formularen beder om beskyttede oplysninger og sender dem videre uden sikker kryptering. Slå sikker forsendelse til.",
    "The form asks for protected information and passes it on without secure encryption. Switch secure transport on.",
];

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Unproven {
        return;
    }
    if let Some((severity, passages)) = content::with_cpr(reading) {
        let mut found = Found::at(passages).graded(severity).fixes(fix::safer_routes(reading));
        if reading.settings.pack.citizen {
            found.message = Some([
                "Formularen sender {data} videre uden sikker kryptering. Vælg hellere en sikker vej: {route}.",
                "The form passes {data} on without secure encryption. You can instead {route}.",
            ]);
        }
        report.add(found);
    } else if !reading.settings.pack.citizen && !reading.has_signal(SignalKind::SecureRoute) {
        // The form itself: what it asks for will pass through it.
        let asked = requests(reading, PROTECTED);
        if !asked.is_empty() {
            let mut found = Found::at(asked);
            found.message = Some(ASKS);
            report.add(found);
        }
    }
}
