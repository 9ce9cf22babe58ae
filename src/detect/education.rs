#![doc = include_str!("education.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const EDUCATION: Detector =
    Detector { id: "education", kinds: &[DataKind::Education], by: By::List(group::EDUCATION) };
