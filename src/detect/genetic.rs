#![doc = include_str!("genetic.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const GENETIC: Detector = Detector {
    id: "genetic",
    kinds: &[DataKind::Genetic],
    detect: |scan, out| topic::find(scan, group::GENETIC, DataKind::Genetic, out),
};
