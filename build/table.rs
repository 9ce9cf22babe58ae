//! Lays the lists out as tables.
//!
//! Two tables of words, both open addressing: the slot from the low bits of the word's FNV-1a hash, more bits of it as a
//! fingerprint. Which slots are taken is a bit set; what is stored of the words stands close together, in the order of
//! the slots, found by counting bits. Nothing here can be compressed, so nothing here says anything twice.
//!
//! - Words of phrases and labels have an entry each; the entries are numbered in the order of the slots, so no number is
//!   stored. An unknown word passes for one of them once in some 90,000.
//! - Names, towns and cues share an entry where the lists say the same of them. An unknown word passes for one of them
//!   once in some 3,000.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use crate::{
    lists::{Known, Lists},
    phrases::{self, Part, Phrase},
};

const OWN_SLOTS: u32 = 15;
/// Eight bits that are compared first, and four more.
const OWN_PRINT: u32 = 12;
const OTHER_SLOTS: u32 = 16;
const OTHER_PRINT: u32 = 8;
const TAIL_SHIFT: u32 = 24;

fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Bits beside the number of a word in a phrase.
const EXACT: u16 = 1;
const BEGINS: u16 = 2;
const ENDS: u16 = 4;
/// Only written in capitals; in the bits of a row.
const CAPITALS: u16 = 8;
/// The phrase has more words.
const LONGER: u16 = 16;

/// Kinds of a part of a phrase.
const ANY: u16 = 1;
const NUMBER: u16 = 2;
const GAP: u16 = 3;

/// Spreads four bytes over the bits of a filter.
const TAIL_MULTIPLIER: u32 = 0x9E37_79B1;

/// Entries whose phrases are counted together.
const BLOCK: usize = 16;

