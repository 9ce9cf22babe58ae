//! Animals: what ails them, and what they are called, is nobody's.

use super::{Scan, is_any};
use crate::text::{ends_listed, hashes};

/// An animal people keep: «hunden», «jagthund».
pub fn is_animal(scan: &Scan, at: usize) -> bool {
    const ENDINGS: &str = "hund hunden hunde hundene hunds hundens hest hesten heste hestene hests hestens kanin kaninen kaniner kanins \
        hvalp hvalpen hvalpe hvalpene katten kattens killing killingen marsvin marsvinet hamster hamsteren papegøje papegøjen undulat \
        undulaten";
    const WORDS: &str =
        "kat kats huskat katte pony ponyen tæve tæven vædder vædderen føl føllet dyr dyret mis missen horse cat";
    is_any!(scan, at, ENDINGS)
        || is_any!(scan, at, WORDS)
        || scan.tokens.get(at).is_some_and(|t| t.end - t.start > 6 && ends_listed(ENDINGS, scan.str(t).as_bytes()))
}

/// The animal spoken of last in tokens `from..first`.
pub fn last_animal(scan: &Scan, from: usize, first: usize) -> Option<usize> {
    (from..first).rev().find(|&i| is_animal(scan, i))
}

/// The sender cures animals: what ails whom is an animal's, unless it is said to be the reader's own.
pub fn cures_animals(scan: &Scan) -> bool {
    const VETS: [u32; 12] = hashes(
        "dyrlæge dyrlægen dyrlæger dyrlægerne dyrlægehus dyrlægehuset dyreklinik dyreklinikken dyrehospital dyrehospitalet \
            hestehospital dyreinternat",
    );
    scan.watch.sender.iter().any(|word| VETS.contains(word))
}
