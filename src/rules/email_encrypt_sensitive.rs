#![doc = include_str!("email_encrypt_sensitive.md")]

use super::{Block, EMAIL, Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    content,
    detect::{Entity, Evidence, SignalKind},
    fix,
    kind::{DataClass, DataKind},
    reading::{Item, Passage, Security},
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "email-encrypt-sensitive",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2019-01-01"), None),
    sources: &[&DT_KRYPT_NOV19, &DT_2018, &DT_SILKEBORG],
    title: ["E-mailen skal krypteres", "The e-mail must be encrypted"],
    explanation: [
        "Følsomme og fortrolige oplysninger må kun sendes i e-mail, når den er krypteret; TLS 1.2 er normalt det mindste.",
        "Sensitive and confidential information may go by e-mail only when it is encrypted; TLS 1.2 is normally the least.",
    ],
    message: [
        "E-mailen indeholder {data}, og den sendes ukrypteret, så andre kan læse den undervejs. Send den krypteret, eller {route}.",
        "The e-mail contains {data}, and it goes unencrypted, so others can read it on its way. Send it encrypted, or {route}.",
    ],
    raised: true,
    covered_by: &[
        "citizen-offers-sensitive",
        "email-tls-version",
        "reply-quotes-sensitive",
        "criminal-data",
        "union-word",
        "email-opportunistic-tls",
    ],
    on: EMAIL,
    needs: Needs::PROTECTED.or(Needs::RECIPIENTS),
    check,
    ..Rule::USUAL
};

const ALL_MAIL: Both = [
    "Jeres organisation sender al e-mail med personoplysninger krypteret, og denne e-mail er det ikke. Send den med tvungen TLS, eller {route}.",
    "Your organisation sends all e-mail with personal data encrypted, and this one is not. Send it with forced TLS, or {route}.",
];

fn check(reading: &Reading, report: &mut Report) {
    let security = reading.security();
    if security == Security::Exposed && !content::is_dispensed(reading) {
        let library = reading.has_signal(SignalKind::LibraryNotice) && reading.settings.pack.public;
        let exempt = |e: &Item<Entity>| library && e.what.kind != DataKind::Finances;
        let told = |e: &Item<Entity>| e.what.class() != DataClass::Ordinary && !exempt(e);
        if let Some((severity, passages)) = content::protected(reading, &told).filter(|(s, _)| *s > Severity::Info) {
            let mut found = Found::at(passages).graded(severity).fixes(fix::safer_routes(reading));
            found.not_raised = content::is_own_childs_appointment(reading);
            report.add(found);
            return;
        }
    }
    if reading.settings.params.encrypt_all
        && security < Security::Forced
        && reading.people.recipients.iter().any(|r| r.outside)
    {
        let grave = content::protected(reading, &|e| e.what.class() != DataClass::Ordinary);
        let mut passages: Vec<Passage> = grave.map_or(Vec::new(), |(_, passages)| passages);
        if passages.is_empty() {
            passages = reading.passages_where(&|e| is_of_outsider(reading, e));
        }
        if !passages.is_empty() {
            let mut found = Found::at(passages).fixes(fix::safer_routes(reading));
            found.message = Some(ALL_MAIL);
            report.add(found);
        }
    }
}

/// Says something about a person, other than who of the sender's staff writes and how to reach them (decision 21).
fn is_of_outsider(reading: &Reading, item: &Item<Entity>) -> bool {
    let entity = &item.what;
    let signed = reading.signals_of(SignalKind::SignOff).any(|s| s.field == item.field && s.what.start < entity.start);
    match entity.kind {
        DataKind::PersonName => {
            !signed && !entity.evidence.has(Evidence::SignOff) && !entity.evidence.has(Evidence::Title)
        }
        DataKind::Phone | DataKind::EmailAddress | DataKind::PostalAddress => false,
        DataKind::Credential | DataKind::Iban | DataKind::BankAccount => false,
        DataKind::RevealingPlace => content::weight(reading, entity) > Some(Severity::Info),
        _ => true,
    }
}
