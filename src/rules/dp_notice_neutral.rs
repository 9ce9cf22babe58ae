#![doc = include_str!("dp_notice_neutral.md")]

use super::FixDraft;
use super::{Block, Found, Levels, Needs, Off, Reading, Report, Rule, Warn, sources::*};
use crate::{
    content,
    detect::{Entity, SignalKind},
    disclosure,
    draft::{Channel, Purpose},
    fix,
    kind::DataKind,
    reading::{FieldName, Item, Passage, Security},
    text::Letters,
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "dp-notice-neutral",
    levels: Levels::new(Warn, Block, Block, Off),
    in_force: (Some("2019-11-05"), None),
    sources: &[&DIGST_MEMO, &DT_KRIFA],
    title: ["Titel eller besked om ny post røber indholdet", "Title or notice of new post gives the content away"],
    explanation: [
        "En besked om ny post og titlen på et brev vises på skærmen og må ikke røbe, hvad det handler om.",
        "A notice of new post and the title of a letter show on the screen and must not give away what it is about.",
    ],
    message: [
        "Titlen vises i notifikationer og på låseskærmen, og her står {data}. Skriv noget neutralt, for eksempel »Brev om din sag«.",
        "The title shows in notifications and on the lock screen, and here is {data}. Write something neutral, for instance “Letter about your case”.",
    ],
    covered_by: &["union-word"],
    needs: Needs::PROTECTED.or(Needs::signal(SignalKind::OpenPlaceholder)),
    check,
    ..Rule::USUAL
};

const NOTICE: Both = [
    "Beskeden om ny post vises på låseskærmen, og her står {data}. Skriv kun, at der er ny post, og hvem den er fra.",
    "The notice of new post shows on the lock screen, and here is {data}. Write only that there is new post, and whom it is from.",
];
const OPEN: Both = [
    "Pladsholderen kan komme til at røbe, hvad brevet handler om, på låseskærmen. Skriv kun, at der er ny post, og hvem den er fra.",
    "The placeholder may come to tell on the lock screen what the letter is about. Write only that there is new post, and whom it is from.",
];

fn check(reading: &Reading, report: &mut Report) {
    let title = reading.channel == Channel::DigitalPost;
    let notice = reading.purpose() == Some(Purpose::PostNotice) && (reading.is_sms() || reading.is_email());
    // What reads like a notice in an encrypted e-mail is a letter about letters; its subject shows all the same.
    let open_body = reading.draft.purpose.is_some() || reading.security() < Security::Forced;
    let shown = |field: usize| match reading.fields[field].name {
        FieldName::Subject => title || notice,
        FieldName::Body => notice && open_body,
        _ => false,
    };
    let told = reading.passages_where(&|e| {
        shown(e.field)
            && disclosure::is_told(reading, e)
            && !reading.is_quoted(e.passage())
            && (notice || !is_general(reading, e))
    });
    let open = reading.signal_passages_where(SignalKind::OpenPlaceholder, &|s| notice && shown(s.field));
    if told.is_empty() && open.is_empty() {
        return;
    }
    let mut found = Found::at(told.clone()).and_at(&open);
    // A title that tells weakly is only asked about.
    let plainly =
        |e: &Item<Entity>| content::weight(reading, &e.what) == Some(Severity::Block) && !is_general(reading, e);
    if title && !disclosure::told(reading).any(|e| shown(e.field) && plainly(e)) {
        found = found.graded(Severity::Warn);
    }
    if told.is_empty() {
        found = found.saying(OPEN);
    } else if notice {
        found = found.saying(NOTICE);
    }
    let neutral = if notice { neutral_notice(reading) } else { fix::neutral_title(reading, &told) };
    report.add(found.fix(neutral));
}

/// A word that says only that it is about money from the authority, or what every house uses.
fn is_general(reading: &Reading, item: &Item<Entity>) -> bool {
    const GENERAL: [&str; 6] = ["enkeltydelse", "enkeltydelser", "ydelse", "ydelser", "din ydelse", "tilskud"];
    let word = reading.text(item.passage()).lowered();
    // Everybody uses water: «Årsopgørelse for vand».
    item.what.kind == DataKind::Consumption || item.what.kind == DataKind::Social && GENERAL.contains(&word.as_str())
}

/// Says that there is new post, and nothing of it.
fn neutral_notice(reading: &Reading) -> FixDraft {
    let public = reading.settings.pack.public;
    let mut edits: Vec<(Passage, String)> = Vec::new();
    for (field, each) in reading.fields.iter().enumerate() {
        let whole = Passage { field, start: 0, end: each.text.len() as u32 };
        match each.name {
            FieldName::Subject => edits.push((whole, "Du har ny post".into())),
            FieldName::Body => {
                let mut text = String::from("Du har ny post");
                // A sender whose name tells what it is about is left out too.
                let tells = |name: &&str| {
                    let told = reading.entities.iter().filter(|e| e.what.kind.is_topic());
                    let name = name.lowered();
                    told.map(|e| reading.text(e.passage()).lowered())
                        // «din a-kasse», «Kontorfolkenes A-kasse»
                        .any(|topic| name.holds(&topic.replaced("din ", "")))
                };
                let sender = reading.draft.sender.as_ref().and_then(|s| s.name.as_deref());
                if let Some(name) = sender.filter(|name| !tells(name)) {
                    text.push_str(" fra ");
                    text.push_str(name);
                }
                text.push_str(if public { ". Læs den i Digital Post." } else { ". Log ind, som du plejer." });
                edits.push((whole, text));
            }
            _ => {}
        }
    }
    let label = ["Skriv en neutral besked", "Write a neutral notice"];
    // A text message would no longer say who writes where only its text did.
    let safe = !reading.is_sms() || reading.draft.sender.is_some();
    FixDraft { id: "neutral-notice", label, safe, edits, ..FixDraft::default() }
}
