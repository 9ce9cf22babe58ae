//! Danish authorities and institutions, since Datatilsynet's text of 16 July 2019.

use super::*;

pub const PACK: Pack = Pack {
    id: "dk-public-sector",
    column: PackId::PublicSector,
    name: ["Offentlige myndigheder", "Public authorities"],
    version: "1.0.0",
    last_reviewed: "2026-11-21",
    dated: true,
    cap: Severity::Block,
    encrypt_all: false,
    strict: false,
    children_raise: true,
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
