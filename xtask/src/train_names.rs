//! `cargo xtask train-names`: trains the name model and writes `src/detect/names/weights.bin`.
//!
//! Trained on news with the names marked (DaN+; the file is an argument, it is no part of the project), the same with
//! other names put in, and synthetic letters, SMS and forms from `xtask/data`. Everything is seeded; the hashes of what
//! went in are printed, and belong in NOTICE beside the weights.
//!
//! ```text
//! cargo run --release -p xtask -- train-names --news da_news_train.tsv
//! ```

mod crf;
mod letters;
mod people;
mod random;

use std::{fs, path::PathBuf};

use letters::Letters;
use people::People;
use presend::{
    detect::{DETECTORS, Scan, Watch, names},
    text::Shape,
};
use random::Random;

/// A text and where the names stand in it, in bytes.
#[derive(Clone, Default)]
pub struct Labelled {
    pub text: String,
    pub names: Vec<(usize, usize)>,
}

struct Options {
    news: Option<PathBuf>,
    root: PathBuf,
    out: Option<PathBuf>,
    letters: usize,
    swaps: usize,
    epochs: usize,
    l1: f32,
    step: f32,
    trust: f32,
    hide: f64,
    seed: u64,
}

impl Options {
    fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            news: None,
            root: ".".into(),
            out: None,
            letters: 12_000,
            swaps: 2,
            epochs: 6,
            l1: 8.0,
            step: 0.2,
            trust: 0.8,
            hide: 0.06,
            seed: 1,
        };
        let mut arguments = arguments;
        while let Some(key) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{key} needs a value"))?;
            let number = || value.parse::<f64>().map_err(|_| format!("{key} needs a number, not «{value}»"));
            match key.as_str() {
                "--news" => options.news = Some(value.into()),
                "--root" => options.root = value.into(),
                "--out" => options.out = Some(value.into()),
                "--letters" => options.letters = number()? as usize,
                "--swaps" => options.swaps = number()? as usize,
                "--epochs" => options.epochs = number()? as usize,
                "--l1" => options.l1 = number()? as f32,
                "--step" => options.step = number()? as f32,
                "--trust" => options.trust = number()? as f32,
                "--hide" => options.hide = number()?,
                "--seed" => options.seed = number()? as u64,
                _ => return Err(format!("unknown option {key}")),
            }
        }
        Ok(options)
    }
}

/// Runs the command.
pub fn run(arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let options = Options::read(arguments)?;
    let read = |path: PathBuf| -> Result<String, String> {
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let hash =
            text.bytes().fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        println!("{:016x} {:8} {}", hash, text.len(), path.file_name().unwrap_or_default().to_string_lossy());
        Ok(text)
    };
    let mut random = Random::new(options.seed);
    let lexicon = options.root.join("src/detect/lexicon");
    let people =
        People::read(&read(lexicon.join("names.tsv"))?, &read(options.root.join("xtask/data/names-elsewhere.txt"))?);
    let letters =
        Letters::read(&read(options.root.join("xtask/data/letters.txt"))?, &read(lexicon.join("postcodes.tsv"))?);

    let mut texts = Vec::new();
    if let Some(path) = options.news {
        let sentences = sentences(&read(path)?);
        texts.extend(paragraphs(&sentences, &mut random));
        for _ in 0..options.swaps {
            let swapped: Vec<Sentence> = sentences
                .iter()
                .filter(|s| s.iter().any(|(_, label)| *label != 0) || random.chance(0.3))
                .cloned()
                .collect();
            let swapped: Vec<Sentence> = swapped.iter().map(|s| swap(s, &people, &mut random)).collect();
            texts.extend(paragraphs(&swapped, &mut random));
        }
        for sentence in &sentences {
            let named = sentence.iter().any(|(_, label)| *label != 0);
            if random.chance(if named { 0.12 } else { 0.06 }) {
                texts.push(write(&[recase(sentence, str::to_lowercase)], &mut random));
            }
            if random.chance(0.03) {
                texts.push(write(&[recase(sentence, str::to_uppercase)], &mut random));
            }
        }
    }
    let of_news = texts.len();
    texts.extend((0..options.letters).map(|_| letters.write(&people, &mut random)));
    println!("{} texts of news, {} letters", of_news, options.letters);

    let mut chains = crf::Chains::default();
    let (mut all, mut reached) = (0, 0);
    for text in &texts {
        let (names, found) = add(text, options.hide, &mut random, &mut chains);
        all += names;
        reached += found;
    }
    println!("{} words in {} runs; {reached} of {all} names begin at a candidate", chains.words(), chains.runs());
    let model = crf::train(&chains, options.epochs, options.l1, options.seed);
    let bytes = model.quantised(options.step, options.trust);
    let out = options.out.unwrap_or_else(|| options.root.join("src/detect/names/weights.bin"));
    fs::write(&out, &bytes).map_err(|e| format!("{}: {e}", out.display()))?;
    println!(
        "{} of {} buckets say something",
        bytes[crf::HEADER..].iter().filter(|b| **b != 0).count(),
        bytes.len() - crf::HEADER
    );
    Ok(())
}

