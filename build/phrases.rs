//! The syntax of an entry: words with inflection, `=exact`, `CAPITALS`, `begins+` and `+ends` compounds (`++ends`: but
//! not the word alone), `a|b`, `_` any word, `0` (or any digits) any number, `...` up to four words. Entries with the same
//! tags may share a line, with commas between them.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::lists::Lists;

#[path = "../src/detect/stem.rs"]
mod stem;

/// One way to say one word of a phrase.
#[derive(Clone, Default)]
pub struct Word {
    pub text: String,
    pub exact: bool,
    pub capitals: bool,
    pub begins: bool,
    pub ends: bool,
}

#[derive(Clone)]
pub enum Part {
    Words(Vec<Word>),
    Any,
    Number,
    Gap,
}

impl Part {
    /// The ways to say it; none where any word or number will do.
    pub fn words(&self) -> &[Word] {
        if let Part::Words(words) = self { words } else { &[] }
    }
}

pub struct Phrase {
    pub parts: Vec<Part>,
    /// Which part the search starts from.
    pub anchor: usize,
    pub group: u8,
    pub tags: u16,
}

/// Reads one line of a list. A text is read into runs of letters and runs of digits, so «adhd-diagnose» is two words and
/// «3f» a number and a word; alternatives of different lengths make several phrases.
pub fn parse(text: &str, group: u8, tags: u16) -> Result<Vec<Phrase>, String> {
    let mut ways: Vec<Vec<Part>> = vec![Vec::new()];
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_gap = |part: &&str| matches!(*part, "..." | "…");
    // The search goes on from a gap to the word behind it.
    if parts.split(is_gap).any(<[_]>::is_empty) {
        return Err("`...` stands between two words".into());
    }
    for part in parts {
        let choices: Vec<Vec<Part>> = match part {
            "_" => vec![vec![Part::Any]],
            _ if is_gap(&part) => vec![vec![Part::Gap]],
            _ => choices(part)?,
        };
        ways = ways.iter().flat_map(|way| choices.iter().map(|choice| [way.as_slice(), choice].concat())).collect();
    }
    ways.into_iter().map(|parts| Ok(Phrase { anchor: rarest(&parts)?, parts, group, tags })).collect()
}

/// The ways to fill one place: all single words together, then each longer one.
fn choices(part: &str) -> Result<Vec<Vec<Part>>, String> {
    let (mut single, mut all, mut number) = (Vec::new(), Vec::new(), false);
    for choice in part.split('|') {
        let mark = if choice.starts_with('=') { "=" } else { "" };
        let mut pieces: Vec<String> = Vec::new();
        let plain = choice.trim_start_matches('=');
        for (i, c) in plain.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let before = plain[..i].chars().next_back();
            match (before, pieces.last_mut()) {
                (Some(b), Some(last)) if b.is_alphanumeric() && b.is_ascii_digit() == c.is_ascii_digit() => {
                    last.push(c)
                }
                _ => pieces.push(c.into()),
            }
        }
        let is_number = |piece: &String| piece.bytes().all(|b| b.is_ascii_digit());
        match &pieces[..] {
            [] => return Err(format!("«{choice}» has no letters")),
            [one] if is_number(one) => number = true,
            [_] => {
                let word = word(choice.trim_matches(['-', '\'']))?;
                // The definite form loses a vowel: «centret».
                let stem = word.text.strip_suffix("center").filter(|_| !word.exact);
                single.extend(stem.map(|stem| Word { text: format!("{stem}centret"), ..word.clone() }));
                single.push(word);
            }
            _ => {
                let mut parts = Vec::new();
                for piece in &pieces {
                    parts.push(match is_number(piece) {
                        true => Part::Number,
                        false => Part::Words(vec![word(&format!("{mark}{piece}"))?]),
                    });
                }
                all.push(parts);
            }
        }
    }
    if number {
        all.push(vec![Part::Number]);
    }
    if !single.is_empty() {
        all.push(vec![Part::Words(single)]);
    }
    Ok(all)
}

/// Words of every second sentence: no search should start from them.
const COMMON: &str = " i og at det den de der en er et for har han hun vi du jeg ikke kan med man om på skal som til var vil \
    af fra efter også så får få fået her hvis bliver blev blevet kommer går have være været min din dit mit sin denne \
    eller meget men nu kun se alle hos deres os mig dig jer hans hendes kunne lige gerne ligger tid første danske hvad ";

