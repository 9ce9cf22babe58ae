#![doc = include_str!("email_visible_recipients.md")]

use super::{Block, EMAIL, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    detect::{About, tells_of_members},
    disclosure, lookalike,
    people::{self, Person},
    readdress,
    text::{Letters, List},
    verdict::{Both, Severity},
    wording,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "email-visible-recipients",
    levels: Levels::new(Warn, Block, Block, Warn),
    sources: &[&TDC_BCC, &DT_AULA],
    title: ["Modtagerne kan se hinanden", "The recipients can see each other"],
    explanation: [
        "Modtagere uden for huset, som ikke kender hinanden fra sagen, skal stå i bcc. Listen kan røbe noget i sig selv.",
        "Outside recipients who do not know each other from the case belong in bcc. The list itself can give something away.",
    ],
    message: [
        "Alle modtagere kan se hinandens adresser, og hvem der får beskeden, kan være privat. Flyt modtagerne til bcc.",
        "All recipients can see each other's addresses, and who gets the message may be private. Move the recipients to bcc.",
    ],
    raised: true,
    about_recipients: true,
    on: EMAIL,
    needs: Needs::RECIPIENTS,
    check,
    ..Rule::USUAL
};

const TOLD: Both = [
    "Modtagerne kan se hinanden, og beskeden røber, hvad de har til fælles: {data}. Flyt modtagerne til bcc.",
    "The recipients can see each other, and the message gives away what they have in common: {data}. Move the recipients to bcc.",
];

fn check(reading: &Reading, report: &mut Report) {
    // Parties of one case know each other.
    let seen: Vec<&Person> = reading
        .people
        .recipients
        .iter()
        .filter(|p| p.visible && p.outside && p.party.is_none_or(|_| !reading.people.has_case))
        .list();
    if houses(&seen) <= reading.settings.params.max_visible_recipients as usize {
        return;
    }
    let all: Vec<usize> = seen.iter().map(|p| p.index).list();
    let addresses = reading.addresses_of(&all);
    let common = reading.passages_where(&|e| {
        disclosure::is_told(reading, e) && !matches!(e.what.about, About::Other | About::Writer | About::WritersChild)
    });
    let sender = reading.draft.sender.as_ref().and_then(|s| s.name.as_deref());
    let found = if common.is_empty() && sender.is_some_and(tells_of_members) {
        // «Foreningen for Mennesker med Psoriasis»: its name tells what they have in common.
        Found::at(addresses)
    } else if common.is_empty() {
        Found::at(addresses).graded(Severity::Warn).covered_by(&["reply-all-group"])
    } else {
        let data = wording::data(reading, &common);
        Found::at(common).and_at(&addresses).saying(TOLD).with("data", &data)
    };
    report.add(found.fix(readdress::hide(&all)));
}

/// How many different houses the recipients belong to: colleagues of one firm know each other, users of one mail
/// provider do not.
fn houses(people: &[&Person]) -> usize {
    let mut firms: Vec<String> = Vec::new();
    let mut count = 0;
    for person in people {
        let domain = people::domain(&person.recipient.address).unwrap_or_default();
        let private = lookalike::is_provider(&domain)
            || ["mail", "post", "privat", "hjem", "inbox", "net", "web", "online"]
                .iter()
                .any(|word| domain.holds(word));
        if private || !firms.contains(&domain) {
            count += 1;
            firms.push(domain);
        }
    }
    count
}
