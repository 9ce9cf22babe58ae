#![doc = include_str!("cpr.md")]

use super::{
    About, By, Detector, Entity, Evidence, EvidenceSet, Scan, any_in,
    digits::{Day, Number, char_before, gather, in_row, label_after, labels_before, tied_after, tied_before},
    is_any,
    lexicon::{label, label_of},
};
use crate::{
    kind::DataKind,
    text::{Class, Gap, Parts, Shape, Token, next_class},
};

/// Whole CPR numbers, replacement numbers and e-CPR numbers.
pub const CPR: Detector = Detector { id: "cpr", kinds: &[DataKind::Cpr], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &first in &scan.rows {
        let first = first as usize;
        let token = scan.at(first);
        match token.digits {
            6 | 7 => ecpr(scan, first, out),
            11.. => continue,
            _ => {}
        }
        if token.digits <= 6 && scan.has_label(label::CONTROL) && spoken(scan, first, out) {
            continue;
        }
        if beside_letters(scan, first) {
            lookalikes(scan, first, out);
        }
        let follows = scan.is_number(first + 1);
        if token.digits == 10 || follows && token.digits < 10 {
            whole(scan, first, out);
        }
    }
}

/// What may stand between the groups of one number.
const JOINERS: u16 = Gap::SPACE | Gap::NEWLINE | Gap::DASH | Gap::DOT | Gap::SLASH | Gap::UNDERSCORE;

#[inline(never)]
fn whole(scan: &Scan, first: usize, out: &mut Vec<Entity>) {
    // Groups of a long row: only what is written as a date and four digits can begin within it.
    let digits = |at: usize| scan.tokens.get(at).map_or(0, |t| t.digits);
    let dated = digits(first) == 2 && (digits(first + 3) == 4);
    if digits(first) < 6 && !dated && in_row(scan, first, scan.tokens.len()) {
        return;
    }
    let found = gather(scan, first, 10, JOINERS).and_then(|number| Some((number, short(number.digits())?)));
    if let Some((number, born)) = found {
        report(scan, &number, born, out);
    } else if let Some(number) = gather(scan, first, 12, JOINERS)
        && matches!(number.sizes(), [8, 4] | [2, 2, 4, 4] | [12])
        && let Some((digits, born)) = long(&number)
    {
        report_long(scan, &number, &digits, born, out);
    }
}

/// What the digits come to.
#[derive(Clone, Copy)]
struct Born {
    replacement: bool,
    mod11: bool,
}

/// Reads ten digits: none where no such day exists. A replacement number has 60 added to its day.
fn short(digits: &[u8]) -> Option<Born> {
    let two = |i: usize| u32::from(digits[i]) * 10 + u32::from(digits[i + 1]);
    let (day, month, year) = (two(0), two(2), century(two(4), digits[6]));
    let replacement = day > 60;
    let day = Day { day: if replacement { day - 60 } else { day }, month, year };
    day.exists().then(|| Born { replacement, mod11: !replacement && modulus_11(digits) })
}

/// Year of birth: the seventh digit decides the century.
pub fn century(year: u32, seventh: u8) -> u32 {
    match (seventh, year) {
        (0..=3, _) | (4 | 9, 37..) => 1900 + year,
        (4..=9, 0..=36) | (5..=8, 37..=57) => 2000 + year,
        _ => 1800 + year,
    }
}