/// Adds the runs of one text; gives how many names it has, and how many of them begin at a candidate.
fn add(text: &Labelled, hide: f64, random: &mut Random, chains: &mut crf::Chains) -> (usize, usize) {
    let watch = Watch::default();
    let mut scan = Scan::new(&text.text, &watch);
    let mut entities = Vec::new();
    for detector in DETECTORS.iter().filter(|d| d.id != "person-name") {
        detector.find(&scan, &mut entities);
    }
    let name = |start: u32, end: u32| text.names.iter().position(|n| (start as usize) < n.1 && (end as usize) > n.0);
    // Some names of the list are read as if the list did not hold them: the next text will have others.
    for token in &mut scan.tokens {
        if token.shape.has(Shape::CAPITAL) && name(token.start, token.end).is_some() && random.chance(hide) {
            token.entry = 0;
            token.shape.0 &= !(Shape::INFLECTED | Shape::GENITIVE | Shape::HEAD | Shape::TAIL);
        }
    }
    let found = entities.iter().filter(|e| !e.kind.is_topic()).map(|e| (e.start, e.end));
    let mut marks = names::Marks::new(&scan, found);
    let mut reached = 0;
    names::runs(&scan, &mut marks, |marks, first, last| {
        let mut before = None;
        for at in first..=last {
            let token = &scan.tokens[at];
            let inside = name(token.start, token.end);
            let label = match inside {
                None => 0,
                Some(n) if before == Some(n) => 2,
                Some(_) => 1,
            };
            reached += usize::from(label == 1);
            before = inside;
            chains.push(&names::features::buckets(&scan, marks.case, at), label);
        }
        chains.end();
    });
    (text.names.len(), reached)
}

/// Words with labels: 0 no name, 1 a name begins, 2 it goes on.
type Sentence = Vec<(String, u8)>;

fn sentences(tsv: &str) -> Vec<Sentence> {
    tsv.split("\n\n")
        .map(|block| {
            block
                .lines()
                .filter_map(|line| {
                    let mut cells = line.split('\t');
                    let word = cells.next().filter(|w| !w.is_empty())?;
                    Some((
                        word.to_string(),
                        match cells.next() {
                            Some("B-PER") => 1,
                            Some("I-PER") => 2,
                            _ => 0,
                        },
                    ))
                })
                .collect()
        })
        .filter(|s: &Sentence| !s.is_empty())
        .collect()
}

/// One to four sentences together, so that a sentence does not always begin a text.
fn paragraphs(sentences: &[Sentence], random: &mut Random) -> Vec<Labelled> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < sentences.len() {
        let count = [1, 1, 2, 3, 4][random.below(5)].min(sentences.len() - at);
        out.push(write(&sentences[at..at + count], random));
        at += count;
    }
    out
}

fn write(sentences: &[Sentence], random: &mut Random) -> Labelled {
    let mut out = Labelled::default();
    // Half of the texts have their quotation marks at the words, as people write them.
    let tight = random.chance(0.5);
    for sentence in sentences {
        if !out.text.is_empty() {
            out.text.push(if random.chance(0.2) { '\n' } else { ' ' });
        }
        let (mut first, mut open, mut glued) = (true, false, false);
        for (word, label) in sentence {
            let closing = word.chars().count() == 1 && ".,;:!?)»".contains(word.as_str());
            let quote = word == "\"";
            let glue = first || closing || glued || tight && quote && open;
            if !glue {
                out.text.push(' ');
            }
            glued = tight && quote && !open;
            open ^= quote;
            first = false;
            let start = out.text.len();
            out.text.push_str(word);
            match label {
                1 => out.names.push((start, out.text.len())),
                2 => {
                    if let Some(last) = out.names.last_mut() {
                        last.1 = out.text.len();
                    }
                }
                _ => {}
            }
        }
    }
    out
}

fn recase(sentence: &Sentence, how: fn(&str) -> String) -> Sentence {
    sentence.iter().map(|(word, label)| (how(word), *label)).collect()
}

/// The sentence with other people in it; initials, small words and genitives stay.
fn swap(sentence: &Sentence, people: &People, random: &mut Random) -> Sentence {
    let mut out = sentence.clone();
    for at in 0..out.len() {
        let label = out[at].1;
        let (begins, ends) = (label == 1, out.get(at + 1).is_none_or(|next| next.1 != 2));
        let word = &out[at].0;
        if label == 0 || word.chars().count() <= 3 || !word.chars().all(|c| c.is_alphabetic() || c == '-') {
            continue;
        }
        if begins && random.chance(0.1) {
            continue;
        }
        let genitive = ends && people.is_genitive(word);
        let mut new =
            if ends && (!begins || people.is_surname(word)) { people.surname(random) } else { people.first(random) };
        if genitive {
            new = people::genitive(&new);
        }
        if word.chars().all(char::is_uppercase) {
            new = new.to_uppercase();
        } else if word.chars().all(char::is_lowercase) {
            new = new.to_lowercase();
        }
        out[at].0 = new;
    }
    out
}
