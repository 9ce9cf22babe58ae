#![doc = include_str!("finances.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan, about, is_any,
    lexicon::{Hit, group},
    topic::{self, REACH, beside},
};
use crate::kind::DataKind;

/// See the page beside this file.
pub const FINANCES: Detector = Detector { id: "finances", kinds: &[DataKind::Finances], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    topic::find(scan, group::FINANCES, DataKind::Finances, out);
    for (i, hit) in scan.hits.iter().enumerate() {
        // «huslejen for november på 6.940 kr. er ikke betalt»: what is due, or an amount, and that it is not paid;
        // «kontanthjælpen er sat ned med 940 kr.»: a benefit and what is paid; «din opsparing er på 90.000 kr.»: what is
        // owned or earned, and how much.
        let told = match hit.group {
            group::UNPAID => has(scan, i, group::DUE) || amount(scan, hit),
            group::PAID_OUT => has(scan, i, group::SOCIAL) && amount(scan, hit),
            group::WEALTH => amount(scan, hit) && !has(scan, i, group::NOTHING),
            _ => false,
        };
        if told && let Some(about) = about::told(scan, i, false).about(hit.group != group::WEALTH) {
            let (start, end) = scan.span(hit.first as usize, hit.last as usize);
            let evidence = EvidenceSet::of(&[Evidence::Phrase, Evidence::AboutPerson]);
            out.push(Entity { about, ..Entity::new(DataKind::Finances, start, end, evidence) });
        }
    }
}

/// Does «du skylder» of `scan.hits[at]` speak of money?
pub fn is_money(scan: &Scan, at: usize) -> bool {
    amount(scan, &scan.hits[at]) || has(scan, at, group::DUE) || has(scan, at, group::OWING)
}

fn has(scan: &Scan, at: usize, group: u8) -> bool {
    beside(scan, at, group).next().is_some()
}

/// Does the sentence hold an amount of money?
fn amount(scan: &Scan, hit: &Hit) -> bool {
    let (from, to) = scan.sentence(hit.first as usize);
    let (from, to) = (from.max((hit.first as usize).saturating_sub(REACH)), to.min(hit.last as usize + REACH));
    (from..to.saturating_sub(1)).any(|i| scan.is_number(i) && is_any!(scan, i + 1, "kr kroner dkk mio"))
}
