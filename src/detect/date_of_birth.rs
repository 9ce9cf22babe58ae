#![doc = include_str!("date_of_birth.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    digits::{Day, gather, label_after, labels_before, tied_after, tied_before},
    lexicon::{cue, cue_of, label},
};
use crate::{
    kind::DataKind,
    text::{Gap, Token},
};

/// Dates of birth, where a word says that somebody was born.
pub const DATE_OF_BIRTH: Detector =
    Detector { id: "date-of-birth", kinds: &[DataKind::DateOfBirth], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    if !may_be_told(scan) {
        return;
    }
    for &first in &scan.numbers {
        date(scan, first as usize, out);
    }
}

/// Does any word say born, or may a number be the rest of a CPR number?
fn may_be_told(scan: &Scan) -> bool {
    let near = |i: usize| scan.at(i).digits == 4 || behind_f(scan, i) || i > 0 && behind_f(scan, i - 1);
    scan.has_label(label::BORN) || scan.numbers.iter().any(|&i| near(i as usize))
}

/// "f. 3/8 1978"
fn behind_f(scan: &Scan, at: usize) -> bool {
    at > 0 && scan.gap(at).has(Gap::DOT) && matches!(scan.str(scan.at(at - 1)), "f" | "F")
}

#[inline(never)]
fn date(scan: &Scan, first: usize, out: &mut Vec<Entity>) {
    let token = scan.at(first);
    // A small number is part of a date only beside a month or another number.
    let joined = || {
        let next = scan.at(first + 1);
        !next.gap.touches() && (next.is_number() || is_month(next) || is_month(scan.at(first.wrapping_sub(1))))
    };
    if token.digits > 8 || token.digits < 6 && !joined() {
        return;
    }
    if let Some((start, last)) =
        date_at(scan, first).filter(|&(_, last)| born(scan, first) || beside_last_four(scan, first, last))
    {
        let evidence = EvidenceSet::of(&[Evidence::CueWord, Evidence::PossibleDate]);
        let (start, end) = scan.span(start, last);
        out.push(Entity::new(DataKind::DateOfBirth, start, end, evidence));
    }
}

/// "(17.02.74, de fire sidste: 1710)", "cpr ender på 1710 (17.02.74)": the rest of the number stands beside it. The day of
/// an appointment is no such date.
fn beside_last_four(scan: &Scan, first: usize, last: usize) -> bool {
    let year = scan.value(scan.at(last)).map_or(0, |n| if n < 100 { 1900 + n } else { n % 10_000 });
    let recent = matches!(year % 100, 24..=30) && !(1931..=2023).contains(&year);
    let apart = |at: usize| scan.gap(at).has(Gap::BANG | Gap::BLANK | Gap::NEWLINE | Gap::SEMICOLON);
    let four = |at: usize| scan.at(at).digits == 4 && super::cpr_partial::given(scan, at);
    let end = (last + 9).min(scan.tokens.len());
    let after = (last + 1..end).take_while(|&at| !apart(at)).find(|&at| scan.is_number(at));
    let mut before = (first.saturating_sub(4)..first).rev().take_while(|&at| !apart(at + 1));
    let before = before.find(|&at| scan.is_number(at));
    !recent && (after.is_some_and(four) || before.is_some_and(four))
}

/// Does a word before it, or right after it, say born?
pub fn born(scan: &Scan, first: usize) -> bool {
    if labels_before(scan, first).any(|l| l.section == label::BORN && l.away < 4) {
        return true;
    }
    // "f. 3/8 1978", also before the name of the month.
    let at = if first > 0 && is_month(scan.at(first - 1)) { first - 1 } else { first };
    behind_f(scan, at)
        || label_after(scan, first + 2).is_some_and(|l| l.section == label::BORN && l.away == 0 && l.at < first + 5)
}

fn is_month(token: &Token) -> bool {
    token.is_word() && cue_of(token) == cue::MONTH && token.entry != 0
}

