//! Reads the word lists of `src/detect/lexicon`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::phrases::{self, Phrase};

/// What the lists say of one word.
#[derive(Default)]
pub struct Known {
    /// First-name bucket (0-3), surname bucket (0-3) << 2, how much it is also a word (0-2) << 4.
    pub name: u8,
    /// Number of its section in `cues.txt`, 0 for none.
    pub cue: u8,
    /// Number of its section in `labels.txt`, 0 for none.
    pub label: u8,
    /// 1: a town or municipality.
    pub place: u8,
    /// Phrases that start to be looked for at this word.
    pub phrases: Vec<usize>,
}

/// Everything the lists hold.
pub struct Lists {
    pub words: BTreeMap<String, Known>,
    pub phrases: Vec<Phrase>,
    /// Words that have an entry each: those of phrases, and labels, which are known in their forms too.
    pub own: BTreeSet<String>,
    /// Names that are left out, and pass for no other word.
    pub rare_names: BTreeSet<String>,
    pub cues: Vec<String>,
    pub labels: Vec<String>,
    /// Section and word of `streets.txt`.
    pub streets: Vec<(String, String)>,
    pub groups: Vec<String>,
    pub tags: Vec<String>,
    pub postcodes: Vec<u16>,
}

/// Reads all lists below `folder`.
pub fn read(folder: &Path) -> Lists {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut lists = Lists {
        words: BTreeMap::new(),
        phrases: Vec::new(),
        own: BTreeSet::new(),
        rare_names: BTreeSet::new(),
        cues: Vec::new(),
        labels: Vec::new(),
        streets: Vec::new(),
        groups: Vec::new(),
        tags: Vec::new(),
        postcodes: Vec::new(),
    };
    names(&text("names.tsv"), &text("names-that-are-words.txt"), &mut lists);
    places(&text("postcodes.tsv"), &text("municipalities.txt"), &mut lists);
    lists.cues = sections("cues.txt", &text("cues.txt"), &mut lists.words, |known| &mut known.cue);
    lists.labels = sections("labels.txt", &text("labels.txt"), &mut lists.words, |known| &mut known.label);
    let mut part = String::new();
    for line in lines(&text("streets.txt")) {
        match section(line) {
            Some(name) => part = name.into(),
            None => lists.streets.extend(line.split_whitespace().map(|word| (part.clone(), word.into()))),
        }
    }
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the lexicon is there")
        .map(|entry| entry.expect("a folder entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    for path in files {
        let stem = path.file_stem().and_then(|s| s.to_str()).expect("a file name in UTF-8").to_string();
        if !["cues", "labels", "municipalities", "names-that-are-words", "places", "streets"].contains(&stem.as_str()) {
            terms(&stem, &fs::read_to_string(&path).expect("a readable list"), &mut lists);
        }
    }
    phrases::anchor(&mut lists);
    lists
}

fn bucket(bearers: u32) -> u8 {
    match bearers {
        0 => 0,
        1..400 => 1,
        400..2500 => 2,
        _ => 3,
    }
}

/// Rarer surnames are left out, unless they are first names too: the model knows them by their endings and by the first
/// name before them. A first name often stands alone, and the rare ones are those of other tongues, so all are in.
const FEWEST_BEARERS: u32 = 350;
const FEWEST_CALLED: u32 = 100;

fn names(tsv: &str, ambiguous: &str, lists: &mut Lists) {
    for line in tsv.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(name), Some(first), Some(last)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let count = |cell: &str| cell.parse().unwrap_or_else(|_| panic!("names.tsv: {line}"));
        let (first, last) = (count(first), count(last));
        if first >= FEWEST_CALLED || last >= FEWEST_BEARERS {
            lists.words.entry(name.to_lowercase()).or_default().name = bucket(first) | bucket(last) << 2;
        } else {
            lists.rare_names.insert(name.to_lowercase());
        }
    }
    // `word` is also a word; `word !` is a word first, a name only where something says so.
    for line in lines(ambiguous) {
        let (word, level) = line.strip_suffix(" !").map_or((line, 1), |word| (word, 2));
        if let Some(known) = lists.words.get_mut(word) {
            known.name |= level << 4;
        }
    }
}

fn places(postcodes: &str, municipalities: &str, lists: &mut Lists) {
    for line in postcodes.lines().skip(1) {
        let Some((code, city)) = line.split_once('\t') else { continue };
        lists.postcodes.push(code.parse().unwrap_or_else(|_| panic!("postcodes.tsv: {line}")));
        if city.chars().all(char::is_alphabetic) {
            let known = lists.words.entry(city.to_lowercase()).or_default();
            // Flemming and Tim are villages, and thousands of men.
            known.place = u8::from(known.name & 3 < bucket(2_000));
        }
    }
    for line in municipalities.lines() {
        if let Some(name) = line.strip_suffix(" Kommune").filter(|name| name.chars().all(char::is_alphabetic)) {
            lists.words.entry(name.to_lowercase()).or_default().place = 1;
        }
    }
    lists.postcodes.sort_unstable();
    lists.postcodes.dedup();
}

/// Reads words that stand in sections, one section a word; gives the names of the sections, «none» first.
fn sections(
    file: &str,
    text: &str,
    words: &mut BTreeMap<String, Known>,
    field: impl Fn(&mut Known) -> &mut u8,
) -> Vec<String> {
    let mut names = vec!["none".to_string()];
    for line in lines(text) {
        if let Some(name) = section(line) {
            names.push(name.into());
            continue;
        }
        let class = names.len() as u8 - 1;
        for word in line.split_whitespace() {
            let known = field(words.entry(word.to_lowercase()).or_default());
            assert!(*known == 0, "{file}: «{word}» stands twice");
            *known = class;
        }
    }
    names
}

fn terms(file: &str, text: &str, lists: &mut Lists) {
    let number = |name: &str, names: &mut Vec<String>| match names.iter().position(|n| n == name) {
        Some(at) => at,
        None => {
            names.push(name.into());
            names.len() - 1
        }
    };
    let mut group = file.to_string();
    for line in lines(text) {
        if let Some(name) = section(line) {
            group = name.into();
            continue;
        }
        let (words, tags) = line.split_once("  ").unwrap_or((line, ""));
        let tags = tags
            .split_whitespace()
            .take_while(|t| !t.starts_with('#'))
            .map(|t| t.strip_prefix('@').unwrap_or_else(|| panic!("{file}: «{line}»: a tag begins with @")))
            .map(|t| 1 << number(t, &mut lists.tags))
            .sum();
        let group = number(&group, &mut lists.groups) as u8;
        for words in words.split(',').filter(|words| !words.trim().is_empty()) {
            lists
                .phrases
                .extend(phrases::parse(words.trim(), group, tags).unwrap_or_else(|e| panic!("{file}: «{line}»: {e}")));
        }
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn section(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}
