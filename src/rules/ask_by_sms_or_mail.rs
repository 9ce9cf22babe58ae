#![doc = include_str!("ask_by_sms_or_mail.md")]

use super::{Block, Found, Levels, Needs, Off, Reading, Report, Rule, sources::*};
use crate::{
    detect::{Asked, SignalKind},
    draft::Transport,
    fix,
    reading::Passage,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "ask-by-sms-or-mail",
    levels: Levels::new(Block, Block, Block, Off),
    in_force: (Some("2020-10-22"), None),
    sources: &[&DT_TIP_SMS, &DT_OPFORDR],
    title: ["Du beder om oplysninger ad en usikker vej", "You ask for information in an insecure way"],
    explanation: [
        "Bed aldrig nogen om at svare på en sms eller almindelig e-mail med CPR-nummer, kopi af id, helbred eller økonomi.",
        "Never ask anybody to answer a text message or ordinary e-mail with CPR number, copy of ID, health or finances.",
    ],
    message: [
        "Når du beder om følsomme eller fortrolige oplysninger, skal modtageren kunne sende dem sikkert. Indsæt et link til sikker upload, eller henvis til {where}.",
        "When you ask for sensitive or confidential information, the recipient must be able to send it securely. Insert a link to a secure upload, or point to {where}.",
    ],
    needs: Needs::signal(SignalKind::Request),
    check,
    ..Rule::USUAL
};

/// Bytes within which an invitation to answer here belongs to a request.
const NEAR: u32 = 80;

fn check(reading: &Reading, report: &mut Report) {
    let passages = asked_openly(reading, PROTECTED);
    if passages.is_empty() {
        return;
    }
    let secure = fix::offer_secure_route(reading, &passages);
    let language = reading.settings.language as usize;
    let own = if reading.settings.pack.public {
        ["Digital Post", "Digital Post"]
    } else {
        ["jeres sikre løsning", "your secure solution"]
    };
    report.add(Found::at(passages).with("where", own[language]).fix(secure));
}

/// What must be sent securely; codes and card data nobody may ask for at all.
pub(super) const PROTECTED: u16 =
    Asked::CPR | Asked::ID_COPY | Asked::HEALTH | Asked::FINANCES | Asked::OTHER_PROTECTED;

/// The writer's own requests for anything of `asked`.
pub(super) fn requests(reading: &Reading, asked: u16) -> Vec<Passage> {
    reading.signal_passages_where(SignalKind::Request, &|s| reading.is_written(s.field) && s.what.asked.has(asked))
}

/// Those of [`requests`] that are to be answered by SMS or ordinary e-mail.
pub(super) fn asked_openly(reading: &Reading, asked: u16) -> Vec<Passage> {
    let open = reading.is_sms() || reading.is_email() && reading.transport != Some(Transport::EndToEnd);
    if !open || reading.has_signal(SignalKind::InsecureRouteDiscouraged) {
        return Vec::new();
    }
    let mut passages = requests(reading, asked);
    if reading.has_signal(SignalKind::SecureRoute) {
        let here = reading.signal_passages(SignalKind::AnswerHere);
        let near = |r: &Passage, a: &Passage| a.field == r.field && a.start < r.end + NEAR && r.start < a.end + NEAR;
        passages.retain(|r| here.iter().any(|a| near(r, a)));
    }
    passages
}
