#![doc = include_str!("citizen_offers_sensitive.md")]

use super::{Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{
    content,
    detect::Entity,
    draft::Channel,
    fix,
    kind::{DataClass, DataKind},
    reading::{Item, Passage, Security},
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "citizen-offers-sensitive",
    levels: Levels::new(Off, Off, Off, Warn),
    sources: &[&DT_OPFORDR, &DT_ORIENT, &BORGERDK],
    title: ["Vil du sende det mere sikkert?", "Would you like to send it more securely?"],
    explanation: [
        "En borger, der skriver CPR-nummer, følsomme eller fortrolige oplysninger ad en usikker vej, får vist den sikre og bliver aldrig afvist.",
        "A citizen who writes a CPR number, sensitive or confidential information in an insecure way is shown the secure one, and never refused.",
    ],
    message: [
        "Din besked indeholder {data}, og {way} kan læses af andre. Du kan sende beskeden sikkert via Digital Post på borger.dk.",
        "Your message contains {data}, and {way} can be read by others. You can send it securely by Digital Post at borger.dk.",
    ],
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

const SECURE_TITLE: Both = ["Din besked sendes sikkert", "Your message goes securely"];
const SECURE: Both = [
    "Din besked indeholder {data}. Den bliver sendt sikkert, så det er i orden. Skriv kun det, der er nødvendigt.",
    "Your message contains {data}. It is sent securely, so that is fine. Write only what is needed.",
];
const CODE_TITLE: Both = ["Del ikke din kode", "Do not share your code"];
const CODE: Both = [
    "Din besked ser ud til at indeholde en adgangskode eller kode. Ingen har brug for den, heller ikke myndigheden. Slet koden, før du sender.",
    "Your message seems to contain a password or code. Nobody needs it, not even the authority. Delete the code before you send.",
];

fn check(reading: &Reading, report: &mut Report) {
    let codes: Vec<Passage> = reading.passages(DataKind::Credential);
    if !codes.is_empty() {
        let leave_out = fix::leave_out(reading, &codes);
        let mut found = Found::at(codes).fix(leave_out);
        found.title = Some(CODE_TITLE);
        found.message = Some(CODE);
        report.add(found);
    }
    let passages: Vec<Passage> = reading.passages_where(&|e| is_private(reading, e));
    if passages.is_empty() {
        return;
    }
    if reading.security() >= Security::Probed {
        let mut found = Found::at(passages).graded(Severity::Info);
        found.title = Some(SECURE_TITLE);
        found.message = Some(SECURE);
        report.add(found);
        return;
    }
    let way: Both = match reading.channel {
        Channel::Sms | Channel::NemSms => ["en sms", "a text message"],
        Channel::Form => ["det, du sender med denne formular,", "what you send with this form"],
        _ => ["en almindelig e-mail", "an ordinary e-mail"],
    };
    let language = reading.settings.language as usize;
    report.add(Found::at(passages).with("way", way[language]).fixes(fix::safer_routes(reading)));
}

/// CPR numbers, and what is confidential, sensitive or about offences (decision 15).
fn is_private(reading: &Reading, item: &Item<Entity>) -> bool {
    match item.what.kind {
        DataKind::Cpr => true,
        DataKind::CprPartial | DataKind::Credential => false,
        _ => {
            item.what.class() != DataClass::Ordinary
                && content::weight(reading, &item.what).is_some_and(|w| w > Severity::Info)
        }
    }
}
