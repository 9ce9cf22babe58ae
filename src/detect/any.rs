//! Is a token one of some words? The words are hashed when the crate is built.

use core::ops::Range;

use super::Scan;
use crate::text::{HASH_SEED, hash_step};

/// Number of words in a list with spaces between them.
pub const fn count(words: &str) -> usize {
    let (bytes, mut n, mut i) = (words.as_bytes(), 1, 0);
    while i < bytes.len() {
        n += (bytes[i] == b' ') as usize;
        i += 1;
    }
    n
}

/// Hashes of the words of a list, as in [`Token::hash`](crate::text::Token::hash).
pub const fn hashes<const N: usize>(words: &str) -> [u32; N] {
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

/// Is the token one of `hashes`?
#[inline(never)]
pub fn is_one_of(scan: &Scan, at: usize, hashes: &[u32]) -> bool {
    hashes.contains(&scan.at(at).hash)
}

/// Is any of the tokens one of `hashes`?
#[inline(never)]
pub fn is_one_among(scan: &Scan, mut tokens: Range<usize>, hashes: &[u32]) -> bool {
    tokens.any(|at| is_one_of(scan, at, hashes))
}

/// Is token `$at` one of these words, given in lower case with spaces between them? A number is none.
macro_rules! is_any {
    ($scan:expr, $at:expr, $words:expr $(,)?) => {{
        const HASHES: [u32; $crate::detect::any::count($words)] = $crate::detect::any::hashes($words);
        $crate::detect::any::is_one_of($scan, $at, &HASHES)
    }};
}
pub(super) use is_any;

/// Is any of `$tokens`, a range, one of these words?
macro_rules! any_in {
    ($scan:expr, $tokens:expr, $words:expr $(,)?) => {{
        const HASHES: [u32; $crate::detect::any::count($words)] = $crate::detect::any::hashes($words);
        $crate::detect::any::is_one_among($scan, $tokens, &HASHES)
    }};
}
pub(super) use any_in;
