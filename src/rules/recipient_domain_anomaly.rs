#![doc = include_str!("recipient_domain_anomaly.md")]

use super::{EMAIL, Found, Info, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    draft::Party,
    lookalike,
    name_match::Name,
    people::{self, Person},
    readdress,
    text::{Letters, Parts},
    verdict::Both,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "recipient-domain-anomaly",
    levels: Levels::new(Info, Warn, Warn, Warn),
    in_force: (Some("2024-03-01"), None),
    sources: &[&DT_AUTO, &DT_TIP_RET],
    title: ["Adressen ligner en anden", "The address looks like another one"],
    explanation: [
        "Adressen må ikke være en skrivefejl, en efterligning af et kendt domæne eller en privat postkasse, hvor der er en arbejdsadresse.",
        "The address must not be a slip of the pen, an imitation of a known domain, or a private mailbox where a work address is on file.",
    ],
    message: [
        "Adressens domæne ligner et kendt, men er ikke det samme. Det kan være en slåfejl eller et forsøg på svindel. Ret adressen, eller vælg modtageren fra sagen.",
        "The domain of the address looks like one you know but is not the same. It may be a typing mistake or an attempt at fraud. Correct the address, or pick the recipient from the case.",
    ],
    about_recipients: true,
    on: EMAIL,
    needs: Needs::RECIPIENTS,
    check,
    ..Rule::USUAL
};

const PRIVATE_TITLE: Both =
    ["Privat postkasse i stedet for arbejdsmail", "Private mailbox instead of the work address"];
const PRIVATE_MESSAGE: Both = [
    "Modtageren er registreret med en arbejdsmail, men beskeden er på vej til en privat postkasse. Brug den adresse, der står på sagen.",
    "The recipient is registered with a work address, but the message is going to a private mailbox. Use the address that stands on the case.",
];

fn check(reading: &Reading, report: &mut Report) {
    for person in &reading.people.recipients {
        let (Some(domain), Some(address)) =
            (people::domain(&person.recipient.address), reading.address_of(person.index))
        else {
            continue;
        };
        let found = if is_anomalous(reading, person, &domain) {
            Found::at(vec![address])
        } else if is_private(reading, person, &domain) {
            let mut found = Found::at(vec![address]).saying(PRIVATE_MESSAGE);
            found.title = Some(PRIVATE_TITLE);
            found
        } else {
            continue;
        };
        report.add(found.try_fix(readdress::remove(reading, &[person.index])));
    }
}

fn is_on_file(party: &Party, address: &str) -> bool {
    party.emails.iter().any(|e| e.trim().eq_ignore_ascii_case(address.trim()))
}

fn is_anomalous(reading: &Reading, person: &Person, domain: &str) -> bool {
    let parties = reading.people.parties;
    if parties.iter().any(|p| is_on_file(p, &person.recipient.address)) {
        return false;
    }
    if lookalike::is_disguised(domain) {
        return true;
    }
    let mut filed = Vec::new();
    for email in parties.iter().flat_map(|party| &party.emails) {
        if let Some(domain) = people::domain(email) {
            filed.push(domain);
        }
    }
    let mut own = reading.settings.params.own_domains.clone();
    for domain in reading.draft.sender.iter().flat_map(|sender| &sender.domains) {
        own.push(domain.lowered());
    }
    if filed.iter().any(|known| known == domain) || own.iter().any(|known| lookalike::is_within(domain, known)) {
        return false;
    }
    let provider = lookalike::is_provider(domain);
    filed.append(&mut own);
    // gmail.com and mail.com are two providers, not one mistyped.
    let other = |known: &str| provider && lookalike::is_provider(known) && !same_box(person, parties);
    filed.iter().any(|known| !other(known) && lookalike::looks_like(domain, known, true))
        || !provider && lookalike::PROVIDERS.split(' ').any(|known| lookalike::looks_like(domain, known, false))
}

/// The part before the @ is that of an address on file: the same mailbox was meant.
fn same_box(person: &Person, parties: &[Party]) -> bool {
    let name = |address: &str| address.halves("@").map(|(name, _)| name.trim().lowered());
    let own = name(&person.recipient.address);
    own.is_some() && parties.iter().flat_map(|p| &p.emails).any(|e| name(e) == own)
}

/// A private mailbox, where the same person is on file with a work address only.
fn is_private(reading: &Reading, person: &Person, domain: &str) -> bool {
    let named = |party: &&Party| {
        person.recipient.name.as_deref().is_some_and(|n| {
            let (name, other) = (Name::read(n), Name::read(&party.name));
            name.len() >= 2 && name.may_be(&other)
        })
    };
    let Some(party) = person.party.or_else(|| reading.people.parties.iter().find(named)) else { return false };
    let work = |e: &String| people::domain(e).is_some_and(|d| !is_private_domain(&d));
    is_private_domain(domain)
        && !is_on_file(party, &person.recipient.address)
        && !party.emails.is_empty()
        && party.emails.iter().all(work)
}

/// A provider's, or one that calls itself a mail or post service.
fn is_private_domain(domain: &str) -> bool {
    lookalike::is_provider(domain) || ["mail", "postlet", "privat", "inbox"].iter().any(|word| domain.holds(word))
}
