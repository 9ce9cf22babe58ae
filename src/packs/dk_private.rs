//! Companies, housing companies, unions, associations.

use super::*;

pub const PACK: Pack = Pack {
    id: "dk-private",
    column: PackId::Private,
    name: ["Private virksomheder og foreninger", "Companies and associations"],
    version: "1.0.0",
    last_reviewed: "2026-11-21",
    dated: true,
    cap: Severity::Block,
    encrypt_all: false,
    strict: false,
    children_raise: true,
    citizen: false,
    public: false,
    routes: &[
        (Channel::Email, Some(Transport::EndToEnd)),
        (Channel::Email, Some(Transport::ForcedTls)),
        (Channel::Email, Some(Transport::Plain)),
        (Channel::Sms, None),
    ],
    safe_way: [
        "brug jeres sikre løsning, for eksempel kundeportalen",
        "use your secure solution, for instance the customer portal",
    ],
    secure_sentence: [
        "Send oplysningerne sikkert, når du er logget ind på vores selvbetjening.",
        "Please send the information securely when logged in to our self-service.",
    ],
    reasons: PRIVATE_REASONS,
};
