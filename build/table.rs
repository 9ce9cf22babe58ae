//! Lays the lists out as tables.
//!
//! The word table is open addressing over 2^15 slots: the slot from the low bits of the word's FNV-1a hash, sixteen more
//! bits of it as a fingerprint. An unknown word passes for a known one once in some 30,000; where that would matter
//! (phrases), the word's other 29 bits are compared too.

use std::fmt::Write;

use crate::{
    lists::{Known, Lists},
    phrases::Part,
};

const SLOT_BITS: u32 = 15;

fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Bits of an alternative beside its hash.
const EXACT: u32 = 1;
const BEGINS: u32 = 2;
const ENDS: u32 = 4;

pub fn write(lists: &Lists) -> String {
    let mut out = String::new();
    constants(&mut out, "cue", &lists.cues, "u8", |i| i as u64);
    constants(&mut out, "group", &lists.groups, "u8", |i| i as u64);
    constants(&mut out, "tag", &lists.tags, "u16", |i| 1 << i);
    assert!(lists.tags.len() <= 16, "too many tags");

    // Entries: what a word is; words that are the same share one. Entry 0 is «unknown».
    let mut entries: Vec<(u8, u8, u8, Vec<usize>)> = vec![(0, 0, 0, Vec::new())];
    let mut numbered = Vec::new();
    for (word, Known { name, cue, place, phrases }) in &lists.words {
        let entry = (*name, *cue, *place, phrases.clone());
        let at = entries.iter().skip(1).position(|e| *e == entry).map_or_else(
            || {
                entries.push(entry);
                entries.len() - 1
            },
            |i| i + 1,
        );
        numbered.push((word, at));
    }
    let size = 1usize << SLOT_BITS;
    let (mut prints, mut slots) = (vec![0u16; size], vec![0u16; size]);
    for (word, entry) in &numbered {
        let hash = fnv(word.bytes());
        let print = print_of(hash);
        let mut slot = hash as usize & (size - 1);
        while prints[slot] != 0 {
            assert!(prints[slot] != print, "«{word}» has the fingerprint of another word: change print_of");
            slot = (slot + 1) & (size - 1);
        }
        prints[slot] = print;
        slots[slot] = *entry as u16;
    }
    array(&mut out, "PRINTS", "u16", prints.iter());
    array(&mut out, "SLOTS", "u16", slots.iter());

    // Phrases stand in the order of the entries that start them, so that an entry needs a first and a count only;
    // one that has several anchor words stands several times.
    let mut rows: Vec<(&crate::phrases::Phrase, u32)> = Vec::new();
    let mut ranges = Vec::new();
    for (_, _, _, phrases) in &entries {
        ranges.push((rows.len() as u16, phrases.len() as u8));
        assert!(phrases.len() < 256, "too many phrases at one word");
        rows.extend(phrases.iter().map(|&i| (&lists.phrases[i], 0)));
    }
    array(&mut out, "ENTRY_NAMES", "u8", entries.iter().map(|e| e.0));
    array(&mut out, "ENTRY_CUES", "u8", entries.iter().map(|e| e.1));
    array(&mut out, "ENTRY_PLACES", "u8", entries.iter().map(|e| e.2));
    array(&mut out, "ENTRY_FIRST", "u16", ranges.iter().map(|r| r.0));
    array(&mut out, "ENTRY_COUNT", "u8", ranges.iter().map(|r| r.1));

    let mut parts: Vec<u32> = Vec::new();
    let mut offsets: Vec<u16> = Vec::new();
    for (phrase, _) in &rows {
        offsets.push(parts.len().try_into().expect("parts fit"));
        let anchor = phrase.anchor;
        let right = phrase.parts.len() - anchor;
        parts.push(u32::try_from(anchor).expect("short") | (u32::try_from(right).expect("short") << 8));
        // First the anchor and what follows, then what stands before it, backwards.
        for part in phrase.parts[anchor..].iter().chain(phrase.parts[..anchor].iter().rev()) {
            match part {
                Part::Any => parts.push(1),
                Part::Number => parts.push(2),
                Part::Gap => parts.push(3),
                Part::Words(words) => {
                    parts.push((words.len() as u32) << 8);
                    for word in words {
                        let bits = if word.exact { EXACT } else { 0 }
                            | if word.begins { BEGINS } else { 0 }
                            | if word.ends { ENDS } else { 0 };
                        parts.push((fnv(word.text.bytes()) as u32 & !7) | bits);
                    }
                }
            }
        }
    }
    array(&mut out, "PHRASE_GROUP", "u8", rows.iter().map(|r| r.0.group));
    array(&mut out, "PHRASE_TAGS", "u16", rows.iter().map(|r| r.0.tags));
    array(&mut out, "PHRASE_PARTS", "u16", offsets.iter());
    array(&mut out, "PARTS", "u32", parts.iter());
    let capitals = |p: &crate::phrases::Phrase| match &p.parts[p.anchor] {
        Part::Words(words) => u8::from(words.iter().all(|w| w.capitals)),
        _ => 0,
    };
    array(&mut out, "PHRASE_CAPITALS", "u8", rows.iter().map(|r| capitals(r.0)));

    compounds(&mut out, lists, &numbered);

    let mut bits = vec![0u8; 1250];
    for &code in &lists.postcodes {
        bits[usize::from(code) / 8] |= 1 << (code % 8);
    }
    array(&mut out, "POSTCODES", "u8", bits.iter());
    out
}

