#![doc = include_str!("ethnicity.md")]

use super::{By, Detector, lexicon::group};
use crate::kind::DataKind;

/// See the page beside this file.
pub const ETHNICITY: Detector =
    Detector { id: "ethnicity", kinds: &[DataKind::Ethnicity], by: By::List(group::ETHNICITY) };