pub fn write(lists: &Lists) -> String {
    let mut out = String::new();
    constants(&mut out, "cue", &lists.cues, "u8", |i| i as u64);
    constants(&mut out, "label", &lists.labels, "u8", |i| i as u64);
    constants(&mut out, "group", &lists.groups, "u8", |i| i as u64);
    constants(&mut out, "tag", &lists.tags, "u16", |i| 1 << i);
    assert!(lists.tags.len() <= 16, "too many tags");

    let (own, others): (Vec<_>, Vec<_>) = lists.words.keys().partition(|word| lists.own.contains(*word));
    // Fingerprints are the first bits of the hash that tell all words apart that share a run of slots, and that no
    // word of the other table has, nor a name that is left out.
    let strange = |slots: &Slots| {
        !others.iter().copied().chain(lists.rare_names.difference(&lists.own)).any(|word| slots.has(word))
    };
    let (shift, slots) = (OWN_SLOTS..64 - OWN_PRINT)
        .map(|shift| (shift, Slots::new(&own, OWN_SLOTS, shift, OWN_PRINT)))
        .find_map(|(shift, slots)| Some((shift, slots?)).filter(|(_, slots)| strange(slots)))
        .expect("some bits tell all words apart");
    slots.write(&mut out, "OWN", shift);
    array(&mut out, "OWN_PRINTS", "u8", slots.dense().map(|s| s.0 & 255));
    let mut more = vec![0u8; own.len().div_ceil(2)];
    for (i, (print, _)) in slots.dense().enumerate() {
        more[i / 2] |= ((print >> 8) << (i % 2 * 4)) as u8;
    }
    array(&mut out, "OWN_PRINTS_MORE", "u8", more.iter());
    // Entry 0 is «unknown».
    let own: Vec<&String> = slots.dense().map(|s| own[s.1]).collect();
    assert!(own.len() < (1 << 13) - 1, "more words in phrases than thirteen bits can number");
    let number: BTreeMap<&String, u16> = own.iter().enumerate().map(|(i, word)| (*word, i as u16 + 1)).collect();
    let mut entries: Vec<Facts> = vec![(0, 0, 0, 0)];
    entries.extend(own.iter().map(|word| facts(&lists.words[*word])));

    let (shift, slots) = (OTHER_SLOTS..64 - OTHER_PRINT)
        .find_map(|shift| Some((shift, Slots::new(&others, OTHER_SLOTS, shift, OTHER_PRINT)?)))
        .expect("some bits tell all words apart");
    slots.write(&mut out, "OTHER", shift);
    array(&mut out, "OTHER_PRINTS", "u8", slots.dense().map(|s| s.0));
    let of_others: Vec<Facts> = slots.dense().map(|s| facts(&lists.words[others[s.1]])).collect();
    let kinds = by_frequency(&of_others);
    assert!(kinds.len() <= 256, "too many kinds of names");
    writeln!(out, "pub const OTHERS: u16 = {};", entries.len()).expect("a string takes all");
    array(&mut out, "OTHER_KINDS", "u8", of_others.iter().map(|f| position(&kinds, f)));
    entries.extend(kinds);
    array(&mut out, "ENTRY_NAMES", "u8", entries.iter().map(|e| e.0));
    array(&mut out, "ENTRY_CUES", "u8", entries.iter().map(|e| e.1));
    array(&mut out, "ENTRY_PLACES", "u8", entries.iter().map(|e| e.2));
    array(&mut out, "ENTRY_LABELS", "u8", entries.iter().map(|e| e.3));

    phrase_rows(&mut out, lists, &own, &number);
    based(&mut out, lists, &own);
    compounds(&mut out, lists, &number);

    for (name, part) in [
        ("ROADS", "road"),
        ("OTHER_ROADS", "other"),
        ("BEFORE_ROADS", "before"),
        ("TOWN_FIRST", "town-first"),
        ("TOWN_LAST", "town-last"),
    ] {
        let words: Vec<&str> = lists.streets.iter().filter(|(p, _)| p == part).map(|(_, word)| word.as_str()).collect();
        if name.ends_with("ROADS") && name != "BEFORE_ROADS" {
            writeln!(out, "pub static {name}: [&str; {}] = {words:?};", words.len())
        } else {
            writeln!(out, "pub const {name}: &str = {:?};", words.join(" "))
        }
        .expect("a string takes all");
    }

    let mut bits = vec![0u8; 1250];
    for &code in &lists.postcodes {
        bits[usize::from(code) / 8] |= 1 << (code % 8);
    }
    array(&mut out, "POSTCODES", "u8", bits.iter());
    out
}

/// Name, cue, place, label.
type Facts = (u8, u8, u8, u8);

fn facts(known: &Known) -> Facts {
    (known.name, known.cue, known.place, known.label)
}

/// The different values, the most frequent first, so that their numbers compress.
fn by_frequency<T: Ord + Copy>(values: &[T]) -> Vec<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    values.iter().for_each(|value| *counts.entry(*value).or_default() += 1);
    let mut all: Vec<T> = counts.keys().copied().collect();
    all.sort_by_key(|value| std::cmp::Reverse(counts[value]));
    all
}

fn position<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).expect("it is one of them")
}

/// A hash table on its way to the module: fingerprint and number of the word by slot.
struct Slots {
    slots: Vec<Option<(u16, usize)>>,
    shift: u32,
    bits: u32,
}

impl Slots {
    /// None where two words have the same fingerprint in one run of slots.
    fn new(words: &[&String], slot_bits: u32, shift: u32, bits: u32) -> Option<Self> {
        let mut table = Self { slots: vec![None; 1 << slot_bits], shift, bits };
        for (i, word) in words.iter().enumerate() {
            let (slot, print) = table.find(word).err()?;
            table.slots[slot] = Some((print, i));
        }
        Some(table)
    }

