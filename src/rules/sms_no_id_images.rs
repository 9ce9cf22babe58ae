#![doc = include_str!("sms_no_id_images.md")]

use super::{Block, EMAIL, Found, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{
    detect::{Asked, SignalKind},
    draft::Attachment,
    fix,
    reading::{FieldName, Passage, Security, in_order},
    text::{Letters, Parts, begins_listed, listed},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-no-id-images",
    levels: Levels::new(Block, Block, Block, Warn),
    in_force: (Some("2019-07-16"), None),
    sources: &[&SKAU],
    title: ["Billede af pas, kørekort eller sundhedskort", "Picture of a passport, licence or health card"],
    explanation: [
        "Billeder og kopier af pas, kørekort og sundhedskort må ikke sendes med mms, sms eller ukrypteret e-mail.",
        "Pictures and copies of passports, driving licences and health cards may not go by MMS, text message or unencrypted e-mail.",
    ],
    message: [
        "Et billede af et id-dokument viser CPR-nummer og foto og kan misbruges. Det må ikke sendes på denne måde: {route}.",
        "A picture of an identity document shows CPR number and photo and can be misused. It may not be sent this way: {route}.",
    ],
    raised: true,
    covered_by: &["ask-by-sms-or-mail", "ask-secure-channel"],
    on: SMS.and(EMAIL),
    needs: Needs::FILES.or(Needs::signal(SignalKind::IdImageSent)).or(Needs::signal(SignalKind::Request)),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Exposed {
        return;
    }
    let files = (0..reading.fields.len()).filter(|&field| is_id_file(reading, field)).map(|field| Passage {
        field,
        start: 0,
        end: reading.fields[field].text.len() as u32,
    });
    let asked: Vec<Passage> = super::ask_by_sms_or_mail::asked_openly(reading, Asked::ID_COPY);
    // A title «Kopi af pas» over a letter that asks for it.
    let asks = reading.has_signal(SignalKind::Request);
    let mut passages = reading.signal_passages_where(SignalKind::IdImageSent, &|s| {
        s.what.asked == Asked(0) && (!asks || reading.fields[s.field].name == FieldName::Body)
    });
    // «Er det dit kørekort?» with a picture; «dit pas er klar» says where it is.
    let pictured =
        |file: &Attachment| file.text.is_none() && file.mime.as_deref().is_some_and(|kind| kind.starts_with("image/"));
    if passages.is_empty()
        && !asks
        && !reading.has_signal(SignalKind::Reminder)
        && reading.draft.attachments.iter().any(pictured)
    {
        passages = reading.signal_passages(SignalKind::IdImageSent);
    }
    for file in files {
        if passages.iter().all(|p| p.field != file.field) {
            passages.push(file);
        }
    }
    in_order(&mut passages);
    if !passages.is_empty() {
        report.add(Found::at(passages).fixes(fix::safer_routes(reading)));
    }
    if !asked.is_empty() {
        report.add(Found::at(asked));
    }
}

/// Is this the name of a file nobody has read, picture or scan, that is called after an identity document? A guide, a
/// form or a receipt about one is not it.
fn is_id_file(reading: &Reading, field: usize) -> bool {
    const DOCUMENTS: &str = "kørekort koerekort korekort sundhedskort sygesikring idkort passport pas";
    const SIDES: &str = "et kort bevis kopi scan foto forside bagside";
    const IMAGES: &str = "pdf jpg jpeg png heic tif tiff webp";
    const ABOUT: &str = "vejled ans bestil kvit faktura blanket skema info regler pris guide brev på paa teori ombyt forny attest læge laege";
    let FieldName::AttachmentName(i) = reading.fields[field].name else { return false };
    let unread = reading.draft.attachments[i].text.as_ref().is_none_or(|text| text.trim().is_empty());
    let name = reading.fields[field].text.lowered();
    let Some((stem, end)) = name.halves(".") else { return false };
    let is_document = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        DOCUMENTS.split(' ').any(|d| word.strip_prefix(d).is_some_and(|rest| rest.is_empty() || listed(SIDES, rest)))
    };
    let words = || stem.runs();
    let about = |word: &str| begins_listed(ABOUT, word);
    unread && listed(IMAGES, end) && words().any(is_document) && !words().any(about)
}
