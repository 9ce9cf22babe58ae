//! The dispensation of 14 October 2010 to 25 May 2018, for old templates and audits. Decides alone, whatever the day (decision 2).

use super::*;

pub const PACK: Pack = Pack {
    id: "dk-public-2015",
    column: PackId::Public2015,
    name: ["Offentlige myndigheder, 2010-2018", "Public authorities, 2010-2018"],
    version: "1.0.0",
    last_reviewed: "2026-11-21",
    dated: false,
    cap: Severity::Block,
    encrypt_all: false,
    strict: false,
    children_raise: false,
    citizen: false,
    public: true,
    routes: &[
        (Channel::DigitalPost, None),
        (Channel::Email, Some(Transport::EndToEnd)),
        (Channel::Email, Some(Transport::ForcedTls)),
        (Channel::Email, Some(Transport::Plain)),
        (Channel::NemSms, None),
        (Channel::Sms, None),
    ],
    safe_way: ["send beskeden med Digital Post", "send the message by Digital Post"],
    secure_sentence: [
        "Send oplysningerne sikkert med Digital Post på borger.dk.",
        "Please send the information securely by Digital Post at borger.dk.",
    ],
    reasons: PUBLIC_REASONS,
};
