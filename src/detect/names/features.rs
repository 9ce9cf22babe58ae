//! What the model is told of a word and its neighbours.
//!
//! Each word has a few attributes (the word, its ends, its shape, what the lists know of it, what stands before it).
//! Templates join one to three attributes of neighbouring words; each joint value falls into one of [`BUCKETS`] buckets,
//! and each bucket has its weights.

use super::Case;
use crate::{
    detect::{
        Scan,
        lexicon::{self, cue},
    },
    text::{Endings, Gap, Parts, Shape, Token},
};

/// How many values the templates are told apart by.
pub const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 14;

/// One attribute.
#[derive(Clone, Copy)]
enum Of {
    /// The word, lower case.
    Word,
    /// Its last two characters.
    End2,
    End3,
    End4,
    /// Its first three characters.
    Start3,
    /// How it is written: capital, capitals, initial, lower case, number.
    Shape,
    /// What the lists know of it as a name: how many bear it, is it a word too.
    Name,
    /// The same, coarser.
    Names,
    /// Its job in the sentence.
    Cue,
    /// Street or institution, by its ending.
    Ending,
    /// What stands before it.
    Gap,
    /// Does it begin a line or a sentence?
    Opens,
    /// The whole text's case.
    Case,
    /// Length.
    Length,
    /// Genitive or other final *-s*.
    Genitive,
}
const ATTRIBUTES: usize = 15;

/// A template: attributes of the word (0) and of words before (-1, -2) and behind it (1, 2).
type Template = &'static [(i8, Of)];
use Of::{Case as Cased, Cue, End2, End3, End4, Ending as Ends, Gap as Before, Genitive, Length, Name, Names, Opens};
use Of::{Shape as Shaped, Start3, Word};
const TEMPLATES: [Template; 42] = [
    &[(0, Word)],
    &[(0, End2)],
    &[(0, End3)],
    &[(0, End4)],
    &[(0, Start3)],
    &[(1, End3)],
    &[(-1, End3)],
    &[(0, End3), (0, Opens)],
    &[(0, Shaped), (0, Opens)],
    &[(-1, Shaped), (0, Shaped), (1, Shaped)],
    &[(0, Length), (0, Shaped)],
    &[(0, Cased), (0, Shaped)],
    &[(0, Name), (0, Shaped)],
    &[(-1, Name), (0, Before)],
    &[(1, Name), (1, Before)],
    &[(0, Name), (0, Opens), (0, Cased)],
    &[(-1, Names), (0, Names), (1, Names)],
    &[(-1, Names), (-1, Shaped), (0, Shaped)],
    &[(0, Names), (0, Shaped), (1, Names), (1, Shaped)],
    &[(0, Names), (0, Genitive), (0, Shaped)],
    &[(-1, Word), (0, Before), (0, Shaped)],
    &[(1, Word), (1, Before), (0, Shaped)],
    &[(-1, Word), (0, Names)],
    &[(1, Word), (0, Names)],
    &[(2, Word), (1, Before)],
    &[(-2, Word), (0, Before)],
    &[(-2, Word), (-1, Word)],
    &[(-1, Cue), (0, Names), (1, Names)],
    &[(1, Cue), (0, Names), (1, Before)],
    &[(-1, Cue), (0, Before), (0, Names), (0, Shaped)],
    &[(-2, Cue), (-1, Names), (0, Names)],
    &[(-1, Cue), (0, Shaped), (1, Shaped)],
    &[(2, Cue), (1, Names), (2, Before)],
    &[(0, Ends), (1, Shaped)],
    &[(1, Ends), (0, Names)],
    &[(2, Ends), (1, Shaped), (0, Names)],
    &[(0, Cue), (0, Shaped)],
    &[(0, Before), (0, Names), (0, Shaped)],
    &[(1, Before), (0, Names), (0, Shaped)],
    &[(0, Before), (1, Before), (0, Shaped)],
    &[(-1, Ends), (-1, Shaped), (0, Shaped)],
    &[(1, Cue), (1, Before), (1, Shaped), (0, Shaped)],
];

/// The buckets of one word, as many as there are templates; [`NONE`] where a template says nothing.
pub type Buckets = [u16; TEMPLATES.len()];
/// No bucket.
pub const NONE: u16 = u16::MAX;

/// Attributes of a word and of two words on each side of it, and cells that stay empty.
type Row = [u32; ROW];
const ROW: usize = 128;

