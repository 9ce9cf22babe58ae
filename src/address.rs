//! Is this the same address, and does it stand in a text? Street and number decide; floor, postcode and town may be left
//! out, and æ, ø, å spelled as keyboards without them do.

use crate::text::{Letter, Letters, List, Parts};

/// Words of a text in lower case, with their byte offsets.
fn words(text: &str) -> Vec<(String, usize, usize)> {
    let mut out: Vec<(String, usize, usize)> = Vec::new();
    let mut was = None;
    for (at, c) in text.char_indices() {
        let kind = c.is_letter_or_digit().then(|| c.is_digit_of_any());
        if kind.is_some() {
            if kind != was {
                out.push((String::new(), at, at));
            }
            if let Some((word, _, end)) = out.last_mut() {
                match c.lower() {
                    'æ' => word.push_str("ae"),
                    'ø' => word.push_str("oe"),
                    'å' => word.push_str("aa"),
                    lower => word.push(lower),
                }
                *end = at + c.len_utf8();
            }
        }
        was = kind;
    }
    out
}

/// Street and house number: the words up to the first number. None without a number.
fn street(address: &str) -> Option<Vec<String>> {
    let first = address.up_to(",");
    let care_of = first.trim_start().lowered().starts_with("c/o");
    let address = if care_of { address.get(first.len() + 1..).unwrap_or(address) } else { address };
    let all = words(address);
    let number = all.iter().position(|(w, ..)| w.starts_with(|c: char| c.is_digit_of_any()))?;
    let mut street: Vec<String> = all[..=number].iter().map(|(w, ..)| w.clone()).list();
    // 12 B
    if let Some((letter, start, _)) = all.get(number + 1)
        && letter.len() == 1
        && *start <= all[number].2 + 1
    {
        street.push(letter.clone());
    }
    (number > 0).then_some(street)
}

/// Is it the same street and number?
pub fn is_same(a: &str, b: &str) -> bool {
    street(a).is_some_and(|a| street(b) == Some(a))
}

/// Byte ranges in `text` where `address` is written; with `street_alone` also where only the street is.
pub fn find(text: &str, address: &str, street_alone: bool) -> Vec<(u32, u32)> {
    let Some(street) = street(address) else { return Vec::new() };
    let name: Vec<&String> = street.iter().take_while(|w| !w.starts_with(|c: char| c.is_digit_of_any())).list();
    let all = words(text);
    let mut found = Vec::new();
    for at in 0..all.len() {
        let fits = |wanted: &[&String]| {
            all.get(at..at + wanted.len()).is_some_and(|w| w.iter().zip(wanted).all(|((word, ..), want)| word == *want))
        };
        let whole: Vec<&String> = street.iter().list();
        let length = if fits(&whole) {
            whole.len()
        } else if street_alone && name.iter().map(|w| w.len()).sum::<usize>() >= 6 && fits(&name) {
            name.len()
        } else {
            continue;
        };
        found.push((all[at].1 as u32, all[at + length - 1].2 as u32));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_street_and_number() {
        let address = "Nøddehegnet 3, 8990 Nordvang";
        assert_eq!(find("Flytning til Nøddehegnet 3, 8990 Nordvang", address, false), [(13, 27)]);
        assert_eq!(find("bor Noeddehegnet 3", address, false).len(), 1);
        assert_eq!(find("bor på Nøddehegnet", address, true).len(), 1);
        assert!(find("bor på Nøddehegnet 33", address, false).is_empty());
        assert!(find("", address, true).is_empty());
        assert!(is_same("c/o Holm, Birkevej 2, 8990 Nordvang", "Birkevej 2, st. tv"));
        assert!(is_same("Birkevej 2 B", "birkevej 2b, 8990 Nordvang"));
        assert!(!is_same("Birkevej 2", "Birkevej 22"));
    }
}
