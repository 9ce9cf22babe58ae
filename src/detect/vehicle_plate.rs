#![doc = include_str!("vehicle_plate.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    digits::{label_after, labels_before, tied_after},
    lexicon::{label, label_of},
};
use crate::{
    kind::DataKind,
    text::{Gap, Parts, Shape, Token},
};

/// Danish number plates.
pub const VEHICLE_PLATE: Detector =
    Detector { id: "vehicle-plate", kinds: &[DataKind::VehiclePlate], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &first in &scan.numbers {
        let first = first as usize;
        let number = scan.at(first);
        let Some(word) = first.checked_sub(1).and_then(|i| scan.tokens.get(i)) else { continue };
        if !matches!(number.digits, 2 | 4 | 5)
            || word.end - word.start != 2
            || !word.is_word()
            || !number.gap.only(Gap::SPACE)
        {
            continue;
        }
        plate(scan, first, word, out);
    }
}

/// Two letters and a number: are they a plate?
#[inline(never)]
fn plate(scan: &Scan, first: usize, word: &Token, out: &mut Vec<Entity>) {
    let number = scan.at(first);
    let apart = number.digits == 2;
    let last = if apart { first + 1 } else { first };
    let three = scan.tokens.get(first + 1).is_some_and(|t| t.digits == 3 && t.gap.only(Gap::SPACE));
    let tied = scan.gap(first - 1).touches() && first > 1 || tied_after(scan, last);
    if apart && !three || tied || amount(scan, last) || !letters(scan.str(word)) {
        return;
    }
    let row = scan.tokens.get(last + 1).is_some_and(|t| t.is_number() && t.gap.only(Gap::SPACE | Gap::DOT));
    let cue = labels_before(scan, first - 1)
        .any(|l| l.section == label::VEHICLE || l.section == label::REG && l.away == 0)
        || label_after(scan, last).is_some_and(|l| l.section == label::VEHICLE);
    let capitals = word.shape.has(Shape::ALL_CAPITALS);
    // Trailers and caravans have four digits: only where a word says so.
    let four = number.digits == 4 && (!capitals || label_of(word) != 0);
    if row || four || !cue && (!apart || !capitals || label_of(word) != 0) {
        return;
    }
    let mut evidence = EvidenceSet::default();
    evidence.add_if(Evidence::WrittenForm, apart && capitals);
    evidence.add_if(Evidence::CueWord, cue);
    evidence.add_if(Evidence::Ambiguous, !cue);
    let (start, end) = scan.span(first - 1, last);
    out.push(Entity::new(DataKind::VehiclePlate, start, end, evidence));
}

/// Plates have no I, O, Q or W; DK and EU are no plates.
fn letters(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    !["DK", "EU", "KL", "NR", "KR", "CA"].contains(&upper.as_str()) && !upper.has_of("IOQW")
}

fn amount(scan: &Scan, last: usize) -> bool {
    scan.tokens.get(last + 1).is_some_and(|t| t.is_word() && label_of(t) == label::AMOUNT)
        || scan.gap(last + 1).only(Gap::COMMA) && scan.is_number(last + 1)
}
