#![doc = include_str!("ask_secure_channel.md")]

use super::{
    Block, Found, Levels, Needs, Off, Reading, Report, Rule,
    ask_by_sms_or_mail::{PROTECTED, requests},
    sources::*,
};
use crate::{detect::SignalKind, draft::Channel, fix, reading::Security};

/// The rule.
pub const RULE: Rule = Rule {
    id: "ask-secure-channel",
    levels: Levels::new(Block, Block, Block, Off),
    in_force: (Some("2018-05-25"), None),
    sources: &[&DT_OPFORDR, &DT_SLADRE, &DT_JOANNA],
    title: ["Vis en sikker vej at svare", "Offer a secure way to answer"],
    explanation: [
        "Den, der beder om følsomme eller fortrolige oplysninger, skal i samme besked vise en sikker vej at sende dem.",
        "Whoever asks for sensitive or confidential information must offer a secure way to send it in the same message.",
    ],
    message: [
        "Når du beder om følsomme eller fortrolige oplysninger, har du ansvaret for, at de kan sendes sikkert. Skriv, hvilken sikker vej modtageren skal bruge.",
        "When you ask for sensitive or confidential information, you are responsible for a secure way to send it. Write which secure way the recipient should use.",
    ],
    covered_by: &["ask-by-sms-or-mail", "form-secure-transport"],
    needs: Needs::signal(SignalKind::Request),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    // Digital Post is answered in Digital Post, a form on the page it stands on.
    let enough = if reading.channel == Channel::Form { Security::Forced } else { Security::EndToEnd };
    let answered_safely = reading.security() >= enough;
    if answered_safely || reading.has_signal(SignalKind::SecureRoute) {
        return;
    }
    let passages = requests(reading, PROTECTED);
    if !passages.is_empty() {
        let secure = fix::offer_secure_route(reading, &passages);
        report.add(Found::at(passages).fix(secure));
    }
}
