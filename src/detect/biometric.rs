#![doc = include_str!("biometric.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const BIOMETRIC: Detector =
    Detector { id: "biometric", kinds: &[DataKind::Biometric], by: By::List(group::BIOMETRIC) };
