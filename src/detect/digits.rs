//! What detectors of numbers share: groups of digits gathered into one number, what stands around it, and the word that
//! says what it is.

use super::{
    Entity, Evidence, EvidenceSet, Scan, is_any,
    lexicon::{cue, cue_of, label, label_of},
};
use crate::{
    kind::DataKind,
    text::{Class, Gap, Shape, Token, classify},
};

/// Most digits that are gathered into one number.
pub const MOST: usize = 20;

/// A number as a reader sees it: one or more groups of digits.
#[derive(Clone, Copy)]
pub struct Number {
    /// Index of the first token.
    pub first: usize,
    /// Index of the last token.
    pub last: usize,
    digits: [u8; MOST],
    count: u8,
    sizes: [u8; MOST],
    groups: u8,
    /// Everything that stands between its groups.
    pub gap: Gap,
    /// What stands before its last group.
    pub last_gap: Gap,
}

impl Number {
    /// The digits, 0 to 9.
    pub fn digits(&self) -> &[u8] {
        &self.digits[..self.count as usize]
    }
    /// How many digits each group has.
    pub fn sizes(&self) -> &[u8] {
        &self.sizes[..self.groups as usize]
    }
    /// The digits `from..to` read as one value.
    pub fn value(&self, from: usize, to: usize) -> u32 {
        self.digits[from..to].iter().fold(0, |n, d| n * 10 + u32::from(*d))
    }
}

/// The number of exactly `want` digits that begins with token `first`, its groups kept apart by nothing but `joiners`.
pub fn gather(scan: &Scan, first: usize, want: usize, joiners: u16) -> Option<Number> {
    let (mut count, mut at) = (0, first);
    // Most numbers are none: look at the lengths before reading any digit.
    loop {
        let token = scan.tokens.get(at)?;
        count += token.digits as usize;
        let joined = at == first || token.gap.only(joiners) && !token.gap.touches();
        if !token.is_number() || !joined || count > want.min(MOST) {
            return None;
        }
        if count == want {
            break;
        }
        at += 1;
    }
    let mut number = Number {
        first,
        last: at,
        digits: [0; MOST],
        count: 0,
        sizes: [0; MOST],
        groups: 0,
        gap: Gap(0),
        last_gap: Gap(0),
    };
    for token in &scan.tokens[first..=at] {
        if number.groups > 0 {
            number.gap.0 |= token.gap.0;
            number.last_gap = token.gap;
        }
        let digits = scan.digits::<MOST>(token);
        for (to, from) in number.digits[number.count as usize..].iter_mut().zip(&digits[..token.digits as usize]) {
            *to = from - b'0';
        }
        number.sizes[number.groups as usize] = token.digits;
        number.groups += 1;
        number.count += token.digits;
    }
    Some(number)
}

/// Marks that tie groups of digits into one longer number where no space stands beside them.
const TIES: u16 = Gap::DASH | Gap::DOT | Gap::SLASH | Gap::COMMA | Gap::COLON;

/// Is what begins with token `first` tied to a number or a letter before it, as part of something longer?
pub fn tied_before(scan: &Scan, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).and_then(|i| scan.tokens.get(i)) else { return false };
    let gap = scan.gap(first);
    gap.touches() || before.is_number() && gap.only(TIES)
}

/// The same for what stands after token `last`.
pub fn tied_after(scan: &Scan, last: usize) -> bool {
    let Some(after) = scan.tokens.get(last + 1) else { return false };
    after.gap.touches() || after.is_number() && after.gap.only(TIES)
}

/// A number stands before `first` or after `last`, kept apart by a space, dash or dot only: one more group of a row.
pub fn in_row(scan: &Scan, first: usize, last: usize) -> bool {
    let row = Gap::SPACE | Gap::DASH | Gap::DOT;
    first > 0 && scan.is_number(first - 1) && scan.gap(first).only(row)
        || scan.tokens.get(last + 1).is_some_and(|t| t.is_number() && t.gap.only(row))
}

/// The character right before token `at`, with its disguise taken off.
pub fn char_before(scan: &Scan, at: usize) -> Option<char> {
    let start = scan.tokens.get(at)?.start as usize;
    let c = scan.text.get(..start)?.chars().next_back()?;
    Some(if let Class::Mark(mark) = classify(c) { mark } else { c })
}

/// A word that says what a number is, and how many words away it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label {
    /// A section of `labels.txt`.
    pub section: u8,
    /// Index of its token.
    pub at: usize,
    /// Words between it and the number that are no filler (*nr.*, *er*, *på*).
    pub away: usize,
}

/// How far labels are looked for.
const REACH: usize = 8;

