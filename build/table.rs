//! Lays the lists out as tables.
//!
//! The word table is open addressing over 2^15 slots: the slot from the low bits of the word's FNV-1a hash, sixteen more
//! bits of it as a fingerprint. An unknown word passes for a known one once in some 30,000. Every word of a phrase has an
//! entry of its own; all other words (names, towns, cues) share an entry where the lists say the same of them.

use std::fmt::Write;

use crate::{
    lists::{Known, Lists},
    phrases::{self, Part, Phrase},
};

const SLOT_BITS: u32 = 15;
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

/// Kinds of a part of a phrase.
const ANY: u16 = 1;
const NUMBER: u16 = 2;
const GAP: u16 = 3;

/// Numbers of shared entries begin here where they are stored.
const SHARED: u16 = 0xFF00;

/// Spreads four bytes over the bits of a filter.
const TAIL_MULTIPLIER: u32 = 0x9E37_79B1;

/// Entries whose phrases are counted together.
const BLOCK: usize = 8;

pub fn write(lists: &Lists) -> String {
    let mut out = String::new();
    constants(&mut out, "cue", &lists.cues, "u8", |i| i as u64);
    constants(&mut out, "label", &lists.labels, "u8", |i| i as u64);
    constants(&mut out, "group", &lists.groups, "u8", |i| i as u64);
    constants(&mut out, "tag", &lists.tags, "u16", |i| 1 << i);
    assert!(lists.tags.len() <= 16, "too many tags");

    // Entry 0 is «unknown»; then the words of phrases in the order of the lists, so that groups stand together.
    let mut own: Vec<&String> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for phrase in &lists.phrases {
        for word in phrase.parts.iter().flat_map(words) {
            if seen.insert(&word.text) {
                own.push(&word.text);
            }
        }
    }
    assert!(own.len() < 1 << 13, "more words in phrases than thirteen bits can number");
    let number: std::collections::BTreeMap<&String, u16> =
        own.iter().enumerate().map(|(i, word)| (*word, i as u16 + 1)).collect();
    let mut entries: Vec<Facts> = vec![(0, 0, 0, 0)];
    entries.extend(own.iter().map(|word| facts(&lists.words[*word])));
    let mut numbered: Vec<(&String, u16)> = Vec::new();
    for (word, known) in &lists.words {
        let entry = number.get(word).copied().unwrap_or_else(|| {
            let facts = facts(known);
            let shared = entries.iter().skip(own.len() + 1).position(|e| *e == facts);
            let at = shared.map_or(entries.len(), |i| i + own.len() + 1);
            if shared.is_none() {
                entries.push(facts);
            }
            at as u16
        });
        numbered.push((word, entry));
    }

    // Which slots are taken is a bit set; the words stand close together, counted by its bits.
    // Fingerprints are the first bits of the hash that tell all words apart that share a run of slots.
    let (shift, slots) = (SLOT_BITS..48)
        .find_map(|shift| Some((shift, lay_out(&numbered, shift)?)))
        .expect("some sixteen bits tell all words apart");
    writeln!(out, "pub const PRINT_SHIFT: u32 = {shift};").expect("a string takes all");
    let taken = |word: &[Option<(u16, u16)>]| (0..64).map(|i| u64::from(word[i].is_some()) << i).sum::<u64>();
    array(&mut out, "TAKEN", "u64", slots.chunks(64).map(taken));
    let mut rank = 0;
    array(
        &mut out,
        "RANKS",
        "u16",
        slots.chunks(64).map(|word| {
            let before = rank;
            rank += word.iter().flatten().count();
            before
        }),
    );
    let dense: Vec<(u16, u16)> = slots.iter().flatten().copied().collect();
    array(&mut out, "PRINTS", "u16", dense.iter().map(|s| s.0));
    // Entries that many words share have a high byte of their own, and it stands first: so they compress.
    let own_entries = own.len() as u16 + 1;
    let packed = |entry: u16| entry.checked_sub(own_entries).map_or(entry, |shared| SHARED + shared).swap_bytes();
    assert!(entries.len() - own.len() <= 256, "too many kinds of names");
    writeln!(out, "pub const OWN: u16 = {own_entries}; pub const SHARED: u16 = {SHARED};").expect("a string takes all");
    array(&mut out, "ENTRIES", "u16", dense.iter().map(|s| packed(s.1)));
    array(&mut out, "ENTRY_NAMES", "u8", entries.iter().map(|e| e.0));
    array(&mut out, "ENTRY_CUES", "u8", entries.iter().map(|e| e.1));
    array(&mut out, "ENTRY_PLACES", "u8", entries.iter().map(|e| e.2));
    array(&mut out, "ENTRY_LABELS", "u8", entries.iter().map(|e| e.3));

    phrase_rows(&mut out, lists, &own, &number);
    compounds(&mut out, lists, &number);

    for (name, part) in [
        ("ROADS", "road"),
        ("OTHER_ROADS", "other"),
        ("BEFORE_ROADS", "before"),
        ("TOWN_FIRST", "town-first"),
        ("TOWN_LAST", "town-last"),
    ] {
        let words: Vec<&String> = lists.streets.iter().filter(|(p, _)| p == part).map(|(_, word)| word).collect();
        writeln!(out, "pub static {name}: [&str; {}] = {words:?};", words.len()).expect("a string takes all");
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

/// Fingerprint and entry by slot; none where two words have the same fingerprint in one run of slots.
fn lay_out(numbered: &[(&String, u16)], shift: u32) -> Option<Vec<Option<(u16, u16)>>> {
    let size = 1usize << SLOT_BITS;
    let mut slots: Vec<Option<(u16, u16)>> = vec![None; size];
    for (word, entry) in numbered {
        let hash = fnv(word.bytes());
        let print = print_of(hash, shift);
        let mut slot = hash as usize & (size - 1);
        while let Some((other, _)) = slots[slot] {
            if other == print {
                return None;
            }
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = Some((print, *entry));
    }
    Some(slots)
}

fn words(part: &Part) -> &[phrases::Word] {
    if let Part::Words(words) = part { words } else { &[] }
}

fn bits(word: &phrases::Word) -> u16 {
    (u16::from(word.exact) * EXACT) | (u16::from(word.begins) * BEGINS) | (u16::from(word.ends) * ENDS)
}

/// One row per phrase and word that starts the search for it, in the order of the entries: an entry needs a count only.
/// A phrase of one word has no parts; the others list what follows the anchor, then what stands before it, backwards.
fn phrase_rows(out: &mut String, lists: &Lists, own: &[&String], number: &std::collections::BTreeMap<&String, u16>) {
    let mut parts: Vec<u16> = vec![0];
    let mut offsets = Vec::new();
    for Phrase { parts: all, anchor, .. } in &lists.phrases {
        if all.len() == 1 {
            offsets.push(0);
            continue;
        }
        offsets.push(u16::try_from(parts.len()).expect("the parts of all phrases fit"));
        let (left, right) = (&all[..*anchor], &all[anchor + 1..]);
        assert!(left.len() < 256 && right.len() < 256, "a phrase is short");
        parts.push(left.len() as u16 | (right.len() as u16) << 8);
        for part in right.iter().chain(left.iter().rev()) {
            match part {
                Part::Any => parts.push(ANY),
                Part::Number => parts.push(NUMBER),
                Part::Gap => parts.push(GAP),
                Part::Words(words) => {
                    parts.push((words.len() as u16) << 2);
                    parts.extend(words.iter().map(|word| number[&word.text] << 3 | bits(word)));
                }
            }
        }
    }
    let mut rows: Vec<(u8, u16, u16, u16)> = Vec::new();
    let (mut counts, mut firsts) = (vec![0u8], vec![0u16]);
    for (i, word) in own.iter().enumerate() {
        if (i + 1) % BLOCK == 0 {
            firsts.push(rows.len() as u16);
        }
        let phrases = &lists.words[*word].phrases;
        counts.push(u8::try_from(phrases.len()).expect("a word starts few phrases"));
        for &at in phrases {
            let phrase = &lists.phrases[at];
            let mark = words(&phrase.parts[phrase.anchor])
                .iter()
                .filter(|w| w.text == **word)
                .map(|w| bits(w) | if w.capitals { CAPITALS } else { 0 })
                .next()
                .expect("the word is one of the anchor's");
            rows.push((phrase.group, phrase.tags, mark, offsets[at]));
        }
    }
    writeln!(out, "pub const BLOCK: usize = {BLOCK};").expect("a string takes all");
    array(out, "ENTRY_COUNT", "u8", counts.iter());
    array(out, "BLOCK_FIRST", "u16", firsts.iter());
    array(out, "PHRASE_GROUP", "u8", rows.iter().map(|r| r.0));
    array(out, "PHRASE_TAGS", "u16", rows.iter().map(|r| r.1));
    array(out, "PHRASE_BITS", "u8", rows.iter().map(|r| r.2));
    array(out, "PHRASE_PARTS", "u16", rows.iter().map(|r| r.3));
    array(out, "PARTS", "u16", parts.iter());
}

/// Filters that tell most words at once that they are no form and no compound of a known word, and a table of the words
/// that end compounds, read backwards.
fn compounds(out: &mut String, lists: &Lists, number: &std::collections::BTreeMap<&String, u16>) {
    let mut begins = vec![0u8; number.len() + 1];
    let mut tails = std::collections::BTreeSet::new();
    for word in lists.phrases.iter().flat_map(|p| &p.parts).flat_map(words) {
        begins[number[&word.text] as usize] |= u8::from(word.begins);
        if word.ends {
            tails.insert(&word.text);
        }
    }
    let mut filter = vec![0u8; 2048];
    let mut set = |bytes: &[u8]| {
        let bit = fnv(bytes.iter().copied()) as usize & 16383;
        filter[bit / 8] |= 1 << (bit % 8);
    };
    // Labels are known in their forms too.
    let labels = lists.words.iter().filter(|(_, known)| known.label != 0).map(|(word, _)| word);
    for word in number.keys().copied().chain(labels) {
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
