//! The organisation's own words, and what is never personal data there.

use super::{Entity, Evidence, EvidenceSet, Scan, stem::stems};
use crate::{
    kind::{DataClass, DataKind},
    text::{Class, Gap, Letter, List, Parts, Token, next_class, sort_by_key},
};

/// What a policy adds to the detectors, made ready once.
#[derive(Default)]
pub struct Custom {
    terms: Vec<Term>,
    /// First three bytes of a term's first word, and its index; sorted.
    begins: Vec<(u32, u32)>,
    /// Last three bytes of a term's first word, and its index; sorted.
    ends: Vec<(u32, u32)>,
    /// As [`folded`] gives them.
    ignore: Vec<Vec<u8>>,
    /// The organisation's own patterns.
    #[cfg(feature = "patterns")]
    pub patterns: Vec<super::pattern::Pattern>,
}

/// One word or phrase of a policy.
struct Term {
    kind: DataKind,
    class: Option<DataClass>,
    words: Vec<Vec<u8>>,
    /// `=word`: neither forms nor compounds.
    exact: bool,
}

impl Custom {
    /// Reads the terms and the words to be ignored of a policy. A term counts in its Danish forms and, from four letters
    /// on, in compounds; with a `=` before it, only as it stands. One without letters or digits counts for nothing.
    pub fn new<'p>(
        terms: impl Iterator<Item = (DataKind, Option<DataClass>, &'p str)>,
        ignore: impl Iterator<Item = &'p str>,
    ) -> Self {
        let ignore = ignore.map(folded).filter(|text| !text.is_empty()).list();
        let mut custom = Self { ignore, ..Self::default() };
        for (kind, class, text) in terms {
            let bare = text.trim();
            let words = words(bare.past("="));
            if let Some(first) = words.first() {
                let index = custom.terms.len() as u32;
                custom.begins.push((key(first), index));
                custom.ends.push((key_of_end(first), index));
                custom.terms.push(Term { kind, class, words, exact: bare.starts_with("=") });
            }
        }
        sort_by_key(&mut custom.begins, |b| u128::from(b.0));
        sort_by_key(&mut custom.ends, |e| u128::from(e.0));
        custom
    }

    /// Adds what the policy's own terms and patterns find.
    pub fn find(&self, scan: &Scan, out: &mut Vec<Entity>) {
        #[cfg(feature = "patterns")]
        self.patterns.iter().for_each(|pattern| pattern.find(scan, out));
        if !self.terms.is_empty() {
            self.find_terms(scan, out);
        }
    }

    #[inline(never)]
    fn find_terms(&self, scan: &Scan, out: &mut Vec<Entity>) {
        let mut word = Vec::new();
        for (at, token) in scan.tokens.iter().enumerate() {
            word.clear();
            fold(scan.str(token), &mut word);
            let found = self.candidates(&word).filter_map(|term| Some((term, term.last_token(scan, at)?)));
            // The longest phrase of each kind; the first of the policy where two are as long.
            let mut best: Vec<(&Term, usize)> = Vec::new();
            for (term, last) in found {
                match best.iter_mut().find(|(other, _)| other.kind == term.kind) {
                    Some(other) if other.1 < last => *other = (term, last),
                    Some(_) => {}
                    None => best.push((term, last)),
                }
            }
            for (term, last) in best {
                let (start, end) = scan.span(at, last);
                let evidence = EvidenceSet::of(&[Evidence::CustomTerm]);
                out.push(Entity { class: term.class, ..Entity::new(term.kind, start, end, evidence) });
            }
        }
    }

    /// Is the passage one of those that are never personal data here?
    pub fn ignores(&self, scan: &Scan, entity: &Entity) -> bool {
        !self.ignore.is_empty()
            && scan.text.get(entity.start as usize..entity.end as usize).is_some_and(|text| {
                let text = folded(text);
                self.ignore.contains(&text)
            })
    }

    /// Terms whose first word `word` may be, in the order of the policy.
    fn candidates<'c>(&'c self, word: &[u8]) -> impl Iterator<Item = &'c Term> {
        let mut found: Vec<u32> = within(&self.begins, key(word)).map(|(_, i)| *i).list();
        let mut ending = |length: usize| {
            within(&self.ends, key_of_end(&word[..length])).map(|(_, i)| *i).add_to(&mut found);
            false
        };
        ending(word.len());
        stems(word, ending);
        sort_by_key(&mut found, |i| u128::from(*i));
        found.dedup();
        found.retain(|&i| self.terms[i as usize].fits(word, 0));
        found.into_iter().map(|i| &self.terms[i as usize])
    }
}

impl Term {
    /// Is `word` a form or compound of word `part` of the phrase?
    fn fits(&self, word: &[u8], part: usize) -> bool {
        let own = &self.words[part];
        if word == own {
            return true;
        }
        if self.exact || own.iter().all(u8::is_ascii_digit) {
            return false;
        }
        // Only the last word of a phrase begins a compound, only the first ends one.
        let begins =
            part + 1 == self.words.len() && own.len() >= 4 && word.len() >= own.len() + 3 && word.starts_with(own);
        let ends = |form: &[u8]| {
            form == own || part == 0 && own.len() >= 4 && form.len() >= own.len() + 2 && form.ends_with(own)
        };
        let mut form = ends(word);
        if !form {
            stems(word, |length| {
                form = ends(&word[..length]);
                form
            });
        }
        begins || form
    }

