//! The lexicon: what is known of a word, in tables that the build script laid out.
//!
//! A word is looked up once, when the text is read; everything else asks its entry.

pub use super::look_up::find;
use super::look_up::steady;
use crate::text::{Shape, Token};

#[allow(clippy::all, missing_docs)]
pub(super) mod tables {
    include!(env!("PRESEND_LEXICON"));
}
use tables as t;
pub use tables::{BEFORE_ROADS, OTHER_ROADS, ROADS, TOWN_FIRST, TOWN_LAST, cue, group, label, tag};

/// Size of a name's bearer group: 0 none, 1 under 400, 2 under 2,500, 3 more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NameClass(pub u8);

impl NameClass {
    /// Bucket as a first name, 0-3.
    pub fn first(self) -> u8 {
        self.0 & 3
    }
    /// Bucket as a surname, 0-3.
    pub fn last(self) -> u8 {
        self.0 >> 2 & 3
    }
    /// 0: hardly ever anything but a name, 1: also a word, 2: a word first.
    pub fn ambiguity(self) -> u8 {
        self.0 >> 4 & 3
    }
    /// Neither.
    pub fn is_none(self) -> bool {
        self.0 & 15 == 0
    }
}

/// What the lists say of the word's entry as a name; a genitive counts, other inflected forms do not.
pub fn name(token: &Token) -> NameClass {
    if token.shape.has(Shape::INFLECTED | Shape::HEAD | Shape::TAIL) && !token.shape.has(Shape::GENITIVE) {
        return NameClass(0);
    }
    NameClass(t::ENTRY_NAMES[token.entry as usize])
}

/// Section of `cues.txt` the word stands in (a constant of [`cue`]), 0 for none.
pub fn cue_of(token: &Token) -> u8 {
    if token.shape.has(Shape::INFLECTED | Shape::HEAD | Shape::TAIL) { 0 } else { t::ENTRY_CUES[token.entry as usize] }
}

/// A word for somebody by what they are to somebody (mor, naboen, patientens); a genitive counts.
pub fn relation(token: &Token) -> bool {
    (!token.shape.has(Shape::INFLECTED | Shape::HEAD | Shape::TAIL) || token.shape.has(Shape::GENITIVE))
        && t::ENTRY_CUES[token.entry as usize] == cue::RELATION
}

/// Section of `labels.txt` the word stands in (a constant of [`label`]), 0 for none; inflected forms count.
pub fn label_of(token: &Token) -> u8 {
    if token.shape.has(Shape::HEAD | Shape::TAIL) { 0 } else { t::ENTRY_LABELS[token.entry as usize] }
}

/// A town or municipality of one word; a genitive counts.
pub fn is_place(token: &Token) -> bool {
    (!token.shape.has(Shape::INFLECTED | Shape::HEAD | Shape::TAIL) || token.shape.has(Shape::GENITIVE))
        && t::ENTRY_PLACES[token.entry as usize] == 1
}

/// A Danish postcode in use.
pub fn is_postcode(code: u32) -> bool {
    code < 10_000 && t::POSTCODES[code as usize / 8] >> (code % 8) & 1 == 1
}

/// Is the list `group` one of things that may be told about a person?
pub fn is_topic(group: u8) -> bool {
    const TOPICS: [u8; 16] = [
        group::HEALTH,
        group::ETHNICITY,
        group::POLITICS,
        group::RELIGION,
        group::TRADE_UNION,
        group::GENETIC,
        group::BIOMETRIC,
        group::SEX_LIFE,
        group::CRIMINAL_OFFENCE,
        group::FINANCES,
        group::SOCIAL,
        group::FAMILY,
        group::EMPLOYMENT,
        group::EDUCATION,
        group::CONSUMPTION,
        group::REVEALING_PLACE,
    ];
    const SET: u128 = {
        let (mut set, mut i) = (0, 0);
        while i < TOPICS.len() {
            set |= 1 << TOPICS[i];
            i += 1;
        }
        set
    };
    SET >> group & 1 == 1
}

/// A phrase of the lists, found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which list: a constant of [`group`].
    pub group: u8,
    /// Tags of the entry: bits of [`tag`].
    pub tags: u16,
    /// First token.
    pub first: u32,
    /// Last token.
    pub last: u32,
}

/// Does any phrase start to be looked for at this word?
#[inline]
pub fn starts_phrases(token: &Token) -> bool {
    token.tail != 0 || t::ENTRY_COUNT.get(token.entry as usize).is_some_and(|&count| count != 0)
}

/// All phrases that are found from token `at`; `tokens[from..to]` is its sentence.
pub fn hits_at(tokens: &[Token], at: usize, from: usize, to: usize, out: &mut Vec<Hit>) {
    let token = &tokens[at];
    let compound = token.shape.0 & (Shape::HEAD | Shape::TAIL);
    let before = out.len();
    for entry in [token.entry, token.tail] {
        // Entries without phrases come last, and 0 has none.
        let Some(&count) = t::ENTRY_COUNT.get(entry as usize) else { continue };
        if count == 0 {
            continue;
        }
        let block = entry as usize / t::BLOCK;
        let block_row = steady(&t::BLOCK_ROWS, t::BLOCK_ROWS_STEP, block);
        let counts = &t::ENTRY_COUNT[block * t::BLOCK..entry as usize];
        let first = counts.iter().fold(block_row, |n, &c| n + c as usize);
        let mut walked = (block_row, steady(&t::BLOCK_PARTS, t::BLOCK_PARTS_STEP, block));
        for row in first..first + count as usize {
            let longer = is_longer(row);
            let kind = usize::from(t::ROW_KINDS[row]) + if longer { t::LONGER_KINDS } else { 0 };
            let bits = u16::from(t::KIND_BITS[kind]);
            if !fits_word(token, compound, entry | bits << 13)
                || bits & CAPITALS != 0 && !token.shape.has(Shape::ALL_CAPITALS)
            {
                continue;
            }
            let (mut first, mut last) = (at, at);
            if longer {
                // The rows before it are walked over, once.
                for row in walked.0..row {
                    if is_longer(row) {
                        walked.1 = behind(walked.1);
                    }
                }
                walked.0 = row;
                let mut parts = walked.1;
                if t::PARTS[parts] & ELSEWHERE != 0 {
                    parts = usize::from(t::PARTS[parts] & !ELSEWHERE);
                }
                let head = t::PARTS[parts];
                let parts = &t::PARTS[parts + 1..];
                let Some((end, used)) = forward(tokens, at + 1, to, parts, head >> 4 & 15) else { continue };
                let Some(start) = backward(tokens, at, from, &parts[used..], head & 15) else { continue };
                (first, last) = (start, end);
            }
            let hit =
                Hit { group: t::KIND_GROUP[kind], tags: t::KIND_TAGS[kind], first: first as u32, last: last as u32 };
            // A form and its stem may both stand in the list.
            if !out[before..].contains(&hit) {
                out.push(hit);
            }
        }
    }
}

