#![doc = include_str!("form_secure_transport.md")]

use super::{Block, FORM, Found, Levels, Reading, Report, Rule, Warn, sources::*};
use crate::{
    content, fix,
    kind::{DataClass, DataKind},
    reading::Security,
    verdict::Severity,
};

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
        "Formularen sender {data} videre uden sikker kryptering. Slå sikker forsendelse til, og lad kvitteringen nøjes med, at I har modtaget beskeden.",
        "The form passes {data} on without secure encryption. Switch secure transport on, and let the receipt say only that you have received the message.",
    ],
    covered_by: &["citizen-offers-sensitive", "email-tls-version"],
    on: FORM,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Unproven {
        return;
    }
    let mut passages: Vec<_> = reading.passages(DataKind::Cpr);
    let mut severity = (!passages.is_empty()).then_some(Severity::Block);
    if let Some((weight, more)) = content::protected(reading, &|e| e.what.class() != DataClass::Ordinary) {
        severity = severity.max(Some(weight));
        passages.extend(more);
        crate::reading::in_order(&mut passages);
    }
    if let Some(severity) = severity.filter(|s| *s > Severity::Info) {
        let mut found = Found::at(passages).graded(severity).fixes(fix::safer_routes(reading));
        if reading.settings.pack.citizen {
            found.message = Some([
                "Formularen sender {data} videre uden sikker kryptering. Du kan i stedet {route}.",
                "The form passes {data} on without secure encryption. You can instead {route}.",
            ]);
        }
        report.add(found);
    }
}
