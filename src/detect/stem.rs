//! Danish endings. Shared with the build script, which lays out the lexicon with the same eyes.

/// Endings of nouns and adjectives by their last letter, shortest first; verbs stand in the lists in the forms they are
/// used in. *-ende* is missing on purpose: «gældende» is not about «gæld».
const S: [&[u8]; 10] = [b"s", b"es", b"ns", b"ts", b"rs", b"ens", b"ets", b"ers", b"rnes", b"ernes"];
const E: [&[u8]; 7] = [b"e", b"ne", b"te", b"ene", b"ede", b"rne", b"erne"];
const N: [&[u8]; 2] = [b"n", b"en"];
const T: [&[u8]; 2] = [b"t", b"et"];
const R: [&[u8]; 2] = [b"r", b"er"];

/// All endings, for the build script.
#[allow(dead_code)]
pub const ALL: [&[&[u8]]; 5] = [&S, &E, &N, &T, &R];

/// Calls `found` with the length in bytes of every stem `word` may have, longest first, until it returns true.
pub fn stems(word: &[u8], mut found: impl FnMut(usize) -> bool) {
    let endings: &[&[u8]] = match word.last() {
        Some(b's') => &S,
        Some(b'e') => &E,
        Some(b'n') => &N,
        Some(b't') => &T,
        Some(b'r') => &R,
        _ => return,
    };
    // The last letter agrees already.
    for ending in endings {
        let least = if ending.len() == 1 { 3 } else { 4 };
        let Some(stem) = word.len().checked_sub(ending.len()).filter(|stem| *stem >= least) else { return };
        if word[stem] != ending[0] || word[stem + 1..] != ending[1..] {
            continue;
        }
        if found(stem) {
            return;
        }
        // klinikken, tabletter: the consonant was doubled.
        let last = word[stem - 1];
        if ending[0] == b'e' && last == word[stem - 2] && b"bdfgklmnprst".contains(&last) && found(stem - 1) {
            return;
        }
    }
}
