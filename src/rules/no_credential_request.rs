#![doc = include_str!("no_credential_request.md")]

use super::{Block, Found, Levels, Needs, Reading, Reasons, Report, Rule, Warn, sources::*};
use crate::detect::{Asked, SignalKind};

/// The rule.
pub const RULE: Rule = Rule {
    id: "no-credential-request",
    levels: Levels::new(Block, Block, Block, Warn),
    sources: &[&BORGERDK],
    title: ["Bed aldrig om koder eller kortdata", "Never ask for codes or card data"],
    explanation: [
        "Ingen må bede om MitID, adgangskoder, engangskoder eller kortoplysninger.",
        "Nobody may ask for MitID, passwords, one-time codes or card data.",
    ],
    message: [
        "Beskeden beder om en kode, MitID eller kortoplysninger. Det må ingen bede om, og beskeden kan ikke kendes fra svindel. Fjern sætningen.",
        "The message asks for a code, MitID or card data. Nobody may ask for that, and the message cannot be told from fraud. Remove the sentence.",
    ],
    reasons: Reasons::None,
    needs: Needs::signal(SignalKind::Request),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let passages = super::ask_by_sms_or_mail::requests(reading, Asked::CREDENTIALS);
    if !passages.is_empty() {
        report.add(Found::at(passages));
    }
}
