#![doc = include_str!("revealing_place.md")]

use super::{
    By, Detector, Scan, Watch,
    lexicon::{Hit, group, tag},
};
use crate::kind::DataKind;

/// See the page beside this file.
pub const REVEALING_PLACE: Detector =
    Detector { id: "revealing-place", kinds: &[DataKind::RevealingPlace], by: By::List(group::REVEALING_PLACE) };

/// Does `name` tell of those who belong there: an association of patients, a congregation?
pub fn tells_of_members(name: &str) -> bool {
    const TELLING: [u8; 6] =
        [group::HEALTH, group::RELIGION, group::POLITICS, group::SEX_LIFE, group::TRADE_UNION, group::GENETIC];
    holds(name, |hit| TELLING.contains(&hit.group) && hit.tags & tag::WEAK == 0)
}

/// Is `name` that of a place that gives away misuse, psychiatry, debt and the like, whoever goes there?
pub fn is_grave_place(name: &str) -> bool {
    holds(name, |hit| hit.group == group::REVEALING_PLACE && hit.tags & tag::GRAVE != 0)
}

/// Do the lists find such words in a name?
fn holds(name: &str, such: fn(&Hit) -> bool) -> bool {
    let watch = Watch { heading: true, ..Watch::default() };
    Scan::new(name, &watch).hits.iter().any(such)
}