/// Has the phrase of the row more words?
fn is_longer(row: usize) -> bool {
    t::ROW_LONGER[row / 8] >> (row % 8) & 1 == 1
}

/// Where the parts of the next row begin.
fn behind(parts: usize) -> usize {
    match t::PARTS[parts] {
        head if head & ELSEWHERE != 0 => parts + 1,
        head => parts + 1 + usize::from(head >> 8),
    }
}

/// The parts of a phrase stand at the first of its anchors.
const ELSEWHERE: u16 = 0x8000;

/// Bits above the number of a word in a phrase, as the build script writes them; of a row, bits by themselves.
const EXACT: u16 = 1;
const BEGINS: u16 = 2;
const ENDS: u16 = 4;
const CAPITALS: u16 = 8;

/// Length in the table of the part that begins at `parts[0]`.
fn width(parts: &[u16]) -> usize {
    1 + (parts[0] >> 2) as usize
}

fn fits(token: &Token, parts: &[u16]) -> bool {
    match parts[0] {
        1 => token.is_word(),
        2 => token.is_number(),
        _ => {
            let compound = token.shape.0 & (Shape::HEAD | Shape::TAIL);
            token.entry != 0 && parts[1..width(parts)].iter().any(|&word| fits_word(token, compound, word))
        }
    }
}

fn fits_word(token: &Token, compound: u8, word: u16) -> bool {
    let (entry, word) = (word & 0x1FFF, word >> 13);
    match compound {
        // Exact and in compounds: in compounds only.
        0 => {
            token.entry == entry
                && (word & EXACT == 0 || word & (BEGINS | ENDS) == 0 && !token.shape.has(Shape::INFLECTED))
                || token.tail == entry && word & EXACT == 0
        }
        Shape::HEAD => token.entry == entry && word & BEGINS != 0,
        Shape::TAIL => token.entry == entry && word & ENDS != 0,
        _ => token.entry == entry && word & BEGINS != 0 || token.tail == entry && word & ENDS != 0,
    }
}

/// Most words a `...` may stand for.
const GAP: usize = 4;

/// Matches what follows the anchor from token `at` on: (last token, length of the parts in the table).
fn forward(tokens: &[Token], at: usize, to: usize, parts: &[u16], count: u16) -> Option<(usize, usize)> {
    let (mut place, mut used, mut last) = (at, 0, at - 1);
    let mut gap = false;
    for _ in 0..count {
        let part = &parts[used..];
        used += width(part);
        if part[0] == 3 {
            gap = true;
            continue;
        }
        let reach = if gap { place + GAP } else { place };
        last = (place..=reach).find(|&i| i < to && fits(&tokens[i], part))?;
        place = last + 1;
        gap = false;
    }
    Some((last, used))
}

/// Matches what stands before the anchor at token `at`, backwards: the first token.
fn backward(tokens: &[Token], at: usize, from: usize, parts: &[u16], count: u16) -> Option<usize> {
    let (mut place, mut used) = (at, 0);
    let mut gap = false;
    for _ in 0..count {
        let part = &parts[used..];
        used += width(part);
        if part[0] == 3 {
            gap = true;
            continue;
        }
        let reach = if gap { GAP + 1 } else { 1 };
        place = (1..=reach.min(place - from)).map(|back| place - back).find(|&i| fits(&tokens[i], part))?;
        gap = false;
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    /// Groups of the single words that are found in `word` by itself.
    fn groups(word: &str) -> Vec<u8> {
        let tokens = tokenize(word, find).tokens;
        let mut hits = Vec::new();
        for at in 0..tokens.len() {
            hits_at(&tokens, at, 0, tokens.len(), &mut hits);
        }
        hits.iter().filter(|hit| is_topic(hit.group) && hit.tags & tag::PLACEHOLDER == 0).map(|hit| hit.group).collect()
    }

    #[test]
    fn words_are_known_in_forms_and_compounds() {
        for word in ["diabetes", "Diabetes", "diabetesens", "diabeteskontrol", "hofteoperationen", "sygemeldingerne"] {
            assert_eq!(groups(word), [group::HEALTH], "{word}");
        }
        for word in ["lungeambulatoriet", "tarmklinikkerne"] {
            assert_eq!(groups(word), [group::REVEALING_PLACE], "{word}");
        }
    }

    #[test]
    fn what_only_looks_alike_is_another_word() {
        for word in ["bekræfter", "kræfter", "gælder", "gældende", "kol", "hk", "ida", "venstre", "rykket"] {
            assert_eq!(groups(word), [], "{word}");
        }
    }
}
