#![doc = include_str!("dp_exempt.md")]

use super::{Block, Found, Levels, Needs, Off, POST, Reading, Report, Rule, sources::*};
use crate::{draft::DigitalPostStatus, people, readdress, verdict::Both};

/// The rule.
pub const RULE: Rule = Rule {
    id: "dp-exempt",
    levels: Levels::new(Block, Block, Off, Off),
    in_force: (Some("2014-11-01"), None),
    sources: &[&DIGST_LOV, &DIGST_FRIT, &BRONDERSLEV],
    title: ["Modtageren har ikke Digital Post", "The recipient has no Digital Post"],
    explanation: [
        "Den, der er fritaget, ikke er tilmeldt eller er under 15 år, skal have brev på papir.",
        "Whoever is exempt, not registered or under 15 must have a letter on paper.",
    ],
    message: [
        "Modtageren er fritaget for eller ikke tilmeldt Digital Post. Send et brev på papir; sms og almindelig e-mail er ikke en erstatning.",
        "The recipient is exempt from or not registered for Digital Post. Send a letter on paper; a text message or plain e-mail is no substitute.",
    ],
    about_recipients: true,
    on: POST,
    needs: Needs::RECIPIENTS,
    check,
    ..Rule::USUAL
};

const YOUNG: Both = [
    "Modtageren er under 15 år og har ikke sin egen Digital Post. Send brevet til den, der har forældremyndigheden, eller på papir.",
    "The recipient is under 15 and has no Digital Post of their own. Send the letter to whoever has custody, or on paper.",
];

/// The age from which a person has a mailbox.
const OF_AGE: i32 = 15;

fn check(reading: &Reading, report: &mut Report) {
    for person in &reading.people.recipients {
        let status = person.party.and_then(|p| p.digital_post);
        let birth = match person.party {
            Some(party) => reading.people.birth(party),
            None => people::birth_of_cpr(&person.recipient.address),
        };
        let young = birth.is_some_and(|b| b <= reading.day && reading.day.years_since(b) < OF_AGE);
        let out = matches!(status, Some(DigitalPostStatus::Exempt | DigitalPostStatus::NotRegistered));
        if !out && !young {
            continue;
        }
        let mut found =
            Found::at(reading.addresses_of(&[person.index])).try_fix(readdress::remove(reading, &[person.index]));
        found.message = (young && !out).then_some(YOUNG);
        report.add(found);
    }
}
