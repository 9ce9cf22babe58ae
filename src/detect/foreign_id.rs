#![doc = include_str!("foreign_id.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    digits::{Day, Number, gather, label_after, labels_before, tied_after, tied_before},
    lexicon::label,
    payment_card::luhn,
};
use crate::{
    kind::DataKind,
    text::{Class, Gap, next_class},
};

/// Personal numbers of the neighbours: Sweden, Norway, Finland, Iceland, Poland, and the German tax id.
pub const FOREIGN_ID: Detector = Detector { id: "foreign-id", kinds: &[DataKind::ForeignId], by: By::Reading(detect) };

/// Countries that an id may be of; the first is none.
pub const COUNTRIES: [&str; 7] = ["", "SE", "NO", "FI", "IS", "DE", "PL"];

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &first in &scan.rows {
        let first = first as usize;
        let digits = scan.at(first).digits;
        let alone = !scan.tokens.get(first + 1).is_some_and(|t| t.is_number() || t.gap.touches());
        if digits == 6 {
            finland(scan, first, out);
        }
        if digits > 12 || alone && digits < 10 || tied_before(scan, first) {
            continue;
        }
        let number = |want, joiners| gather(scan, first, want, joiners).filter(|n| !tied_after(scan, n.last));
        if let Some(n) = number(11, Gap::SPACE | Gap::DOT | Gap::DASH) {
            norway_or_germany(scan, &n, out);
        } else if let Some(n) = number(10, Gap::SPACE | Gap::DASH | Gap::OTHER) {
            sweden_or_iceland(scan, &n, out);
        } else if let Some(n) = number(12, Gap::SPACE | Gap::DASH | Gap::OTHER) {
            sweden(scan, &n, out);
        }
    }
}

/// Does a word around say this country?
fn says(scan: &Scan, first: usize, last: usize, section: u8) -> bool {
    labels_before(scan, first).any(|l| l.section == section)
        || label_after(scan, last).is_some_and(|l| l.section == section)
}

fn report(scan: &Scan, number: &Number, country: &'static str, cue: bool, out: &mut Vec<Entity>) {
    let mut evidence = EvidenceSet::of(&[Evidence::Checksum, Evidence::PossibleDate]);
    evidence.add_if(Evidence::CueWord, cue);
    evidence.add_if(Evidence::Ambiguous, !cue);
    let (start, end) = scan.span(number.first, number.last);
    out.push(Entity { country: Some(country), ..Entity::new(DataKind::ForeignId, start, end, evidence) });
}

/// `YYMMDD-NNNC`, with `+` for those over a hundred; the day has 60 added in a coordination number.
#[inline(never)]
fn sweden_or_iceland(scan: &Scan, number: &Number, out: &mut Vec<Entity>) {
    let d = number.digits();
    if !matches!(number.sizes(), [10] | [6, 4]) {
        return;
    }
    if says(scan, number.first, number.last, label::SWEDEN) && luhn(d) && swedish_day(number, 0) {
        report(scan, number, "SE", true, out);
    } else if says(scan, number.first, number.last, label::ICELAND) && iceland(number) {
        report(scan, number, "IS", true, out);
    }
}

fn swedish_day(number: &Number, from: usize) -> bool {
    let (day, month) = (number.value(from + 4, from + 6), number.value(from + 2, from + 4));
    let day = if day > 60 { day - 60 } else { day };
    let centuries: &[u32] = if from == 2 { &[number.value(0, 2)] } else { &[19, 20, 18] };
    centuries.iter().any(|c| {
        let year = c * 100 + number.value(from, from + 2);
        (1840..2060).contains(&year) && Day { day, month, year }.exists()
    })
}

/// `YYYYMMDD-NNNC`
#[inline(never)]
fn sweden(scan: &Scan, number: &Number, out: &mut Vec<Entity>) {
    let dashed = number.sizes() == [8, 4] && number.gap.only(Gap::DASH | Gap::OTHER) && !number.gap.touches();
    if !dashed && number.sizes() != [12] && number.sizes() != [8, 4]
        || !luhn(&number.digits()[2..])
        || !swedish_day(number, 2)
    {
        return;
    }
    // Without a word only what is written as one, and not with the date of a case of these years.
    let cue = says(scan, number.first, number.last, label::SWEDEN);
    if cue || dashed && (1920..2015).contains(&number.value(0, 4)) {
        report(scan, number, "SE", cue, out);
    }
}

/// `DDMMYY-NNCX`: weights 3 2 7 6 5 4 3 2, X is the century; companies have 40 added to the day.
fn iceland(number: &Number) -> bool {
    let d = number.digits();
    let sum: u32 = d.iter().zip([3, 2, 7, 6, 5, 4, 3, 2]).map(|(d, w)| u32::from(*d) * w).sum();
    let century = match d[9] {
        9 => 1900,
        0 => 2000,
        8 => 1800,
        _ => return false,
    };
    let day = number.value(0, 2);
    let day = if day > 40 { day - 40 } else { day };
    (sum + u32::from(d[8])).is_multiple_of(11)
        && Day { day, month: number.value(2, 4), year: century + number.value(4, 6) }.exists()
}