    /// The slot of a word that is there, or the one it would take and its fingerprint.
    fn find(&self, word: &str) -> Result<usize, (usize, u16)> {
        let (hash, mask) = (fnv(word.bytes()), self.slots.len() - 1);
        let print = (hash >> self.shift) as u16 & ((1 << self.bits) - 1);
        let mut slot = hash as usize & mask;
        while let Some((other, _)) = self.slots[slot] {
            if other == print {
                return Ok(slot);
            }
            slot = (slot + 1) & mask;
        }
        Err((slot, print))
    }

    fn has(&self, word: &str) -> bool {
        self.find(word).is_ok()
    }

    fn dense(&self) -> impl ExactSizeIterator<Item = (u16, usize)> {
        self.slots.iter().flatten().copied().collect::<Vec<_>>().into_iter()
    }

    /// Writes which slots are taken, and how many are before every 256.
    fn write(&self, out: &mut String, name: &str, shift: u32) {
        writeln!(out, "pub const {name}_SHIFT: u32 = {shift};").expect("a string takes all");
        let taken = |word: &[Option<(u16, usize)>]| (0..64).map(|i| u64::from(word[i].is_some()) << i).sum::<u64>();
        array(out, &format!("{name}_TAKEN"), "u64", self.slots.chunks(64).map(taken));
        let mut rank = 0;
        let ranks = self.slots.chunks(256).map(|slots| {
            let before = rank;
            rank += slots.iter().flatten().count();
            before
        });
        steady(out, &format!("{name}_RANKS"), &ranks.collect::<Vec<_>>());
    }
}

fn bits(word: &phrases::Word) -> u16 {
    (u16::from(word.exact) * EXACT) | (u16::from(word.begins) * BEGINS) | (u16::from(word.ends) * ENDS)
}

/// One row per phrase and word that starts the search for it, in the order of the entries, phrases of more words first: an
/// entry needs two counts only.
///
/// A row is one number for what the lists say (group, tags, how the word is written). Rows of phrases of more words have
/// their parts in the same order: how many words before and behind the anchor and how long it all is, then what follows
/// the anchor, then what stands before it, backwards. A phrase with several anchors is written at the first; the others
/// say where that is.
fn phrase_rows(out: &mut String, lists: &Lists, own: &[&String], number: &BTreeMap<&String, u16>) {
    let mut parts: Vec<u16> = Vec::new();
    let mut written: BTreeMap<usize, u16> = BTreeMap::new();
    let mut rows: Vec<(u8, u16, u16)> = Vec::new();
    let (mut longer, mut single) = (vec![0u8; own.len() + 1], vec![0u8; own.len() + 1]);
    let (mut first_rows, mut first_parts) = (Vec::new(), Vec::new());
    for entry in 0..=own.len() {
        if entry % BLOCK == 0 {
            first_rows.push(rows.len());
            first_parts.push(parts.len());
        }
        let Some(word) = entry.checked_sub(1).map(|i| own[i]) else { continue };
        let mut phrases = lists.words[word].phrases.clone();
        phrases.sort_by_key(|at| lists.phrases[*at].parts.len() == 1);
        assert!(phrases.len() < 256, "a word starts few phrases");
        for at in phrases {
            let Phrase { parts: all, anchor, group, tags } = &lists.phrases[at];
            if all.len() > 1 {
                longer[entry] += 1
            } else {
                single[entry] += 1
            }
            let mark = all[*anchor]
                .words()
                .iter()
                .find(|w| w.text == *word)
                .map(|w| bits(w) | if w.capitals { CAPITALS } else { 0 })
                .expect("the word is one of the anchor's");
            rows.push((*group, *tags, mark | if all.len() > 1 { LONGER } else { 0 }));
            match written.get(&at) {
                _ if all.len() == 1 => {}
                Some(first) => parts.push(ELSEWHERE | first),
                None => {
                    written.insert(at, parts.len() as u16);
                    write_parts(&mut parts, &all[..*anchor], &all[anchor + 1..], number);
                }
            }
        }
    }
    assert!(parts.len() < usize::from(ELSEWHERE), "the parts of all phrases fit");
    // Rows of one word and rows of longer phrases have kinds of their own, told apart by a bit: so the bits count phrases.
    let of =
        |which: bool| by_frequency(&rows.iter().copied().filter(|r| (r.2 & LONGER != 0) == which).collect::<Vec<_>>());
    let kinds = [of(false), of(true)];
    assert!(kinds.iter().all(|kinds| kinds.len() <= 256), "more kinds of rows than a byte can number");
    writeln!(out, "pub const BLOCK: usize = {BLOCK};").expect("a string takes all");
    array(out, "ENTRY_LONGER", "u8", longer.iter());
    array(out, "ENTRY_SINGLE", "u8", single.iter());
    steady(out, "BLOCK_ROWS", &first_rows);
    steady(out, "BLOCK_PARTS", &first_parts);
    array(out, "ROW_KINDS", "u8", rows.iter().map(|row| position(&kinds[usize::from(row.2 & LONGER != 0)], row)));
    writeln!(out, "pub const LONGER_KINDS: usize = {};", kinds[0].len()).expect("a string takes all");
    let kinds = kinds.concat();
    array(out, "KIND_GROUP", "u8", kinds.iter().map(|k| k.0));
    array(out, "KIND_TAGS", "u16", kinds.iter().map(|k| k.1));
    array(out, "KIND_BITS", "u8", kinds.iter().map(|k| k.2 & !LONGER));
    array(out, "PARTS", "u16", parts.iter());
}

