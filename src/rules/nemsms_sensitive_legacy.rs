#![doc = include_str!("nemsms_sensitive_legacy.md")]

use super::{Found, Info, Levels, NEMSMS, Needs, Off, Reading, Report, Rule, sources::*};
use crate::{content, kind::DataKind};

/// The rule.
pub const RULE: Rule = Rule {
    id: "nemsms-sensitive-legacy",
    levels: Levels::new(Info, Off, Off, Off),
    in_force: (Some("2010-10-14"), Some("2018-05-25")),
    sources: &[&DIGST_SIK, &DT_SMS_NEWS, &DIGST_MEMO],
    title: ["Den gamle tilladelse for NemSMS", "The old permission for NemSMS"],
    explanation: [
        "Indtil 25. maj 2018 måtte en NemSMS indeholde følsomme oplysninger, bare ikke et CPR-nummer.",
        "Until 25 May 2018 a NemSMS was allowed to hold sensitive information, but no CPR number.",
    ],
    message: [
        "Efter de gamle regler måtte {data} stå i en NemSMS. I dag bør det normalt ikke stå der: {route}.",
        "Under the old rules {data} was allowed in a NemSMS. Today it should normally not be there: {route}.",
    ],
    on: NEMSMS,
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let told = |kind: DataKind| kind.is_topic() && kind != DataKind::RevealingPlace;
    if let Some((_, passages)) = content::protected(reading, &|e| told(e.what.kind)) {
        report.add(Found::at(passages));
    }
}
