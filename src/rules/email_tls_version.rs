#![doc = include_str!("email_tls_version.md")]

use super::{Block, EMAIL, FORM, Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{content, draft::Transport, fix};

/// The rule.
pub const RULE: Rule = Rule {
    id: "email-tls-version",
    levels: Levels::new(Off, Block, Block, Warn),
    in_force: (Some("2021-04-07"), None),
    sources: &[&DT_TLS, &DT_POLITI, &DT_SILKEBORG],
    title: ["Forældet kryptering", "Outdated encryption"],
    explanation: [
        "TLS 1.0 og 1.1 regnes for ukrypteret og skal være slået fra, når der sendes fortrolige oplysninger.",
        "TLS 1.0 and 1.1 count as unencrypted and must be switched off where confidential information is sent.",
    ],
    message: [
        "Forbindelsen bruger TLS 1.0 eller 1.1, som regnes for ukrypteret, og beskeden indeholder {data}. Kræv TLS 1.2 eller nyere, eller {route}.",
        "The connection uses TLS 1.0 or 1.1, which counts as unencrypted, and the message contains {data}. Require TLS 1.2 or newer, or {route}.",
    ],
    on: EMAIL.and(FORM),
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let by_tls = matches!(reading.transport, Some(Transport::ForcedTls | Transport::OpportunisticTls));
    if !by_tls || !reading.has_old_tls() {
        return;
    }
    if let Some((severity, passages)) = content::with_cpr(reading) {
        report.add(Found::at(passages).graded(severity).fixes(fix::safer_routes(reading)));
    }
}
