#![doc = include_str!("employment.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const EMPLOYMENT: Detector =
    Detector { id: "employment", kinds: &[DataKind::Employment], by: By::List(group::EMPLOYMENT) };
