//! What is there: entities with their evidence, and signals that rules read.
//!
//! A detector says *what is there*; it knows no channel and no law. Detectors do not search the text: they start from
//! the words and numbers that one pass has found ([`Scan`]).

mod about;
mod animal;
mod any;
mod bank_account;
mod biometric;
mod consumption;
mod cpr;
mod cpr_partial;
mod credential;
mod criminal_offence;
mod custom;
mod date_of_birth;
mod digits;
mod driving_licence;
mod education;
mod email_address;
mod employment;
mod ethnicity;
mod evidence;
mod family;
mod finances;
mod foreign_id;
mod genetic;
mod health;
mod iban;
mod ip_address;
mod nobody;
mod passport;
#[cfg(feature = "patterns")]
pub mod pattern;
mod payment_card;
mod person_name;
mod phone;
mod politics;
mod postal_address;
mod religion;
mod revealing_place;
mod sex_life;
mod signals;
mod social;
mod topic;
mod trade_union;
mod vehicle_plate;

use any::{any_in, is_any};
pub use custom::Custom;
pub use evidence::{Evidence, EvidenceSet};
pub use foreign_id::COUNTRIES;
#[doc(hidden)]
pub use presend_words::detect::names;
pub use presend_words::detect::{KnownName, Scan, Watch, lexicon, word_hashes};
pub use revealing_place::{is_grave_place, tells_of_members};
pub use signals::{Asked, Signal, SignalKind, own_text_end, signals};

use presend_words::detect::stem;

use crate::{
    kind::DataKind,
    text::{key, sort_by_key},
};

/// Something found in one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: DataKind,
    /// Byte offset of its first character.
    pub start: u32,
    /// Byte offset after its last character.
    pub end: u32,
    /// Why.
    pub evidence: EvidenceSet,
    /// Who it is about.
    pub about: About,
    /// `foreign-id`: ISO 3166 country code.
    pub country: Option<&'static str>,
    /// Set where a policy's own term or pattern gives it; else what its evidence comes to.
    pub sure: Option<f32>,
    /// Set where a policy's own term gives its own class.
    pub class: Option<crate::kind::DataClass>,
}

impl Entity {
    /// An entity about nobody in particular.
    pub fn new(kind: DataKind, start: u32, end: u32, evidence: EvidenceSet) -> Self {
        Self { kind, start, end, evidence, about: About::Unknown, country: None, sure: None, class: None }
    }
    /// 0 to 1, to two decimals.
    pub fn confidence(&self) -> f32 {
        self.sure.unwrap_or_else(|| (f64::from(self.evidence.confidence() * 100.0) + 0.5).floor() as f32 / 100.0)
    }
    /// How protected it is.
    pub fn class(&self) -> crate::kind::DataClass {
        self.class.unwrap_or_else(|| crate::classify::class_of(self.kind))
    }
}

/// Who something is told about, as far as the sentence says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum About {
    /// The sentence does not say.
    #[default]
    Unknown,
    /// Whoever is written to: du, din.
    Reader,
    /// Whoever writes: jeg, min.
    Writer,
    /// A child of the reader: din søn, jeres datter.
    ReadersChild,
    /// A child of the writer: min datter.
    WritersChild,
    /// Somebody else: a named person, han, hun, naboen, din mor.
    Other,
}

/// Finds one family of personal data.
pub struct Detector {
    /// File name of its page, and its name in evidence of who found what.
    pub id: &'static str,
    /// The kinds it may report.
    pub kinds: &'static [DataKind],
    /// How it finds them.
    pub by: By,
}

/// How a detector finds what it finds.
pub enum By {
    /// What the list of this name holds and the sentence tells of a person, as the detector's first kind.
    List(u8),
    /// Reads the scan and adds what it finds; must look only where the scan points, never at the whole text again.
    Reading(fn(&Scan, &mut Vec<Entity>)),
}

impl Detector {
    /// Adds what it finds.
    pub fn find(&self, scan: &Scan, out: &mut Vec<Entity>) {
        match self.by {
            By::List(group) => topic::find(scan, group, self.kinds[0], out),
            By::Reading(detect) => detect(scan, out),
        }
    }
}

