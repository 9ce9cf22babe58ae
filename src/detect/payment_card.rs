#![doc = include_str!("payment_card.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    digits::{Number, gather, in_row, labels_before, tied_after, tied_before},
    lexicon::label,
};
use crate::{kind::DataKind, text::Gap};

/// Payment cards.
pub const PAYMENT_CARD: Detector =
    Detector { id: "payment-card", kinds: &[DataKind::PaymentCard], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &first in &scan.rows {
        let first = first as usize;
        let token = scan.at(first);
        let whole = (12..=19).contains(&token.digits);
        let grouped = (2..=6).contains(&token.digits) && scan.is_number(first + 1);
        // Within a row only groups as they are printed on a card.
        let inside = token.digits != 4 && in_row(scan, first, scan.tokens.len());
        if !whole && !grouped || inside || tied_before(scan, first) {
            continue;
        }
        let (sums, count) = ends(scan, first);
        if count > 0 {
            card(scan, first, &sums[..count], out);
        }
    }
}

#[inline(never)]
fn card(scan: &Scan, first: usize, ends: &[usize], out: &mut Vec<Entity>) {
    let found = ends.iter().rev().find_map(|&n| {
        gather(scan, first, n, Gap::SPACE | Gap::DASH).filter(|number| luhn(number.digits()) && fits(scan, number))
    });
    let Some(number) = found else { return };
    let mut evidence = EvidenceSet::of(&[Evidence::Checksum]);
    let issuer = issuer(&number);
    let label = labels_before(scan, first).next();
    let cue = label.is_some_and(|l| l.section == label::CARD);
    let other = label.is_some_and(|l| {
        l.away == 0 && matches!(l.section, label::OTHER | label::ACCOUNT | label::REG | label::IBAN | label::PHONE)
    });
    // Thirteen digits are a barcode more often than a card; other lengths are rare.
    let rare = !matches!(number.digits().len(), 14..=16);
    if !issuer || (rare || other) && !cue {
        return;
    }
    evidence.add(Evidence::IssuerRange);
    evidence.add_if(Evidence::CueWord, cue);
    let (start, end) = scan.span(first, number.last);
    out.push(Entity::new(DataKind::PaymentCard, start, end, evidence));
}

/// How many digits the groups from token `first` on come to, where they come to as many as a card has.
fn ends(scan: &Scan, first: usize) -> ([usize; 8], usize) {
    let (mut sums, mut count, mut total) = ([0; 8], 0, 0);
    for (i, token) in scan.tokens[first..].iter().take(10).enumerate() {
        total += token.digits as usize;
        if !token.is_number() || i > 0 && !token.gap.only(Gap::SPACE | Gap::DASH) || total > 19 {
            break;
        }
        if total >= 12 && count < sums.len() {
            sums[count] = total;
            count += 1;
        }
    }
    (sums, count)
}

/// Is it no part of a longer row of groups?
fn fits(scan: &Scan, number: &Number) -> bool {
    let as_printed = matches!(number.sizes(), [4, 4, 4, 4] | [4, 6, 5] | [4, 6, 4] | [4, 4, 4, 4, 3]);
    !tied_after(scan, number.last) && (as_printed || !in_row(scan, number.first, number.last))
}

/// The last digit makes the sum of all, every other doubled, divisible by ten.
pub fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &d)| match (i % 2, u32::from(d)) {
            (0, d) => d,
            (_, d) if d > 4 => d * 2 - 9,
            (_, d) => d * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Does an issuer give out numbers that begin like this, of this length? (ISO/IEC 7812; Dankort is 5019 and 4571.)
fn issuer(number: &Number) -> bool {
    let length = number.digits().len();
    let (two, three, four, six) = (number.value(0, 2), number.value(0, 3), number.value(0, 4), number.value(0, 6));
    match two {
        40..=49 => matches!(length, 13 | 16 | 18 | 19),
        34 | 37 => length == 15,
        30 | 36 | 38 | 39 => (300..=305).contains(&three) && length == 14 || two != 30 && (14..=19).contains(&length),
        35 => (3528..=3589).contains(&four) && (16..=19).contains(&length),
        51..=55 => length == 16,
        18 | 21 if four == 1800 || four == 2131 => length == 15,
        22..=27 => ((2221..=2720).contains(&four) || (2200..=2204).contains(&four)) && length == 16,
        50 | 56..=58 | 63 | 67 | 69 => (12..=19).contains(&length),
        60 => four == 6011 && (16..=19).contains(&length) || (12..=19).contains(&length) && four != 6011,
        62 => (14..=19).contains(&length),
        64 => (644..=649).contains(&three) && (16..=19).contains(&length),
        65 => (16..=19).contains(&length) || six == 651_652,
        81 => (16..=19).contains(&length),
        _ => false,
    }
}
