#![doc = include_str!("criminal_offence.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const CRIMINAL_OFFENCE: Detector =
    Detector { id: "criminal-offence", kinds: &[DataKind::CriminalOffence], by: By::List(group::CRIMINAL_OFFENCE) };
