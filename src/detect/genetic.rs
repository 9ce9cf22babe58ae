#![doc = include_str!("genetic.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const GENETIC: Detector = Detector { id: "genetic", kinds: &[DataKind::Genetic], by: By::List(group::GENETIC) };