/// The cells of a [`Row`] that each template joins; fewer than four are filled up with the empty one.
static CELLS: [[u8; 4]; TEMPLATES.len()] = cells();
const fn cells() -> [[u8; 4]; TEMPLATES.len()] {
    let mut cells = [[ROW as u8 - 1; 4]; TEMPLATES.len()];
    let mut template = 0;
    while template < TEMPLATES.len() {
        let mut part = 0;
        while part < TEMPLATES[template].len() {
            let (offset, of) = TEMPLATES[template][part];
            cells[template][part] = ((offset + 2) as usize * ATTRIBUTES + of as usize) as u8;
            part += 1;
        }
        template += 1;
    }
    cells
}

/// The cells that any template joins.
static USED: [u8; used().1] = {
    let (all, mut used, mut i) = (used().0, [0; used().1], 0);
    while i < used.len() {
        used[i] = all[i];
        i += 1;
    }
    used
};
const fn used() -> ([u8; ROW], usize) {
    let (cells, mut used, mut count, mut cell) = (cells(), [0; ROW], 0, 0);
    while cell < 5 * ATTRIBUTES {
        let mut at = 0;
        while at < 4 * TEMPLATES.len() {
            if cells[at / 4][at % 4] as usize == cell {
                used[count] = cell as u8;
                count += 1;
                break;
            }
            at += 1;
        }
        cell += 1;
    }
    (used, count)
}

/// The buckets of token `at` of a text written in this `case`.
pub fn buckets(scan: &Scan, case: Case, at: usize) -> Buckets {
    let mut out = [NONE; TEMPLATES.len()];
    each(scan, case, at, |template, bucket| out[template] = bucket);
    out
}

/// Calls `found` with every template that says something of token `at`, and its bucket.
#[inline(always)]
pub fn each(scan: &Scan, case: Case, at: usize, mut found: impl FnMut(usize, u16)) {
    let row = row(scan, case, at);
    let cell = |at: u8| row[usize::from(at) % ROW];
    let mut seed = 0x9E37_79B9_u32;
    for (template, cells) in CELLS.iter().enumerate() {
        seed = seed.wrapping_add(0x7F4A_7C15);
        let [a, b, c, d] = cells.map(cell);
        if a | b | c | d != 0 {
            let sum = a.wrapping_add(b.rotate_left(9)).wrapping_add(c.rotate_left(18)).wrapping_add(d.rotate_left(25));
            let hash = (seed ^ sum).wrapping_mul(0x2C1B_3C6D);
            found(template, ((hash ^ (hash >> 15)).wrapping_mul(0xC2B2_AE35) >> (32 - BITS)) as u16);
        }
    }
}

#[inline(never)]
fn row(scan: &Scan, case: Case, at: usize) -> Row {
    let mut row: Row = [0; ROW];
    for (place, values) in row.chunks_exact_mut(ATTRIBUTES).take(5).enumerate() {
        match (at + place).checked_sub(2).and_then(|i| scan.tokens.get(i).map(|token| (i, token))) {
            Some((i, token)) => attributes(scan, i, token, place == 2, place % 4 == 0, values),
            None => values.copy_from_slice(&EDGE),
        }
    }
    row[2 * ATTRIBUTES + Of::Case as usize] = case as u32;
    // Mixed once, so that joining them is cheap: 0 stays 0, which is «nothing known».
    for &cell in &USED {
        let odd = 0x85EB_CA6B_u32.wrapping_add(0x3C6E_F372_u32.wrapping_mul(u32::from(cell)));
        let value = &mut row[usize::from(cell) % ROW];
        *value = (*value ^ (*value >> 15)).wrapping_mul(odd);
    }
    row
}

/// Before the first and behind the last word.
const EDGE: [u32; ATTRIBUTES] = {
    let mut row = [0; ATTRIBUTES];
    row[Of::Word as usize] = 1;
    row[Of::Shape as usize] = 8;
    row[Of::Cue as usize] = 31;
    row[Of::Gap as usize] = 31;
    row
};

