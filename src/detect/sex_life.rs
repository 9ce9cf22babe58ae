#![doc = include_str!("sex_life.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const SEX_LIFE: Detector = Detector {
    id: "sex-life",
    kinds: &[DataKind::SexLife],
    detect: |scan, out| topic::find(scan, group::SEX_LIFE, DataKind::SexLife, out),
};
