#![doc = include_str!("trade_union.md")]

use super::{
    About, By, Detector, Entity, Evidence, EvidenceSet, Scan, about,
    lexicon::{Hit, group, tag},
    nobody, topic,
};
use crate::kind::DataKind;

/// See the page beside this file.
pub const TRADE_UNION: Detector =
    Detector { id: "trade-union", kinds: &[DataKind::TradeUnion], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    let before = out.len();
    topic::find(scan, group::TRADE_UNION, DataKind::TradeUnion, out);
    // A union that writes to its member: «Tak for dit medlemskab … Hilsen Malernes Fagforbund».
    if out.len() > before || !scan.groups.has(group::TRADE_UNION) {
        return;
    }
    let signs = |h: &Hit| {
        let first = h.first as usize;
        h.group == group::TRADE_UNION
            && (scan.watch.sender.contains(&scan.at(first).hash) || nobody::in_signature(scan, first, first))
    };
    let signed = scan.hits.iter().any(signs);
    if let Some(hit) = scan.hits.iter().find(|h| h.group == group::MEMBER && (signed || h.tags & tag::SAID == 0)) {
        let (start, end) = scan.span(hit.first as usize, hit.last as usize);
        let evidence = EvidenceSet::of(&[Evidence::Phrase, Evidence::AboutPerson]);
        if scan.watch.one_reader && !about::greets_many(scan) {
            out.push(Entity { about: About::Reader, ..Entity::new(DataKind::TradeUnion, start, end, evidence) });
        }
    }
}
