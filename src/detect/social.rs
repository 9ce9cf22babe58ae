#![doc = include_str!("social.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const SOCIAL: Detector = Detector { id: "social", kinds: &[DataKind::Social], by: By::List(group::SOCIAL) };
