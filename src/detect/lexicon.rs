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
    const SET: Groups = {
        let (mut set, mut i) = (Groups([0; 2]), 0);
        while i < TOPICS.len() {
            set.add(TOPICS[i]);
            i += 1;
        }
        set
    };
    SET.has(group)
}

/// A set of lists: constants of [`group`].
#[derive(Clone, Copy, Default)]
pub struct Groups([u64; 2]);

impl Groups {
    /// Adds one.
    pub const fn add(&mut self, group: u8) {
        self.0[(group / 64) as usize & 1] |= 1 << (group % 64);
    }
    /// Is it there?
    pub const fn has(&self, group: u8) -> bool {
        self.0[(group / 64) as usize & 1] >> (group % 64) & 1 == 1
    }
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
    let entry = token.entry as usize;
    entry != 0
        && (token.tail != 0
            || t::ENTRY_LONGER.get(entry).zip(t::ENTRY_SINGLE.get(entry)).is_some_and(|(a, b)| a | b != 0))
}

/// Where the rows and parts of the entries stand that were asked for last: most words of a text come back.
pub struct Places([(u16, u16, u16); 64]);

impl Default for Places {
    fn default() -> Self {
        Self([(0, 0, 0); 64])
    }
}

impl Places {
    /// The first row of the entry, and where the parts of its first phrase begin.
    fn of(&mut self, entry: usize) -> (usize, usize) {
        let place = &mut self.0[entry % 64];
        if usize::from(place.0) != entry {
            *place = Self::walk(entry);
        }
        (place.1.into(), place.2.into())
    }

    /// What stands before it in the tables is not counted there.
    #[inline(never)]
    fn walk(entry: usize) -> (u16, u16, u16) {
        let block = entry / t::BLOCK;
        let row = steady(&t::BLOCK_ROWS, t::BLOCK_ROWS_STEP, block);
        let mut parts = steady(&t::BLOCK_PARTS, t::BLOCK_PARTS_STEP, block);
        let before = block * t::BLOCK..entry;
        let sum = |counts: &[u8]| counts[before.clone()].iter().map(|&n| usize::from(n)).sum::<usize>();
        let longer = sum(&t::ENTRY_LONGER);
        if t::ENTRY_LONGER[entry] > 0 {
            for _ in 0..longer {
                parts = behind(parts);
            }
        }
        (entry as u16, (row + longer + sum(&t::ENTRY_SINGLE)) as u16, parts as u16)
    }
}

/// All phrases that are found from token `at`; `tokens[from..to]` is its sentence.
pub fn hits_at(tokens: &[Token], at: usize, (from, to): (usize, usize), places: &mut Places, out: &mut Vec<Hit>) {
    let token = &tokens[at];
    let before = out.len();
    let entries = |at: usize| tokens.get(at).filter(|_| (from..to).contains(&at)).map_or((0, 0), |t| (t.entry, t.tail));
    let beside = [entries(at.wrapping_sub(1)), entries(at + 1)];
    for entry in [token.entry, token.tail] {
        let ways = ways(token, entry);
        // Entries without phrases come last, and 0 has none.
        let entry = entry as usize;
        if entry == 0 || entry >= t::ENTRY_LONGER.len() || ways == 0 {
            continue;
        }
        let mut push = |kind: usize, first: usize, last: usize| {
            let hit =
                Hit { group: t::KIND_GROUP[kind], tags: t::KIND_TAGS[kind], first: first as u32, last: last as u32 };
            // A form and its stem may both stand in the list.
            if !out[before..].contains(&hit) {
                out.push(hit);
            }
        };
        let (row, mut parts) = places.of(entry);
        let (longer, single) = (usize::from(t::ENTRY_LONGER[entry]), usize::from(t::ENTRY_SINGLE[entry]));
        for &kind in &t::ROW_KINDS[row..row + longer] {
            let phrase = parts;
            parts = behind(parts);
            let Some((first, last)) = self::phrase(tokens, at, (from, to), beside, phrase) else { continue };
            let kind = usize::from(kind) + t::LONGER_KINDS;
            if ways >> t::KIND_BITS[kind] & 1 == 1 {
                push(kind, first, last);
            }
        }
        for &kind in &t::ROW_KINDS[row + longer..row + longer + single] {
            let kind = usize::from(kind);
            if ways >> t::KIND_BITS[kind] & 1 == 1 {
                push(kind, at, at);
            }
        }
    }
}

/// First and last token of the phrase whose anchor is token `at` and whose parts stand at `parts` of the table; `beside`
/// it stand the words of these entries.
#[inline(always)]
fn phrase(
    tokens: &[Token],
    at: usize,
    sentence: (usize, usize),
    beside: [(u16, u16); 2],
    parts: usize,
) -> Option<(usize, usize)> {
    let head = t::PARTS[parts];
    let parts = if head & ELSEWHERE != 0 { usize::from(head & !ELSEWHERE) } else { parts };
    let head = t::PARTS[parts];
    // Most phrases end at the word beside the anchor.
    let beside = beside[usize::from(head & 0xF0 != 0)];
    let part = &t::PARTS[parts + 1..];
    if part[0] > 3 && !may_fit(beside, part) {
        return None;
    }
    whole(tokens, at, sentence, part, (head & 15, head >> 4 & 15))
}

