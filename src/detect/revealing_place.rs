#![doc = include_str!("revealing_place.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const REVEALING_PLACE: Detector = Detector {
    id: "revealing-place",
    kinds: &[DataKind::RevealingPlace],
    detect: |scan, out| topic::find(scan, group::REVEALING_PLACE, DataKind::RevealingPlace, out),
};
