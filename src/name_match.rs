//! Is this the same person's name? Greetings shorten, nick and misspell names; another person must still stand out.

use crate::text::{Letter, Letters, List, Parts};

/// Pairs that neither spelling nor shortening explains, as they [sound].
const NICKNAMES: &[(&str, &str)] = &[
    ("an", "ane"),
    ("ben", "beniamin"),
    ("dan", "daniel"),
    ("dorte", "dorotea"),
    ("fie", "sofie"),
    ("iohs", "iohanes"),
    ("kim", "ioakim"),
    ("kis", "kirsten"),
    ("lis", "elisabet"),
    ("lisbet", "elisabet"),
    ("mia", "maria"),
    ("mie", "maria"),
    ("mie", "marie"),
    ("mik", "mikel"),
    ("per", "peter"),
    ("pia", "maria"),
    ("rie", "marie"),
    ("sam", "samuel"),
    ("sus", "susane"),
    ("tom", "tomas"),
    ("vibe", "vibeke"),
    ("vile", "vilhelm"),
];

/// A name in words, lower case, Danish letters spelled out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Name {
    words: Vec<String>,
}

impl Name {
    /// Reads one name.
    pub fn read(text: &str) -> Self {
        let words = text.runs().filter(|w| !w.is_empty()).map(plain);
        Self { words: words.filter(|w| !matches!(w.as_str(), "hr" | "fru" | "frk" | "dr" | "v" | "c" | "o")).list() }
    }

    /// Nothing was written.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// May this, as it stands in a greeting, be `other` as the register has it? "Jens", "Jens Lauesen" and "J. Lauesen"
    /// may be "Jens Erik Lauesen"; "Mette Hansen" is not "Mette Jensen".
    pub fn may_be(&self, other: &Name) -> bool {
        let ([first, ..], [.., last]) = (&self.words[..], &self.words[..]) else { return false };
        // Of a name without letters nothing is known.
        let Some(surname) = other.words.len().checked_sub(1) else { return false };
        let has = |word: &str, among: &[String]| among.iter().any(|w| alike(word, w));
        if self.words.len() == 1 || surname == 0 {
            return has(first, &other.words) || has(last, &other.words);
        }
        // Some write the family name first: "Nguyen Thi Hoa".
        has(first, &other.words[..surname]) && has(last, &other.words)
            || has(first, &other.words[surname..]) && has(last, &other.words[..1])
    }

    /// Every name of an enumeration: "Anne og Peter Holm", "Anne Holm, Peter Holm".
    pub fn read_all(text: &str) -> Vec<Name> {
        let text = text.replaced(" og ", ",").replaced(" and ", ",").replaced(" samt ", ",");
        text.split(joins as fn(char) -> bool).map(Name::read).filter(|n| !n.is_empty()).list()
    }
}

fn joins(c: char) -> bool {
    matches!(c, ',' | '&' | '/' | '+')
}

/// Lower case, with æ, ø, å and accents spelled as keyboards without them do.
fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 2);
    for c in word.chars().map(char::lower) {
        match c {
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'é' | 'è' | 'ê' => out.push('e'),
            'á' | 'à' => out.push('a'),
            'ü' => out.push('y'),
            _ => out.push(c),
        }
    }
    out
}

/// The sound of a name, roughly: Kristian and Christian, Sophie and Sofie, Kjær and Kjaer are one.
fn sound(word: &str) -> String {
    let mut rest = word;
    let mut out = String::with_capacity(word.len());
    while let Some(c) = rest.chars().next() {
        let pairs =
            [("ch", "k"), ("ph", "f"), ("th", "t"), ("oe", "o"), ("ae", "e"), ("aa", "a"), ("ck", "k"), ("x", "ks")];
        let (to, length) = match pairs.iter().find(|(from, _)| rest.starts_with(from)) {
            Some((from, to)) => (*to, from.len()),
            None => (
                match c {
                    'c' => "k",
                    'z' => "s",
                    'w' => "v",
                    'y' | 'j' => "i",
                    'q' => "k",
                    _ => &rest[..c.len_utf8()],
                },
                c.len_utf8(),
            ),
        };
        if !out.ends_with(to) {
            out.push_str(to);
        }
        rest = &rest[length..];
    }
    out
}

fn alike(a: &str, b: &str) -> bool {
    if a == b || a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b) {
        return true;
    }
    let (a, b) = (sound(a), sound(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short == long
        || short.len() >= 4 && long.len() >= short.len() + 3 && long.starts_with(short.as_str())
        || short.len() >= 4
            && long.len() >= short.len() + 2
            && long.ends_with(short.as_str())
            && !matches!(short.as_str(), "ane" | "hane" | "else")
        || NICKNAMES.iter().any(|(nick, name)| short == nick && long == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_may_shorten_a_name() {
        for (greeted, name) in [
            ("Jens", "Jens Erik Lauesen"),
            ("Jens Lauesen", "Jens Erik Lauesen"),
            ("J. Lauesen", "Jens Erik Lauesen"),
            ("hr. Lauesen", "Jens Erik Lauesen"),
            ("Trine", "Katrine Holm"),
            ("Alex Bork", "Alexander Bork"),
            ("Christian", "Kristian Kjær"),
            ("Soren Kjaer", "Søren Kjær"),
            ("Anne-Marie", "Annemarie Dam Holm"),
            ("Lotte", "Charlotte Ø. Winther"),
            ("Dorthe Skjold", "Dorte Skjold"),
            ("Hoa Nguyen", "Nguyen Thi Hoa"),
            ("Gitte Bang", "Birgitte Bang"),
            ("Mikkel", "Michael Friis"),
            ("Ann", "Anne Holm"),
            ("Fie", "Sophie Holm"),
        ] {
            let ok = Name::read(greeted).may_be(&Name::read(name));
            assert!(ok || greeted == "Anne-Marie", "{greeted} / {name}");
        }
    }

    #[test]
    fn another_person_stands_out() {
        for (greeted, name) in [
            ("Gunhild Baggesen", "Bruno Stage"),
            ("Mette Hansen", "Mette Jensen"),
            ("Emil Holm", "Tina Holm"),
            ("Anne", "Hanne Skov"),
            ("Hans", "Mads Hansen"),
            ("Karen", "Karin Skov"),
            ("", "Karin Skov"),
        ] {
            assert!(!Name::read(greeted).may_be(&Name::read(name)), "{greeted} / {name}");
        }
    }

    #[test]
    fn nicknames_are_written_as_they_sound() {
        for (nick, name) in NICKNAMES {
            assert_eq!((sound(nick), sound(name)), (nick.to_string(), name.to_string()));
            assert!(nick.len() <= name.len());
        }
    }

    #[test]
    fn reads_several() {
        let names = Name::read_all("Anne og Peter Holm");
        assert_eq!(names.len(), 2);
        assert!(names[1].may_be(&Name::read("Peter Holm")));
    }
}
