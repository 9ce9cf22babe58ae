//! Words and numbers in one pass over the bytes.

use super::fold::{Class, next_class};
use super::hash::{HASH_SEED, hash_step};
use super::letter::Letter;
use super::respell::respell;
use super::token::{Gap, MAX_WORD, Shape, Token, Tokens, Word};

/// ASCII at a glance.
const LETTER: u8 = 0;
const CAPITAL: u8 = 1;
const DIGIT: u8 = 2;
const SPACE: u8 = 3;
const WIDE: u8 = 4;
const OTHER: u8 = 5;
const fn ascii() -> [u8; 256] {
    let mut table = [OTHER; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' => SPACE,
            0x80.. | b'&' => WIDE,
            _ => OTHER,
        };
        b += 1;
    }
    table
}
static ASCII: [u8; 256] = ascii();

fn gap_of(mark: char) -> u16 {
    match mark {
        '.' => Gap::DOT,
        ',' => Gap::COMMA,
        ':' => Gap::COLON,
        ';' => Gap::SEMICOLON,
        '!' | '?' | '…' => Gap::BANG,
        '(' | '[' | '{' | '<' => Gap::OPEN,
        ')' | ']' | '}' | '>' => Gap::CLOSE,
        '"' | '\'' | '`' => Gap::QUOTE,
        '-' => Gap::DASH,
        '/' | '\\' => Gap::SLASH,
        '@' => Gap::AT,
        '_' => Gap::UNDERSCORE,
        _ => Gap::OTHER,
    }
}

/// Reads `text` into words and numbers. `find` looks a word up and says (entry, second entry, stem, shape bits).
pub fn tokenize(text: &str, mut find: impl FnMut(&Word) -> Found) -> Tokens {
    let bytes = text.as_bytes();
    let mut out = Tokens { tokens: Vec::with_capacity(bytes.len() / 5 + 8), ..Tokens::default() };
    let mut folded = [0u8; MAX_WORD];
    let mut hashes = [0u64; MAX_WORD];
    // What was found of the words that were read last: every other word of a text is one of a few.
    let slots = (bytes.len() / 8).next_power_of_two().clamp(16, 256);
    let mut recent = vec![(Key(0, 0), Token::default()); slots];
    let mut gap = 0u16;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let kind = ASCII[byte as usize];
        if kind == SPACE {
            gap |= Gap::SPACE;
            at += 1;
            continue;
        }
        let mut word = None;
        let mut key = None;
        if kind <= CAPITAL || byte == 0xC3 {
            key = Key::at(bytes, start);
            if let Some((key, end)) = key
                && let (known, token) = &recent[key.slot() & (slots - 1)]
                && *known == key
            {
                out.capitals.0 += usize::from(token.shape.has(Shape::CAPITAL));
                out.capitals.1 += usize::from(token.shape.has(Shape::ALL_CAPITALS));
                out.tokens.push(Token { start: start as u32, end: end as u32, gap: Gap(gap), ..*token });
                (at, gap) = (end, 0);
                continue;
            }
            word = read_plain(bytes, start, &mut folded, &mut hashes);
        }
        if word.is_none() && kind != DIGIT {
            if kind == OTHER {
                gap |= match byte {
                    b'\n' if gap & Gap::NEWLINE != 0 => Gap::BLANK,
                    b'\n' => Gap::NEWLINE,
                    b'\r' if bytes.get(at + 1) == Some(&b'\n') => 0,
                    b'\r' => Gap::NEWLINE,
                    _ => {
                        if byte == b'@' {
                            out.ats.push(at as u32);
                        } else if byte == b':' && bytes.get(at + 1..at + 3) == Some(b"//") {
                            out.schemes.push(at as u32);
                        }
                        gap_of(byte as char)
                    }
                };
                at += 1;
                continue;
            }
            match next_class(text, at) {
                Some((Class::Letter(c), _)) => {
                    word = Some(read_word(text, start, c.is_upper(), &mut folded, &mut hashes));
                }
                Some((Class::Digit(_), _)) => {}
                Some((class, end)) => {
                    gap |= match class {
                        Class::Space => Gap::SPACE,
                        Class::Newline if gap & Gap::NEWLINE != 0 => Gap::BLANK,
                        Class::Newline => Gap::NEWLINE,
                        Class::Dash => Gap::DASH,
                        Class::Mark('@') => {
                            out.ats.push(at as u32);
                            Gap::AT
                        }
                        Class::Mark(c) => gap_of(c),
                        _ => 0,
                    };
                    at = end;
                    continue;
                }
                None => break,
            }
        }
        let mut token = Token { start: start as u32, gap: Gap(gap), ..Token::default() };
        if let Some(word) = word {
            at = word.end;
            if word.length <= MAX_WORD && word.length > 0 {
                let (folded, hashes) = (&mut folded[..word.length], &mut hashes[..word.length]);
                let (key, written) = match key {
                    Some((key, end)) if end == at => (key, word.shape),
                    _ => (Key(hashes[word.length - 1], u64::MAX), 0),
                };
                let (known, found) = &mut recent[key.slot() & (slots - 1)];
                if *known != key {
                    *known = key;
                    *found = look_up(folded, hashes, &mut find);
                    found.shape.0 |= written;
                }
                token = Token { start: token.start, gap: token.gap, ..*found };
            }
            token.end = at as u32;
            token.shape.0 |= word.shape;
            out.capitals.0 += usize::from(token.shape.has(Shape::CAPITAL));
            out.capitals.1 += usize::from(token.shape.has(Shape::ALL_CAPITALS));
        } else {
            let (end, digits, next) = read_number(text, at);
            at = next;
            out.numbers.push(out.tokens.len() as u32);
            token.end = end as u32;
            token.digits = digits.min(255) as u8;
            if end - start > digits {
                token.shape.0 = Shape::BROKEN;
            }
        }
        out.tokens.push(token);
        gap = 0;
    }
    out.tail = Gap(gap);
    out
}