    /// The last token of the phrase, if it stands at token `at`.
    fn last_token(&self, scan: &Scan, at: usize) -> Option<usize> {
        let near =
            |token: &&Token| token.gap.only(Gap::SPACE | Gap::NEWLINE | Gap::DASH | Gap::DOT | Gap::QUOTE | Gap::SLASH);
        for part in 1..self.words.len() {
            let token = scan.tokens.get(at + part).filter(near)?;
            if !words(scan.str(token)).first().is_some_and(|word| self.fits(word, part)) {
                return None;
            }
        }
        Some(at + self.words.len() - 1)
    }
}

/// Entries of a sorted list with the key `key`.
fn within(list: &[(u32, u32)], key: u32) -> impl Iterator<Item = &(u32, u32)> {
    list[list.partition_point(|(k, _)| *k < key)..].iter().take_while(move |(k, _)| *k == key)
}

fn key(word: &[u8]) -> u32 {
    word.iter().take(3).fold(0, |key, &b| key << 8 | u32::from(b))
}

fn key_of_end(word: &[u8]) -> u32 {
    word.iter().rev().take(3).fold(0, |key, &b| key << 8 | u32::from(b))
}

/// Is `word` an inflected form of `own`, or the word itself?
#[cfg(feature = "patterns")]
pub(super) fn is_form(word: &[u8], own: &[u8]) -> bool {
    let mut form = word == own;
    stems(word, |length| {
        form |= &word[..length] == own;
        form
    });
    form
}

/// Words and numbers of `text`, lower case.
pub(super) fn words(text: &str) -> Vec<Vec<u8>> {
    let mut words: Vec<Vec<u8>> = Vec::new();
    let mut inside = None;
    let mut at = 0;
    while let Some((class, end)) = next_class(text, at) {
        at = end;
        let kind = match class {
            Class::Letter(_) | Class::Digit(_) => Some(matches!(class, Class::Digit(_))),
            Class::Joiner => continue,
            _ => None,
        };
        if kind.is_some() && inside != kind {
            words.push(Vec::new());
        }
        inside = kind;
        if let Some(word) = words.last_mut() {
            add(class, word);
        }
    }
    words
}

fn folded(text: &str) -> Vec<u8> {
    let mut folded = Vec::with_capacity(text.len());
    fold(text, &mut folded);
    // So are «+45 72 14 55 00» and «72145500».
    match &folded[..] {
        [b'4', b'5', rest @ ..] if rest.len() == 8 => rest.to_vec(),
        _ => folded,
    }
}

/// Adds the letters and digits of `text`, lower case: «72 14 55 00» and «72145500» are the same.
fn fold(text: &str, folded: &mut Vec<u8>) {
    let mut at = 0;
    while let Some((class, end)) = next_class(text, at) {
        at = end;
        add(class, folded);
    }
}

fn add(class: Class, word: &mut Vec<u8>) {
    let c = match class {
        Class::Letter(c) => c.lower(),
        Class::Digit(digit) => char::from(b'0' + digit),
        _ => return,
    };
    word.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Watch, detect_with};

    fn found(terms: &[&str], ignore: &[&str], text: &str) -> Vec<String> {
        let own = terms.iter().map(|term| (DataKind::Consumption, None, *term));
        let custom = Custom::new(own, ignore.iter().copied());
        let watch = Watch::default();
        let scan = Scan::new(text, &watch);
        let entities = detect_with(&scan, Some(&custom));
        entities
            .iter()
            .filter(|e| e.evidence.has(Evidence::CustomTerm))
            .map(|e| text[e.start as usize..e.end as usize].to_string())
            .collect()
    }

    #[test]
    fn terms_are_found_in_forms_and_compounds() {
        let text =
            "Varmemesteren så Lærkens brønde, brøndboringen og dybdebrøndene; Projekt 7 er lukket, projekt 8 ikke.";
        assert_eq!(found(&["brønd"], &[], text), ["brønde", "brøndboringen", "dybdebrøndene"]);
        assert_eq!(found(&["=brønd"], &[], text), [""; 0]);
        assert_eq!(found(&["projekt 7", "lærke"], &[], text), ["Lærkens", "Projekt 7"]);
        assert_eq!(found(&["lærken"], &[], text), ["Lærkens"]);
        assert_eq!(found(&["", "  ", "–"], &[], text), [""; 0]);
    }

    #[test]
    fn what_is_ignored_is_compared_without_separators() {
        assert_eq!(found(&["brønd 12"], &["BRØND-12"], "Se Brønd 12."), [""; 0]);
        assert_eq!(found(&["brønd 12"], &["brønd 1"], "Se Brønd 12."), ["Brønd 12"]);
        assert_eq!(found(&["72145500"], &["+45 72 14 55 00"], "Ring 72145500."), [""; 0]);
    }
}
