#![doc = include_str!("recipient_not_case_party.md")]

use super::{Block, Found, Info, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{disclosure, people::People, readdress, verdict::Both, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "recipient-not-case-party",
    levels: Levels::new(Warn, Block, Warn, Info),
    sources: &[&DT_FAMRET, &DT_TIP_RET, &DT_GULDB, &OMB_TAUS],
    title: ["Modtageren er ikke part i sagen", "The recipient is no party to the case"],
    explanation: [
        "Modtageren skal være part i sagen, have fuldmagt fra en part eller være en registreret fagperson eller myndighed på sagen.",
        "The recipient must be a party to the case, hold a power of attorney, or be a registered professional or authority of the case.",
    ],
    message: [
        "Oplysninger til en forkert modtager er den hyppigste fejl. Vælg en part fra sagen, eller vælg, hvorfor modtageren må få beskeden.",
        "Information to the wrong recipient is the most frequent mistake. Pick a party of the case, or choose why the recipient may get the message.",
    ],
    about_recipients: true,
    needs: Needs::CASE,
    check,
    ..Rule::USUAL
};

const NOT_ENTITLED_TITLE: Both = ["Modtageren må ikke få det at vide", "The recipient may not be told this"];
const NOT_ENTITLED: Both = [
    "Beskeden fortæller om en anden person i sagen ({data}), og sagen viser ingen fuldmagt til modtageren. Send den til den, det handler om, eller registrér fuldmagten først.",
    "The message tells about another person of the case ({data}), and the case shows no power of attorney for the recipient. Send it to the person it is about, or register the power of attorney first.",
];
const MAY_NOT_RECEIVE: Both = [
    "Beskeden indeholder {data}, og det må modtageren ifølge sagen ikke få. Fjern oplysningerne, eller vælg en anden modtager.",
    "The message contains {data}, which the recipient may not get according to the case. Remove the information, or pick another recipient.",
];

fn check(reading: &Reading, report: &mut Report) {
    let people = &reading.people;
    if people.parties.is_empty() {
        return;
    }
    let outsiders = reading.recipients_where(&|p| p.party.is_none() && !People::is_of_house(p));
    if !outsiders.is_empty() {
        let addresses = reading.addresses_of(&outsiders);
        let found = Found::at(addresses).try_fix(readdress::remove(reading, &outsiders));
        report.add(found.covered_by(&["recipient-domain-anomaly"]));
    }
    for person in &people.recipients {
        let Some(party) = people.owner(person) else { continue };
        let told = disclosure::withheld(reading, party);
        let (told, message) = if told.is_empty() {
            let child = people.about.iter().any(|other| people.is_child(other));
            let told = if People::is_professional(party) || party.may_receive.is_some() {
                continue;
            } else if people.is_entitled(party) || child {
                disclosure::told_of_others(reading, party)
            } else {
                reading.passages_where(&|e| disclosure::is_protected(reading, e))
            };
            (told, NOT_ENTITLED)
        } else {
            (told, MAY_NOT_RECEIVE)
        };
        if told.is_empty() {
            continue;
        }
        let (told, data) = (reading.addresses_of(&[person.index]), wording::data(reading, &told));
        let mut found = Found::at(told).saying(message).with("data", &data);
        found = found.try_fix(readdress::remove(reading, &[person.index]));
        found.title = Some(NOT_ENTITLED_TITLE);
        report.add(found.covered_by(&["dp-mailbox-mismatch"]));
    }
}
