#![doc = include_str!("email_no_cpr_unencrypted.md")]

use super::{Block, EMAIL, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{fix, kind::DataKind, reading::Security};

/// The rule.
pub const RULE: Rule = Rule {
    id: "email-no-cpr-unencrypted",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2019-01-01"), None),
    sources: &[&DT_KRYPT_NOV19, &DT_TLS, &DT_SILKEBORG, &DT_JM],
    title: ["CPR-nummer i ukrypteret e-mail", "CPR number in unencrypted e-mail"],
    explanation: [
        "En e-mail med et CPR-nummer skal være krypteret: tvungen TLS 1.2 eller bedre, eller kryptering af indholdet.",
        "An e-mail with a CPR number must be encrypted: forced TLS 1.2 or better, or encrypted content.",
    ],
    message: [
        "E-mailen er ikke sikkert krypteret, så den må ikke indeholde et CPR-nummer. Fjern nummeret, eller {route}.",
        "The e-mail is not securely encrypted, so it may not contain a CPR number. Remove the number, or {route}.",
    ],
    covered_by: &["citizen-offers-sensitive", "email-tls-version", "email-opportunistic-tls"],
    on: EMAIL,
    needs: Needs::entity(DataKind::Cpr),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Unproven {
        return;
    }
    let passages = reading.passages_where(&|e| e.what.kind == DataKind::Cpr && reading.is_inside(e.field));
    if !passages.is_empty() {
        let leave_out = fix::leave_out(reading, &passages);
        report.add(Found::at(passages).fix(leave_out).fixes(fix::safer_routes(reading)));
    }
}
