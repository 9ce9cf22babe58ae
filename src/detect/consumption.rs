#![doc = include_str!("consumption.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const CONSUMPTION: Detector =
    Detector { id: "consumption", kinds: &[DataKind::Consumption], by: By::List(group::CONSUMPTION) };
