#![doc = include_str!("consumption.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const CONSUMPTION: Detector = Detector {
    id: "consumption",
    kinds: &[DataKind::Consumption],
    detect: |scan, out| topic::find(scan, group::CONSUMPTION, DataKind::Consumption, out),
};
