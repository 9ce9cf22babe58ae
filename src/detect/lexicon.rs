//! The lexicon: what is known of a word, in tables that the build script laid out.
//!
//! A word is looked up once, when the text is read; everything else asks its entry.

use super::stem::stems;
use crate::text::{Shape, Token, Word, hash_word};

#[allow(clippy::all, missing_docs)]
mod tables {
    include!(env!("PRESEND_LEXICON"));
}
use tables as t;
pub use tables::{cue, group, tag};

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

/// A town or municipality of one word; a genitive counts.
pub fn is_place(token: &Token) -> bool {
    (!token.shape.has(Shape::INFLECTED | Shape::HEAD | Shape::TAIL) || token.shape.has(Shape::GENITIVE))
        && t::ENTRY_PLACES[token.entry as usize] == 1
}

/// A Danish postcode in use.
pub fn is_postcode(code: u32) -> bool {
    code < 10_000 && t::POSTCODES[code as usize / 8] >> (code % 8) & 1 == 1
}

fn look_up(hash: u64) -> u16 {
    let mask = t::PRINTS.len() - 1;
    let print = ((hash >> 24) as u16).max(1);
    let mut slot = hash as usize & mask;
    loop {
        let found = t::PRINTS[slot];
        if found == print {
            return t::SLOTS[slot];
        }
        if found == 0 {
            return 0;
        }
        slot = (slot + 1) & mask;
    }
}

/// Entry of a word given by its letters, lower case; for tests and the customer's own terms.
pub fn entry_of(word: &str) -> u16 {
    look_up(hash_word(word.as_bytes()))
}

/// Looks `word` up: itself, then without its ending, then as a compound.
/// Gives (entry, entry of a compound's second part, hash of the form that is known, shape bits).
pub fn find(word: &Word) -> (u16, u16, u32, u8) {
    let whole = word.hashes[word.hashes.len() - 1];
    let entry = look_up(whole);
    if entry != 0 || word.bytes.len() < 4 {
        return (entry, 0, whole as u32, 0);
    }
    let mut result = (0, 0, whole as u32, 0);
    stems(word.bytes, |length| {
        let hash = word.hashes[length - 1];
        let entry = look_up(hash);
        if entry != 0 {
            let genitive = length + 1 == word.bytes.len() && word.bytes[length] == b's';
            result = (entry, 0, hash as u32, Shape::INFLECTED | if genitive { Shape::GENITIVE } else { 0 });
        }
        entry != 0
    });
    if result.0 == 0 && word.bytes.len() >= 6 { compound(word, whole) } else { result }
}

fn compound(word: &Word, whole: u64) -> (u16, u16, u32, u8) {
    let length = word.bytes.len();
    let mut head = (0u16, 0u32);
    if bit(&t::HEAD_FILTER, word.hashes[2]) {
        for at in (3..length - 1).rev() {
            let hash = word.hashes[at - 1];
            if t::HEADS.binary_search(&(hash as u32)).is_ok() {
                head = (look_up(hash), hash as u32);
                break;
            }
        }
    }
    let mut tail = ending(word.bytes);
    if tail.0 == 0 {
        stems(word.bytes, |stem| {
            tail = ending(&word.bytes[..stem]);
            tail.0 != 0
        });
    }
    match (head.0, tail.0) {
        (0, 0) => (0, 0, whole as u32, 0),
        (entry, 0) => (entry, 0, head.1, Shape::HEAD),
        (0, entry) => (entry, 0, tail.1, Shape::TAIL),
        (first, second) => (first, second, tail.1, Shape::HEAD | Shape::TAIL),
    }
}

/// The longest known word that `bytes` ends with, leaving at least two bytes before it.
fn ending(bytes: &[u8]) -> (u16, u32) {
    if bytes.len() < 5
        || !bit(&t::TAIL_FILTER, hash_word(&[bytes[bytes.len() - 1], bytes[bytes.len() - 2], bytes[bytes.len() - 3]]))
    {
        return (0, 0);
    }
    let mask = t::TAIL_PRINTS.len() - 1;
    let (mut hash, mut best) = (hash_word(&[]), (0, 0));
    for (i, &b) in bytes[2..].iter().rev().enumerate() {
        hash = crate::text::hash_step(hash, b);
        if i < 2 {
            continue;
        }
        let print = ((hash >> 24) as u16).max(1);
        let mut slot = hash as usize & mask;
        while t::TAIL_PRINTS[slot] != 0 {
            if t::TAIL_PRINTS[slot] == print {
                best = (t::TAIL_ENTRIES[slot], t::TAIL_STEMS[slot]);
            }
            slot = (slot + 1) & mask;
        }
    }
    best
}

