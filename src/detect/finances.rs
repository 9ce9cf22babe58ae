#![doc = include_str!("finances.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const FINANCES: Detector = Detector {
    id: "finances",
    kinds: &[DataKind::Finances],
    detect: |scan, out| topic::find(scan, group::FINANCES, DataKind::Finances, out),
};
