//! Is this the same address, and does it stand in a text? Street and number decide; floor, postcode and town may be left
//! out, and æ, ø, å spelled as keyboards without them do.

use crate::text::{Letter, Letters, List, Parts};

/// Words of an address in lower case, with their byte offsets.
fn words(text: &str) -> Vec<(String, usize, usize)> {
    let mut out: Vec<(String, usize, usize)> = Vec::new();
    let mut was = None;
    for (at, c) in text.char_indices() {
        let kind = kind(c);
        if kind.is_some() {
            if kind != was {
                out.push((String::new(), at, at));
            }
            if let Some((word, _, end)) = out.last_mut() {
                word.push_str(spelled(c, &mut [0; 4]));
                *end = at + c.len_utf8();
            }
        }
        was = kind;
    }
    out
}

/// Digit, letter or neither: a word is all of one kind.
fn kind(c: char) -> Option<bool> {
    c.is_letter_or_digit().then(|| c.is_digit_of_any())
}

/// In lower case, without æ, ø, å.
fn spelled(c: char, space: &mut [u8; 4]) -> &str {
    match c.lower() {
        'æ' => "ae",
        'ø' => "oe",
        'å' => "aa",
        lower => lower.encode_utf8(space),
    }
}

/// Length in bytes of `words` at the beginning of `text`, if they stand there.
fn begins(text: &str, words: &[String]) -> Option<usize> {
    let mut at = 0;
    for word in words {
        let (mut rest, mut was) = (word.as_str(), None);
        for c in text.get(at..)?.chars() {
            let kind = kind(c);
            if rest.is_empty() {
                if kind == was {
                    return None;
                }
                break;
            }
            // What stands between two words.
            if kind.is_some() || was.is_some() {
                rest = rest.strip_prefix(spelled(c, &mut [0; 4]))?;
                was = kind;
            }
            at += c.len_utf8();
        }
        if !rest.is_empty() {
            return None;
        }
    }
    Some(at)
}

/// A street and house number, by which an address is known.
#[derive(PartialEq, Eq)]
pub struct Street {
    /// The words up to the first number, and its letter.
    words: Vec<String>,
    /// How many of them are its name.
    name: usize,
}

impl Street {
    /// Reads the first line of `address`; none without a number.
    pub fn read(address: &str) -> Option<Self> {
        let first = address.up_to(",");
        let care_of = first.trim_start().lowered().starts_with("c/o");
        let address = if care_of { address.get(first.len() + 1..).unwrap_or(address) } else { address };
        let all = words(address);
        let name = all.iter().position(|(w, ..)| w.starts_with(|c: char| c.is_digit_of_any()))?;
        let mut words: Vec<String> = all[..=name].iter().map(|(w, ..)| w.clone()).list();
        // 12 B
        if let Some((letter, start, _)) = all.get(name + 1)
            && letter.len() == 1
            && *start <= all[name].2 + 1
        {
            words.push(letter.clone());
        }
        (name > 0).then_some(Self { words, name })
    }

    /// Byte ranges in `text` where it is written, or a name of some length without any number.
    pub fn find(&self, text: &str) -> Vec<(u32, u32)> {
        let name = &self.words[..self.name];
        let alone = name.iter().map(|w| w.len()).sum::<usize>() >= 6;
        let mut found = Vec::new();
        let mut was = None;
        for (at, c) in text.char_indices() {
            let starts = kind(c).is_some() && kind(c) != was;
            was = kind(c);
            let rest = &text[at..];
            let numberless =
                |end: &usize| alone && !rest[*end..].trim_start().starts_with(|c: char| c.is_digit_of_any());
            if starts && let Some(length) = begins(rest, &self.words).or_else(|| begins(rest, name).filter(numberless))
            {
                found.push((at as u32, (at + length) as u32));
            }
        }
        found
    }
}

/// Is it the same street and number?
pub fn is_same(a: &str, b: &str) -> bool {
    Street::read(a).is_some_and(|a| Street::read(b) == Some(a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_street_and_number() {
        let find = |text, address| Street::read(address).unwrap().find(text);
        let address = "Nøddehegnet 3, 8990 Nordvang";
        assert_eq!(find("Flytning til Nøddehegnet 3, 8990 Nordvang", address), [(13, 27)]);
        assert_eq!(find("bor Noeddehegnet 3", address).len(), 1);
        assert_eq!(find("bor på Nøddehegnet", address).len(), 1);
        assert!(find("bor på Nøddehegnet 33", address).is_empty());
        assert!(find("", address).is_empty());
        assert_eq!(find("Gl. Åvej  4B (Gl Åvej 4 b), Gl. Åvejen 4", "gl. aavej 4 B"), [(0, 13), (15, 27)]);
        assert_eq!(find("Sæbygl. Åvej 4", "Gl. Åvej 4"), []);
        assert!(is_same("c/o Holm, Birkevej 2, 8990 Nordvang", "Birkevej 2, st. tv"));
        assert!(is_same("Birkevej 2 B", "birkevej 2b, 8990 Nordvang"));
        assert!(!is_same("Birkevej 2", "Birkevej 22"));
    }
}