/// All detectors. Overlaps are resolved afterwards. The person-name detector stands last, because it leaves alone what
/// the others have found; those of topics look when it has, because they ask who is spoken of.
pub static DETECTORS: &[Detector] = &[
    bank_account::BANK_ACCOUNT,
    biometric::BIOMETRIC,
    consumption::CONSUMPTION,
    cpr::CPR,
    cpr_partial::CPR_PARTIAL,
    credential::CREDENTIAL,
    criminal_offence::CRIMINAL_OFFENCE,
    date_of_birth::DATE_OF_BIRTH,
    driving_licence::DRIVING_LICENCE,
    education::EDUCATION,
    email_address::EMAIL_ADDRESS,
    employment::EMPLOYMENT,
    ethnicity::ETHNICITY,
    family::FAMILY,
    finances::FINANCES,
    foreign_id::FOREIGN_ID,
    genetic::GENETIC,
    health::HEALTH,
    iban::IBAN,
    ip_address::IP_ADDRESS,
    passport::PASSPORT,
    payment_card::PAYMENT_CARD,
    phone::PHONE,
    politics::POLITICS,
    postal_address::POSTAL_ADDRESS,
    religion::RELIGION,
    revealing_place::REVEALING_PLACE,
    sex_life::SEX_LIFE,
    social::SOCIAL,
    trade_union::TRADE_UNION,
    vehicle_plate::VEHICLE_PLATE,
    person_name::PERSON_NAME,
];

/// Everything that is found in one text, in text order, overlaps resolved.
pub fn detect(scan: &Scan) -> Vec<Entity> {
    detect_with(scan, None)
}

/// As [`detect`], with the organisation's own words and patterns, and without what it ignores.
pub fn detect_with(scan: &Scan, custom: Option<&Custom>) -> Vec<Entity> {
    let mut entities = Vec::new();
    for topics in [false, true] {
        for detector in DETECTORS.iter().filter(|detector| detector.kinds[0].is_topic() == topics) {
            detector.find(scan, &mut entities);
        }
    }
    if let Some(custom) = custom {
        custom.find(scan, &mut entities);
        entities.retain(|entity| !custom.ignores(scan, entity));
    }
    resolve(entities)
}

/// Keeps one entity where two identifiers share characters: the one that holds the other, else the more certain, then
/// the longer, then the kind named first. A CPR number inside an e-mail address is kept beside it. What is told about a
/// person may overlap anything but the same kind.
fn resolve(mut entities: Vec<Entity>) -> Vec<Entity> {
    sort_by_key(&mut entities, |e| key(e.start, u32::MAX - e.end, e.kind as u32, 0));
    let mut kept: Vec<Entity> = Vec::with_capacity(entities.len());
    // Where the last one kept of each family stands: identifiers are one family, every topic is its own. What is kept of
    // a family never overlaps, so the last is the only rival.
    let mut last = [None::<usize>; DataKind::ALL.len()];
    let mut in_order = true;
    for mut entity in entities {
        let family = if entity.kind.is_topic() { entity.kind as usize } else { 0 };
        let rival = last[family].filter(|&at| kept[at].end > entity.start);
        // «Adgangskoden er 010145-5009»: the number stands, and what it is used for.
        match rival.map(|at| &mut kept[at]) {
            Some(cpr) if cpr.kind == DataKind::Cpr && entity.kind == DataKind::Credential => {
                cpr.evidence.add(Evidence::AsPassword);
            }
            Some(other) if other.kind == DataKind::Credential && entity.kind == DataKind::Cpr => {
                entity.evidence.add(Evidence::AsPassword);
            }
            _ => {}
        }
        match rival {
            None => {}
            Some(at) if within(&entity, &kept[at]) => {}
            Some(at) if beats(&entity, &kept[at]) => {
                kept[at] = entity;
                in_order = false;
                continue;
            }
            Some(_) => continue,
        }
        last[family] = Some(kept.len());
        kept.push(entity);
    }
    if !in_order {
        sort_by_key(&mut kept, |e| u128::from(e.start));
    }
    kept
}

/// A CPR number in an e-mail address.
fn within(inner: &Entity, outer: &Entity) -> bool {
    inner.kind == DataKind::Cpr && outer.kind == DataKind::EmailAddress && inner.end <= outer.end
}

/// Confidence from which an entity is worth more than what it holds.
const LIKELY: f32 = 0.5;

fn beats(a: &Entity, b: &Entity) -> bool {
    let holds = |a: &Entity, b: &Entity| {
        a.start <= b.start && b.end <= a.end && a.end - a.start > b.end - b.start && a.confidence() >= LIKELY
    };
    // A CPR number is one, whatever it is used for.
    match (a.kind, b.kind) {
        (DataKind::Cpr, DataKind::Credential) => return a.confidence() >= LIKELY,
        (DataKind::Credential, DataKind::Cpr) => return b.confidence() < LIKELY,
        _ => {}
    }
    match (holds(a, b), holds(b, a)) {
        (true, _) => true,
        (_, true) => false,
        _ => rank(a) > rank(b),
    }
}

fn rank(entity: &Entity) -> (u32, u32, core::cmp::Reverse<DataKind>) {
    ((entity.confidence() * 100.0) as u32, entity.end - entity.start, core::cmp::Reverse(entity.kind))
}
