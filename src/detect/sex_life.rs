#![doc = include_str!("sex_life.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const SEX_LIFE: Detector = Detector { id: "sex-life", kinds: &[DataKind::SexLife], by: By::List(group::SEX_LIFE) };
