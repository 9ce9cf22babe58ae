#![doc = include_str!("custody_check.md")]

use super::{Block, Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{
    detect::Entity,
    disclosure,
    draft::{Party, Role},
    kind::DataKind,
    name_match::Name,
    people::People,
    readdress,
    reading::{Item, Passage},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "custody-check",
    levels: Levels::new(Block, Block, Warn, Off),
    sources: &[&DT_GULDB, &DT_DATTER, &DT_ORIENT],
    title: ["Modtageren har ikke forældremyndighed", "The recipient has no custody"],
    explanation: [
        "Den, der får besked om et barn, skal have forældremyndighed eller fuldmagt. En c/o-adresse er ingen fuldmagt.",
        "Whoever is told about a child must have custody or a power of attorney. A c/o address is no power of attorney.",
    ],
    message: [
        "Beskeden handler om et barn, og ifølge sagen har modtageren hverken forældremyndighed eller fuldmagt. Vælg den forælder, der har forældremyndigheden.",
        "The message is about a child, and according to the case the recipient has neither custody nor a power of attorney. Pick the parent who has custody.",
    ],
    about_recipients: true,
    covered_by: &["protected-address"],
    needs: Needs::CASE,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let people = &reading.people;
    for child in people.parties.iter().filter(|p| people.is_child(p)) {
        let told = told_about(reading, child);
        if told.is_empty() {
            continue;
        }
        let strangers = reading.recipients_where(&|r| r.party.is_some_and(|party| lacks(reading, party, child)));
        if !strangers.is_empty() {
            report.add(Found::at(told).try_fix(readdress::remove(reading, &strangers)));
            return;
        }
    }
}

/// Neither custody nor power of attorney; a parent of whom the host says nothing may have it, unless it says who has.
fn lacks(reading: &Reading, party: &Party, child: &Party) -> bool {
    let has = |p: &Party| p.custody_of.iter().flatten().any(|id| *id == child.id);
    let says_nothing = party.custody_of.is_none()
        && matches!(party.role, Role::Parent | Role::Citizen)
        && !reading.people.parties.iter().any(has);
    !People::is_professional(party)
        && !reading.people.answers_for(party, child)
        && !reading.people.is_child(party)
        && !says_nothing
}

/// What is told about the child: the name, and where the message is about the child everything personal.
fn told_about(reading: &Reading, child: &Party) -> Vec<Passage> {
    let name = Name::read(&child.name);
    let about = reading.people.about.iter().any(|p| p.id == child.id);
    let named = |e: &Item<Entity>| {
        let here = Name::read(reading.text(e.passage()));
        !here.is_empty() && here.may_be(&name)
    };
    let mut passages = reading.passages_where(&|e| {
        e.what.kind == DataKind::PersonName && named(e) || about && disclosure::is_protected(reading, e)
    });
    crate::reading::in_order(&mut passages);
    passages.dedup();
    passages
}