fn bit(filter: &[u8; 512], hash: u64) -> bool {
    let bit = hash as usize & 4095;
    filter[bit / 8] >> (bit % 8) & 1 == 1
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

/// All phrases that are found from token `at`; `tokens[from..to]` is its sentence.
pub fn hits_at(tokens: &[Token], at: usize, from: usize, to: usize, out: &mut Vec<Hit>) {
    let token = &tokens[at];
    let compound = token.shape.0 & (Shape::HEAD | Shape::TAIL);
    // Which part of the word each of its entries is about.
    let first_part = if compound & Shape::HEAD != 0 { BEGINS } else { compound as u32 / 8 };
    for (entry, part) in [(token.entry, first_part), (token.tail, ENDS)] {
        if entry == 0 {
            continue;
        }
        let first = t::ENTRY_FIRST[entry as usize] as usize;
        for row in first..first + t::ENTRY_COUNT[entry as usize] as usize {
            if t::PHRASE_CAPITALS[row] == 1 && !token.shape.has(Shape::ALL_CAPITALS) {
                continue;
            }
            let parts = &t::PARTS[t::PHRASE_PARTS[row] as usize..];
            let (left, right) = ((parts[0] & 255) as usize, (parts[0] >> 8) as usize);
            let anchor = &parts[1..1 + width(&parts[1..])];
            let anchored =
                if compound == 0 { fits(token, anchor) } else { anchor[1..].iter().any(|word| word & part != 0) };
            if !anchored {
                continue;
            }
            let after = 1 + anchor.len();
            let Some((last, used)) = forward(tokens, at + 1, to, &parts[after..], right - 1) else { continue };
            let Some(first) = backward(tokens, at, from, &parts[after + used..], left) else { continue };
            let (group, tags) = (t::PHRASE_GROUP[row], t::PHRASE_TAGS[row]);
            out.push(Hit { group, tags, first: first as u32, last: last as u32 });
        }
    }
}

/// Bits beside the hash of a word in a phrase, as the build script writes them.
const EXACT: u32 = 1;
const BEGINS: u32 = 2;
const ENDS: u32 = 4;

/// Length in the table of the part that begins at `parts[0]`.
fn width(parts: &[u32]) -> usize {
    1 + (parts[0] >> 8) as usize
}

fn fits(token: &Token, parts: &[u32]) -> bool {
    match parts[0] & 255 {
        1 => token.is_word(),
        2 => token.is_number(),
        _ if token.is_number() => false,
        _ => parts[1..width(parts)].iter().any(|&word| {
            let same = |hash: u32| hash & !7 == word & !7;
            if word & EXACT != 0 || !token.shape.has(Shape::HEAD | Shape::TAIL) {
                return same(token.hash) || word & EXACT == 0 && same(token.stem);
            }
            same(token.stem)
                && (word & ENDS != 0 && token.shape.has(Shape::TAIL)
                    || word & BEGINS != 0 && !token.shape.has(Shape::TAIL))
        }),
    }
}

/// Most words a `...` may stand for.
const GAP: usize = 4;

fn forward(tokens: &[Token], at: usize, to: usize, parts: &[u32], count: usize) -> Option<(usize, usize)> {
    let (mut place, mut used, mut last) = (at, 0, at - 1);
    let mut gap = false;
    for _ in 0..count {
        let part = &parts[used..];
        used += width(part);
        if part[0] & 255 == 3 {
            gap = true;
            continue;
        }
        let reach = if gap { place + GAP } else { place };
        let found = (place..=reach).find(|&i| i < to && fits(&tokens[i], part))?;
        last = found;
        place = found + 1;
        gap = false;
    }
    Some((last, used))
}

fn backward(tokens: &[Token], at: usize, from: usize, parts: &[u32], count: usize) -> Option<usize> {
    let (mut place, mut used, mut first) = (at, 0, at);
    let mut gap = false;
    for _ in 0..count {
        let part = &parts[used..];
        used += width(part);
        if part[0] & 255 == 3 {
            gap = true;
            continue;
        }
        let reach = if gap { GAP + 1 } else { 1 };
        let found = (1..=reach)
            .map(|back| place.checked_sub(back))
            .find_map(|i| i.filter(|&i| i >= from && fits(&tokens[i], part)))?;
        first = found;
        place = found;
        gap = false;
    }
    Some(first)
}
