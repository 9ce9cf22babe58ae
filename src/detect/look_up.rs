//! Looking a word up: itself, its stem, the parts of a compound.

use super::{lexicon::tables as t, stem::stems};
use crate::text::{Shape, Word, hash_word};

/// A number of a table that grows by about `step` 256ths a place.
#[inline(always)]
pub fn steady(table: &[i16], step: usize, at: usize) -> usize {
    ((at * step) >> 8).wrapping_add_signed(isize::from(table[at]))
}

/// Finds a word by its hash in a table: which slots are `taken`, how many are before every 256, and whether the word
/// there `fits`. Gives its number in the order of the slots; the first slot is taken.
#[inline(always)]
fn look_up<const N: usize, const R: usize>(
    taken: &[u64; N],
    ranks: (&[i16; R], usize),
    hash: u64,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut slot = hash as usize & (N * 64 - 1);
    let word = slot / 64;
    let mut at = steady(ranks.0, ranks.1, word / 4) + (taken[word] & ((1 << (slot % 64)) - 1)).count_ones() as usize;
    for before in &taken[word & !3..word] {
        at += before.count_ones() as usize;
    }
    loop {
        if fits(at) {
            return Some(at);
        }
        slot = (slot + 1) & (N * 64 - 1);
        at = if slot == 0 { 0 } else { at + 1 };
        if !is_taken(taken, slot as u64) {
            return None;
        }
    }
}

/// Is the slot of the hash taken? Most unknown words end here.
#[inline(always)]
fn is_taken<const N: usize>(taken: &[u64; N], hash: u64) -> bool {
    let slot = hash as usize & (N * 64 - 1);
    taken[slot / 64] >> (slot % 64) & 1 == 1
}

/// Entry of a word of a phrase or a label, 0 for none.
#[inline(always)]
fn look_up_own(hash: u64) -> u16 {
    if is_taken(&t::OWN_TAKEN, hash) { own_at(hash) } else { 0 }
}

#[inline(never)]
fn own_at(hash: u64) -> u16 {
    let print = hash >> t::OWN_SHIFT;
    let found = look_up(&t::OWN_TAKEN, (&t::OWN_RANKS, t::OWN_RANKS_STEP), hash, |at| {
        t::OWN_PRINTS[at] == print as u8 && t::OWN_PRINTS_MORE[at / 2] >> (at % 2 * 4) & 15 == (print >> 8) as u8 & 15
    });
    found.map_or(0, |at| at as u16 + 1)
}

/// Entry of any other word that is known: a name, a town, a cue.
#[inline(always)]
fn look_up_other(hash: u64) -> u16 {
    if is_taken(&t::OTHER_TAKEN, hash) { other_at(hash) } else { 0 }
}

#[inline(never)]
fn other_at(hash: u64) -> u16 {
    let print = (hash >> t::OTHER_SHIFT) as u8;
    let found =
        look_up(&t::OTHER_TAKEN, (&t::OTHER_RANKS, t::OTHER_RANKS_STEP), hash, |at| t::OTHER_PRINTS[at] == print);
    found.map_or(0, |at| t::OTHERS + u16::from(t::OTHER_KINDS[at]))
}

fn print_of(hash: u64, shift: u32) -> u16 {
    ((hash >> shift) as u16).max(1)
}

/// Where the fingerprints of words that end compounds begin, as the build script writes them.
const TAIL_SHIFT: u32 = 24;

type Found = (u16, u16, u32, u8);

/// Looks `word` up: itself, then without its ending, then as a compound.
/// Gives (entry, second entry, hash of the form that is known, shape bits); the second entry is that of a compound's last
/// part, or of the stem of a form that has an entry of its own.
pub fn find(word: &Word) -> Found {
    let length = word.bytes.len();
    let whole = word.hashes[length - 1];
    let entry = look_up_own(whole);
    if entry != 0 {
        let base = if is_form(entry) { stem_of(word).0 } else { 0 };
        return (entry, base, whole as u32, 0);
    }
    let entry = look_up_other(whole);
    if entry != 0 || length < 4 {
        return (entry, 0, whole as u32, 0);
    }
    // Names and towns have no form but the genitive.
    if word.bytes[length - 1] == b's' {
        let hash = word.hashes[length - 2];
        let entry = match look_up_own(hash) {
            0 => look_up_other(hash),
            entry => entry,
        };
        if entry != 0 {
            return (entry, 0, hash as u32, Shape::INFLECTED | Shape::GENITIVE);
        }
    }
    if bit(&t::FORM_FILTER, word.hashes[3]) {
        let (entry, base, hash) = stem_of(word);
        if entry != 0 {
            return (entry, base, hash, Shape::INFLECTED);
        }
    }
    if length >= 6 { compound(word, whole) } else { (0, 0, whole as u32, 0) }
}

/// Has the entry's word a stem that has an entry too?
fn is_form(entry: u16) -> bool {
    t::BASED[usize::from(entry) / 8] >> (entry % 8) & 1 == 1
}

/// The longest stem that has an entry of its own: entry, the entry of its own stem («krykkerne», krykker, krykke), hash.
fn stem_of(word: &Word) -> (u16, u16, u32) {
    let mut found = (0, 0, 0);
    stems(word.bytes, |stem| {
        let hash = word.hashes[stem - 1];
        let entry = look_up_own(hash);
        if entry == 0 {
            return false;
        }
        if found.0 != 0 {
            found.1 = entry;
            return true;
        }
        found = (entry, 0, hash as u32);
        !is_form(entry)
    });
    found
}

fn compound(word: &Word, whole: u64) -> Found {
    let length = word.bytes.len();
    let mut head = (0u16, 0u32);
    if bit(&t::HEAD_FILTER, word.hashes[2]) {
        for at in (3..length - 1).rev() {
            let hash = word.hashes[at - 1];
            let entry = look_up_own(hash);
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
