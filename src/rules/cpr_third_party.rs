#![doc = include_str!("cpr_third_party.md")]

use super::{Block, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    detect::About,
    draft::{Channel, Role},
    fix,
    kind::DataKind,
    people::{self, Person},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "cpr-third-party",
    levels: Levels::new(Block, Block, Block, Warn),
    sources: &[&CPR54, &DT_FAMRET, &LOLLAND],
    title: ["CPR-nummeret tilhører en anden", "The CPR number is somebody else's"],
    explanation: [
        "Et CPR-nummer i beskeden skal tilhøre modtageren eller en part i sagen.",
        "A CPR number in the message must belong to the recipient or a party to the case.",
    ],
    message: [
        "Nummeret tilhører hverken modtageren eller en part i sagen, så det må modtageren ikke få. Kontrollér nummeret, og fjern eller ret det.",
        "The number belongs neither to the recipient nor to a party of the case, so the recipient may not get it. Check the number, and remove or correct it.",
    ],
    about_recipients: true,
    needs: Needs::entity(DataKind::Cpr),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let people = &reading.people;
    // The number of a mailbox is its owner's; a phone number has ten digits too, with its country.
    let mailbox = |r: &Person| people::digits(&r.recipient.address).filter(|_| reading.channel == Channel::DigitalPost);
    // Only where the host has told the numbers of those who get the message can another number be told from theirs.
    let told = !people.recipients.is_empty()
        && people.recipients.iter().all(|r| mailbox(r).is_some() || r.party.is_some_and(|p| p.cpr.is_some()));
    let colleagues = people
        .recipients
        .iter()
        .all(|r| r.party.is_some_and(|p| matches!(p.role, Role::Authority | Role::Professional)));
    if !told || colleagues {
        // Nobody's numbers are known; a citizen says whose it is.
        let passages = reading.passages_where(&|e| e.what.kind == DataKind::Cpr && e.what.about == About::Other);
        if !passages.is_empty() && reading.settings.pack.citizen {
            report.add(Found::at(passages));
        }
        return;
    }
    let is_strange = |text: &str| {
        people::digits(text).is_some_and(|number| {
            people.party_of_cpr(text).is_none() && !people.recipients.iter().any(|r| mailbox(r) == Some(number))
        })
    };
    let passages = reading.passages_where(&|e| e.what.kind == DataKind::Cpr && is_strange(reading.text(e.passage())));
    if !passages.is_empty() {
        let leave_out = fix::leave_out(reading, &passages);
        report.add(Found::at(passages).fix(leave_out));
    }
}
