#![doc = include_str!("politics.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const POLITICS: Detector = Detector {
    id: "politics",
    kinds: &[DataKind::Politics],
    detect: |scan, out| topic::find(scan, group::POLITICS, DataKind::Politics, out),
};