/// The labels before token `first` in its sentence, nearest first. Another number ends the search: the label is its.
pub fn labels_before<'s>(scan: &'s Scan, first: usize) -> impl Iterator<Item = Label> + 's {
    let (mut at, mut away, mut steps) = (first, 0, 0);
    core::iter::from_fn(move || {
        while at > 0 && steps < REACH {
            let gap = scan.gap(at);
            at -= 1;
            steps += 1;
            let token = scan.tokens.get(at)?;
            let mut section = section_of(scan, token);
            // "SE-nr.", "kunde nr.": the number of something else.
            if section == label::NR && at > 0 && scan.is_word(at - 1) {
                let before = label_of(scan.at(at - 1));
                if is_any!(scan, at - 1, "pers prs") {
                    section = label::CPR;
                } else if before == label::PARTY || before == 0 && scan.gap(at).0 == Gap::DASH {
                    section = label::OTHER;
                }
            }
            // A full stop ends the sentence unless it belongs to an abbreviation or a label.
            let stops = gap.has(Gap::BANG | Gap::BLANK)
                || gap.has(Gap::DOT)
                    && gap.has(Gap::SPACE | Gap::NEWLINE)
                    && matches!(section, 0 | label::COPULA)
                    && cue_of(token) != cue::ABBREVIATION
                    && token.end - token.start > 3;
            if stops || token.is_number() {
                steps = REACH;
                return None;
            }
            match section {
                0 | label::PARTY => away += 1,
                label::NR | label::COPULA => {}
                _ => {
                    let found = Label { section, at, away };
                    away += 1;
                    return Some(found);
                }
            }
        }
        None
    })
}

/// The label within a few words after token `last` ("… er mit cpr-nummer").
pub fn label_after(scan: &Scan, last: usize) -> Option<Label> {
    let mut away = 0;
    for at in last + 1..(last + 6).min(scan.tokens.len()) {
        let token = scan.at(at);
        let ends = token.gap.has(Gap::BANG | Gap::BLANK | Gap::SEMICOLON | Gap::NEWLINE | Gap::COMMA)
            || token.gap.has(Gap::DOT) && token.gap.has(Gap::SPACE);
        if ends || token.is_number() {
            return None;
        }
        match section_of(scan, token) {
            0 => away += 1,
            label::NR | label::COPULA => {}
            section => return Some(Label { section, at, away }),
        }
    }
    None
}

/// The section of a word. One that nobody listed but that ends in *-nr* or *-nummer* says: the number of something else.
fn section_of(scan: &Scan, token: &Token) -> u8 {
    let section = if token.is_word() { label_of(token) } else { 0 };
    if section != 0 || token.is_number() {
        return section;
    }
    let word = scan.str(token).as_bytes();
    let ends = |ending: &&str| {
        word.len() > ending.len() + 1 && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
    };
    match () {
        () if ["konto", "kontonr", "kontonummer", "kontoen"].iter().any(ends) => label::ACCOUNT,
        () if ["nr", "nummer", "nummeret", "numre", "måler"].iter().any(ends) => label::OTHER,
        () => 0,
    }
}

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Day {
    /// 1 to 31.
    pub day: u32,
    /// 1 to 12.
    pub month: u32,
    /// Four digits.
    pub year: u32,
}

impl Day {
    /// Does the calendar have it?
    pub fn exists(self) -> bool {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&self.day)
    }
}

/// Numbers of identity documents: letters and digits without a space, `lengths` in all, six digits in a row or letters
/// among them, behind a word of `section`.
pub fn document(
    scan: &Scan,
    kind: DataKind,
    section: u8,
    lengths: core::ops::RangeInclusive<usize>,
    out: &mut Vec<Entity>,
) {
    if !scan.has_label(section) {
        return;
    }
    for &at in &scan.rows {
        document_at(scan, kind, section, &lengths, at as usize, out);
    }
}

#[inline(never)]
fn document_at(
    scan: &Scan,
    kind: DataKind,
    section: u8,
    lengths: &core::ops::RangeInclusive<usize>,
    at: usize,
    out: &mut Vec<Entity>,
) {
    let mut first = at;
    let grouped =
        |n: &Number| matches!(n.sizes(), [3, 3, 3] | [2, 2, 2, 2] | [4, 4]) && lengths.contains(&n.digits().len());
    if scan.at(first).digits <= 4
        && labels_before(scan, first).next().is_some_and(|l| l.section == section && l.away < 2)
        && let Some(number) = [8, 9].iter().find_map(|&n| gather(scan, first, n, Gap::SPACE).filter(grouped))
    {
        let (start, end) = scan.span(first, number.last);
        out.push(Entity::new(kind, start, end, EvidenceSet::of(&[Evidence::CueWord])));
    }
    let capitals = |t: &Token| t.shape.has(CAPITALS);
    if first > 0 && scan.gap(first).touches() && capitals(scan.at(first - 1)) {
        first -= 1;
    }
    // "C4VK9T8L2": letters among the digits too.
    let mut last = at;
    while let Some(next) = scan.tokens.get(last + 1).filter(|t| t.gap.touches())
        && (capitals(next) || capitals(scan.at(last)))
    {
        last += 1;
    }
    let (start, end) = scan.span(first, last);
    let plain = scan.at(at).digits >= 6;
    let length = (end - start) as usize;
    if !plain && last == at || !lengths.contains(&length) || tied_before(scan, first) || tied_after(scan, last) {
        return;
    }
    let Some(label) = labels_before(scan, first).next().filter(|l| l.section == section && l.away < 3) else {
        return;
    };
    let mut evidence = EvidenceSet::of(&[Evidence::CueWord]);
    evidence.add_if(Evidence::Ambiguous, label.away > 1);
    out.push(Entity::new(kind, start, end, evidence));
}

/// "K1234567", "AB123456"
const CAPITALS: u8 = Shape::CAPITAL | Shape::ALL_CAPITALS;
