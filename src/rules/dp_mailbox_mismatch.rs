#![doc = include_str!("dp_mailbox_mismatch.md")]

use super::{Block, Found, Levels, Needs, Off, POST, Reading, Report, Rule, sources::*};
use crate::{addressee, draft::Party, name_match::Name, people, readdress, text::fold_digits};

/// The rule.
pub const RULE: Rule = Rule {
    id: "dp-mailbox-mismatch",
    levels: Levels::new(Block, Block, Off, Off),
    sources: &[&DT_DATTER, &DT_GULDB],
    title: ["Postkassen tilhører en anden", "The mailbox is somebody else's"],
    explanation: [
        "Digital Post skal i den persons postkasse, som brevet er til. En c/o-adresse eller et slægtskab er ingen fuldmagt.",
        "Digital Post goes to the mailbox of the person the letter is for. A c/o address or kinship is no power of attorney.",
    ],
    message: [
        "Postkassen tilhører en anden end den, brevet er til, og sagen viser ingen fuldmagt. Vælg den rigtige postkasse, eller registrér fuldmagten først.",
        "The mailbox belongs to somebody other than the letter is for, and the case shows no power of attorney. Pick the right mailbox, or register the power of attorney first.",
    ],
    about_recipients: true,
    on: POST,
    needs: Needs::RECIPIENTS,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let people = &reading.people;
    let greeted = addressee::greeted(reading);
    for person in &people.recipients {
        let address = &person.recipient.address;
        // Whose mailbox it is: by its number, where the case knows it.
        let owner = people.party_of_cpr(address).or(person.party);
        let picked = person.party.filter(|party| is_other_box(address, party));
        let wrong_box =
            picked.is_some_and(|party| owner.is_none_or(|o| o.id == party.id || !people.answers_for(o, party)));
        let letter = greeted.iter().find(|g| {
            owner.is_some_and(|owner| {
                let names = addressee::names_of(reading, person);
                let own = Name::read(&owner.name);
                !g.names.iter().any(|name| name.may_be(&own) || names.iter().any(|n| name.may_be(n)))
                    && people
                        .parties
                        .iter()
                        .any(|p| p.id != owner.id && g.names.iter().any(|name| name.may_be(&Name::read(&p.name))))
            })
        });
        if !wrong_box && letter.is_none() {
            continue;
        }
        let greeted = letter.map_or(Vec::new(), |g| vec![g.passage]);
        report.add(
            Found::at(greeted)
                .and_at(&reading.addresses_of(&[person.index]))
                .try_fix(readdress::remove(reading, &[person.index])),
        );
    }
}

/// The mailbox has another number than the person it was picked for: another CPR number, or the CVR number of a firm.
fn is_other_box(address: &str, party: &Party) -> bool {
    let Some(own) = party.cpr.as_deref().and_then(people::digits) else { return false };
    let (_, count) = fold_digits::<10>(address);
    match people::digits(address) {
        Some(number) => number != own,
        None => count == 8,
    }
}
