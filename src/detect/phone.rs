#![doc = include_str!("phone.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    digits::{Day, Number, char_before, gather, in_row, label_after, labels_before, tied_after, tied_before},
    lexicon::{label, label_of},
};
use crate::{kind::DataKind, text::Gap};

/// Danish and foreign phone numbers.
pub const PHONE: Detector = Detector { id: "phone", kinds: &[DataKind::Phone], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    let mut at = 0;
    while let Some(&first) = scan.rows.get(at) {
        let first = first as usize;
        at += 1;
        let Some(last) = foreign(scan, first, out).or_else(|| danish(scan, first, out)) else { continue };
        // The groups of a number begin no other.
        while scan.rows.get(at).is_some_and(|&next| next as usize <= last) {
            at += 1;
        }
    }
}

/// First two digits of the numbers given out in Denmark: the plan has 2 to 9 but for 83-85 and 95.
fn assigned(prefix: u32) -> bool {
    (20..100).contains(&prefix) && !matches!(prefix, 83..=85 | 95)
}

/// Eight digits without a country code. Gives the last token.
#[inline(never)]
fn danish(scan: &Scan, first: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let token = scan.at(first);
    if token.digits > 8 || token.digits < 8 && !scan.is_number(first + 1) {
        return None;
    }
    let bracketed = token.digits == 4 && char_before(scan, first) == Some('(') && scan.gap(first + 1).0 == CLOSED;
    let close = if bracketed { Gap::CLOSE } else { 0 };
    let number = gather(scan, first, 8, Gap::SPACE | Gap::DASH | Gap::DOT | close)?;
    // "75601414/75601415" are two.
    let beside = |at: usize, gap: Gap| gap.0 == Gap::SLASH && scan.at(at).digits == 8;
    let tied = tied_before(scan, first) && !beside(first - 1, scan.gap(first))
        || tied_after(scan, number.last) && !beside(number.last + 1, scan.gap(number.last + 1));
    if tied || !assigned(number.value(0, 2)) {
        return None;
    }
    let marked = matches!(char_before(scan, first), Some('+' | '#'));
    let cue = cue(scan, first, number.last);
    if marked || !grouping(scan, &number, cue) || money(scan, first, number.last) {
        return None;
    }
    let mut evidence = EvidenceSet::of(&[Evidence::NumberingPlan]);
    evidence
        .add_if(Evidence::WrittenForm, number.sizes() == [2; 4] && number.gap.0 == Gap::SPACE && cue != Cue::Against);
    evidence.add_if(Evidence::CueWord, cue == Cue::For);
    evidence.add_if(Evidence::CounterCue, cue == Cue::Against);
    let (start, end) = scan.span(first, number.last);
    out.push(Entity::new(DataKind::Phone, start - u32::from(bracketed), end, evidence));
    Some(number.last)
}

/// Between the groups of «(3534) 0810».
const CLOSED: u16 = Gap::CLOSE | Gap::SPACE;

