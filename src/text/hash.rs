//! The hash that words are known by.

/// What the hash of a word begins with.
pub const HASH_SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Takes one more byte into the hash of a folded word.
pub const fn hash_step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(PRIME)
}

/// FNV-1a of a folded word: what the lexicon tables are keyed by.
pub const fn hash_word(bytes: &[u8]) -> u64 {
    let (mut hash, mut at) = (HASH_SEED, 0);
    while at < bytes.len() {
        hash = hash_step(hash, bytes[at]);
        at += 1;
    }
    hash
}

/// Number of words in a list with spaces between them.
pub const fn word_count(words: &str) -> usize {
    let (bytes, mut n, mut i) = (words.as_bytes(), 1, 0);
    while i < bytes.len() {
        n += (bytes[i] == b' ') as usize;
        i += 1;
    }
    n
}

/// What [`Token::hash`](super::Token::hash) is for each of `words`, which are lower case with spaces between them. Fails
/// when the crate is built where `N` is not their number.
pub const fn hashes<const N: usize>(words: &str) -> [u32; N] {
    assert!(N == word_count(words), "another number of words");
    let bytes = words.as_bytes();
    let (mut out, mut n, mut i) = ([0; N], 0, 0);
    while n < N {
        let mut hash = HASH_SEED;
        while i < bytes.len() && bytes[i] != b' ' {
            hash = hash_step(hash, bytes[i]);
            i += 1;
        }
        out[n] = hash as u32;
        n += 1;
        i += 1;
    }
    out
}

/// The hash of a word ([`Token::hash`](super::Token::hash)) with one more byte behind it.
pub fn hash_extend(hash: u32, byte: u8) -> u32 {
    hash_step(u64::from(hash), byte) as u32
}
