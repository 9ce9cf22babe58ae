#![doc = include_str!("sms_number_verified.md")]

use super::{Block, Found, Levels, Needs, Off, PLAIN_SMS, Reading, Report, Rule, Warn, sources::*};
use crate::{content, draft::Role, fix};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-number-verified",
    levels: Levels::new(Block, Warn, Warn, Off),
    in_force: (Some("2010-10-14"), None),
    sources: &[&CW_2010, &DT_SMS_2015, &NJORD, &DT_TIP_RET],
    title: ["Nummeret er ikke bekræftet", "The number is not verified"],
    explanation: [
        "Det skal være godtgjort, at mobilnummeret tilhører modtageren: NemSMS, MitID eller en kode, som er bekræftet.",
        "It must be shown that the mobile number is the recipient's: NemSMS, MitID or a confirmed code.",
    ],
    message: [
        "Ingen har bekræftet, at nummeret tilhører modtageren, så beskeden kan havne hos en fremmed. Få nummeret bekræftet, eller {route}.",
        "Nobody has confirmed that the number is the recipient's, so the message may reach a stranger. Have the number confirmed, or {route}.",
    ],
    about_recipients: true,
    on: PLAIN_SMS,
    needs: Needs::CASE,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if !reading.people.has_case {
        return;
    }
    let unproven = reading.people.recipients.iter().any(|person| {
        let colleague = person.party.is_some_and(|p| matches!(p.role, Role::Authority | Role::Professional));
        !colleague && !content::is_verified(person)
    });
    if unproven {
        report.add(Found::default().fixes(fix::safer_routes(reading)));
    }
}
