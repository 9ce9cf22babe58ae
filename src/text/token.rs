//! Words and numbers in one pass over the bytes.

use super::fold::{Class, next_class};
use super::hash::{HASH_SEED, hash_step};
use super::letter::Letter;
use super::respell::respell;

/// Bytes of a folded word that are kept; a longer word is a word nobody knows.
pub const MAX_WORD: usize = 64;

/// A run of letters, or a run of decimal digits. Characters without width inside a run belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of the first character.
    pub start: u32,
    /// Byte offset after the last letter or digit.
    pub end: u32,
    /// Hash of the lower-cased word ([`super::hash_word`], lower half), with æ, ø and å where it is known only so; 0 for numbers.
    pub hash: u32,
    /// Hash of the form under which the lexicon knows the word: the word itself, or its stem.
    pub stem: u32,
    /// Lexicon entry of the word, 0 for none.
    pub entry: u16,
    /// For compounds with two known parts: the entry of the second; for a form with an entry of its own: its stem's.
    pub tail: u16,
    /// What stands between the token before and this one.
    pub gap: Gap,
    /// How the word is written and how the lexicon knows it.
    pub shape: Shape,
    /// How many digits a number has (255 for more); 0 for words.
    pub digits: u8,
}

impl Token {
    /// A run of digits.
    pub fn is_number(&self) -> bool {
        self.digits > 0
    }
    /// A run of letters.
    pub fn is_word(&self) -> bool {
        self.digits == 0
    }
}

/// What stands between two tokens: a set of the kinds of characters seen there, `0` where they touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Gap(pub u16);

#[allow(missing_docs)]
impl Gap {
    pub const SPACE: u16 = 1;
    pub const NEWLINE: u16 = 2;
    /// An empty line.
    pub const BLANK: u16 = 4;
    pub const DOT: u16 = 8;
    pub const COMMA: u16 = 16;
    pub const COLON: u16 = 32;
    pub const SEMICOLON: u16 = 64;
    /// `!`, `?`, `…`
    pub const BANG: u16 = 128;
    pub const OPEN: u16 = 256;
    pub const CLOSE: u16 = 512;
    /// Any quotation mark or apostrophe.
    pub const QUOTE: u16 = 1024;
    pub const DASH: u16 = 2048;
    pub const SLASH: u16 = 4096;
    pub const AT: u16 = 8192;
    pub const UNDERSCORE: u16 = 16384;
    pub const OTHER: u16 = 32768;

    /// Is any of `kinds` there?
    pub fn has(self, kinds: u16) -> bool {
        self.0 & kinds != 0
    }
    /// Is nothing there but `kinds` (or nothing at all)?
    pub fn only(self, kinds: u16) -> bool {
        self.0 & !kinds == 0
    }
    /// Do the two tokens touch?
    pub fn touches(self) -> bool {
        self.0 == 0
    }
}

/// How a word is written, and how the lexicon knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Shape(pub u8);

#[allow(missing_docs)]
impl Shape {
    /// Begins with a capital.
    pub const CAPITAL: u8 = 1;
    /// Two or more letters, all capitals.
    pub const ALL_CAPITALS: u8 = 2;
    /// The lexicon knows it by its stem.
    pub const INFLECTED: u8 = 4;
    /// Only a genitive *-s* was taken off.
    pub const GENITIVE: u8 = 8;
    /// A compound whose first part is known.
    pub const HEAD: u8 = 16;
    /// A compound whose last part is known.
    pub const TAIL: u8 = 32;
    /// Begins a sentence, a line or the text.
    pub const OPENS: u8 = 64;
    /// Characters without width stand inside it.
    pub const BROKEN: u8 = 128;