/// Number of a month by its first three letters.
pub fn month_of(scan: &Scan, token: &Token) -> Option<u32> {
    if !is_month(token) {
        return None;
    }
    let word = scan.str(token).as_bytes().get(..3)?;
    let months = [b"jan", b"feb", b"mar", b"apr", b"maj", b"jun", b"jul", b"aug", b"sep", b"okt", b"nov", b"dec"];
    months.iter().position(|m| word.eq_ignore_ascii_case(*m)).map(|i| i as u32 + 1)
}

/// A date that begins at the number `first` (or at the month before it): first and last token.
pub fn date_at(scan: &Scan, first: usize) -> Option<(usize, usize)> {
    if tied_before(scan, first) {
        return None;
    }
    let two_digits = |n: u32| if n < 100 { 2000 + n } else { n };
    let year = |n: u32, digits: u8| digits == 2 || digits == 4 && (1850..2100).contains(&n);
    let value = |at: usize| scan.tokens.get(at).and_then(|t| scan.value(t));
    let digits = |at: usize| scan.tokens.get(at).map_or(0, |t| t.digits);
    let one = scan.at(first).digits;
    // 3. august 1978, 3 aug 78
    if one <= 2 && digits(first + 1) == 0 && digits(first + 2) == 0 {
        return None;
    }
    if let Some(month) = scan.tokens.get(first + 1).and_then(|t| month_of(scan, t)) {
        let (day, last) = (value(first)?, first + 2);
        let with_year =
            scan.gap(last).only(Gap::SPACE | Gap::DOT | Gap::COMMA) && year(value(last).unwrap_or(0), digits(last));
        let (last, y) = if with_year { (last, two_digits(value(last)?)) } else { (first + 1, 2000) };
        let fits = one <= 2 && scan.gap(first + 1).only(Gap::SPACE | Gap::DOT) && with_year;
        return (fits && Day { day, month, year: y }.exists() && !tied_after(scan, last)).then_some((first, last));
    }
    // August 3, 1978
    if first > 0
        && let Some(month) = month_of(scan, scan.at(first - 1))
        && one <= 2
        && digits(first + 1) == 4
        && scan.gap(first + 1).only(Gap::SPACE | Gap::COMMA)
    {
        let day = Day { day: value(first)?, month, year: value(first + 1)? };
        return day.exists().then_some((first - 1, first + 1));
    }
    // 030878, 03081978, 19780803
    if one == 6 || one == 8 {
        let number = gather(scan, first, one as usize, 0)?;
        let (a, b) = (number.value(0, 2), number.value(2, 4));
        let exists = if one == 6 {
            Day { day: a, month: b, year: 2000 + number.value(4, 6) }.exists()
        } else {
            let (front, back) = (number.value(0, 4), number.value(4, 8));
            year(back, 4) && Day { day: a, month: b, year: back }.exists()
                || year(front, 4) && Day { day: number.value(6, 8), month: number.value(4, 6), year: front }.exists()
        };
        let free = !scan
            .tokens
            .get(first + 1)
            .is_some_and(|t| t.gap.touches() || t.is_number() && t.digits == 4 && !t.gap.has(Gap::OPEN));
        return (exists && free).then_some((first, first));
    }
    // 03.08.1978, 3/8-78, 3/8 1978, 1978-08-03, 03 08 1978
    let marks = Gap::DOT | Gap::DASH | Gap::SLASH | Gap::SPACE;
    let joined = |at: usize| scan.gap(at).only(marks) && !scan.gap(at).touches() && digits(at) > 0;
    if !joined(first + 1) || !joined(first + 2) {
        return None;
    }
    let last = first + 2;
    let (a, b, c) = (value(first)?, value(first + 1)?, value(last)?);
    let exists = if one == 4 {
        year(a, 4) && digits(last) <= 2 && Day { day: c, month: b, year: a }.exists()
    } else {
        one <= 2
            && digits(first + 1) <= 2
            && year(c, digits(last))
            && Day { day: a, month: b, year: two_digits(c) }.exists()
    };
    (exists && !scan.tokens.get(last + 1).is_some_and(|t| t.gap.touches())).then_some((first, last))
}
