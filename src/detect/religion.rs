#![doc = include_str!("religion.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const RELIGION: Detector = Detector { id: "religion", kinds: &[DataKind::Religion], by: By::List(group::RELIGION) };
