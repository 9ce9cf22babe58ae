//! Texts taken apart at the characters of a short list, by one function each: the standard library compiles its own for
//! every list.

use super::Letter;

/// What the core asks of the characters of a text.
pub trait Parts {
    /// How many characters it has.
    fn length(&self) -> usize;
    /// Is its first character one of `set`?
    fn begins_in(&self, set: &str) -> bool;
    /// Is its last character one of `set`?
    fn ends_in(&self, set: &str) -> bool;
    /// Is any of its characters one of `set`?
    fn has_of(&self, set: &str) -> bool;
    /// Without the characters of `set` that it begins with.
    fn past(&self, set: &str) -> &str;
    /// Without the characters of `set` that it ends with.
    fn short_of(&self, set: &str) -> &str;
    /// Up to the first character of `set`; all of it where there is none.
    fn up_to(&self, set: &str) -> &str;
    /// What stands behind its last character of `set`; all of it where there is none.
    fn behind(&self, set: &str) -> &str;
    /// What stands before and behind its last character of `set`.
    fn halves(&self, set: &str) -> Option<(&str, &str)>;
    /// Its runs of letters and digits, and empty ones between its other characters.
    fn runs(&self) -> core::str::Split<'_, fn(char) -> bool>;
    /// Its beginning, as far as a clause goes that somebody writes without marks.
    fn near_start(&self) -> &str;
    /// Its end, as far back.
    fn near_end(&self) -> &str;
}

/// Most bytes of a clause without marks: who looks around a passage looks no further, or a text of many passages takes
/// time that grows faster than it.
const CLAUSE: usize = 160;

impl Parts for str {
    #[inline(never)]
    fn length(&self) -> usize {
        self.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
    }

    #[inline(never)]
    fn begins_in(&self, set: &str) -> bool {
        self.chars().next().is_some_and(|c| is_in(set, c))
    }

    #[inline(never)]
    fn ends_in(&self, set: &str) -> bool {
        self.chars().next_back().is_some_and(|c| is_in(set, c))
    }

    fn has_of(&self, set: &str) -> bool {
        first(self, set, true) < self.len()
    }

    fn past(&self, set: &str) -> &str {
        self.get(first(self, set, false)..).unwrap_or_default()
    }

    fn short_of(&self, set: &str) -> &str {
        self.get(..last(self, set, false)).unwrap_or_default()
    }

    fn up_to(&self, set: &str) -> &str {
        self.get(..first(self, set, true)).unwrap_or_default()
    }

    fn behind(&self, set: &str) -> &str {
        self.get(last(self, set, true)..).unwrap_or_default()
    }

    #[inline(never)]
    fn halves(&self, set: &str) -> Option<(&str, &str)> {
        let behind = self.behind(set);
        let before = self.get(..self.len() - behind.len())?;
        Some((before.get(..before.char_indices().next_back()?.0)?, behind))
    }

    fn runs(&self) -> core::str::Split<'_, fn(char) -> bool> {
        self.split(is_between)
    }

    #[inline(never)]
    fn near_start(&self) -> &str {
        self.get(..self.floor_char_boundary(CLAUSE)).unwrap_or_default()
    }

    #[inline(never)]
    fn near_end(&self) -> &str {
        self.get(self.ceil_char_boundary(self.len().saturating_sub(CLAUSE))..).unwrap_or_default()
    }
}

fn is_between(c: char) -> bool {
    !c.is_letter_or_digit()
}

/// Is `c` one of the characters of `set`?
#[inline(never)]
pub fn is_in(set: &str, c: char) -> bool {
    set.chars().any(|other| other == c)
}

/// Byte offset of the first character that is one of `set`, or is none of it.
#[inline(never)]
fn first(text: &str, set: &str, one: bool) -> usize {
    let found = text.char_indices().find(|&(_, c)| is_in(set, c) == one);
    found.map_or(text.len(), |(at, _)| at)
}

/// Byte offset after the last character that is one of `set`, or is none of it.
#[inline(never)]
fn last(text: &str, set: &str, one: bool) -> usize {
    let found = text.char_indices().rev().find(|&(_, c)| is_in(set, c) == one);
    found.map_or(0, |(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_has_it(text in "[ab,;æ»]{0,8}") {
            let (set, marks) = (",;»", [',', ';', '»']);
            prop_assert_eq!(text.length(), text.chars().count());
            prop_assert_eq!(text.begins_in(set), text.starts_with(marks));
            prop_assert_eq!(text.ends_in(set), text.ends_with(marks));
            prop_assert_eq!(text.has_of(set), text.contains(marks));
            prop_assert_eq!(text.past(set), text.trim_start_matches(marks));
            prop_assert_eq!(text.short_of(set), text.trim_end_matches(marks));
            prop_assert_eq!(text.halves(";"), text.rsplit_once(';'));
            prop_assert_eq!(Some(text.up_to(set)), text.split(marks).next());
            prop_assert_eq!(Some(text.behind(set)), text.rsplit(marks).next());
        }
    }
}
