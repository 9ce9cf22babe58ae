//! The persons the draft itself names.

use super::joins;
use crate::{
    detect::{
        KnownName, Scan,
        lexicon::{self, cue},
    },
    text::{Gap, Shape, Token, hash_extend, sort_by_key},
};

/// The words of the known names, to be looked up by their hash.
#[derive(Default)]
pub struct Known {
    /// (hash of the word, number of the name, place of the word in it), ascending.
    words: Vec<(u32, u16, u8)>,
}

impl Known {
    /// Of all names to look out for.
    pub fn new(names: &[KnownName]) -> Self {
        let mut words = Vec::new();
        for (number, name) in names.iter().enumerate().take(usize::from(u16::MAX)) {
            let last = name.words.len().saturating_sub(1);
            for (place, &word) in name.words.iter().enumerate().take(200) {
                words.push((word, number as u16, place as u8));
                if place == last || place == 0 {
                    words.push((hash_extend(word, b's'), number as u16, place as u8));
                }
            }
        }
        sort_by_key(&mut words, |w| u128::from(w.0));
        Self { words }
    }

    /// Does the draft name nobody?
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn places(&self, token: &Token) -> impl Iterator<Item = (u16, u8)> + use<'_> {
        let hash = token.hash;
        let from = self.words.partition_point(|word| word.0 < hash);
        self.words[from..].iter().take_while(move |word| word.0 == hash).map(|word| (word.1, word.2))
    }

    /// Is the word part of a known name?
    pub fn has(&self, token: &Token) -> bool {
        !self.words.is_empty() && token.is_word() && self.places(token).next().is_some()
    }

    /// The last token of the known name that begins at token `at` of the run that ends with token `last`.
    pub fn find(&self, scan: &Scan, first: usize, at: usize, last: usize) -> Option<usize> {
        if self.words.is_empty() {
            return None;
        }
        let token = &scan.tokens[at];
        let alone = at == first || !joins(scan, at);
        let mut best = None;
        for (number, place) in self.places(token) {
            let Some(name) = scan.watch.names.get(usize::from(number)) else { continue };
            let end = sequence(scan, &name.words[usize::from(place)..], at, last);
            let whole = end.is_some_and(|end| end > at);
            // One word of it: the first name or the surname, not followed by another person's surname.
            let single = alone
                && at == last
                && (place == 0 || usize::from(place) + 1 == name.words.len())
                && plain(scan, at, token);
            if whole || single {
                best = best.max(end.or(Some(at)));
            }
        }
        best
    }
}

/// How far `words` are followed from token `at`; words in the middle may be left out.
fn sequence(scan: &Scan, words: &[u32], at: usize, last: usize) -> Option<usize> {
    let (mut place, mut end) = (0, None);
    for i in at..=last {
        if i > at && !joins(scan, i) {
            break;
        }
        let hash = scan.tokens[i].hash;
        let found = words
            .iter()
            .enumerate()
            .skip(place)
            .find(|(w, word)| **word == hash || *w + 1 == words.len() && hash_extend(**word, b's') == hash);
        let Some((w, _)) = found else { break };
        end = Some(i);
        place = w + 1;
    }
    end
}

/// May the word alone stand for the person? Not in lower case, nor where it is a word too and begins a sentence, unless it
/// does something there: «Storm begynder …», not «Storm over …».
fn plain(scan: &Scan, at: usize, token: &Token) -> bool {
    let name = lexicon::name(token);
    let cued = super::cue_before(scan, at).is_some();
    if cued || name.ambiguity() == 0 && token.shape.has(Shape::CAPITAL) {
        return true;
    }
    if !token.shape.has(Shape::CAPITAL) {
        return name.first() > 0 && name.ambiguity() == 0;
    }
    let numbered = at > 0 && scan.tokens[at - 1].is_number();
    !numbered
        && (!token.shape.has(Shape::OPENS)
            || scan.gap(at + 1).only(Gap::SPACE)
                && scan.tokens.get(at + 1).is_some_and(|t| t.is_word() && !t.shape.has(Shape::CAPITAL))
                && scan.cue(at + 1) != cue::PREPOSITION)
}
