#![doc = include_str!("employment.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const EMPLOYMENT: Detector = Detector {
    id: "employment",
    kinds: &[DataKind::Employment],
    detect: |scan, out| topic::find(scan, group::EMPLOYMENT, DataKind::Employment, out),
};
