//! Why something is taken for personal data. One table turns evidence into confidence.

use crate::kind::codes;

codes! {
    /// One reason for or against. The codes are public: they stand in every entity.
    #[allow(missing_docs)]
    Evidence {
        // for
        WrittenForm = "written-form",
        Modulus11 = "modulus-11",
        CueWord = "cue-word",
        PossibleDate = "possible-date",
        ReplacementNumber = "replacement-number",
        ECpr = "e-cpr",
        Checksum = "checksum",
        IssuerRange = "issuer-range",
        NumberingPlan = "numbering-plan",
        InternationalPrefix = "international-prefix",
        KnownPerson = "known-person",
        NameList = "name-list",
        NameModel = "name-model",
        Greeting = "greeting",
        SignOff = "sign-off",
        Title = "title",
        Relation = "relation",
        StreetName = "street-name",
        Postcode = "postcode",
        FloorOrDoor = "floor-or-door",
        Syntax = "syntax",
        Term = "term",
        Compound = "compound",
        Phrase = "phrase",
        AboutPerson = "about-person",
        PlaceHospital = "place-hospital",
        PlaceOrdinary = "place-ordinary",
        PlaceGrave = "place-grave",
        PlaceUnmapped = "place-unmapped",
        Placeholder = "placeholder",
        CustomTerm = "custom-term",
        CustomPattern = "custom-pattern",
        Spelled = "spelled",
        AsPassword = "as-password",
        // against
        CounterCue = "counter-cue",
        Ambiguous = "ambiguous",
        WeakTerm = "weak-term",
        NoModulus11 = "no-modulus-11",
    }
}

/// A set of reasons.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct EvidenceSet(pub u64);

impl EvidenceSet {
    /// The set of `list`.
    pub const fn of(list: &[Evidence]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < list.len() {
            bits |= 1 << list[i] as u64;
            i += 1;
        }
        Self(bits)
    }
    /// Adds one.
    pub fn add(&mut self, evidence: Evidence) {
        self.0 |= 1 << evidence as u64;
    }
    /// Adds one where `holds`.
    pub fn add_if(&mut self, evidence: Evidence, holds: bool) {
        self.0 |= u64::from(holds) << evidence as u64;
    }
    /// Is it there?
    pub fn has(self, evidence: Evidence) -> bool {
        self.0 >> evidence as u64 & 1 == 1
    }
    /// In the order of the enum.
    pub fn iter(self) -> impl Iterator<Item = Evidence> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let next = Evidence::ALL.get(rest.trailing_zeros() as usize).copied();
            rest &= rest.wrapping_sub(1);
            next
        })
    }
    /// How sure the evidence makes us, 0 to 1: reasons for it add up as independent chances of being right
    /// (`1 - (1-a)(1-b)…`), each reason against it multiplies.
    pub fn confidence(self) -> f32 {
        let (mut doubt, mut against) = (1.0, 1.0);
        for evidence in self.iter() {
            let weight = weight(evidence);
            if weight >= 0.0 {
                doubt *= 1.0 - weight;
            } else {
                against *= 1.0 + weight;
            }
        }
        (1.0 - doubt) * against
    }
}

impl serde::Serialize for EvidenceSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The table: a chance of being right by itself, or (negative) how much is taken off.
fn weight(evidence: Evidence) -> f32 {
    use Evidence::*;
    match evidence {
        KnownPerson | Placeholder | CustomTerm | ECpr => 0.95,
        Checksum | InternationalPrefix | Syntax => 0.9,
        WrittenForm | Modulus11 | CueWord | CustomPattern => 0.85,
        NumberingPlan | IssuerRange | Postcode | Phrase | Term | PlaceGrave | PlaceOrdinary | PlaceHospital
        | PlaceUnmapped => 0.7,
        NameList | NameModel | StreetName | Greeting | SignOff | Title | Relation | AboutPerson => 0.6,
        FloorOrDoor | Compound => 0.5,
        PossibleDate => 0.3,
        Spelled | ReplacementNumber => 0.1,
        AsPassword => 0.0,
        NoModulus11 => -0.05,
        Ambiguous => -0.3,
        WeakTerm => -0.3,
        CounterCue => -0.45,
    }
}
