#![doc = include_str!("family.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const FAMILY: Detector = Detector { id: "family", kinds: &[DataKind::Family], by: By::List(group::FAMILY) };
