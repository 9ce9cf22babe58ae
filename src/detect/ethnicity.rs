#![doc = include_str!("ethnicity.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const ETHNICITY: Detector = Detector {
    id: "ethnicity",
    kinds: &[DataKind::Ethnicity],
    detect: |scan, out| topic::find(scan, group::ETHNICITY, DataKind::Ethnicity, out),
};
