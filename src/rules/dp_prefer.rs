#![doc = include_str!("dp_prefer.md")]

use super::{Found, Info, Levels, Needs, Off, Reading, Report, Rule, sources::*};
use crate::{
    disclosure,
    draft::{Channel, DigitalPostStatus},
    fix,
    reading::Passage,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "dp-prefer",
    levels: Levels::new(Info, Info, Off, Off),
    in_force: (Some("2014-11-01"), None),
    sources: &[&DIGST_SIK, &DT_TIP_RET, &DT_OPFORDR],
    title: ["Digital Post er bedre egnet", "Digital Post is better suited"],
    explanation: [
        "Følsomt og fortroligt indhold til en borger med Digital Post bør sendes dér.",
        "Sensitive and confidential content to a citizen with Digital Post should go there.",
    ],
    message: [
        "Modtageren har Digital Post, som er krypteret og kræver login. Det er den bedste måde at sende {data} på.",
        "The recipient has Digital Post, which is encrypted and needs a login. It is the best way to send {data}.",
    ],
    // On an open route these say more, and offer Digital Post themselves.
    covered_by: &[
        "sms-no-cpr",
        "sms-no-sensitive",
        "sms-no-confidential",
        "sms-place-reveals",
        "criminal-data",
        "email-no-cpr-unencrypted",
        "email-encrypt-sensitive",
        "email-opportunistic-tls",
        "email-tls-version",
    ],
    about_recipients: true,
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let registered = reading
        .people
        .recipients
        .iter()
        .any(|r| r.party.is_some_and(|p| p.digital_post == Some(DigitalPostStatus::Registered)));
    if !registered || !(reading.is_sms() || reading.is_email()) {
        return;
    }
    let passages: Vec<Passage> = reading.passages_where(&|e| disclosure::is_protected(reading, e));
    if !passages.is_empty() {
        let mut digital_post = fix::safer_routes(reading);
        digital_post.retain(|f| f.channel == Some(Channel::DigitalPost));
        report.add(Found::at(passages).fixes(digital_post));
    }
}
