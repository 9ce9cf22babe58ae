//! Letters and their case, for the scripts that turn up in Danish texts.
//!
//! The standard library's tables hold every script there is and would be a twentieth of the module that is sent.

/// What the core asks of a character. Beyond Latin, Greek and Cyrillic no letter has case here.
pub trait Letter: Copy {
    /// A letter of any script in common use.
    fn is_letter(self) -> bool;
    /// A decimal digit of any script.
    fn is_digit_of_any(self) -> bool;
    /// A letter or a decimal digit.
    fn is_letter_or_digit(self) -> bool;
    /// A capital.
    fn is_upper(self) -> bool;
    /// A small letter of a script that has capitals.
    fn is_lower(self) -> bool;
    /// The small letter; itself where there is none.
    fn lower(self) -> char;
}

/// Runs of letters beyond ASCII, first and last.
const LETTERS: [(u32, u32); 39] = [
    (0xAA, 0xAA),
    (0xB5, 0xB5),
    (0xBA, 0xBA),
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x2C1),
    (0x370, 0x374),
    (0x376, 0x37D),
    (0x37F, 0x37F),
    (0x386, 0x386),
    (0x388, 0x3F5),
    (0x3F7, 0x481),
    (0x48A, 0x559),
    (0x560, 0x588),
    (0x5D0, 0x5F2),
    (0x620, 0x65F),
    (0x66E, 0x6D3),
    (0x6D5, 0x6D5),
    (0x6FA, 0x6FC),
    (0x710, 0x7B1),
    (0x7CA, 0x7F5),
    (0x800, 0x963),
    (0x971, 0xE3E),
    (0xE40, 0xE4E),
    (0xE81, 0xF00),
    (0xF40, 0xFBC),
    (0x1000, 0x167F),
    (0x1681, 0x17D3),
    (0x1820, 0x1AA7),
    (0x1B00, 0x1FFC),
    (0x2C00, 0x2DFF),
    (0x3041, 0x309F),
    (0x30A1, 0x318E),
    (0x3400, 0xD7FB),
    (0xF900, 0xFDFB),
    (0xFE70, 0xFEFC),
    (0xFF66, 0xFFDC),
    (0x10000, 0x1D0FF),
    (0x1D400, 0x3FFFF),
];

/// Where small letters stand beside their capitals: first and last capital, distance; at distance 1 every second one.
const CAPITALS: [(u32, u32, u32); 19] = [
    (0xC0, 0xDE, 32),
    (0x100, 0x137, 1),
    (0x139, 0x148, 1),
    (0x14A, 0x177, 1),
    (0x179, 0x17E, 1),
    (0x1CD, 0x1DC, 1),
    (0x1DE, 0x1EF, 1),
    (0x1F8, 0x21F, 1),
    (0x222, 0x233, 1),
    (0x388, 0x38A, 37),
    (0x391, 0x3AB, 32),
    (0x400, 0x40F, 80),
    (0x410, 0x42F, 32),
    (0x460, 0x481, 1),
    (0x48A, 0x4BF, 1),
    (0x4D0, 0x52F, 1),
    (0x1E00, 0x1E95, 1),
    (0x1EA0, 0x1EFF, 1),
    (0xFF21, 0xFF3A, 32),
];

impl Letter for char {
    fn is_letter(self) -> bool {
        let u = self as u32;
        if u < 0x80 { self.is_ascii_alphabetic() } else { is_letter_beyond(u) }
    }

    fn is_digit_of_any(self) -> bool {
        self.is_ascii_digit() || self as u32 >= 0x80 && matches!(super::classify(self), super::Class::Digit(_))
    }

    fn is_letter_or_digit(self) -> bool {
        self.is_letter() || self.is_digit_of_any()
    }

    fn is_upper(self) -> bool {
        self.lower() != self
    }

    fn is_lower(self) -> bool {
        let u = self as u32;
        (u < 0x588 || (0x1E00..0x2000).contains(&u) || (0xFF41..0xFF5B).contains(&u))
            && self.is_letter()
            && !self.is_upper()
    }

    fn lower(self) -> char {
        if self.is_ascii() { self.to_ascii_lowercase() } else { lower_beyond(self) }
    }
}

#[inline(never)]
fn is_letter_beyond(u: u32) -> bool {
    (0xFF21..=0xFF3A).contains(&u)
        || (0xFF41..=0xFF5A).contains(&u)
        || LETTERS.iter().any(|&(first, last)| first <= u && u <= last)
}

