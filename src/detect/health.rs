#![doc = include_str!("health.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const HEALTH: Detector = Detector {
    id: "health",
    kinds: &[DataKind::Health],
    detect: |scan, out| topic::find(scan, group::HEALTH, DataKind::Health, out),
};
