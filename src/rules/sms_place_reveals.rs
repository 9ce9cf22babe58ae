#![doc = include_str!("sms_place_reveals.md")]

use super::{Block, EMAIL, Found, Info, Levels, Needs, Off, Reading, Report, Rule, SMS, sources::*};
use crate::{
    content, fix,
    kind::DataKind,
    reading::Security,
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-place-reveals",
    levels: Levels::new(Off, Block, Block, Info),
    in_force: (Some("2019-07-16"), None),
    sources: &[&KOMMUNEN, &DT_2010_RESUME],
    title: ["Stedet røber noget privat", "The place gives something private away"],
    explanation: [
        "En afdeling, klinik eller et center kan røbe, hvorfor modtageren kommer. Skriv hospitalet eller myndigheden, dato og tid.",
        "A department, clinic or centre can give away why the recipient comes. Write the hospital or authority, date and time.",
    ],
    message: [
        "Navnet på stedet røber noget om helbred eller private forhold, og en sms kan læses af andre. Det bør normalt ikke stå i en sms: nævn kun hospitalet eller myndigheden, dato og tid.",
        "The name of the place tells something about health or private life, and a text message can be read by others. It should normally be left out: mention only the hospital or authority, date and time.",
    ],
    raised: true,
    covered_by: &["citizen-offers-sensitive", "dp-notice-neutral", "email-encrypt-sensitive"],
    on: SMS.and(EMAIL),
    needs: Needs::PROTECTED.or(Needs::STATED),
    check,
    ..Rule::USUAL
};

const HOSPITAL: Both = [
    "Navnet på stedet fortæller lidt om modtageren. Det er normalt i orden, når der ikke står andet end dato og tid.",
    "The name of the place tells a little about the recipient. It is normally fine where nothing but date and time stands beside it.",
];
const BY_EMAIL: Both = [
    "Navnet på stedet røber noget om helbred eller private forhold, og e-mailen er ikke krypteret. Nævn kun hospitalet eller myndigheden, dato og tid, eller {route}.",
    "The name of the place tells something about health or private life, and the e-mail is not encrypted. Mention only the hospital or authority, date and time, or {route}.",
];

const SENDER_TITLE: Both = ["Afsenderen røber noget privat", "The sender gives something private away"];
const SENDER: Both = [
    "Navnet på afsenderen røber noget om helbred eller private forhold, og det står på skærmen, før beskeden er åbnet. Send i hospitalets eller myndighedens navn, eller {route}.",
    "The sender's name tells something about health or private life, and it shows before the message is opened. Send in the name of the hospital or authority, or {route}.",
];

fn check(reading: &Reading, report: &mut Report) {
    let email = reading.is_email();
    if !email && reading.is_sender_revealing() {
        let mut found = Found::default().fixes(fix::safer_routes(reading));
        (found.title, found.message) = (Some(SENDER_TITLE), Some(SENDER));
        report.add(found);
    }
    if reading.security() > Security::Exposed {
        return;
    }
    let Some((severity, mut passages)) = content::protected(reading, &|e| e.what.kind == DataKind::RevealingPlace)
    else {
        return;
    };
    if severity == Severity::Info {
        if !email {
            let mut found = Found::at(passages).graded(severity);
            found.message = Some(HOSPITAL);
            found.not_raised = true;
            report.add(found);
        }
        return;
    }
    // The hospital's name may stay.
    passages.retain(|p| {
        let mut places = reading.of(DataKind::RevealingPlace).filter(|e| e.passage() == *p);
        places.any(|e| content::weight(reading, &e.what) > Some(Severity::Info))
    });
    let leave_out = fix::leave_out_place(reading, &passages);
    let mut found = Found::at(passages).graded(severity).fix(leave_out).fixes(fix::safer_routes(reading));
    found.message = email.then_some(BY_EMAIL);
    found.not_raised = content::is_own_childs_appointment(reading);
    report.add(found);
}
