//! The syntax of an entry: words with inflection, `=exact`, `CAPITALS`, `begins+` and `+ends` compounds, `a|b`, `_` any
//! word, `0` any number, `...` up to four words.

use crate::lists::Lists;

#[path = "../src/detect/stem.rs"]
mod stem;

/// One way to say one word of a phrase.
#[derive(Clone)]
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

pub struct Phrase {
    pub parts: Vec<Part>,
    /// Which part the search starts from.
    pub anchor: usize,
    pub group: u8,
    pub tags: u16,
}

pub fn parse(text: &str, group: u8, tags: u16) -> Result<Phrase, String> {
    let mut parts = Vec::new();
    for part in text.split_whitespace() {
        parts.push(match part {
            "_" => Part::Any,
            "0" => Part::Number,
            "..." | "…" => Part::Gap,
            _ => Part::Words(part.split('|').map(word).collect::<Result<_, _>>()?),
        });
    }
    // The search starts from the part with the longest words: it is the rarest.
    let anchor = (0..parts.len())
        .filter_map(|i| match &parts[i] {
            Part::Words(words) => words.iter().map(|w| w.text.len()).min().map(|n| (n, i)),
            _ => None,
        })
        .max_by_key(|&(length, i)| (length, usize::MAX - i))
        .ok_or("no word in it")?
        .1;
    Ok(Phrase { parts, anchor, group, tags })
}

fn word(text: &str) -> Result<Word, String> {
    let ends = text.starts_with('+');
    let text = text.strip_prefix('+').unwrap_or(text);
    let begins = text.ends_with('+');
    let text = text.strip_suffix('+').unwrap_or(text);
    let exact = text.starts_with('=');
    let text = text.strip_prefix('=').unwrap_or(text);
    if text.is_empty() || !text.chars().all(char::is_alphabetic) {
        return Err(format!("«{text}» is no word of letters"));
    }
    let capitals = text.chars().count() > 1 && text.chars().all(char::is_uppercase);
    Ok(Word { text: text.to_lowercase(), exact: exact || capitals, capitals, begins, ends })
}

/// Puts every word of a phrase into the table, and every phrase at its anchor words.
pub fn anchor(lists: &mut Lists) {
    let Lists { words, phrases, .. } = lists;
    for phrase in phrases.iter() {
        for part in &phrase.parts {
            if let Part::Words(list) = part {
                for word in list {
                    words.entry(word.text.clone()).or_default();
                }
            }
        }
    }
    // A form that has an entry of its own is not stemmed when a text is read; so its phrases stand at that form too.
    let mut forms: std::collections::BTreeMap<String, Vec<String>> = Default::default();
    for form in words.keys() {
        stem::stems(form.as_bytes(), |length| {
            if let Some(stem) = form.get(..length).filter(|stem| words.contains_key(*stem)) {
                forms.entry(stem.into()).or_default().push(form.clone());
            }
            false
        });
    }
    for (i, phrase) in phrases.iter_mut().enumerate() {
        for part in &mut phrase.parts {
            if let Part::Words(list) = part {
                let more: Vec<Word> = list
                    .iter()
                    .filter(|w| !w.exact)
                    .flat_map(|w| {
                        forms.get(&w.text).into_iter().flatten().map(|f| Word {
                            text: f.clone(),
                            exact: true,
                            ..w.clone()
                        })
                    })
                    .filter(|w| !list.iter().any(|other| other.text == w.text))
                    .collect();
                list.extend(more);
            }
        }
        let Part::Words(anchors) = &phrase.parts[phrase.anchor] else { unreachable!("anchors are words") };
        for word in anchors {
            let at = &mut words.entry(word.text.clone()).or_default().phrases;
            if !at.contains(&i) {
                at.push(i);
            }
        }
    }
}
