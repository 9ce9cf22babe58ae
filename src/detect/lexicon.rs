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

fn look_up(hash: u64) -> u16 {
    let mask = t::TAKEN.len() * 64 - 1;
    let print = print_of(hash, t::PRINT_SHIFT);
    let mut slot = hash as usize & mask;
    loop {
        let (word, bit) = (slot / 64, slot % 64);
        let taken = t::TAKEN[word];
        if taken >> bit & 1 == 0 {
            return 0;
        }
        let at = t::RANKS[word] as usize + (taken & ((1 << bit) - 1)).count_ones() as usize;
        if t::PRINTS[at] == print {
            let entry = t::ENTRIES[at].swap_bytes();
            return if entry < t::SHARED { entry } else { entry - t::SHARED + t::OWN };
        }
        slot = (slot + 1) & mask;
    }
}

fn print_of(hash: u64, shift: u32) -> u16 {
    ((hash >> shift) as u16).max(1)
}

/// Where the fingerprints of words that end compounds begin, as the build script writes them.
const TAIL_SHIFT: u32 = 24;

/// Entry of a word given by its letters, lower case; for tests and the customer's own terms.
pub fn entry_of(word: &str) -> u16 {
    look_up(hash_word(word.as_bytes()))
}

/// Looks `word` up: itself, then without its ending, then as a compound.
/// Gives (entry, entry of a compound's second part, hash of the form that is known, shape bits).
pub fn find(word: &Word) -> (u16, u16, u32, u8) {
    let length = word.bytes.len();
    let whole = word.hashes[length - 1];
    let entry = look_up(whole);
    if entry != 0 || length < 4 {
        return (entry, 0, whole as u32, 0);
    }
    let form = |stem: usize| {
        let hash = word.hashes[stem - 1];
        let entry = look_up(hash);
        let genitive = if stem + 1 == length && word.bytes[stem] == b's' { Shape::GENITIVE } else { 0 };
        (entry, 0, hash as u32, Shape::INFLECTED | genitive)
    };
    let mut result = (0, 0, whole as u32, 0);
    if bit(&t::FORM_FILTER, word.hashes[3]) {
        stems(word.bytes, |stem| {
            let found = form(stem);
            if found.0 != 0 {
                result = found;
            }
            found.0 != 0
        });
    } else if word.bytes[length - 1] == b's' {
        // Names and towns have no form but the genitive.
        let found = form(length - 1);
        if found.0 != 0 {
            result = found;
        }
    }
    if result.0 == 0 && length >= 6 { compound(word, whole) } else { result }
}

fn compound(word: &Word, whole: u64) -> (u16, u16, u32, u8) {
    let length = word.bytes.len();
    let mut head = (0u16, 0u32);
    if bit(&t::HEAD_FILTER, word.hashes[2]) {
        for at in (3..length - 1).rev() {
            let hash = word.hashes[at - 1];
            let entry = look_up(hash);
            if t::ENTRY_BEGINS.get(entry as usize) == Some(&1) {
                head = (entry, hash as u32);
                break;
            }
        }
    }
    let mut tail = 0;
    if let [.., a, b, c, d] = word.bytes
        && bit(&t::TAIL_FORMS, u64::from(u32::from_le_bytes([*a, *b, *c, *d]).wrapping_mul(t::TAIL_MULTIPLIER) >> 16))
    {
        tail = ending(word.bytes);
        if tail == 0 {
            stems(word.bytes, |stem| {
                tail = ending(&word.bytes[..stem]);
                tail != 0
            });
        }
    }
    match (head.0, tail) {
        (0, 0) => (0, 0, whole as u32, 0),
        (entry, 0) => (entry, 0, head.1, Shape::HEAD),
        (0, entry) => (entry, 0, whole as u32, Shape::TAIL),
        (first, second) => (first, second, head.1, Shape::HEAD | Shape::TAIL),
    }
}

/// The longest known word that `bytes` ends with, leaving at least two bytes before it.
fn ending(bytes: &[u8]) -> u16 {
    if bytes.len() < 5 {
        return 0;
    }
    let mask = t::TAIL_PRINTS.len() - 1;
    let (mut hash, mut best) = (hash_word(&[]), 0);
    for (i, &b) in bytes[2..].iter().rev().take(t::LONGEST_TAIL).enumerate() {
        hash = crate::text::hash_step(hash, b);
        if i < 2 {
            continue;
        }
        let print = print_of(hash, TAIL_SHIFT);
        let mut slot = hash as usize & mask;
        while t::TAIL_PRINTS[slot] != 0 {
            if t::TAIL_PRINTS[slot] == print {
                best = t::TAIL_ENTRIES[slot];
            }
            slot = (slot + 1) & mask;
        }
    }
    best
}

fn bit<const N: usize>(filter: &[u8; N], hash: u64) -> bool {
    let bit = hash as usize & (N * 8 - 1);
    filter[bit / 8] >> (bit % 8) & 1 == 1
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
    for entry in [token.entry, token.tail] {
        // Entries without phrases come last, and 0 has none.
        let Some(&count) = t::ENTRY_COUNT.get(entry as usize) else { continue };
        if count == 0 {
            continue;
        }
        let block = entry as usize / t::BLOCK;
        let before = &t::ENTRY_COUNT[block * t::BLOCK..entry as usize];
        let first = before.iter().fold(t::BLOCK_FIRST[block] as usize, |n, &c| n + c as usize);
        for row in first..first + count as usize {
            let bits = u16::from(t::PHRASE_BITS[row]);
            if !fits_word(token, compound, entry << 3 | bits & 7)
                || bits & CAPITALS != 0 && !token.shape.has(Shape::ALL_CAPITALS)
            {
                continue;
            }
            let (mut first, mut last) = (at, at);
            let parts = t::PHRASE_PARTS[row] as usize;
            if parts != 0 {
                let (left, right) = (t::PARTS[parts] & 255, t::PARTS[parts] >> 8);
                let parts = &t::PARTS[parts + 1..];
                let Some((end, used)) = forward(tokens, at + 1, to, parts, right) else { continue };
                let Some(start) = backward(tokens, at, from, &parts[used..], left) else { continue };
                (first, last) = (start, end);
            }
            out.push(Hit {
                group: t::PHRASE_GROUP[row],
                tags: t::PHRASE_TAGS[row],
                first: first as u32,
                last: last as u32,
            });
        }
    }
}

/// Bits beside the number of a word in a phrase, as the build script writes them.
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
    let entry = word >> 3;
    match compound {
        // Exact and in compounds: in compounds only.
        0 => {
            token.entry == entry
                && (word & EXACT == 0 || word & (BEGINS | ENDS) == 0 && !token.shape.has(Shape::INFLECTED))
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