/// The search starts from the part with the fewest words, of those that are rare as their length tells: every word to
/// start from costs a row in the table.
fn rarest(parts: &[Part]) -> Result<usize, String> {
    (0..parts.len())
        .filter_map(|i| {
            let words = parts[i].words();
            let length = |w: &Word| if COMMON.contains(&format!(" {} ", w.text)) { 0 } else { w.text.len() };
            let shortest = words.iter().map(length).min()?;
            let bare = words.iter().map(|w| w.text.len()).min();
            Some((shortest.min(RARE), Reverse(words.len()), shortest, bare, Reverse(i)))
        })
        .max()
        .map(|(.., Reverse(i))| i)
        .ok_or_else(|| "no word in it".into())
}

/// Words of that many bytes are rare.
const RARE: usize = 4;

fn word(text: &str) -> Result<Word, String> {
    let bare = text.trim_start_matches('+');
    let ends = text.len() - bare.len();
    let text = bare.trim_end_matches('+');
    let begins = bare.len() - text.len();
    let exact = text.starts_with('=') || ends > 1 || begins > 1;
    let text = text.strip_prefix('=').unwrap_or(text);
    let (begins, ends) = (begins > 0, ends > 0);
    if text.is_empty() || !text.chars().all(char::is_alphabetic) {
        return Err(format!("«{text}» is no word of letters"));
    }
    let capitals = text.chars().count() > 1 && text.chars().all(char::is_uppercase);
    Ok(Word { text: text.to_lowercase(), exact: exact || capitals, capitals, begins, ends })
}

/// Every form in which `word` may stand, and more that no one writes.
pub fn forms(word: &str) -> Vec<Vec<u8>> {
    let doubled = [word.as_bytes(), &word.as_bytes()[word.len() - 1..]].concat();
    let mut forms = vec![word.as_bytes().to_vec()];
    for ending in stem::ALL.iter().copied().flatten() {
        forms.push([word.as_bytes(), ending].concat());
        forms.push([&doubled[..], ending].concat());
    }
    forms
}

/// Puts every word of a phrase into the table, and every phrase at its anchor words.
///
/// A form that has an entry of its own («børn» beside «barn») is not stemmed when a text is read; the text knows its
/// [`base`] too, the longest stem that has an entry. A phrase lists a form only where that is not enough.
pub fn anchor(lists: &mut Lists) {
    let Lists { words, phrases, own, .. } = lists;
    own.extend(words.iter().filter(|(_, known)| known.label != 0).map(|(word, _)| word.clone()));
    for word in phrases.iter().flat_map(|p| &p.parts).flat_map(Part::words) {
        words.entry(word.text.clone()).or_default();
        own.insert(word.text.clone());
    }
    let mut forms: BTreeMap<String, Vec<String>> = Default::default();
    for form in words.keys() {
        stem::stems(form.as_bytes(), |length| {
            if let Some(stem) = form.get(..length).filter(|stem| words.contains_key(*stem)) {
                forms.entry(stem.into()).or_default().push(form.clone());
            }
            false
        });
    }
    // A name that looks like a form («Kann») is worth an entry for a word by itself only.
    for phrase in phrases.iter() {
        let alone = phrase.parts.len() == 1;
        for word in phrase.parts.iter().flat_map(Part::words).filter(|w| !w.exact) {
            let forms = forms.get(&word.text).into_iter().flatten();
            own.extend(forms.filter(|f| alone || words[*f].name == 0).cloned());
        }
    }
    for (i, phrase) in phrases.iter_mut().enumerate() {
        for part in &mut phrase.parts {
            if let Part::Words(list) = part {
                let mut stems: Vec<String> = list.iter().filter(|w| !w.exact).map(|w| w.text.clone()).collect();
                // A form is left to its stem, but not to one that is left to another itself.
                stems.sort_by_key(String::len);
                let all = std::mem::take(&mut stems);
                for stem in all {
                    if !base(&stem, own).is_some_and(|base| stems.iter().any(|s| s == base)) {
                        stems.push(stem);
                    }
                }
                let based = |form: &str| base(form, own).is_some_and(|base| stems.iter().any(|s| s == base));
                list.retain(|w| w.capitals || w.begins || w.ends || !based(&w.text));
                for form in stems.iter().filter_map(|stem| forms.get(stem)).flatten() {
                    if own.contains(form) && !based(form) && !list.iter().any(|other| other.text == *form) {
                        list.push(Word { text: form.clone(), exact: true, ..Word::default() });
                    }
                }
            }
        }
        for word in phrase.parts[phrase.anchor].words() {
            let at = &mut words.entry(word.text.clone()).or_default().phrases;
            if !at.contains(&i) {
                at.push(i);
            }
        }
    }
}

/// The longest stem of `form` that has an entry of its own.
pub fn base<'a>(form: &'a str, own: &BTreeSet<String>) -> Option<&'a str> {
    let mut base = None;
    stem::stems(form.as_bytes(), |length| {
        base = form.get(..length).filter(|stem| own.contains(*stem));
        base.is_some()
    });
    base
}
