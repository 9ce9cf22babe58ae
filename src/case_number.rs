//! Numbers of cases, as Danish authorities and firms write them: 26/016894, 2026-016894, EMN-2026-001234, L-4471.

use crate::text::{Letter, Parts};

/// A case number in parts: letters lower case, numbers without leading zeros, a year without its century.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNumber {
    parts: Vec<String>,
}

impl CaseNumber {
    /// Reads a number from `text`; none without a digit.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts: Vec<String> = Vec::new();
        let mut was: Option<bool> = None;
        for c in text.chars() {
            let kind = c.is_letter_or_digit().then(|| c.is_digit_of_any());
            if let (Some(_), true) = (kind, kind != was) {
                parts.push(String::new());
            }
            if let (Some(_), Some(part)) = (kind, parts.last_mut()) {
                part.push(c.lower());
            }
            was = kind;
        }
        let several = parts.iter().filter(|p| is_number(p)).count() > 1;
        for (i, part) in parts.iter_mut().enumerate() {
            if is_number(part) {
                let year = several && i < 2 && part.len() == 4 && (part.starts_with("20") || part.starts_with("19"));
                let short = if year { &part[2..] } else { part.past("0") };
                *part = short.into();
            }
        }
        parts.iter().any(|p| p.is_empty() || is_number(p)).then_some(Self { parts })
    }

    /// Same or different case; none where the two are not written alike, so that nothing can be said. The number of a
    /// document (26/016894-7) is that of its case.
    pub fn is_same(&self, other: &CaseNumber) -> Option<bool> {
        let (a, b) = (self.without_cue(other), other.without_cue(self));
        let shared = a.len().min(b.len());
        let alike = a.iter().zip(b).all(|(x, y)| is_number(x) == is_number(y));
        let spare = a.len().max(b.len()) - shared;
        if shared == 0 || !alike || spare > 1 || shared < 2 && spare > 0 {
            return None;
        }
        Some(a[..shared] == b[..shared])
    }

    /// Leading letters ("sag", "emn") count only where both have them.
    fn without_cue(&self, other: &CaseNumber) -> &[String] {
        let letters = |n: &CaseNumber| n.parts.first().is_some_and(|p| !is_number(p));
        if letters(self) && !letters(other) { &self.parts[1..] } else { &self.parts }
    }
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_what_is_written_alike() {
        for (a, b, same) in [
            ("26/016894", "26/016894", Some(true)),
            ("26/016894", "26/16894", Some(true)),
            ("26/016894", "2026-016894", Some(true)),
            ("26/016894", "26/016894-7", Some(true)),
            ("26/016894", "26/017001", Some(false)),
            ("EMN-2026-001234", "emn-2026-1234", Some(true)),
            ("2026-001234", "EMN-2026-001235", Some(false)),
            ("L-4471", "L-4472", Some(false)),
            ("L-4471", "26/016894", None),
            ("26/016894", "4471820013", None),
            ("4471", "4472", Some(false)),
        ] {
            let (a, b) = (CaseNumber::read(a).unwrap(), CaseNumber::read(b).unwrap());
            assert_eq!(a.is_same(&b), same, "{a:?} {b:?}");
            assert_eq!(b.is_same(&a), same, "{b:?} {a:?}");
        }
        assert_eq!(CaseNumber::read("sag"), None);
        assert_eq!(CaseNumber::read(""), None);
    }
}
