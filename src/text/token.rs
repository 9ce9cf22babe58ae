//! Words and numbers, and what stands between them.

/// Bytes of a folded word that are kept; a longer word is a word nobody knows.
pub const MAX_WORD: usize = 64;

/// A run of letters, or a run of decimal digits. Characters without width inside a run belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
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
