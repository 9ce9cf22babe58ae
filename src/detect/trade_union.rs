#![doc = include_str!("trade_union.md")]

use super::{Detector, lexicon::group, topic};
use crate::kind::DataKind;

/// See the page beside this file.
pub const TRADE_UNION: Detector = Detector {
    id: "trade-union",
    kinds: &[DataKind::TradeUnion],
    detect: |scan, out| topic::find(scan, group::TRADE_UNION, DataKind::TradeUnion, out),
};