type Found = (u16, u16, u32, u8);

/// What a word is remembered by: its bytes as they are written, up to fifteen; of a longer one its hash.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key(u64, u64);

impl Key {
    /// Of the word at byte `at`, and the byte after it; none where it is long or ends in something wide.
    #[inline(always)]
    fn at(bytes: &[u8], at: usize) -> Option<(Self, usize)> {
        let near: &[u8; 16] = bytes.get(at..)?.first_chunk()?;
        let (front, back) = (*near.first_chunk::<8>()?, *near.last_chunk::<8>()?);
        let (front, back) = (u64::from_le_bytes(front), u64::from_le_bytes(back));
        let mut length = letters(front);
        let key = match length {
            8 => {
                let more = letters(back);
                length += more;
                Self(front, back & !(u64::MAX << (8 * more % 64)))
            }
            _ => Self(front & !(u64::MAX << (8 * length)), 0),
        };
        (*near.get(length)? != b'&').then_some((key, at + length))
    }

    fn slot(self) -> usize {
        ((self.0 ^ self.1.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
    }
}

/// How many of the eight bytes, from the lowest on, are ASCII letters or beyond ASCII.
#[inline(always)]
fn letters(eight: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let small = (eight | (ONES * 0x20)) & (ONES * 0x7F);
    let from_a = small + ONES * (0x80 - b'a' as u64);
    let behind_z = small + ONES * (0x80 - b'z' as u64 - 1);
    let others = !(from_a & !behind_z | eight) & (ONES << 7);
    others.trailing_zeros() as usize / 8
}

/// What `find` knows of a word, and the hash of the spelling that it knows.
fn look_up(folded: &mut [u8], hashes: &mut [u64], find: &mut impl FnMut(&Word) -> Found) -> Token {
    let is_compound = |bits: u8| bits & (Shape::HEAD | Shape::TAIL) != 0;
    let last = folded.len() - 1;
    let mut hash = hashes[last] as u32;
    let mut found = find(&Word { bytes: folded, hashes });
    if (found.0 == 0 || is_compound(found.3)) && respell(folded, hashes) {
        let respelled = find(&Word { bytes: folded, hashes });
        if respelled.0 != 0 && (found.0 == 0 || !is_compound(respelled.3)) {
            (found, hash) = (respelled, hashes[last] as u32);
        }
    }
    let (entry, tail, stem, bits) = found;
    Token { hash, stem, entry, tail, shape: Shape(bits), ..Token::default() }
}

/// (end of the last digit, digits, where to go on).
fn read_number(text: &str, start: usize) -> (usize, usize, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut end, mut digits) = (start, start, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            at += 1;
            end = at;
            digits += 1;
            continue;
        }
        if ASCII[bytes[at] as usize] != WIDE {
            break;
        }
        match next_class(text, at) {
            Some((Class::Digit(_), next)) => {
                at = next;
                end = at;
                digits += 1;
            }
            // A keycap's ring belongs to its digit; other marks without width only where a digit follows.
            Some((Class::Joiner, next)) => {
                if text[at..next].starts_with("\u{20e3}") {
                    end = next;
                }
                at = next;
            }
            _ => break,
        }
    }
    (end, digits, at.max(end))
}

