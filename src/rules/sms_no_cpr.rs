#![doc = include_str!("sms_no_cpr.md")]

use super::{Block, Found, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{fix, kind::DataKind};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-no-cpr",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2010-10-14"), None),
    sources: &[&DT_SMS_NEWS, &DT_JOANNA, &CW_2010, &DIGST_SIK],
    title: ["CPR-nummer i sms", "CPR number in a text message"],
    explanation: [
        "En sms eller NemSMS må ikke indeholde et CPR-nummer, heller ikke et erstatningsnummer.",
        "A text message or NemSMS may not contain a CPR number, nor a replacement number.",
    ],
    message: [
        "En sms kan læses af andre undervejs, så den må ikke indeholde et CPR-nummer. Fjern nummeret, eller {route}.",
        "A text message can be read by others on its way, so it may not contain a CPR number. Remove the number, or {route}.",
    ],
    raised: true,
    covered_by: &["citizen-offers-sensitive"],
    on: SMS,
    needs: Needs::entity(DataKind::Cpr),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let passages: Vec<_> = reading.passages(DataKind::Cpr);
    if !passages.is_empty() {
        let leave_out = fix::leave_out(reading, &passages);
        report.add(Found::at(passages).fix(leave_out).fixes(fix::safer_routes(reading)));
    }
}
