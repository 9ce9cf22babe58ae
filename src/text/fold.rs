//! What one character is, with every disguise taken off: full-width and other decimal digits, the many dashes and
//! spaces, characters without width, HTML entities. The offsets stay those of the text as it was written.

use super::letter::Letter;

/// What a character is to a reader, whatever it is encoded as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// A letter; the character is not yet lower-cased.
    Letter(char),
    /// A decimal digit of any script.
    Digit(u8),
    /// No width of its own: zero-width space and joiners, soft hyphen, variation selectors, combining marks, bidi marks.
    Joiner,
    /// Any horizontal white space.
    Space,
    /// Line feed, carriage return, line and paragraph separators.
    Newline,
    /// Hyphen, en dash, minus and their relatives.
    Dash,
    /// Any other character, folded to ASCII where it is the full-width form of one, else itself.
    Mark(char),
}

/// The zero of every run of ten decimal digits outside ASCII that people can type or paste (Unicode general category Nd).
const ZEROS: [u32; 24] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040,
    0x17E0, 0x1810, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6,
];

/// What the character `c` is.
pub fn classify(c: char) -> Class {
    let u = c as u32;
    if u < 0x80 {
        return match c {
            'a'..='z' | 'A'..='Z' => Class::Letter(c),
            '0'..='9' => Class::Digit((u - 0x30) as u8),
            ' ' | '\t' | '\u{b}' | '\u{c}' => Class::Space,
            '\n' | '\r' => Class::Newline,
            '-' => Class::Dash,
            _ => Class::Mark(c),
        };
    }
    match u {
        0xC0..=0x24F if u != 0xD7 && u != 0xF7 => Class::Letter(c),
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => Class::Space,
        0x85 | 0x2028 | 0x2029 => Class::Newline,
        0xAD | 0x34F | 0x61C | 0x180B..=0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF => {
            Class::Joiner
        }
        0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20F0 | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F => {
            Class::Joiner
        }
        0xE0020..=0xE007F | 0xE0100..=0xE01EF => Class::Joiner,
        0x2010..=0x2015 | 0x2212 | 0x2E3A | 0x2E3B | 0xFE58 | 0xFE63 | 0xFF0D => Class::Dash,
        0x2018 | 0x2019 | 0x201B | 0x2032 | 0xB4 => Class::Mark('\''),
        0x201C..=0x201F | 0x2033 | 0xAB | 0xBB => Class::Mark('"'),
        0x2024 => Class::Mark('.'),
        0x2026 => Class::Mark('…'),
        0x2044 | 0x2215 => Class::Mark('/'),
        0xFF10..=0xFF19 => Class::Digit((u - 0xFF10) as u8),
        0xFF01..=0xFF5E => classify(char::from_u32(u - 0xFEE0).unwrap_or(c)),
        _ => {
            for zero in ZEROS {
                if (zero..zero + 10).contains(&u) {
                    return Class::Digit((u - zero) as u8);
                }
            }
            if c.is_letter() { Class::Letter(c) } else { Class::Mark(c) }
        }
    }
}

/// The character at byte `at` and the byte after it; an HTML character reference counts as the character it stands for.
pub fn next_class(text: &str, at: usize) -> Option<(Class, usize)> {
    let c = text.get(at..)?.chars().next()?;
    if c == '&'
        && let Some((named, end)) = entity(text, at)
    {
        return Some((classify(named), end));
    }
    Some((classify(c), at + c.len_utf8()))
}

/// Named character references that turn up in pasted Danish text.
const NAMED: [(&str, char); 23] = [
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("hyphen", '-'),
    ("dash", '-'),
    ("period", '.'),
    ("sol", '/'),
    ("commat", '@'),
    ("aelig", 'æ'),
    ("oslash", 'ø'),
    ("aring", 'å'),
    ("AElig", 'Æ'),
    ("Oslash", 'Ø'),
    ("Aring", 'Å'),
    ("eacute", 'é'),
    ("quot", '"'),
];

/// Reads `&#49;`, `&#x31;` or `&nbsp;` at byte `at`.
fn entity(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text.as_bytes().get(at + 1..)?;
    let length = rest.iter().take(10).position(|&b| b == b';')?;
    let name = text.get(at + 1..at + 1 + length)?;
    let c = match name.strip_prefix("#") {
        Some(number) => {
            let (digits, base) = match number.as_bytes() {
                [b'x' | b'X', digits @ ..] => (digits, 16),
                digits => (digits, 10),
            };
            // At most nine of them.
            let mut code = (!digits.is_empty()).then_some(0)?;
            for &digit in digits {
                code = code * base + char::from(digit).to_digit(base)?;
            }
            char::from_u32(code)?
        }
        None => NAMED.iter().find(|(n, _)| *n == name)?.1,
    };
    Some((c, at + length + 2))
}

/// The decimal digits of `text`, whatever they are written with, as ASCII. Stops at `N`; the second value is how many
/// there are in all.
pub fn fold_digits<const N: usize>(text: &str) -> ([u8; N], usize) {
    let mut digits = [0; N];
    let (mut count, mut at) = (0, 0);
    while let Some((class, end)) = next_class(text, at) {
        if let Class::Digit(d) = class {
            if count < N {
                digits[count] = b'0' + d;
            }
            count += 1;
        }
        at = end;
    }
    (digits, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguises_fold_to_what_a_reader_sees() {
        for (text, want) in [
            ("５", Class::Digit(5)),
            ("𝟏", Class::Digit(1)),
            ("٣", Class::Digit(3)),
            ("&#49;", Class::Digit(1)),
            ("&#x31;", Class::Digit(1)),
            ("&nbsp;", Class::Space),
            ("&unknown;", Class::Mark('&')),
            ("–", Class::Dash),
            ("\u{2011}", Class::Dash),
            ("＠", Class::Mark('@')),
            ("\u{200b}", Class::Joiner),
            ("Å", Class::Letter('Å')),
        ] {
            assert_eq!(next_class(text, 0).map(|(class, _)| class), Some(want), "{text}");
        }
    }

    #[test]
    fn digits_are_read_through_every_disguise() {
        let (digits, count) = fold_digits::<10>("０1\u{200b}0&#49;45 - 5009");
        assert_eq!((&digits[..], count), (&b"0101455009"[..], 10));
    }
}
