//! Length of an SMS, and what to write instead of characters that make it longer.

use crate::{
    reading::FieldName,
    text::{Size, Utf16, septets},
    verdict::{NonGsm, SmsLength, Span},
};

/// What to write instead of a character that GSM-7 does not have.
pub fn suggestion(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{b4}' | '\u{2032}' | '`' => "'",
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '…' => "...",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\t' => " ",
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "",
        '•' | '·' => "-",
        '×' => "x",
        '½' => "1/2",
        '²' => "2",
        '³' => "3",
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
            let got = length(text, FieldName::Text, Size::of(text, |_| false));
            assert_eq!(
                (got.encoding, got.units, got.segments, got.remaining),
                (encoding, units, segments, remaining),
                "{text}"
            );
        }
    }

    #[test]
    fn says_what_forces_ucs2() {
        let got = length("“Hej” 🎉", FieldName::Body, Size::of("“Hej” 🎉", |_| false));
        let spans: Vec<_> = got.non_gsm.iter().map(|n| (n.span.start, n.span.end, n.suggestion)).collect();
        assert_eq!(spans, [(0, 1, Some("\"")), (4, 5, Some("\"")), (6, 8, None)]);
    }
}