/// The phrase stands elsewhere in the table.
const ELSEWHERE: u16 = 0x8000;

fn write_parts(parts: &mut Vec<u16>, left: &[Part], right: &[Part], number: &BTreeMap<&String, u16>) {
    let head = parts.len();
    parts.push(0);
    for part in right.iter().chain(left.iter().rev()) {
        match part {
            Part::Any => parts.push(ANY),
            Part::Number => parts.push(NUMBER),
            Part::Gap => parts.push(GAP),
            Part::Words(words) => {
                parts.push((words.len() as u16) << 2);
                let mut words: Vec<u16> = words.iter().map(|word| number[&word.text] | bits(word) << 13).collect();
                words.sort_unstable();
                parts.extend(words);
            }
        }
    }
    let length = parts.len() - head - 1;
    assert!(left.len() < 16 && right.len() < 16 && length < 128, "a phrase is short");
    parts[head] = (left.len() | right.len() << 4 | length << 8) as u16;
}

/// A bit for every entry that is also a form of another.
fn based(out: &mut String, lists: &Lists, own: &[&String]) {
    let mut inflected: BTreeSet<&str> = BTreeSet::new();
    for word in lists.phrases.iter().flat_map(|p| &p.parts).flat_map(Part::words).filter(|w| !w.exact) {
        inflected.insert(&word.text);
    }
    let mut bits = vec![0u8; own.len() / 8 + 1];
    for (i, word) in own.iter().enumerate() {
        if phrases::base(word, &lists.own).is_some_and(|base| inflected.contains(base)) {
            bits[(i + 1) / 8] |= 1 << ((i + 1) % 8);
        }
    }
    array(out, "BASED", "u8", bits.iter());
}

