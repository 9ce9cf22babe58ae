#![doc = include_str!("education.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const EDUCATION: Detector = Detector {
    id: "education",
    kinds: &[DataKind::Education],
    detect: |scan, out| topic::find(scan, group::EDUCATION, DataKind::Education, out),
};