#[inline(never)]
fn lower_beyond(c: char) -> char {
    let u = c as u32;
    let small = match u {
        0xD7 => u,
        0x130 => 0x69,
        0x178 => 0xFF,
        0x386 => 0x3AC,
        0x38C => 0x3CC,
        0x38E | 0x38F => u + 63,
        0x1E9E => 0xDF,
        _ => match CAPITALS.iter().find(|&&(first, last, _)| first <= u && u <= last) {
            // The first of a run of pairs is a capital.
            Some(&(first, _, 1)) => u + ((u - first + 1) & 1),
            Some(&(_, _, distance)) => u + distance,
            None => u,
        },
    };
    char::from_u32(small).unwrap_or(c)
}

/// What the core asks of a text, without the standard library's tables and searchers.
pub trait Letters {
    /// In small letters.
    fn lowered(&self) -> String;
    /// Does `part`, which is short, stand anywhere in it?
    fn holds(&self, part: &str) -> bool;
    /// With `new` for every `old`, which is short and not empty.
    fn replaced(&self, old: &str, new: &str) -> String;
}

impl Letters for str {
    #[inline(never)]
    fn lowered(&self) -> String {
        let mut out = String::with_capacity(self.len());
        for c in self.chars() {
            out.push(c.lower());
        }
        out
    }

    fn holds(&self, part: &str) -> bool {
        find(self, part).is_some()
    }

    #[inline(never)]
    fn replaced(&self, old: &str, new: &str) -> String {
        let mut out = String::with_capacity(self.len());
        let mut rest = self;
        while let Some(at) = find(rest, old) {
            out.push_str(&rest[..at]);
            out.push_str(new);
            rest = &rest[at + old.len()..];
        }
        out.push_str(rest);
        out
    }
}

/// Is `word` one of the words of `list`, which has spaces between them?
#[inline(never)]
pub fn listed(list: &str, word: &str) -> bool {
    !word.is_empty() && list.as_bytes().split(|b| *b == b' ').any(|w| w == word.as_bytes())
}

/// Does `text` end with one of the words of `list`, which has spaces between them?
#[inline(never)]
pub fn ends_listed(list: &str, text: &[u8]) -> bool {
    list.as_bytes().split(|b| *b == b' ').any(|end| text.ends_with(end))
}

/// Does `text` begin with one of the words of `list`, which has spaces between them?
#[inline(never)]
pub fn begins_listed(list: &str, text: &str) -> bool {
    list.as_bytes().split(|b| *b == b' ').any(|start| text.as_bytes().starts_with(start))
}

/// Byte offset at which `part`, which is short, first stands in `text`.
#[inline(never)]
pub fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len().checked_sub(part.len())?).find(|at| text.as_bytes()[*at..].starts_with(part.as_bytes()))
}

/// The parts one after the other.
#[inline(never)]
pub fn joined(parts: &[&str]) -> String {
    let mut out = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        out.push_str(part);
    }
    out
}

/// `number` in decimal digits.
#[inline(never)]
pub fn decimal(number: usize) -> String {
    let mut digits = [b'0'; 20];
    let (mut at, mut rest) = (digits.len(), number);
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 || at == 0 {
            break;
        }
    }
    digits[at..].iter().map(|&digit| char::from(digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_of_european_scripts_are_those_of_the_standard_library() {
        for c in ('\0'..='\u{52f}').chain('\u{1e00}'..='\u{1eff}') {
            let small: Vec<char> = c.to_lowercase().collect();
            let rare = matches!(
                c as u32,
                0x181..=0x1CC | 0x1F0..=0x1F7 | 0x220..=0x221 | 0x23A..=0x24F | 0x345..=0x3FF | 0x4C0..=0x4CF
            );
            if !rare && small.len() == 1 {
                assert_eq!(c.lower(), small[0], "{c} {:x}", c as u32);
                assert_eq!(c.is_upper(), c.is_uppercase(), "{c} {:x}", c as u32);
            }
            if !rare && (c as u32) < 0x2b0 {
                assert_eq!(c.is_letter(), c.is_alphabetic(), "{c} {:x}", c as u32);
            }
        }
        assert_eq!("ÆØÅ Ünal Ω Жук".lowered(), "æøå ünal ω жук");
    }

    proptest! {
        #[test]
        fn parts_are_found_as_the_standard_library_finds_them(text in "[abæ]{0,12}", part in "[abæ]{1,3}") {
            prop_assert_eq!(find(&text, &part), text.find(part.as_str()));
            prop_assert_eq!(text.replaced(&part, "x"), text.replace(part.as_str(), "x"));
        }
        #[test]
        fn numbers_are_written_as_the_standard_library_writes_them(number: usize) {
            prop_assert_eq!(decimal(number), number.to_string());
        }
    }
}
