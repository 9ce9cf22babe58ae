//! Danish written without its letters: «faar», «kraeft», «goer».

use super::hash::{HASH_SEED, hash_step};

/// Writes æ, ø and å for the ae, oe and aa of a keyboard without them; false where the word has none. The letters are two
/// bytes as well.
pub fn respell(folded: &mut [u8], hashes: &mut [u64]) -> bool {
    let (mut at, mut first) = (1, None);
    while at < folded.len() {
        let letter = match (folded[at - 1], folded[at]) {
            (b'a', b'e') => 0xA6,
            (b'o', b'e') => 0xB8,
            (b'a', b'a') => 0xA5,
            _ => {
                at += 1;
                continue;
            }
        };
        (folded[at - 1], folded[at]) = (0xC3, letter);
        first = first.or(Some(at - 1));
        at += 2;
    }
    let Some(first) = first else { return false };
    let mut hash = if first == 0 { HASH_SEED } else { hashes[first - 1] };
    for (byte, slot) in folded.iter().zip(hashes).skip(first) {
        hash = hash_step(hash, *byte);
        *slot = hash;
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::text::{Word, hash_word, tokenize};

    #[test]
    fn a_word_may_do_without_danish_letters() {
        let known = |word: &Word| (u16::from(["får", "gør", "æøå"].map(str::as_bytes).contains(&word.bytes)), 0, 0, 0);
        let hash = |text: &str| tokenize(text, known).tokens[0].hash;
        for (text, word) in [("Faar", "får"), ("goer", "gør"), ("aeoeaa", "æøå"), ("poet", "poet"), ("Daae", "daae")]
        {
            assert_eq!(hash(text), hash_word(word.as_bytes()) as u32, "{text}");
        }
    }
}