/// Filters for the first four bytes of words that begin compounds, and a table of words that end them, read backwards.
fn compounds(out: &mut String, lists: &Lists, numbered: &[(&String, usize)]) {
    let (mut heads, mut tails) = (Vec::new(), Vec::new());
    for phrase in &lists.phrases {
        for part in &phrase.parts {
            if let Part::Words(words) = part {
                for word in words {
                    if word.begins {
                        heads.push(word.text.clone());
                    }
                    if word.ends {
                        tails.push(word.text.clone());
                    }
                }
            }
        }
    }
    heads.sort();
    heads.dedup();
    tails.sort();
    tails.dedup();
    let mut filter = vec![0u8; 512];
    for word in &heads {
        assert!(word.len() >= 3, "«{word}+» is too short to begin a compound");
        let bit = fnv(word.bytes().take(3)) as usize & 4095;
        filter[bit / 8] |= 1 << (bit % 8);
    }
    array(out, "HEAD_FILTER", "u8", filter.iter());
    let mut filter = vec![0u8; 512];
    let size = (tails.len() * 2).next_power_of_two().max(16);
    let (mut prints, mut entries, mut stems) = (vec![0u16; size], vec![0u16; size], vec![0u32; size]);
    for word in &tails {
        assert!(word.len() >= 3, "«+{word}» is too short to end a compound");
        let bit = fnv(word.bytes().rev().take(3)) as usize & 4095;
        filter[bit / 8] |= 1 << (bit % 8);
        let hash = fnv(word.bytes().rev());
        let mut slot = hash as usize & (size - 1);
        while prints[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        prints[slot] = print_of(hash);
        entries[slot] =
            numbered.iter().find(|(w, _)| *w == word).expect("every word of a phrase is in the table").1 as u16;
        stems[slot] = fnv(word.bytes()) as u32;
    }
    array(out, "TAIL_FILTER", "u8", filter.iter());
    array(out, "TAIL_PRINTS", "u16", prints.iter());
    array(out, "TAIL_ENTRIES", "u16", entries.iter());
    array(out, "TAIL_STEMS", "u32", stems.iter());
    // Which words may begin a compound: a bit per entry would catch words that share one; so their hashes, sorted.
    let mut hashes: Vec<u32> = heads.iter().map(|w| fnv(w.bytes()) as u32).collect();
    hashes.sort_unstable();
    array(out, "HEADS", "u32", hashes.iter());
}

fn print_of(hash: u64) -> u16 {
    ((hash >> 24) as u16).max(1)
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