/// Filters that tell most words at once that they are no form and no compound of a known word, and a table of the words
/// that end compounds, read backwards.
fn compounds(out: &mut String, lists: &Lists, number: &BTreeMap<&String, u16>) {
    let mut begins = vec![0u8; number.len() + 1];
    let mut tails = BTreeSet::new();
    for word in lists.phrases.iter().flat_map(|p| &p.parts).flat_map(Part::words) {
        begins[number[&word.text] as usize] |= u8::from(word.begins);
        if word.ends {
            tails.insert(&word.text);
        }
    }
    let mut filter = vec![0u8; 1024];
    let mut set = |bytes: &[u8]| {
        let bit = fnv(bytes.iter().copied()) as usize & 8191;
        filter[bit / 8] |= 1 << (bit % 8);
    };
    for word in number.keys() {
        match word.as_bytes() {
            [a, b, c] => [b's', b'e', b'n', b't', b'r', *c].iter().for_each(|d| set(&[*a, *b, *c, *d])),
            [a, b, c, d, ..] => set(&[*a, *b, *c, *d]),
            _ => {}
        }
    }
    array(out, "FORM_FILTER", "u8", filter.iter());

    let mut filter = vec![0u8; 512];
    for (word, _) in number.iter().filter(|(_, n)| begins[**n as usize] == 1) {
        assert!(word.len() >= 3, "«{word}+» is too short to begin a compound");
        let bit = fnv(word.bytes().take(3)) as usize & 4095;
        filter[bit / 8] |= 1 << (bit % 8);
    }
    array(out, "HEAD_FILTER", "u8", filter.iter());
    array(out, "ENTRY_BEGINS", "u8", begins.iter());

    let size = (tails.len() * 2).next_power_of_two().max(16);
    let (mut prints, mut entries) = (vec![0u16; size], vec![0u16; size]);
    let mut forms = vec![0u8; 2048];
    for word in &tails {
        assert!(word.len() >= 3, "«+{word}» is too short to end a compound");
        for form in phrases::forms(word) {
            if let [.., a, b, c, d] = form[..] {
                let bit = (u32::from_le_bytes([a, b, c, d]).wrapping_mul(TAIL_MULTIPLIER) >> 16) as usize & 16383;
                forms[bit / 8] |= 1 << (bit % 8);
            }
        }
        let hash = fnv(word.bytes().rev());
        let mut slot = hash as usize & (size - 1);
        while prints[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        prints[slot] = print_of(hash, TAIL_SHIFT);
        entries[slot] = number[*word];
    }
    let longest = tails.iter().map(|w| w.len()).max().unwrap_or(3);
    writeln!(out, "pub const LONGEST_TAIL: usize = {longest};").expect("a string takes all");
    array(out, "TAIL_FORMS", "u8", forms.iter());
    writeln!(out, "pub const TAIL_MULTIPLIER: u32 = {TAIL_MULTIPLIER};").expect("a string takes all");
    array(out, "TAIL_PRINTS", "u16", prints.iter());
    array(out, "TAIL_ENTRIES", "u16", entries.iter());
}

fn print_of(hash: u64, shift: u32) -> u16 {
    ((hash >> shift) as u16).max(1)
}

/// Numbers that grow steadily, as what they differ by from a straight line.
fn steady(out: &mut String, name: &str, values: &[usize]) {
    let step = values.last().map_or(0, |last| (last << 8) / values.len().max(2));
    writeln!(out, "pub const {name}_STEP: usize = {step};").expect("a string takes all");
    array(out, name, "i16", values.iter().enumerate().map(|(i, value)| *value as i64 - ((i * step) >> 8) as i64));
}

fn array(out: &mut String, name: &str, kind: &str, values: impl ExactSizeIterator<Item = impl std::fmt::Display>) {
    write!(out, "pub static {name}: [{kind}; {}] = [", values.len()).expect("a string takes all");
    for value in values {
        write!(out, "{value},").expect("a string takes all");
    }
    out.push_str("];\n");
}

fn constants(out: &mut String, module: &str, names: &[String], kind: &str, value: impl Fn(usize) -> u64) {
    writeln!(out, "#[allow(missing_docs, dead_code)] pub mod {module} {{").expect("a string takes all");
    for (i, name) in names.iter().enumerate() {
        let name = name.to_uppercase().replace('-', "_");
        writeln!(out, "pub const {name}: {kind} = {};", value(i)).expect("a string takes all");
    }
    out.push_str("}\n");
}
