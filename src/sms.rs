//! Length of an SMS: GSM 03.38 with its extension table, or UCS-2.
//!
//! Source: 3GPP TS 23.038 (alphabet), TS 23.040 (160/153 septets, 70/67 UCS-2 units a segment). A segment never splits
//! an escape pair or a surrogate pair.

use crate::{
    reading::FieldName,
    text::Utf16,
    verdict::{NonGsm, SmsLength, Span},
};

/// Septets of each ASCII character: 1 in the basic table, 2 in the extension table (an escape before it), 0 in neither.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut c = b' ';
    while c <= b'z' {
        table[c as usize] = match c {
            b'[' | b'\\' | b']' | b'^' => 2,
            b'`' => 0,
            _ => 1,
        };
        c += 1;
    }
    let mut i = 0;
    let more = *b"{|}~\x0c";
    while i < more.len() {
        table[more[i] as usize] = 2;
        i += 1;
    }
    table[b'\n' as usize] = 1;
    table[b'\r' as usize] = 1;
    table
};

/// Septets of `c`, none where GSM-7 does not have it.
fn septets(c: char) -> Option<u32> {
    match c {
        '\0'..='\x7f' => Some(u32::from(ASCII[c as usize])).filter(|&n| n > 0),
        'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | 'é' | 'É' | 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' | 'è' | 'ù' | 'ì'
        | 'ò' | 'à' | 'ñ' | 'Ñ' | 'Ç' | '£' | '¥' | '¤' | '§' | '¡' | '¿' | 'Δ' | 'Φ' | 'Γ' | 'Λ' | 'Ω' | 'Π' | 'Ψ'
        | 'Σ' | 'Θ' | 'Ξ' => Some(1),
        '€' => Some(2),
        _ => None,
    }
}

/// Does the SMS alphabet have the character?
pub fn is_gsm(c: char) -> bool {
    septets(c).is_some()
}

/// What to write instead of a character that GSM-7 does not have.
pub fn suggestion(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{b4}' | '`' => "'",
        '\u{201c}'..='\u{201f}' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '…' => "...",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\t' => " ",
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "",
        '•' | '·' => "-",
        '×' => "x",
        '½' => "1/2",
        'á' | 'â' | 'ã' => "a",
        'ê' | 'ë' => "e",
        'í' | 'î' | 'ï' => "i",
        'ó' | 'ô' | 'õ' => "o",
        'ú' | 'û' => "u",
        'ç' => "c",
        'š' => "s",
        'ž' => "z",
        'ý' => "y",
        _ => return None,
    })
}

/// What a text takes.
#[derive(Clone, Copy)]
pub struct Size {
    /// A character outside the SMS alphabet makes it UCS-2.
    pub ucs2: bool,
    /// Septets, or UCS-2 units.
    pub units: u32,
    /// Parts it is sent in.
    pub segments: u32,
    /// Units left in the last part.
    pub remaining: u32,
}

/// Counts `text` without the characters that `skip` names, of those that GSM-7 does not have.
pub fn size(text: &str, skip: fn(char) -> bool) -> Size {
    let (mut gsm, mut wide, mut ucs2) = (0, 0, false);
    for (septets, units) in costs(text, skip) {
        gsm += septets.unwrap_or(0);
        wide += units;
        ucs2 |= septets.is_none();
    }
    let (units, single, part) = if ucs2 { (wide, 70, 67) } else { (gsm, 160, 153) };
    if units <= single {
        return Size { ucs2, units, segments: 1, remaining: single - units };
    }
    // Nothing of more than one unit is split.
    let (mut segments, mut used) = (1, 0);
    for (septets, units) in costs(text, skip) {
        let units = if ucs2 { units } else { septets.unwrap_or(0) };
        used += units;
        if used > part {
            segments += 1;
            used = units;
        }
    }
    Size { ucs2, units, segments, remaining: part - used }
}

/// The septets and the UCS-2 units of each character that counts.
fn costs(text: &str, skip: fn(char) -> bool) -> impl Iterator<Item = (Option<u32>, u32)> {
    let mut at = 0;
    core::iter::from_fn(move || next(text, &mut at))
        .filter(move |&(c, septets)| septets.is_some() || !skip(c))
        .map(|(c, septets)| (septets, c.len_utf16() as u32))
}

/// The character at `at` and its septets; `at` moves behind it. ASCII is told by its byte: decoding a character is a call
/// in code that is compiled for size.
#[inline(always)]
fn next(text: &str, at: &mut usize) -> Option<(char, Option<u32>)> {
    let byte = *text.as_bytes().get(*at)?;
    if let Some(&septets) = ASCII.get(usize::from(byte)) {
        *at += 1;
        return Some((char::from(byte), (septets > 0).then_some(u32::from(septets))));
    }
    let c = text[*at..].chars().next()?;
    *at += c.len_utf8();
    Some((c, septets(c)))
}

/// What is told of a text of this size; `field` names it in spans.
pub fn length(text: &str, field: FieldName, size: Size) -> SmsLength {
    let Size { ucs2, units, segments, remaining } = size;
    let mut walk = Utf16::new(text);
    let mut non_gsm = Vec::new();
    if ucs2 {
        for (at, c) in text.char_indices().filter(|&(_, c)| septets(c).is_none()) {
            let span = Span { field, start: walk.at(at), end: walk.at(at + c.len_utf8()) };
            non_gsm.push(NonGsm { span, suggestion: suggestion(c) });
        }
    }
    let encoding = if ucs2 { "ucs-2" } else { "gsm-7" };
    SmsLength { encoding, units, segments, remaining, non_gsm }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        for (text, encoding, units, segments, remaining) in [
            ("", "gsm-7", 0, 1, 160),
            ("æøåÆØÅé", "gsm-7", 7, 1, 153),
            ("€", "gsm-7", 2, 1, 158),
            ("–", "ucs-2", 1, 1, 69),
            ("🎉", "ucs-2", 2, 1, 68),
        ] {
            let got = length(text, FieldName::Text, size(text, |_| false));
            assert_eq!(
                (got.encoding, got.units, got.segments, got.remaining),
                (encoding, units, segments, remaining),
                "{text}"
            );
        }
        // The escape pair does not fit into the first segment's last septet.
        let got = size(&("a".repeat(152) + "€" + &"a".repeat(152)), |_| false);
        assert_eq!((got.units, got.segments), (306, 3));
    }

    #[test]
    fn says_what_forces_ucs2() {
        let got = length("“Hej” 🎉", FieldName::Body, size("“Hej” 🎉", |_| false));
        let spans: Vec<_> = got.non_gsm.iter().map(|n| (n.span.start, n.span.end, n.suggestion)).collect();
        assert_eq!(spans, [(0, 1, Some("\"")), (4, 5, Some("\"")), (6, 8, None)]);
    }
}
