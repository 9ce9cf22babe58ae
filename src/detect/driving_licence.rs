#![doc = include_str!("driving_licence.md")]

use super::{By, Detector, Entity, Scan, digits::document, lexicon::label};
use crate::kind::DataKind;

/// Numbers of driving licences.
pub const DRIVING_LICENCE: Detector =
    Detector { id: "driving-licence", kinds: &[DataKind::DrivingLicence], by: By::Reading(detect) };

/// Danish licences have eight digits; others up to sixteen letters and digits.
fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    document(scan, DataKind::DrivingLicence, label::LICENCE, 8..=16, out);
}
