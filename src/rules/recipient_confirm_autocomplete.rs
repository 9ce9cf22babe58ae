#![doc = include_str!("recipient_confirm_autocomplete.md")]

use super::{EMAIL, FORM, Found, Levels, Needs, Off, POST, Reading, Report, Rule, Warn, sources::*};
use crate::{disclosure, draft::ChosenBy, people::Person, readdress, reading::Passage, text::List, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "recipient-confirm-autocomplete",
    levels: Levels::new(Off, Warn, Warn, Off),
    in_force: (Some("2024-03-01"), None),
    sources: &[&DT_AUTO, &DT_AULA, &DT_TIP_RET],
    title: ["Kontrollér den foreslåede modtager", "Check the suggested recipient"],
    explanation: [
        "Er modtageren valgt blandt mailprogrammets forslag, og er indholdet følsomt eller fortroligt, skal adressen bekræftes.",
        "Where the recipient was picked from suggestions and the content is sensitive or confidential, the address must be confirmed.",
    ],
    message: [
        "Modtageren blev foreslået, mens du skrev, og beskeden indeholder {data}. Sådan havner beskeder oftest hos den forkerte. Læs hele adressen, og bekræft den.",
        "The recipient was suggested while you typed, and the message contains {data}. That is how messages most often reach the wrong person. Read the whole address and confirm it.",
    ],
    about_recipients: true,
    covered_by: &["recipient-not-case-party", "recipient-domain-anomaly"],
    on: EMAIL.and(POST).and(FORM),
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let content: Vec<Passage> = reading.passages_where(&|e| disclosure::is_protected(reading, e));
    let suggested: Vec<usize> = reading
        .people
        .recipients
        .iter()
        .filter(|p| p.chosen_by() == Some(ChosenBy::Autocomplete) && !is_checked(p))
        .map(|p| p.index)
        .list();
    if content.is_empty() || suggested.is_empty() {
        return;
    }
    let addresses = reading.addresses_of(&suggested);
    let data = wording::data(reading, &content);
    report.add(Found::at(addresses).with("data", &data).try_fix(readdress::remove(reading, &suggested)));
}

/// The address stands on the case, so the machine has compared it.
fn is_checked(person: &Person) -> bool {
    let address = person.recipient.address.trim();
    person.party.is_some_and(|party| party.emails.iter().any(|e| e.trim().eq_ignore_ascii_case(address)))
}
