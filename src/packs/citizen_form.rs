//! A citizen writes: warned and shown the safe way, never refused (decisions 17 and 19).

use super::*;

pub const PACK: Pack = Pack {
    id: "citizen-form",
    column: PackId::CitizenForm,
    name: ["Borgerens egen besked", "The citizen's own message"],
    version: "1.0.0",
    last_reviewed: "2026-11-21",
    dated: true,
    cap: Severity::Warn,
    encrypt_all: false,
    strict: false,
    children_raise: false,
    citizen: true,
    public: false,
    routes: &[
        (Channel::DigitalPost, None),
        (Channel::Form, Some(Transport::ForcedTls)),
        (Channel::Email, Some(Transport::ForcedTls)),
        (Channel::Email, Some(Transport::Plain)),
        (Channel::Sms, None),
    ],
    safe_way: [
        "send beskeden sikkert via Digital Post på borger.dk",
        "send the message securely by Digital Post at borger.dk",
    ],
    secure_sentence: [
        "Jeg sender oplysningerne sikkert via Digital Post.",
        "I will send the information securely by Digital Post.",
    ],
    reasons: &[("citizen-choice", ["Jeg vil sende det alligevel", "I want to send it anyway"])],
};