    pub fn has(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// A folded word on its way to the lexicon.
pub struct Word<'w> {
    /// Lower-cased UTF-8, without characters that have no width.
    pub bytes: &'w [u8],
    /// `hashes[i]` is the hash of the first `i + 1` bytes.
    pub hashes: &'w [u64],
}

/// The tokens of one text, with places that detectors start from.
#[derive(Default)]
pub struct Tokens {
    /// In text order.
    pub tokens: Vec<Token>,
    /// Indices of the number tokens.
    pub numbers: Vec<u32>,
    /// Byte offsets of every `@`.
    pub ats: Vec<u32>,
    /// Byte offsets of every `://`.
    pub schemes: Vec<u32>,
    /// What stands after the last token.
    pub tail: Gap,
    /// How many words begin with a capital, and how many are all capitals.
    pub capitals: (usize, usize),
}

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

/// A lookup that is not worth a [`tokenize`] of its own.
pub type Finder<'f> = &'f mut dyn FnMut(&Word) -> Found;

/// Reads `text` into words and numbers. `find` looks a word up and says (entry, second entry, stem, shape bits).
pub fn tokenize(text: &str, mut find: impl FnMut(&Word) -> Found) -> Tokens {
    let bytes = text.as_bytes();
    let mut out = Tokens { tokens: Vec::with_capacity(bytes.len() / 5 + 8), ..Tokens::default() };
    let mut folded = [0u8; MAX_WORD];
    let mut hashes = [0u64; MAX_WORD];
    // What was found of the words that were looked up last: every other word of a text is one of a few.
    let mut recent = [(0u64, 0u32, (0, 0, 0, 0)); RECENT];
    let mut gap = 0u16;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let class = match ASCII[byte as usize] {
            LETTER | CAPITAL => Class::Letter(byte as char),
            DIGIT => Class::Digit(byte - b'0'),
            SPACE => {
                gap |= Gap::SPACE;
                at += 1;
                continue;
            }
            WIDE => match next_class(text, at) {
                Some((class @ (Class::Letter(_) | Class::Digit(_)), _)) => class,
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
            },
            _ => {
                match byte {
                    b'\n' => gap |= if gap & Gap::NEWLINE != 0 { Gap::BLANK } else { Gap::NEWLINE },
                    b'\r' if bytes.get(at + 1) == Some(&b'\n') => {}
                    b'\r' => gap |= Gap::NEWLINE,
                    _ => {
                        if byte == b'@' {
                            out.ats.push(at as u32);
                        } else if byte == b':' && bytes.get(at + 1..at + 3) == Some(b"//") {
                            out.schemes.push(at as u32);
                        }
                        gap |= gap_of(byte as char);
                    }
                }
                at += 1;
                continue;
            }
        };
        let start = at;
        let capital = match class {
            Class::Letter(c) => c.is_upper(),
            _ => false,
        };
        let token = if let Class::Digit(_) = class {
            let (end, digits, next) = read_number(text, at);
            at = next;
            out.numbers.push(out.tokens.len() as u32);
            Token {
                start: start as u32,
                end: end as u32,
                hash: 0,
                stem: 0,
                entry: 0,
                tail: 0,
                gap: Gap(gap),
                shape: Shape(if end - start > digits { Shape::BROKEN } else { 0 }),
                digits: digits.min(255) as u8,
            }
        } else {
            let read = read_word(text, at, capital, &mut folded, &mut hashes);
            at = read.next;
            let length = read.length.min(MAX_WORD);
            let mut token = Token {
                start: start as u32,
                end: read.end as u32,
                hash: 0,
                stem: 0,
                entry: 0,
                tail: 0,
                gap: Gap(gap),
                shape: Shape(read.shape),
                digits: 0,
            };
            if read.length <= MAX_WORD && length > 0 {
                let hash = hashes[length - 1];
                let known = &mut recent[hash as usize % RECENT];
                if known.0 != hash {
                    let (found, hash_found) = look_up(&mut folded[..length], &mut hashes[..length], &mut find);
                    *known = (hash, hash_found, found);
                }
                let (_, hash, (entry, tail, stem, bits)) = *known;
                token.hash = hash;
                token.entry = entry;
                token.tail = tail;
                token.stem = stem;
                token.shape.0 |= bits;
            }
            if capital {
                out.capitals.0 += 1;
                out.capitals.1 += usize::from(read.shape & Shape::ALL_CAPITALS != 0);
            }
            token
        };
        gap = 0;
        out.tokens.push(token);
    }
    out.tail = Gap(gap);
    out
}