/// Writes what is known of token `at`; less of one that is `far` from the word, more of the word `itself`.
fn attributes(scan: &Scan, at: usize, token: &Token, itself: bool, far: bool, row: &mut [u32]) {
    let mut set = |of: Of, value: u32| row[of as usize] = value;
    set(Of::Gap, gap(scan, at));
    if token.is_number() {
        set(Word, 2 + u32::from(token.digits.min(10)));
        set(Shaped, 7);
        return;
    }
    let name = lexicon::name(token);
    let capital = token.shape.has(Shape::CAPITAL);
    set(Word, token.hash);
    set(Cue, job(token));
    if capital && name.is_none() {
        set(Ends, ending(scan, token) as u32);
    }
    if far {
        return;
    }
    let letter = super::is_letter(scan, token);
    set(
        Shaped,
        match () {
            () if letter && capital => 3,
            () if letter => 5,
            () if token.shape.has(Shape::ALL_CAPITALS) => 2,
            () if capital => 1,
            () => 4,
        },
    );
    set(Names, coarse(name));
    set(Name, u32::from(name.0 & 63));
    let mut folded = [0; 16];
    let (word, whole) = fold(scan.str(token), &mut folded);
    let ends = ends(word);
    set(End3, ends[1]);
    if !itself {
        return;
    }
    set(End2, ends[0]);
    set(End4, ends[2]);
    if whole {
        set(Start3, start(word));
    }
    if token.shape.has(Shape::OPENS) {
        set(Opens, if at == 0 || token.gap.has(Gap::NEWLINE) { 2 } else { 1 });
    }
    set(Length, (token.end - token.start).min(10));
    let s = word.last() == Some(&b's');
    set(Genitive, if token.shape.has(Shape::GENITIVE) && !name.is_none() { 1 } else { 2 * u32::from(s) });
}

fn coarse(name: lexicon::NameClass) -> u32 {
    if name.is_none() {
        return 0;
    }
    let (first, last) = (name.first(), name.last());
    let kind = match () {
        () if last == 0 => 1,
        () if first == 0 => 2,
        () if first >= last => 3,
        () => 4,
    };
    kind + 4 * u32::from(name.ambiguity().min(2))
}

/// The word's job, as the model knows it; does not depend on the order of the sections.
fn job(token: &Token) -> u32 {
    let number = match lexicon::cue_of(token) {
        0 => 0,
        cue::GREETING => 1,
        cue::SIGN_OFF => 2,
        cue::TITLE => 3,
        cue::RELATION => 4,
        cue::ATTENTION => 5,
        cue::SAYS => 6,
        cue::COMPANY => 7,
        cue::STREET => 8,
        cue::MONTH => 9,
        cue::WEEKDAY => 10,
        cue::LOCATIVE => 11,
        cue::CONJUNCTION => 12,
        cue::ME | cue::YOU | cue::YOU_PLURAL | cue::WE | cue::THEY => 13,
        cue::MY | cue::YOUR | cue::YOUR_PLURAL | cue::OUR | cue::THEIR | cue::OWN => 14,
        cue::IS => 15,
        cue::PREPOSITION => 16,
        cue::COUNTRY => 17,
        cue::ABBREVIATION => 18,
        _ => 19,
    };
    if number == 0 && lexicon::is_place(token) { 20 } else { number }
}

/// What stands before token `at`, the strongest mark of it.
fn gap(scan: &Scan, at: usize) -> u32 {
    let gap = scan.gap(at);
    if at == 0 {
        return 31;
    }
    if gap.0 == Gap::SPACE {
        return 1;
    }
    const ORDER: [(u16, u32); 13] = [
        (Gap::NEWLINE | Gap::BLANK, 2),
        (Gap::AT | Gap::UNDERSCORE, 3),
        (Gap::BANG, 4),
        (Gap::DOT, 5),
        (Gap::COLON, 6),
        (Gap::SEMICOLON, 7),
        (Gap::COMMA, 7),
        (Gap::OPEN, 8),
        (Gap::CLOSE, 9),
        (Gap::QUOTE, 10),
        (Gap::SLASH, 11),
        (Gap::DASH | Gap::SPACE, 12),
        (Gap::DASH, 13),
    ];
    for (kinds, class) in ORDER {
        if gap.has(kinds) && (class < 12 || gap.0 == kinds) {
            return class;
        }
    }
    if is_and(scan, at) { 14 } else { 15 }
}

