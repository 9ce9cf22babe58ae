//! Danish endings. Shared with the build script, which lays out the lexicon with the same eyes.

/// Endings of nouns and adjectives, shortest first; verbs stand in the lists in the forms they are used in.
/// *-ende* is missing on purpose: «gældende» is not about «gæld».
const ENDINGS: [&str; 22] = [
    "s", "e", "n", "t", "r", "ne", "en", "et", "er", "es", "ns", "ts", "rs", "te", "ene", "ens", "ets", "ers", "ede",
    "erne", "enes", "ernes",
];

/// Calls `found` with the length in bytes of every stem `word` may have, longest first, until it returns true.
pub fn stems(word: &[u8], mut found: impl FnMut(usize) -> bool) {
    for ending in ENDINGS {
        let least = if ending.len() == 1 { 3 } else { 4 };
        if word.len() < least + ending.len() || !word.ends_with(ending.as_bytes()) {
            continue;
        }
        let stem = word.len() - ending.len();
        if found(stem) {
            return;
        }
        // klinikken, tabletter: the consonant was doubled.
        let last = word[stem - 1];
        if last == word[stem - 2] && b"bdfgklmnprst".contains(&last) && ending.starts_with('e') && found(stem - 1) {
            return;
        }
    }
}