/// How many words are remembered.
const RECENT: usize = 128;

type Found = (u16, u16, u32, u8);

/// What `find` knows of a word, and the hash of the spelling that it knows.
fn look_up(folded: &mut [u8], hashes: &mut [u64], find: &mut impl FnMut(&Word) -> Found) -> (Found, u32) {
    let is_compound = |bits: u8| bits & (Shape::HEAD | Shape::TAIL) != 0;
    let last = folded.len() - 1;
    let hash = hashes[last] as u32;
    let found = find(&Word { bytes: folded, hashes });
    if (found.0 == 0 || is_compound(found.3)) && respell(folded, hashes) {
        let respelled = find(&Word { bytes: folded, hashes });
        if respelled.0 != 0 && (found.0 == 0 || !is_compound(respelled.3)) {
            return (respelled, hashes[last] as u32);
        }
    }
    (found, hash)
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
    next: usize,
    length: usize,
    shape: u8,
}

/// Reads the word that begins at byte `start`; its first letter is a `capital` or none.
fn read_word(
    text: &str,
    start: usize,
    capital: bool,
    folded: &mut [u8; MAX_WORD],
    hashes: &mut [u64; MAX_WORD],
) -> ReadWord {
    let bytes = text.as_bytes();
    let (mut at, mut length, mut hash) = (start, 0usize, HASH_SEED);
    // Letters are counted as the bytes of the word less those that only go on with a letter.
    let (mut beyond, mut capitals, mut broken) = (0usize, 0usize, false);
    // Past MAX_WORD the arrays are overwritten; such a word is nobody's, and only its length is used.
    macro_rules! push {
        ($byte:expr) => {
            let byte = $byte;
            hash = hash_step(hash, byte);
            folded[length % MAX_WORD] = byte;
            hashes[length % MAX_WORD] = hash;
            length += 1;
        };
    }
    let mut end;
    loop {
        // Nearly all words are ASCII and Latin-1 from end to end.
        while let Some(&byte) = bytes.get(at) {
            let small = byte | 0x20;
            if small.wrapping_sub(b'a') < 26 {
                push!(small);
                at += 1;
                capitals += usize::from(byte < b'a');
            } else if byte == 0xC3 && bytes.get(at + 1).is_some_and(|b| *b != 0x97 && *b != 0xB7) {
                let second = bytes[at + 1];
                let capital = second < 0x9F;
                push!(byte);
                push!(if capital { second + 0x20 } else { second });
                at += 2;
                capitals += usize::from(capital);
                beyond += 1;
            } else {
                break;
            }
        }
        end = at;
        // Other letters, and what has no width inside a word.
        let mut other = false;
        while bytes.get(at).is_some_and(|b| ASCII[*b as usize] == WIDE) {
            match next_class(text, at) {
                Some((Class::Letter(c), next)) => {
                    let mut utf8 = [0; 4];
                    capitals += usize::from(c.is_upper());
                    for &b in c.lower().encode_utf8(&mut utf8).as_bytes() {
                        beyond += usize::from(b & 0xC0 == 0x80);
                        push!(b);
                    }
                    at = next;
                    end = at;
                    other = true;
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
                        beyond += 1;
                        end = next;
                    }
                    broken = true;
                    at = next;
                    other = true;
                }
                _ => break,
            }
        }
        if !other {
            break;
        }
    }
    let mut shape = 0;
    if capital {
        shape |= Shape::CAPITAL;
    }
    let letters = length - beyond;
    if letters > 1 && capitals == letters {
        shape |= Shape::ALL_CAPITALS;
    }
    if broken && end > start {
        shape |= Shape::BROKEN;
    }
    ReadWord { end, next: at.max(end), length, shape }
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