/// The last sixteen bytes of a word at most, in lower case, and whether that is all of it.
pub fn fold<'b>(text: &str, buffer: &'b mut [u8; 16]) -> (&'b [u8], bool) {
    let bytes = text.as_bytes();
    let mut from = bytes.len().saturating_sub(buffer.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut length = 0;
    let mut before = 0;
    for (slot, &byte) in buffer.iter_mut().zip(&bytes[from..]) {
        *slot = match byte {
            b'A'..=b'Z' => byte | 0x20,
            0x80..=0x9E if before == 0xC3 => byte + 0x20,
            _ => byte,
        };
        before = byte;
        length += 1;
    }
    (&buffer[..length], from == 0)
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Hashes of the last two, three and four characters; 0 where the word is shorter.
fn ends(word: &[u8]) -> [u32; 3] {
    let (mut hashes, mut hash, mut characters) = ([0; 3], 0x811C_9DC5, 0);
    for &byte in word.iter().rev() {
        hash = step(hash, byte);
        if byte & 0xC0 != 0x80 {
            characters += 1;
            if characters >= 2 {
                hashes[characters - 2] = hash;
            }
            if characters == 4 {
                break;
            }
        }
    }
    hashes
}

/// Hash of the first three characters; 0 where the word is shorter.
fn start(word: &[u8]) -> u32 {
    let (mut hash, mut characters) = (0x811C_9DC5, 0);
    for (i, &byte) in word.iter().enumerate() {
        hash = step(hash, byte);
        characters += u32::from(word.get(i + 1).is_none_or(|next| next & 0xC0 != 0x80));
        if characters == 3 {
            return hash;
        }
    }
    0
}

/// Does "&" stand before token `at`?
pub fn is_and(scan: &Scan, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    let from = at.checked_sub(1).map_or(0, |i| scan.tokens[i].end as usize);
    token.gap.has(Gap::OTHER) && scan.text.get(from..token.start as usize).is_some_and(|between| between.has_of("&"))
}

/// What the end of a word says it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Nothing.
    None,
    /// A street or place: Lærkevej, Rosenparken.
    Street,
    /// An institution or firm: Engskolen, Børnehuset, Autoteknik.
    Institution,
}

const STREETS: &[&str] = &[
    "vej",
    "gade",
    "vænget",
    "allé",
    "alle",
    "stien",
    "parken",
    "stræde",
    "torv",
    "torvet",
    "pladsen",
    "plads",
    "boulevard",
    "bakken",
    "haven",
    "vangen",
    "engen",
    "marken",
    "toften",
    "krogen",
    "svinget",
    "ager",
    "lunden",
    "skrænten",
    "kæret",
    "dalen",
    "gården",
    "gangen",
    "kajen",
    "brinken",
    "kollegiet",
    "vænge",
    "højen",
    "ageren",
    "broen",
    "havnen",
    "hegnet",
    "skoven",
    "draget",
    "vejen",
    "gaden",
    "salen",
    "stuen",
];
const INSTITUTIONS: &[&str] = &[
    "skolen",
    "skole",
    "huset",
    "hus",
    "kommune",
    "klinikken",
    "klinik",
    "centret",
    "centeret",
    "center",
    "afdelingen",
    "afsnittet",
    "ambulatoriet",
    "hospital",
    "sygehus",
    "hospitalet",
    "sygehuset",
    "forening",
    "foreningen",
    "forbundet",
    "forbund",
    "kontoret",
    "styrelsen",
    "retten",
    "banken",
    "bank",
    "fabrik",
    "fabrikken",
    "fabrikker",
    "kassen",
    "kasse",
    "gymnasium",
    "gymnasiet",
    "biblioteket",
    "bibliotek",
    "kirke",
    "kirken",
    "plejen",
    "forvaltningen",
    "service",
    "teknik",
    "byg",
    "firma",
    "firmaet",
    "selskab",
    "selskabet",
    "rådet",
    "nævnet",
    "ministeriet",
    "instituttet",
    "institut",
    "museet",
    "museum",
    "apotek",
    "apoteket",
    "forlag",
    "forlaget",
    "klub",
    "klubben",
    "teatret",
    "teknologi",
    "data",
    "anlæg",
    "partiet",
    "avisen",
    "posten",
    "bladet",
    "tidende",
    "handelen",
    "handel",
    "forretningen",
    "værkstedet",
    "værksted",
    "værket",
    "butikken",
    "butik",
    "forsyning",
    "forsikring",
    "pension",
    "energi",
    "bolig",
    "boliger",
    "gruppen",
    "holdet",
    "teamet",
    "haven",
    "hjemmet",
    "laden",
    "lageret",
    "maskiner",
    "biler",
    "auto",
    "cykler",
    "møbler",
    "rengøring",
    "transport",
    "revision",
    "advokaterne",
    "tandlægerne",
    "lægerne",
    "mesteren",
    "mester",
];

static ENDINGS: Endings<{ STREETS.len() + INSTITUTIONS.len() }> = Endings::new(STREETS, INSTITUTIONS);

/// What the end of the word says it is; a genitive counts, a bare "vej" does not.
pub fn ending(scan: &Scan, token: &Token) -> Ending {
    let text = scan.str(token);
    if text.len() < 6 {
        return Ending::None;
    }
    let text = text.strip_suffix("s").unwrap_or(text);
    let mut endings = ENDINGS.of(text.as_bytes()).filter(|(_, end)| text.len() > end.len() + 1);
    endings.next().map_or(Ending::None, |(street, _)| if street { Ending::Street } else { Ending::Institution })
}
