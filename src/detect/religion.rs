#![doc = include_str!("religion.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const RELIGION: Detector = Detector {
    id: "religion",
    kinds: &[DataKind::Religion],
    detect: |scan, out| topic::find(scan, group::RELIGION, DataKind::Religion, out),
};
