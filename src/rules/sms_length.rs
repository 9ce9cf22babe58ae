#![doc = include_str!("sms_length.md")]

use super::{Block, Found, Info, Levels, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{
    draft::Channel,
    fix,
    reading::FieldName,
    text::decimal,
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-length",
    levels: Levels::new(Block, Block, Warn, Info),
    sources: &[&DIGST_NEMSMS, &CW_2010],
    title: ["Beskeden er for lang til én sms", "The message is too long for one text message"],
    explanation: [
        "En sms rummer 160 tegn, eller 70, når et tegn ligger uden for sms-alfabetet. En NemSMS kan ikke deles.",
        "A text message holds 160 characters, or 70 where one is outside the SMS alphabet. A NemSMS cannot be split.",
    ],
    message: [
        "Beskeden fylder {units} tegn og bliver delt i {segments} sms'er. Kort den ned til {limit} tegn.",
        "The message takes {units} characters and is split into {segments} text messages. Shorten it to {limit} characters.",
    ],
    on: SMS,
    check,
    ..Rule::USUAL
};

const NEMSMS: Both = [
    "Beskeden fylder {units} tegn, og en NemSMS bliver skåret af efter {limit}. Kort den ned.",
    "The message takes {units} characters, and a NemSMS is cut off after {limit}. Shorten it.",
];
const SPECIAL: Both = [
    "Tegn uden for sms-alfabetet (tankestreg, krøllede citationstegn, emoji) gør, at der kun er plads til {limit} tegn, og beskeden fylder {units}. Erstat tegnene, eller kort den ned.",
    "Characters outside the SMS alphabet (dashes, curly quotes, emoji) leave room for only {limit} characters, and the message takes {units}. Replace them, or shorten it.",
];

fn check(reading: &Reading, report: &mut Report) {
    let params = &reading.settings.params;
    let nem = reading.channel == Channel::NemSms;
    let most = if nem { params.nemsms_limit } else { params.sms_limit };
    let graded = |found: Found| if nem { found } else { found.graded(Severity::Warn) };
    // On a route that is only tried out nobody reads how long it is; a character has four bytes at most.
    if !reading.is_own_route() && !reading.template && reading.draft.body.len() / 4 > most as usize {
        report.add(graded(Found::default()));
        return;
    }
    let size = reading.sms_size();
    let limit = limit(most, size.ucs2);
    if size.units <= limit {
        return;
    }
    let mut found = Found::default()
        .with("units", &decimal(size.units as usize))
        .with("segments", &decimal(size.segments as usize))
        .with("limit", &decimal(limit as usize));
    if size.ucs2 {
        found.message = Some(SPECIAL);
        let body = reading.fields.iter().position(|f| f.name == FieldName::Body);
        found.fixes.extend(body.and_then(|field| fix::into_gsm(reading, field, most)));
    } else if nem {
        found.message = Some(NEMSMS);
    }
    report.add(graded(found));
}

/// Units that fit: `most` septets, or UCS-2 units in proportion, 70 of 160.
fn limit(most: u32, ucs2: bool) -> u32 {
    if ucs2 { (u64::from(most) * 7 / 16) as u32 } else { most }
}
