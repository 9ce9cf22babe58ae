//! How grave content is on a route that is not safe: what several rules ask alike.

use crate::{
    detect::{About, Entity, Evidence, SignalKind},
    draft::{Purpose, VerifiedBy},
    kind::{DataClass, DataKind},
    packs::PackId,
    people::{People, Person},
    reading::{Item, Passage, Reading, in_order},
    verdict::Severity,
};

/// What is told or given here is confidential, sensitive or about offences, and how grave it is on an open route. None
/// for what is ordinary or has its own rules (CPR numbers, codes), and for the account of the sender.
pub fn weight(reading: &Reading, entity: &Entity) -> Option<Severity> {
    use DataKind::*;
    let weak = entity.evidence.has(Evidence::WeakTerm);
    match entity.kind {
        Cpr | CprPartial | Credential => None,
        // Whose account it is, decides: one's own is told, the sender's is where to pay.
        Iban | BankAccount if !reading.settings.pack.citizen && !is_theirs(entity.about) => None,
        RevealingPlace => place(reading, entity),
        _ if entity.class() == DataClass::Ordinary => None,
        Consumption => Some(Severity::Warn),
        _ if weak => Some(Severity::Warn),
        _ => Some(Severity::Block),
    }
}

fn is_theirs(about: About) -> bool {
    !matches!(about, About::Unknown | About::Writer)
}

/// A hospital informs, an ordinary department warns, a place that gives something grave away blocks (decision 1).
fn place(reading: &Reading, entity: &Entity) -> Option<Severity> {
    let pack = reading.settings.pack;
    let health = pack.column == PackId::PublicHealth;
    let has = |evidence| entity.evidence.has(evidence);
    if has(Evidence::PlaceGrave) {
        Some(Severity::Block)
    } else if has(Evidence::PlaceHospital) {
        (!health && !pack.citizen).then_some(Severity::Info)
    } else if health && has(Evidence::PlaceOrdinary) && reading.is_sms() && number_is_known(reading) {
        Some(Severity::Info)
    } else {
        Some(Severity::Warn)
    }
}

/// Passages of what `wanted` picks, and how grave the gravest is; none where nothing weighs anything.
pub fn protected(reading: &Reading, wanted: &dyn Fn(&Item<Entity>) -> bool) -> Option<(Severity, Vec<Passage>)> {
    let mut worst = None;
    let mut passages = Vec::new();
    for item in reading.entities.iter().filter(|e| wanted(e)) {
        if let Some(weight) = weight(reading, &item.what) {
            worst = worst.max(Some(weight));
            passages.push(item.passage());
        }
    }
    worst.map(|severity| (severity, passages))
}

/// CPR numbers and all that is protected, in the order of the draft, and how grave the gravest is; none where nothing weighs
/// more than a hint.
pub fn with_cpr(reading: &Reading) -> Option<(Severity, Vec<Passage>)> {
    let mut passages = reading.passages(DataKind::Cpr);
    let mut severity = (!passages.is_empty()).then_some(Severity::Block);
    if let Some((weight, more)) = protected(reading, &|e| e.what.class() != DataClass::Ordinary) {
        severity = severity.max(Some(weight));
        passages.extend(more);
        in_order(&mut passages);
    }
    severity.filter(|s| *s > Severity::Info).map(|severity| (severity, passages))
}

/// Is it of GDPR's article 9, places apart?
pub fn is_sensitive(entity: &Entity) -> bool {
    entity.class() == DataClass::Sensitive && entity.kind != DataKind::RevealingPlace
}

/// The reminder of an appointment to those who answer for the child it is about: children do not raise it (decision 6).
/// Where the host says nothing of custody, nothing is held against the recipient.
pub fn is_own_childs_appointment(reading: &Reading) -> bool {
    let people = &reading.people;
    matches!(reading.purpose(), None | Some(Purpose::ServiceMessage))
        && !reading.has_signal(SignalKind::CaseWork)
        && !people.recipients.is_empty()
        && people.recipients.iter().all(|recipient| {
            recipient.party.is_some_and(|party| {
                let untold = party.custody_of.is_none() && !people.is_child(party) && !People::is_professional(party);
                people.about.iter().all(|child| untold || people.answers_for(party, child))
            })
        })
}

/// The same where the message does remind: a fever or an absence told by itself is no appointment.
pub fn is_own_childs_reminder(reading: &Reading) -> bool {
    is_own_childs_appointment(reading) && reading.has_signal(SignalKind::Reminder)
}

/// How a number came to be known as the person's.
pub fn is_verified(person: &Person) -> bool {
    person.recipient.verified.as_ref().is_some_and(|v| !matches!(v.by, VerifiedBy::Other | VerifiedBy::None))
}

/// NemSMS, or every number is verified.
fn number_is_known(reading: &Reading) -> bool {
    reading.channel == crate::draft::Channel::NemSms
        || !reading.people.recipients.is_empty() && reading.people.recipients.iter().all(is_verified)
}

/// The dispensation of 2010 to 2018: in a service message to somebody who has said yes, at a proven number, sensitive
/// and confidential data was allowed by SMS, and likewise by plain e-mail. Without a case nobody told of a consent.
pub fn is_dispensed(reading: &Reading) -> bool {
    if reading.settings.pack.column != PackId::Public2015 {
        return false;
    }
    let service = match reading.purpose() {
        Some(purpose) => purpose == Purpose::ServiceMessage || purpose == Purpose::PostNotice,
        None => reading.is_sms(),
    };
    let people = &reading.people;
    let by_sms = reading.is_sms();
    let nem = reading.channel == crate::draft::Channel::NemSms;
    service
        && (!people.has_case
            || nem
            || people.recipients.iter().all(|person| {
                reading.consents(person.party, Purpose::ServiceMessage) && (!by_sms || is_verified(person))
            }))
}
