#![doc = include_str!("politics.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const POLITICS: Detector = Detector { id: "politics", kinds: &[DataKind::Politics], by: By::List(group::POLITICS) };
