#![doc = include_str!("sms_consent.md")]

use super::{Block, EMAIL, Found, Levels, Needs, Off, PLAIN_SMS, Reading, Report, Rule, Warn, sources::*};
use crate::{
    draft::{Purpose, Role},
    fix,
    reading::Security,
    verdict::Both,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-consent",
    levels: Levels::new(Block, Warn, Warn, Off),
    in_force: (Some("2010-10-14"), None),
    sources: &[&CW_2010, &PR_2010, &DIGST_NEMSMS2],
    title: ["Modtageren har ikke sagt ja til sms", "The recipient has not said yes to text messages"],
    explanation: [
        "Modtageren skal have sagt ja til servicebeskeder på sms eller e-mail og ikke have trukket det tilbage. Tilmelding til NemSMS er et ja.",
        "The recipient must have said yes to service messages by text message or e-mail and not have withdrawn it. Enrolment in NemSMS is a yes.",
    ],
    message: [
        "Der står ikke i sagen, at modtageren har sagt ja til sms, eller også er det trukket tilbage. Spørg først, eller {route}.",
        "The case does not say that the recipient agreed to text messages, or the consent was withdrawn. Ask first, or {route}.",
    ],
    about_recipients: true,
    covered_by: &["marketing-consent", "recipient-not-case-party"],
    on: PLAIN_SMS.and(EMAIL),
    needs: Needs::CASE,
    check,
    ..Rule::USUAL
};

const MAIL_TITLE: Both = ["Modtageren har ikke sagt ja til e-mail", "The recipient has not said yes to e-mail"];
const MAIL: Both = [
    "Der står ikke i sagen, at modtageren har sagt ja til e-mail, eller også er det trukket tilbage. Spørg først, eller {route}.",
    "The case does not say that the recipient agreed to e-mail, or the consent was withdrawn. Ask first, or {route}.",
];

fn check(reading: &Reading, report: &mut Report) {
    // Without a case nobody has told of a consent (decision 5); enrolment in NemSMS is one.
    if !reading.people.has_case {
        return;
    }
    // An authority's e-mail, where it is said to be a service message and goes as open as an SMS.
    let stated = reading.draft.purpose == Some(Purpose::ServiceMessage) && reading.settings.pack.public;
    if reading.is_email() && !(stated && reading.security() == Security::Exposed) {
        return;
    }
    let purpose = match reading.purpose() {
        Some(Purpose::Marketing) => Purpose::Marketing,
        _ => Purpose::ServiceMessage,
    };
    let missing = reading.people.recipients.iter().any(|person| match person.party {
        Some(party) if matches!(party.role, Role::Authority | Role::Professional) => false,
        party => !reading.consents(party, purpose),
    });
    if missing {
        let mut found = Found::default().fixes(fix::safer_routes(reading));
        if reading.is_email() {
            (found.title, found.message) = (Some(MAIL_TITLE), Some(MAIL));
        }
        report.add(found);
    }
}
