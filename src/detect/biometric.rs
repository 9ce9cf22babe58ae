#![doc = include_str!("biometric.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const BIOMETRIC: Detector = Detector {
    id: "biometric",
    kinds: &[DataKind::Biometric],
    detect: |scan, out| topic::find(scan, group::BIOMETRIC, DataKind::Biometric, out),
};