#[inline(never)]
fn norway_or_germany(scan: &Scan, number: &Number, out: &mut Vec<Entity>) {
    let (first, last) = (number.first, number.last);
    if norway(number) && matches!(number.sizes(), [11] | [6, 5] | [6, 3, 2] | [2, 2, 2, 5] | [2, 2, 2, 3, 2]) {
        report(scan, number, "NO", says(scan, first, last, label::NORWAY), out);
    } else if matches!(number.sizes(), [11] | [2, 3, 3, 3])
        && germany(number.digits())
        && says(scan, first, last, label::GERMANY)
    {
        report(scan, number, "DE", true, out);
    } else if number.sizes() == [11] && says(scan, first, last, label::POLAND) {
        report(scan, number, "PL", true, out);
    }
}

/// Two check digits; the day has 40 added in a D-number, the month 40 in an H-number and 80 in a test number.
fn norway(number: &Number) -> bool {
    let d = number.digits();
    let sum = |weights: &[u32]| d.iter().zip(weights).map(|(d, w)| u32::from(*d) * w).sum::<u32>();
    if !sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).is_multiple_of(11)
        || !sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
    {
        return false;
    }
    let (day, month, year, person) = (number.value(0, 2), number.value(2, 4), number.value(4, 6), number.value(6, 9));
    let day = if day > 40 { day - 40 } else { day };
    let month = match month {
        41..=52 => month - 40,
        81..=92 => month - 80,
        _ => month,
    };
    let year = match person {
        0..=499 => 1900 + year,
        500..=749 if year >= 54 => 1800 + year,
        900..=999 if year >= 40 => 1900 + year,
        _ if year < 40 => 2000 + year,
        _ => return false,
    };
    Day { day, month, year }.exists()
}

/// ISO 7064 modulus 11, 10; one digit stands twice or three times among the first ten, and it does not begin with 0.
fn germany(d: &[u8]) -> bool {
    let mut product = 10;
    for &digit in &d[..10] {
        let sum = (u32::from(digit) + product) % 10;
        product = (if sum == 0 { 10 } else { sum }) * 2 % 11;
    }
    let mut counts = [0; 10];
    for &digit in &d[..10] {
        counts[digit as usize] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    d[0] != 0 && (2..=3).contains(&most) && (11 - product) % 10 == u32::from(d[10])
}

/// `DDMMYYsNNNC`, s for the century, C of thirty-one characters.
#[inline(never)]
fn finland(scan: &Scan, first: usize, out: &mut Vec<Entity>) {
    const CHECK: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let start = scan.at(first).start as usize;
    let (mut place, mut end, mut count, mut number, mut person, mut century) = (start, start, 0, 0u32, 0, 0);
    let (mut check, mut letter) = (0u8, false);
    while count < 11 {
        let Some((class, next)) = next_class(scan.text, place) else { return };
        place = next;
        let read = match class {
            Class::Joiner => continue,
            Class::Digit(d) => Ok(d),
            Class::Letter(c) if c.is_ascii() => Err(c.to_ascii_uppercase() as u8),
            Class::Dash => Err(b'-'),
            Class::Mark('+') => Err(b'+'),
            _ => return,
        };
        match (count, read) {
            (0..=5 | 7..=9, Ok(d)) => {
                number = number * 10 + u32::from(d);
                if count > 6 {
                    person = person * 10 + u32::from(d);
                }
            }
            (6, Err(sign)) => {
                letter = sign.is_ascii_alphabetic();
                century = match sign {
                    b'+' => 1800,
                    b'-' | b'U'..=b'Y' => 1900,
                    b'A'..=b'F' => 2000,
                    _ => return,
                }
            }
            (10, Ok(d)) => check = b'0' + d,
            (10, Err(c)) => check = c,
            _ => return,
        }
        count += 1;
        end = next;
    }
    let date = number / 1000;
    let day = Day { day: date / 10_000, month: date / 100 % 100, year: century + date % 100 };
    if CHECK[(number % 31) as usize] != check || person < 2 || !day.exists() || tied_before(scan, first) {
        return;
    }
    if matches!(next_class(scan.text, end), Some((Class::Letter(_) | Class::Digit(_), _))) {
        return;
    }
    let last = scan.token_at(end as u32 - 1);
    let cue = says(scan, first, last, label::FINLAND);
    // With a digit last it may as well be Danish, or an order number.
    if !cue && !letter && check.is_ascii_digit() {
        return;
    }
    let mut evidence = EvidenceSet::of(&[Evidence::Checksum, Evidence::PossibleDate]);
    evidence.add_if(Evidence::CueWord, cue);
    let span = (scan.at(first).start, end as u32);
    out.push(Entity { country: Some("FI"), ..Entity::new(DataKind::ForeignId, span.0, span.1, evidence) });
}
