#![doc = include_str!("social.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const SOCIAL: Detector = Detector {
    id: "social",
    kinds: &[DataKind::Social],
    detect: |scan, out| topic::find(scan, group::SOCIAL, DataKind::Social, out),
};
