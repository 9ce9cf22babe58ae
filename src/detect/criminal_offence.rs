#![doc = include_str!("criminal_offence.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const CRIMINAL_OFFENCE: Detector = Detector {
    id: "criminal-offence",
    kinds: &[DataKind::CriminalOffence],
    detect: |scan, out| topic::find(scan, group::CRIMINAL_OFFENCE, DataKind::CriminalOffence, out),
};