#[inline(never)]
fn whole(
    tokens: &[Token],
    at: usize,
    (from, to): (usize, usize),
    parts: &[u16],
    (left, right): (u16, u16),
) -> Option<(usize, usize)> {
    let (last, used) = forward((tokens, to), at + 1, parts, 0, right)?;
    let first = backward((tokens, from), at, &parts[used..], left)?;
    Some((first, last))
}

/// Where the parts of the next row begin.
#[inline(always)]
fn behind(parts: usize) -> usize {
    let head = t::PARTS[parts];
    parts + 1 + if head & ELSEWHERE != 0 { 0 } else { usize::from(head >> 8) }
}

/// The parts of a phrase stand at the first of its anchors.
const ELSEWHERE: u16 = 0x8000;

/// In which of the ways that a list may ask for `token` is the word of `entry`: a bit for every sum of the build script's
/// bits (1 exact, 2 begins compounds, 4 ends them, 8 in capitals).
#[inline(always)]
fn ways(token: &Token, entry: u16) -> u16 {
    const NOT_EXACT: u16 = 0b0101_0101;
    const EXACT: u16 = 0b0000_0010;
    const BEGINS: u16 = 0b1100_1100;
    const ENDS: u16 = 0b1111_0000;
    let compound = token.shape.0 & (Shape::HEAD | Shape::TAIL);
    let mut ways = 0;
    if token.entry == entry {
        ways |= match compound {
            // Exact and in compounds: in compounds only.
            0 if token.shape.has(Shape::INFLECTED) => NOT_EXACT,
            0 => NOT_EXACT | EXACT,
            Shape::TAIL => ENDS,
            _ => BEGINS,
        };
    }
    if token.tail == entry {
        ways |= match compound {
            0 => NOT_EXACT,
            Shape::HEAD | Shape::TAIL => 0,
            _ => ENDS,
        };
    }
    if token.shape.has(Shape::ALL_CAPITALS) { ways | ways << 8 } else { ways }
}

/// Is the word of these entries one of those of the part that begins at `part[0]`, in whatever way?
#[inline(always)]
fn may_fit((entry, tail): (u16, u16), part: &[u16]) -> bool {
    let width = usize::from(part[0] >> 2);
    entry != 0 && part[1..=width].iter().any(|&word| word & 0x1FFF == entry || word & 0x1FFF == tail)
}

/// Does the token fit the part that begins at `part[0]`?
fn fits(token: &Token, part: &[u16]) -> bool {
    match part[0] {
        1 => token.is_word(),
        2 => token.is_number(),
        _ if !may_fit((token.entry, token.tail), part) => false,
        _ => part[1..=usize::from(part[0] >> 2)].iter().any(|&word| {
            let entry = word & 0x1FFF;
            ways(token, entry) >> (word >> 13) & 1 == 1
        }),
    }
}

/// Most words a `...` may stand for.
const GAP: usize = 4;

/// Matches `count` parts from `used` on to the tokens from `at` on: (last token, length of the parts in the table).
fn forward(
    (tokens, to): (&[Token], usize),
    mut at: usize,
    parts: &[u16],
    mut used: usize,
    count: u16,
) -> Option<(usize, usize)> {
    for left in (0..count).rev() {
        let part = &parts[used..];
        used += 1 + usize::from(part[0] >> 2);
        if part[0] == 3 {
            let part = &parts[used..];
            used += 1 + usize::from(part[0] >> 2);
            let mut places = (at..to.min(at + GAP + 1)).filter(|&place| fits(&tokens[place], part));
            return places.find_map(|place| forward((tokens, to), place + 1, parts, used, left - 1));
        }
        if at >= to || !fits(&tokens[at], part) {
            return None;
        }
        at += 1;
    }
    Some((at - 1, used))
}

/// Matches `count` parts backwards to what stands before token `at`: the first token.
fn backward((tokens, from): (&[Token], usize), mut at: usize, mut parts: &[u16], count: u16) -> Option<usize> {
    for left in (0..count).rev() {
        let part = parts;
        parts = &part[1 + usize::from(part[0] >> 2)..];
        if part[0] == 3 {
            let part = parts;
            parts = &part[1 + usize::from(part[0] >> 2)..];
            let before = from.max(at.saturating_sub(GAP + 1));
            let mut places = (before..at).rev().filter(|&place| fits(&tokens[place], part));
            return places.find_map(|place| backward((tokens, from), place, parts, left - 1));
        }
        if at <= from || !fits(&tokens[at - 1], part) {
            return None;
        }
        at -= 1;
    }
    Some(at)
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
            hits_at(&tokens, at, (0, tokens.len()), &mut Places::default(), &mut hits);
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

    /// The second word of the phrase stands in its gap as well: «ikke modtaget|din … husleje».
    #[test]
    fn words_of_a_phrase_may_stand_in_its_gap() {
        let tokens = tokenize("vi har ikke modtaget din husleje", find).tokens;
        let mut hits = Vec::new();
        hits_at(&tokens, 5, (0, tokens.len()), &mut Places::default(), &mut hits);
        assert!(hits.iter().any(|hit| hit.group == group::FINANCES && (hit.first, hit.last) == (2, 5)), "{hits:?}");
    }

    #[test]
    fn what_only_looks_alike_is_another_word() {
        for word in ["bekræfter", "kræfter", "gælder", "gældende", "kol", "hk", "ida", "venstre", "rykket"] {
            assert_eq!(groups(word), [], "{word}");
        }
    }
}