struct ReadWord {
    end: usize,
    length: usize,
    shape: u8,
}

/// Reads a word that is ASCII and Latin-1 from end to end, as nearly all are.
#[inline(always)]
fn read_plain(
    bytes: &[u8],
    start: usize,
    folded: &mut [u8; MAX_WORD],
    hashes: &mut [u64; MAX_WORD],
) -> Option<ReadWord> {
    let (mut at, mut hash) = (start, HASH_SEED);
    // The bit of small letters, if one is there.
    let mut small = 0;
    // Past MAX_WORD the arrays are overwritten; such a word is nobody's, and only its length is used.
    let mut push = |at: usize, byte: u8| {
        hash = hash_step(hash, byte);
        folded[(at - start) % MAX_WORD] = byte;
        hashes[(at - start) % MAX_WORD] = hash;
    };
    while let Some(&byte) = bytes.get(at) {
        let lower = byte | 0x20;
        if lower.wrapping_sub(b'a') < 26 {
            push(at, lower);
            small |= byte;
            at += 1;
        } else if byte == 0xC3 && bytes.get(at + 1).is_some_and(|b| *b != 0x97 && *b != 0xB7) {
            let second = bytes[at + 1];
            push(at, byte);
            push(at + 1, if second == 0x9F { second } else { second | 0x20 });
            small |= if second == 0x9F { 0x20 } else { second };
            at += 2;
        } else if ASCII[byte as usize] == WIDE {
            return None;
        } else {
            break;
        }
    }
    let letter = if bytes[start] == 0xC3 { 2 } else { 1 };
    let mut shape = 0;
    if bytes[start + letter - 1] & 0x20 == 0 && bytes[start + letter - 1] != 0x9F {
        shape = Shape::CAPITAL;
        if small & 0x20 == 0 && at - start > letter {
            shape |= Shape::ALL_CAPITALS;
        }
    }
    Some(ReadWord { end: at, length: at - start, shape })
}

