//! Is a token one of some words? The words are hashed when the crate is built.

use core::ops::Range;

use super::Scan;

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
        const HASHES: [u32; $crate::text::word_count($words)] = $crate::text::hashes($words);
        $crate::detect::any::is_one_of($scan, $at, &HASHES)
    }};
}
pub(super) use is_any;

/// Is any of `$tokens`, a range, one of these words?
macro_rules! any_in {
    ($scan:expr, $tokens:expr, $words:expr $(,)?) => {{
        const HASHES: [u32; $crate::text::word_count($words)] = $crate::text::hashes($words);
        $crate::detect::any::is_one_among($scan, $tokens, &HASHES)
    }};
}
pub(super) use any_in;