/// Weights 4 3 2 7 6 5 4 3 2 1, sum divisible by 11. Numbers given out since 2007 need not have it.
pub fn modulus_11(digits: &[u8]) -> bool {
    digits.iter().zip([4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).map(|(d, w)| u32::from(*d) * w).sum::<u32>() % 11 == 0
}

/// Twelve digits, the year in full: gives the ten of the number. The year must be the one its seventh digit says.
fn long(number: &Number) -> Option<([u8; 10], Born)> {
    let all = number.digits();
    let mut digits = [0; 10];
    digits[..4].copy_from_slice(&all[..4]);
    digits[4..].copy_from_slice(&all[6..]);
    let year = number.value(4, 8);
    let born = short(&digits)?;
    (century(year % 100, digits[6]) == year || (1900..2060).contains(&year) && year % 100 == number.value(6, 8))
        .then_some((digits, born))
}

#[inline(never)]
fn report_long(scan: &Scan, number: &Number, digits: &[u8; 10], born: Born, out: &mut Vec<Entity>) {
    if tied_before(scan, number.first) || tied_after(scan, number.last) {
        return;
    }
    let cue = cue(scan, number.first, number.last);
    let dashed = number.last_gap.only(Gap::DASH | Gap::SPACE) && number.last_gap.has(Gap::DASH);
    let fits = century(number.value(6, 8), digits[6]) == number.value(4, 8);
    let mut evidence = EvidenceSet::of(&[Evidence::PossibleDate]);
    evidence.add_if(Evidence::WrittenForm, dashed && fits);
    evidence.add_if(Evidence::Modulus11, born.mod11 && (dashed || cue == Cue::For));
    finish(scan, number, born, evidence, cue, out);
}

#[inline(never)]
fn report(scan: &Scan, number: &Number, born: Born, out: &mut Vec<Entity>) {
    let sizes = number.sizes();
    let bare = sizes == [10];
    let (first, last) = (number.first, number.last);
    let dash = number.last_gap.has(Gap::DASH) && number.last_gap.only(Gap::DASH | Gap::SPACE | Gap::NEWLINE);
    let tight = number.gap.only(Gap::SPACE | Gap::DASH) || sizes == [6, 4];
    let cue = cue(scan, first, last);
    let mut evidence = EvidenceSet::of(&[Evidence::PossibleDate]);
    match sizes {
        [10] => {}
        [6, 4] => {
            evidence.add_if(Evidence::WrittenForm, dash || number.gap.0 == Gap::SPACE);
            evidence.add_if(Evidence::Ambiguous, !dash);
            // "DDMMYY 1200" of these years is a day and a time.
            let time = number.value(6, 8) < 24 && number.value(8, 10) < 60 && (20..36).contains(&number.value(4, 6));
            if !dash && time && !born.mod11 && cue != Cue::For {
                return;
            }
        }
        [2, 2, 2, 4] => {
            evidence.add_if(Evidence::WrittenForm, dash);
            // A date with a time or a number after it.
            evidence.add_if(Evidence::Ambiguous, !dash && !tight);
        }
        _ => {
            // Spelled apart: one group of a longer row is no number of its own.
            if !tight || in_row(scan, first, last) {
                return;
            }
            let at_six = dash_after_six(scan, number);
            evidence.add(Evidence::Spelled);
            evidence.add_if(Evidence::WrittenForm, at_six);
            if !at_six && !born.mod11 && cue != Cue::For || sizes == [2; 5] && cue != Cue::For {
                return;
            }
        }
    }
    evidence.add_if(Evidence::Modulus11, born.mod11);
    // Letters that touch: an identifier of something else, unless the form leaves no doubt.
    let letter_before = scan.gap(first).touches() && first > 0;
    if letter_before && !dash && !(scan.is_word(first - 1) && is_cue(label_of(scan.at(first - 1)))) {
        return;
    }
    let after = scan.tokens.get(last + 1);
    // "010145-5009/290248-6006" are two.
    let listed =
        scan.gap(first).only(Gap::COMMA | Gap::SLASH) && first > 0 && matches!(scan.at(first - 1).digits, 4 | 10);
    let tied = !letter_before && tied_before(scan, first) && !(listed && matches!(sizes, [6, 4] | [10]));
    if after.is_some_and(|t| t.gap.touches() && (bare || !dash)) || tied {
        return;
    }
    if after.is_some_and(|t| t.is_number() && tied_after(scan, last) && t.digits != 6 && t.digits != 10) {
        return;
    }
    finish(scan, number, born, evidence, cue, out);
}

/// The first dash stands behind six digits: «26-0405-7719» is a file.
fn dash_after_six(scan: &Scan, number: &Number) -> bool {
    let mut count = 0;
    let dashed = (number.first..number.last).any(|at| {
        count += scan.at(at).digits;
        scan.gap(at + 1).has(Gap::DASH)
    });
    dashed && count == 6
}

fn finish(scan: &Scan, number: &Number, born: Born, mut evidence: EvidenceSet, cue: Cue, out: &mut Vec<Entity>) {
    evidence.add_if(Evidence::CueWord, cue == Cue::For);
    evidence.add_if(Evidence::CounterCue, cue == Cue::Against);
    evidence.add_if(Evidence::ReplacementNumber, born.replacement);
    // No check digit speaks for it: the word before it decides.
    evidence.add_if(Evidence::Ambiguous, born.replacement && cue == Cue::Against);
    evidence.add_if(Evidence::NoModulus11, !born.mod11 && !born.replacement);
    let (start, end) = scan.span(number.first, number.last);
    let about = if is_others(scan, number.first) { About::Other } else { About::Unknown };
    out.push(Entity { about, ..Entity::new(DataKind::Cpr, start, end, evidence) });
}

/// «Hans cpr er …», «min nabos cpr-nummer»; a child's is told for the child.
#[inline(never)]
fn is_others(scan: &Scan, at: usize) -> bool {
    any_in!(scan, at.saturating_sub(5)..at, "hans hendes deres naboens nabos genbos overbos underbos ekskones eksmands")
        && !any_in!(
            scan,
            at.saturating_sub(40)..at,
            "søn datter barn børn dreng pige søns datters barns sønnen datteren"
        )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    For,
    Against,
    None,
}

fn is_cue(section: u8) -> bool {
    matches!(section, label::CPR | label::PERSON | label::BORN | label::CONTROL)
}

/// What the words around say. Only what stands right before it speaks against it.
fn cue(scan: &Scan, first: usize, last: usize) -> Cue {
    if char_before(scan, first) == Some('#') || amount(scan, first, last) {
        return Cue::Against;
    }
    for found in labels_before(scan, first) {
        // "Svenskt personnummer" says what it is, and what it is not.
        if foreign(found.section) && found.away < 2 || is_cue(found.section) && abroad(scan, found.at) {
            return Cue::Against;
        }
        if is_cue(found.section) {
            return Cue::For;
        }
        let other = [label::OTHER, label::ACCOUNT, label::REG, label::CARD, label::PHONE, label::AMOUNT, label::IBAN];
        // "… 2.100 kr.", and the next line begins with the number of somebody else.
        let above = found.section == label::AMOUNT && found.at + 1 == first && scan.gap(first).has(Gap::NEWLINE);
        if found.away == 0
            && !above
            && other.contains(&found.section)
            // "Sagen for 010145-5009": whose it is, not its number.
            && !is_any!(scan, first.wrapping_sub(1), "for om")
        {
            return Cue::Against;
        }
    }
    match label_after(scan, last) {
        Some(found) if is_cue(found.section) => Cue::For,
        _ => Cue::None,
    }
}

fn foreign(section: u8) -> bool {
    matches!(section, label::SWEDEN | label::NORWAY | label::FINLAND | label::ICELAND)
}

fn abroad(scan: &Scan, at: usize) -> bool {
    at > 0 && scan.gap(at).only(Gap::SPACE) && foreign(label_of(scan.at(at - 1)))
}

/// Kroner before or after it.
fn amount(scan: &Scan, first: usize, last: usize) -> bool {
    let is = |at: usize| scan.tokens.get(at).is_some_and(|t| t.is_word() && label_of(t) == label::AMOUNT);
    first > 0 && is(first - 1) && !scan.gap(first).has(Gap::NEWLINE)
        || is(last + 1) && scan.gap(last + 1).only(Gap::SPACE)
}

/// `DDMMYY-CAAG`: two letters among the last four.
#[inline(never)]
fn ecpr(scan: &Scan, first: usize, out: &mut Vec<Entity>) {
    let tokens = &scan.tokens[first..];
    let (letters, six) = match tokens {
        [date, c, letters, g, ..] if date.digits == 6 && c.digits == 1 && c.gap.only(Gap::DASH | Gap::SPACE) => {
            if !letters.gap.touches() || !g.gap.touches() || g.digits != 1 {
                return;
            }
            (first + 2, scan.digits::<1>(c)[0])
        }
        [date, _, g, ..] if date.digits == 7 && g.digits == 1 && tokens[1].gap.touches() && g.gap.touches() => {
            (first + 1, scan.digits::<7>(date)[6])
        }
        _ => return,
    };
    let token = scan.at(letters);
    if !token.shape.has(Shape::ALL_CAPITALS) || scan.str(token).length() != 2 || !b"01567".contains(&six) {
        return;
    }
    let digits = scan.digits::<6>(scan.at(first));
    let two = |i: usize| u32::from(digits[i] - b'0') * 10 + u32::from(digits[i + 1] - b'0');
    let exists = [1800, 1900, 2000].iter().any(|c| Day { day: two(0), month: two(2), year: c + two(4) }.exists());
    if exists && !tied_before(scan, first) && !tied_after(scan, letters + 1) {
        let (start, end) = scan.span(first, letters + 1);
        let evidence = EvidenceSet::of(&[Evidence::PossibleDate, Evidence::ECpr]);
        out.push(Entity::new(DataKind::Cpr, start, end, evidence));
    }
}

/// "010190 kontrolcifre 1234", "født 010190, de sidste fire er 1234" is left to `cpr-partial`.
#[inline(never)]
fn spoken(scan: &Scan, first: usize, out: &mut Vec<Entity>) -> bool {
    let dates = [6, 8].iter().filter_map(|&n| gather(scan, first, n, Gap::DASH | Gap::DOT | Gap::SLASH));
    for date in dates {
        let end = (date.last + 5).min(scan.tokens.len());
        let rest = &scan.tokens[date.last + 1..end];
        let Some(at) = rest.iter().position(|t| t.is_number()) else { continue };
        let said = rest[..at].iter().any(|t| label_of(t) == label::CONTROL);
        if !said || rest[at].digits != 4 || rest[..=at].iter().any(|t| t.gap.has(Gap::BANG | Gap::BLANK)) {
            continue;
        }
        let year = if date.digits().len() == 8 { date.value(4, 8) } else { 2000 + date.value(4, 6) };
        let day = date.value(0, 2);
        let day = Day { day: if day > 60 { day - 60 } else { day }, month: date.value(2, 4), year };
        if day.exists() {
            let (start, end) = scan.span(first, date.last + 1 + at);
            let evidence = EvidenceSet::of(&[Evidence::PossibleDate, Evidence::CueWord, Evidence::Spelled]);
            out.push(Entity::new(DataKind::Cpr, start, end, evidence));
            return true;
        }
    }
    false
}

/// A word of nothing but letters that look like digits touches the number.
fn beside_letters(scan: &Scan, at: usize) -> bool {
    let like = |t: &Token| t.end - t.start <= 4 && scan.str(t).bytes().all(|b| look(b as char).is_some());
    at > 0 && scan.gap(at).touches() && like(scan.at(at - 1))
        || scan.tokens.get(at + 1).is_some_and(|t| t.gap.touches() && t.is_word() && like(t))
}

fn look(c: char) -> Option<u8> {
    match c {
        'o' | 'O' => Some(0),
        'l' | 'I' | 'i' => Some(1),
        _ => None,
    }
}

/// Letters for digits ("O1O145-5OO9"), only where a cue stands before them.
#[inline(never)]
fn lookalikes(scan: &Scan, at: usize, out: &mut Vec<Entity>) {
    let mut first = at;
    while first > 0 && at - first < 8 && scan.gap(first).only(Gap::DASH) && near(scan, first - 1) {
        first -= 1;
    }
    let (mut digits, mut count, mut place) = ([0u8; 10], 0, scan.at(first).start as usize);
    let mut end = place;
    while let Some((class, next)) = next_class(scan.text, place) {
        let digit = match class {
            Class::Digit(d) => Some(d),
            Class::Letter(c) => look(c),
            Class::Joiner => None,
            Class::Dash | Class::Space if count == 6 => None,
            _ => break,
        };
        if let Some(d) = digit {
            if count == 10 {
                return;
            }
            digits[count] = d;
            count += 1;
            end = next;
        } else if matches!(class, Class::Letter(_)) {
            return;
        }
        place = next;
    }
    let last = scan.token_at(end as u32).saturating_sub(1);
    if count != 10
        || last < first
        || cue(scan, first, last) != Cue::For
        || out.last().is_some_and(|e| e.end == end as u32)
    {
        return;
    }
    if short(&digits).is_some() {
        let evidence = EvidenceSet::of(&[Evidence::PossibleDate, Evidence::CueWord, Evidence::Spelled]);
        out.push(Entity::new(DataKind::Cpr, scan.at(first).start, end as u32, evidence));
    }
}

fn near(scan: &Scan, at: usize) -> bool {
    let token = scan.at(at);
    token.is_number() || token.end - token.start <= 4 && scan.str(token).bytes().all(|b| look(b as char).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table: every year of two digits by every seventh digit.
    #[test]
    fn century_of_every_year_and_digit() {
        for seventh in 0..10u8 {
            for year in 0..100u32 {
                let want = match (seventh, year) {
                    (0..=3, _) => 1900,
                    (4 | 9, 0..=36) => 2000,
                    (4 | 9, _) => 1900,
                    (_, 0..=57) => 2000,
                    _ => 1800,
                };
                assert_eq!(century(year, seventh), want + year, "{year} {seventh}");
            }
        }
    }

    #[test]
    fn checks_modulus_11() {
        for (number, passes) in
            [("0101455009", true), ("2902486006", true), ("0101455001", false), ("0203506001", false)]
        {
            let digits: Vec<u8> = number.bytes().map(|b| b - b'0').collect();
            assert_eq!(modulus_11(&digits), passes, "{number}");
        }
    }

    #[test]
    fn only_days_that_exist() {
        for (number, exists) in
            [("2902455009", false), ("2902485009", true), ("3104455009", false), ("6101455009", true)]
        {
            let digits: Vec<u8> = number.bytes().map(|b| b - b'0').collect();
            assert_eq!(short(&digits).is_some(), exists, "{number}");
        }
    }
}