/// Reads the word that begins at byte `start`, with whatever letters and what has no width inside it; its first letter is
/// a `capital` or none.
#[inline(never)]
fn read_word(
    text: &str,
    start: usize,
    capital: bool,
    folded: &mut [u8; MAX_WORD],
    hashes: &mut [u64; MAX_WORD],
) -> ReadWord {
    let (mut at, mut length, mut hash) = (start, 0usize, HASH_SEED);
    let (mut letters, mut capitals, mut broken) = (0, 0, false);
    // Past MAX_WORD as in `read_plain`.
    macro_rules! push {
        ($byte:expr) => {
            let byte = $byte;
            hash = hash_step(hash, byte);
            folded[length % MAX_WORD] = byte;
            hashes[length % MAX_WORD] = hash;
            length += 1;
        };
    }
    loop {
        match next_class(text, at) {
            Some((Class::Letter(c), next)) => {
                let mut utf8 = [0; 4];
                capitals += u32::from(c.is_upper());
                letters += 1;
                for &b in c.lower().encode_utf8(&mut utf8).as_bytes() {
                    push!(b);
                }
                at = next;
            }
            Some((Class::Joiner, next)) => {
                // a + combining ring is å.
                if text[at..next].starts_with("\u{30a}")
                    && (1..=MAX_WORD).contains(&length)
                    && folded[length - 1] == b'a'
                {
                    length -= 1;
                    hash = length.checked_sub(1).map_or(HASH_SEED, |last| hashes[last]);
                    push!(0xC3);
                    push!(0xA5);
                }
                broken = true;
                at = next;
            }
            _ => break,
        }
    }
    let mut shape = 0;
    if capital {
        shape |= Shape::CAPITAL;
    }
    if letters > 1 && capitals == letters {
        shape |= Shape::ALL_CAPITALS;
    }
    if broken {
        shape |= Shape::BROKEN;
    }
    ReadWord { end: at, length, shape }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash_word;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<String> {
        tokenize(text, |_| (0, 0, 0, 0)).tokens.iter().map(|t| text[t.start as usize..t.end as usize].into()).collect()
    }

    #[test]
    fn words_and_numbers() {
        assert_eq!(read("Kære Åse, cpr: 010145-5009."), ["Kære", "Åse", "cpr", "010145", "5009"]);
        assert_eq!(read("kl.9 F-2026x"), ["kl", "9", "F", "2026", "x"]);
        assert_eq!(read("11\u{200b}1111"), ["11\u{200b}1111"]);
        assert_eq!(read("1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3} 3"), ["1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}", "3"]);
    }

    #[test]
    fn every_spelling_of_a_word_has_one_hash() {
        for text in ["Åse", "åse", "A\u{30a}se", "å\u{ad}se", "&Aring;se", "ÅSE"] {
            let tokens = tokenize(text, |_| (0, 0, 0, 0)).tokens;
            assert_eq!(tokens.len(), 1, "{text}");
            assert_eq!(tokens[0].hash, hash_word("åse".as_bytes()) as u32, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_word_that_is_remembered_reads_as_it_did(text in "([a-cæÅ]{1,9}|[A-Z]{2,18}|[a-c\u{ad}\u{30a}ß×&–Ж]{1,4}|[1-9] |[ .,]){1,20}") {
            let find = |word: &Word| (word.bytes.len() as u16, word.bytes[0].into(), word.hashes[0] as u32, Shape::INFLECTED);
            let twice = tokenize(&format!("{text}; {text}; {text}"), find).tokens;
            let third = twice.len() / 3;
            for (i, (first, second)) in twice[..third].iter().zip(&twice[third..]).enumerate() {
                let apart = second.start - first.start;
                let gap = if i == 0 { second.gap } else { first.gap };
                prop_assert_eq!(*second, Token { start: second.start, end: first.end + apart, gap, ..*first });
            }
        }
        #[test]
        fn tokens_lie_on_borders_in_order(text in "[\\PC\\n0-9a-zæøå\u{200b}&;#-]*") {
            let tokens = tokenize(&text, |_| (0, 0, 0, 0)).tokens;
            let mut last = 0;
            for token in tokens {
                prop_assert!(last <= token.start && token.start < token.end);
                prop_assert!(text.get(token.start as usize..token.end as usize).is_some());
                last = token.end;
            }
        }
    }
}
