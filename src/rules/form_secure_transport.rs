#![doc = include_str!("form_secure_transport.md")]

use super::{Block, FORM, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{content, fix, reading::Security};

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
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

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
    }
}