/// Is it grouped as a phone number, and neither a date nor years?
fn grouping(scan: &Scan, number: &Number, cue: Cue) -> bool {
    let sizes = number.sizes();
    let one_kind = [Gap::SPACE, Gap::DASH, Gap::DOT].contains(&number.gap.0);
    let year = |from| (1900..2100).contains(&number.value(from, from + 4));
    let is_day = |day, month, year| {
        Day {
            day: number.value(day, day + 2),
            month: number.value(month, month + 2),
            year: number.value(year, year + 4),
        }
        .exists()
            && (1850..2100).contains(&number.value(year, year + 4))
    };
    match sizes {
        [8] => cue == Cue::For || !is_day(6, 4, 0) && !is_day(0, 2, 4),
        [2, 2, 2, 2] => one_kind && (cue == Cue::For || !in_row(scan, number.first, number.last)),
        [4, 4] => {
            (one_kind || number.gap.0 == CLOSED)
                && (cue == Cue::For && number.gap.0 == Gap::SPACE
                    || !year(0)
                        && (cue == Cue::For || !year(4))
                        && !in_row(scan, number.first, number.last)
                        && number.gap.0 != Gap::DOT)
        }
        [2, 3, 3] | [3, 3, 2] | [3, 2, 3] => number.gap.0 == Gap::SPACE && cue == Cue::For,
        [6, 2] | [2, 6] | [3, 5] | [5, 3] => {
            one_kind && number.gap.0 != Gap::DOT && !in_row(scan, number.first, number.last) && cue != Cue::Against
        }
        [2, 2, 4] | [4, 2, 2] => number.gap.0 == Gap::SPACE && cue == Cue::For,
        _ => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    For,
    Against,
    None,
}

fn cue(scan: &Scan, first: usize, last: usize) -> Cue {
    for found in labels_before(scan, first) {
        if found.section == label::PHONE {
            return Cue::For;
        }
        let other = matches!(
            found.section,
            label::OTHER
                | label::ACCOUNT
                | label::REG
                | label::CARD
                | label::CPR
                | label::PASSPORT
                | label::LICENCE
                | label::IBAN
                | label::CONTROL
        );
        if other && found.away == 0 {
            return Cue::Against;
        }
    }
    match label_after(scan, last) {
        Some(found) if found.section == label::PHONE && found.away < 2 => Cue::For,
        _ => Cue::None,
    }
}

/// Kroner before or after, or a decimal part.
fn money(scan: &Scan, first: usize, last: usize) -> bool {
    let is = |at: usize| scan.tokens.get(at).is_some_and(|t| t.is_word() && label_of(t) == label::AMOUNT);
    first > 0 && is(first - 1) && !scan.is_number(first.wrapping_sub(2))
        || is(last + 1) && scan.gap(last + 1).only(Gap::SPACE)
}

/// Country codes: of one and of two digits; every other has three.
fn country_length(digits: &[u8]) -> usize {
    match digits {
        [1 | 7, ..] => 1,
        [2, 0 | 7, ..] | [3, 0..=4 | 6 | 9, ..] | [4, 0 | 1 | 3..=9, ..] => 2,
        [5, 1..=8, ..] | [6, 0..=6, ..] | [8, 1 | 2 | 4 | 6, ..] | [9, 0..=5 | 8, ..] => 2,
        [2, 1..=6 | 9, ..] | [3, 5 | 7 | 8, ..] | [4, 2, ..] | [5, 0 | 9, ..] => 3,
        [6, 7..=9, ..] | [8, 5, ..] | [8, 8, 0 | 6, ..] | [9, 6 | 7 | 9, ..] => 3,
        _ => 0,
    }
}

/// `+` or `00` and a country code. Gives the last token.
fn foreign(scan: &Scan, first: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let plus = scan.gap(first).has(Gap::OTHER) && char_before(scan, first) == Some('+');
    let zeros = !plus && scan.at(first).digits >= 2 && scan.digits::<2>(scan.at(first)) == *b"00";
    if !plus && !zeros
        || zeros && (tied_before(scan, first) || in_row(scan, first, scan.tokens.len()))
        || plus && !starts(scan, first)
    {
        return None;
    }
    abroad(scan, first, plus, out)
}

#[inline(never)]
fn abroad(scan: &Scan, first: usize, plus: bool, out: &mut Vec<Entity>) -> Option<usize> {
    let zeros = !plus;
    let prefix = if zeros { 2 } else { 0 };
    let (mut digits, mut count) = ([0u8; 17], 0);
    let mut best = None;
    for at in first..scan.tokens.len().min(first + 8) {
        let token = scan.at(at);
        // "(+45) 20…", "+1 (555) 123-4567"
        let brackets = if at < first + 3 { Gap::CLOSE | Gap::OPEN } else { 0 };
        let close = Gap::SPACE | Gap::DASH | Gap::DOT | Gap::SLASH | brackets;
        if !token.is_number() || at > first && (!token.gap.only(close) || token.gap.touches()) {
            break;
        }
        if count + token.digits as usize > digits.len() {
            break;
        }
        let read = scan.digits::<17>(token);
        for d in &read[..token.digits as usize] {
            digits[count] = d - b'0';
            count += 1;
        }
        if let Some(danish) = complete(&digits[prefix.min(count)..count], zeros) {
            best = Some(at);
            // A Danish number ends after eight digits.
            if danish {
                break;
            }
        }
    }
    let last = best?;
    // "0012-345-678": a country's code stands alone, or with all that follows.
    let code = scan.at(first).digits as usize;
    if zeros && last > first && code != 2 && code != 2 + country_length(&digits[2..]) {
        return None;
    }
    if tied_after(scan, last) {
        return None;
    }
    let cue = cue(scan, first, last);
    let mut evidence = EvidenceSet::of(&[Evidence::InternationalPrefix]);
    evidence.add_if(Evidence::CueWord, cue == Cue::For);
    evidence.add_if(Evidence::CounterCue, cue == Cue::Against);
    // Two zeros begin many other numbers too.
    evidence.add_if(Evidence::Ambiguous, zeros);
    let start = start_of(scan, first, plus);
    out.push(Entity::new(DataKind::Phone, start, scan.at(last).end, evidence));
    Some(last)
}

/// A whole number: `Some(true)` where it is a Danish one, with nothing to come.
fn complete(digits: &[u8], zeros: bool) -> Option<bool> {
    if let [4, 5, rest @ ..] = digits {
        let two = rest.first().zip(rest.get(1)).map_or(0, |(a, b)| u32::from(*a) * 10 + u32::from(*b));
        return (rest.len() == 8 && assigned(two)).then_some(true);
    }
    let code = country_length(digits);
    let national = digits.len().checked_sub(code)?;
    (code > 0 && (if zeros { 7 } else { 6 }..=12).contains(&national) && digits.len() <= 15).then_some(false)
}

/// Nothing is tied to the `+`: "12+34" is a sum.
fn starts(scan: &Scan, first: usize) -> bool {
    first == 0 || scan.gap(first).0 != Gap::OTHER || scan.is_word(first - 1)
}

/// Byte of the `+`, or of the parenthesis before it.
fn start_of(scan: &Scan, first: usize, plus: bool) -> u32 {
    let start = scan.at(first).start;
    if !plus {
        return start;
    }
    let before = scan.text.get(..start as usize).unwrap_or("");
    let sign = before.chars().next_back().map_or(0, char::len_utf8);
    let before = &before[..before.len() - sign];
    let closed = scan.gap(first + 1).has(Gap::CLOSE);
    let open = if closed && before.ends_with("(") { 1 } else { 0 };
    start - sign as u32 - open
}
