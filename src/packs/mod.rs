//! Rule packs: for whom, since when, with which parameters. A rule's severity per pack stands in the rule's own file.

mod citizen_form;
mod dk_private;
mod dk_public_2015;
mod dk_public_health;
mod dk_public_sector;
mod dk_strict;

use crate::{
    draft::{Channel, Transport},
    kind::codes,
    verdict::{Both, Severity},
};

codes! {
    /// Column of a rule's severities.
    #[allow(missing_docs)]
    PackId {
        PublicSector = "dk-public-sector",
        PublicHealth = "dk-public-health",
        Private = "dk-private",
        CitizenForm = "citizen-form",
        Public2015 = "dk-public-2015",
        Strict = "dk-strict",
    }
}

/// One way of judging.
pub struct Pack {
    /// Public id.
    pub id: &'static str,
    /// Which column of severities.
    pub column: PackId,
    /// For people.
    pub name: Both,
    /// Changes with every change of what the pack decides.
    pub version: &'static str,
    /// The day somebody last held it against its sources.
    pub last_reviewed: &'static str,
    /// A rule is in force from its own date only; the historical pack decides alone (decision 2).
    pub dated: bool,
    /// No finding is graver (decision 19).
    pub cap: Severity,
    /// Seed of `Params::encrypt_all` (decision 21).
    pub encrypt_all: bool,
    /// Every warning of the rules that children raise is a block (decision 20).
    pub strict: bool,
    /// Something about a child raises one step (decisions 6, 17).
    pub children_raise: bool,
    /// The writer is a citizen.
    pub citizen: bool,
    /// The sender is a public authority.
    pub public: bool,
    /// Other routes to offer, the best first.
    pub routes: &'static [(Channel, Option<Transport>)],
    /// How the safe way is called in messages: "send beskeden med Digital Post".
    pub safe_way: Both,
    /// The sentence a fix puts in where data is asked for.
    pub secure_sentence: Both,
    /// Reasons that lift a finding: code and label.
    pub reasons: &'static [(&'static str, Both)],
}

/// All packs; the first is the default.
pub static PACKS: &[Pack] = &[
    dk_public_sector::PACK,
    dk_public_health::PACK,
    dk_private::PACK,
    citizen_form::PACK,
    dk_public_2015::PACK,
    dk_strict::PACK,
];

/// Reasons of public senders.
const PUBLIC_REASONS: &[(&str, Both)] = &[
    ("vital-interest", ["Akut fare for liv eller helbred", "Acute danger to life or health"]),
    ("legal-basis", ["Jeg har hjemmel til at sende det", "I have a legal basis for sending it"]),
    ("consent-documented", ["Samtykket er dokumenteret i sagen", "Consent is documented in the case"]),
    ("recipient-verified", ["Jeg har kontrolleret modtageren", "I have checked the recipient"]),
    ("false-positive", ["Det markerede er ikke en personoplysning", "What is marked is no personal data"]),
];

/// Reasons of private senders.
const PRIVATE_REASONS: &[(&str, Both)] = &[
    ("vital-interest", ["Akut fare for liv eller helbred", "Acute danger to life or health"]),
    ("legal-basis", ["Vi har et retligt grundlag for at sende det", "We have a legal basis for sending it"]),
    ("consent-documented", ["Samtykket er dokumenteret", "Consent is documented"]),
    ("recipient-verified", ["Jeg har kontrolleret modtageren", "I have checked the recipient"]),
    ("false-positive", ["Det markerede er ikke en personoplysning", "What is marked is no personal data"]),
];
