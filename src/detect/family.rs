#![doc = include_str!("family.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const FAMILY: Detector = Detector {
    id: "family",
    kinds: &[DataKind::Family],
    detect: |scan, out| topic::find(scan, group::FAMILY, DataKind::Family, out),
};
