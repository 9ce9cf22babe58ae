#![doc = include_str!("passport.md")]

use super::{By, Detector, Entity, Scan, digits::document, lexicon::label};
use crate::kind::DataKind;

/// Numbers of passports.
pub const PASSPORT: Detector = Detector { id: "passport", kinds: &[DataKind::Passport], by: By::Reading(detect) };

/// Danish passports have nine digits; others eight or nine letters and digits.
fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    document(scan, DataKind::Passport, label::PASSPORT, 8..=9, out);
}
