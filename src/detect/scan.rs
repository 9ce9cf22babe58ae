//! One text, read once: its words, numbers, sentences and the phrases of the lists.

use std::cell::OnceCell;

use super::{
    lexicon::{self, Hit},
    names,
};
use crate::text::{Gap, Letters, List, Shape, Token, begins_listed, fold_digits, hashes, tokenize};

/// «Psykoseambulatoriet», «Angstklinikken»: what a clinic is for may be grave.
const GRAVE: &str = "abort adhd affektiv afvæn afhæng alkohol angst autis depression fertilitet hash hiv incest køns \
    ludomani lænke metadon misbrug ocd psyk ptsd rusm selvmord selvskade sexolog skizo spisefor stress \
    substitution traume vold";

/// A person the draft itself names: recipient, party, sender.
#[derive(Clone, Debug)]
pub struct KnownName {
    /// Hashes of the words of the name, lower case, as in [`Token::hash`].
    pub words: Vec<u32>,
}

impl KnownName {
    /// Reads the name of a recipient or party; none where it is that of a firm or office.
    pub fn read(name: &str) -> Option<Self> {
        Self::read_if(name, names::may_be_person)
    }

    /// Reads the name of the sender, which mostly is an office: only what is a person's beyond doubt.
    pub fn read_sender(name: &str) -> Option<Self> {
        Self::read_if(name, names::is_person)
    }

    fn read_if(name: &str, fits: fn(&Scan) -> bool) -> Option<Self> {
        let watch = Watch::default();
        let scan = Scan::new(name, &watch);
        if !fits(&scan) {
            return None;
        }
        let words: Vec<u32> = scan.tokens.iter().filter(|t| t.is_word()).map(|t| t.hash).list();
        (!words.is_empty()).then_some(Self { words })
    }
}

/// Hashes of the words of a sender's name or a route, as in [`Token::hash`].
pub fn word_hashes(text: &str) -> Vec<u32> {
    tokenize(text, lexicon::find).tokens.iter().filter(|t| t.is_word()).map(|t| t.hash).list()
}

/// What the draft and the policy tell detectors to look out for.
#[derive(Default)]
pub struct Watch {
    /// Persons the draft names.
    pub names: Vec<KnownName>,
    /// Hashes of the words of each secure route of the policy ("borger.dk" is `borger`, `dk`).
    pub routes: Vec<Vec<u32>>,
    /// The policy's secure routes are the only ones: the list of the country is replaced.
    pub only_routes: bool,
    /// Hashes of the words of the sender's name.
    pub sender: Vec<u32>,
    /// The draft is written to one person, so a heading without a verb is about that person.
    pub one_reader: bool,
    /// The draft is written to several, who see each other.
    pub many_readers: bool,
    /// The draft is written to several, who do not see each other: a newsletter, a letter to all parents.
    pub hidden_readers: bool,
    /// An SMS to one person: the sender shows on the locked screen.
    pub text_message: bool,
    /// The text is a subject, title or file name: a heading, no sentences.
    pub heading: bool,
    /// The writer is a citizen: "jeg" is a private person.
    pub citizen: bool,
    /// A party's address is protected: what locates people is read.
    pub locate: bool,
}

/// A text and everything one pass over it gives.
pub struct Scan<'t> {
    /// The text as it was written.
    pub text: &'t str,
    /// Words and numbers in text order.
    pub tokens: Vec<Token>,
    /// Indices of the numbers among the tokens.
    pub numbers: Vec<u32>,
    /// Indices of those numbers that may be more than a small number by itself: with six digits, with a number behind them,
    /// a letter or colon beside, capitals before.
    pub rows: Vec<u32>,
    /// Byte offsets of every `@`.
    pub ats: Vec<u32>,
    /// Byte offsets of every `://`.
    pub schemes: Vec<u32>,
    /// Index of the first token of every sentence, ascending; begins with 0.
    pub sentences: Vec<u32>,
    /// Phrases of the lists, in text order of the token they were found from.
    pub hits: Vec<Hit>,
    /// Indices of the hits of topics: what may be told about a person.
    pub topical: Vec<u32>,
    /// The lists of all hits.
    pub groups: lexicon::Groups,
    /// A bit per section of `labels.txt` that the text has a word of.
    labels: u64,
    /// What stands after the last token.
    pub tail: Gap,
    /// How many words begin with a capital, and how many are all capitals.
    pub capitals: (usize, usize),
    /// What the draft and the policy say to look out for.
    pub watch: &'t Watch,
    /// Byte offset where an older message that is quoted begins, in which "jeg" is anybody; `u32::MAX` for nowhere.
    pub thread: u32,
    /// Byte offsets at which names of persons begin, ascending, once they have been found.
    pub people: OnceCell<Vec<u32>>,
}

impl<'t> Scan<'t> {
    /// Reads `text`.
    pub fn new(text: &'t str, watch: &'t Watch) -> Self {
        let read = tokenize(text, lexicon::find);
        let mut scan = Scan {
            text,
            tokens: read.tokens,
            numbers: read.numbers,
            rows: Vec::new(),
            ats: read.ats,
            schemes: read.schemes,
            sentences: vec![0],
            hits: Vec::new(),
            topical: Vec::new(),
            groups: lexicon::Groups::default(),
            labels: 0,
            tail: read.tail,
            thread: u32::MAX,
            capitals: read.capitals,
            watch,
            people: OnceCell::new(),
        };
        scan.split();
        scan.find_hits();
        scan
    }

    fn split(&mut self) {
        if let Some(first) = self.tokens.first_mut() {
            first.shape.0 |= Shape::OPENS;
        }
        let breaks = |t: &Token| t.gap.has(Gap::BANG | Gap::BLANK | Gap::NEWLINE | Gap::DOT);
        let mut i = 1;
        while let Some(ahead) = self.tokens.get(i..).and_then(|rest| rest.iter().position(breaks)) {
            i += ahead;
            let opens = opens_sentence(&self.tokens[i - 1], &self.tokens[i]);
            if opens {
                self.sentences.push(i as u32);
            }
            if opens || self.tokens[i].gap.has(Gap::NEWLINE) {
                self.tokens[i].shape.0 |= Shape::OPENS;
            }
            i += 1;
        }
        for &i in &self.numbers {
            let at = i as usize;
            let beside = |gap: Gap| gap.touches() || gap.0 == Gap::COLON;
            let number = &self.tokens[at];
            if number.digits >= 6
                || beside(number.gap)
                || at > 0 && self.tokens[at - 1].shape.has(Shape::ALL_CAPITALS)
                || self.tokens.get(at + 1).is_some_and(|t| t.is_number() || beside(t.gap))
            {
                self.rows.push(i);
            }
        }
    }

    fn find_hits(&mut self) {
        let mut hits = std::mem::take(&mut self.hits);
        let mut places = lexicon::Places::default();
        let (mut from, mut to, mut next) = (0, 0, 0);
        for (at, token) in self.tokens.iter().enumerate() {
            self.labels |= 1 << lexicon::label_of(token);
            if !lexicon::starts_phrases(token) {
                continue;
            }
            while to <= at {
                next += 1;
                (from, to) = (to, self.sentences.get(next).map_or(self.tokens.len(), |&first| first as usize));
            }
            lexicon::hits_at(&self.tokens, at, (from, to), &mut places, &mut hits);
        }
        for (i, hit) in (0..).zip(&mut hits) {
            self.groups.add(hit.group);
            if hit.group == lexicon::group::REVEALING_PLACE
                && hit.tags & lexicon::tag::ORDINARY != 0
                && begins_listed(GRAVE, &self.str(self.at(hit.first as usize)).lowered())
            {
                hit.tags ^= lexicon::tag::ORDINARY | lexicon::tag::GRAVE;
            }
            if lexicon::is_topic(hit.group) {
                self.topical.push(i);
            }
        }
        self.hits = hits;
    }

    /// Token `at`; where the text has none, a word of no letters that nobody knows.
    pub fn at(&self, at: usize) -> &Token {
        self.tokens.get(at).unwrap_or(&NOTHING)
    }

    /// Is token `at` a run of digits?
    #[inline(never)]
    pub fn is_number(&self, at: usize) -> bool {
        self.at(at).is_number()
    }

    /// Is token `at` a run of letters?
    #[inline(never)]
    pub fn is_word(&self, at: usize) -> bool {
        at < self.tokens.len() && self.at(at).is_word()
    }

    /// Does token `at` begin with a capital?
    #[inline(never)]
    pub fn is_capital(&self, at: usize) -> bool {
        self.at(at).shape.has(Shape::CAPITAL)
    }

    /// Section of `cues.txt` token `at` stands in.
    #[inline(never)]
    pub fn cue(&self, at: usize) -> u8 {
        lexicon::cue_of(self.at(at))
    }

    /// Does the text have a word of this section of `labels.txt`, as it stands there?
    pub fn has_label(&self, section: u8) -> bool {
        self.labels >> section & 1 == 1
    }

    /// The passage of tokens `first..=last`, in bytes.
    pub fn span(&self, first: usize, last: usize) -> (u32, u32) {
        (self.tokens[first].start, self.tokens[last].end)
    }

    /// The token as it is written.
    pub fn str(&self, token: &Token) -> &'t str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// The tokens of the sentence that token `at` stands in: first, and one past the last.
    pub fn sentence(&self, at: usize) -> (usize, usize) {
        let next = self.sentences.partition_point(|&first| first as usize <= at);
        let from = next.checked_sub(1).map_or(0, |s| self.sentences[s] as usize);
        (from, self.sentences.get(next).map_or(self.tokens.len(), |&to| to as usize))
    }

    /// Has a person's name been found that begins with token `at`?
    #[inline(never)]
    pub fn is_named(&self, at: usize) -> bool {
        self.people.get().is_some_and(|people| people.binary_search(&self.at(at).start).is_ok())
    }

    /// The first token at or after byte `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.end <= offset)
    }

    /// What stands between tokens `at - 1` and `at`; after the last token, what ends the text.
    pub fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(self.tail, |t| t.gap)
    }

    /// The digits of a number as ASCII, the first `N`.
    pub fn digits<const N: usize>(&self, token: &Token) -> [u8; N] {
        let text = self.str(token);
        if text.len() != token.digits as usize {
            return fold_digits(text).0;
        }
        // A byte a digit: plain ASCII.
        let mut digits = [0; N];
        for (to, from) in digits.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        digits
    }

    /// The value of a number of at most nine digits.
    pub fn value(&self, token: &Token) -> Option<u32> {
        if token.digits == 0 || token.digits > 9 {
            return None;
        }
        let digits = self.digits::<9>(token);
        Some(digits[..token.digits as usize].iter().fold(0, |n, d| n * 10 + u32::from(d - b'0')))
    }
}

/// What stands behind the last token.
static NOTHING: Token =
    Token { start: 0, end: 0, hash: 0, stem: 0, entry: 0, tail: 0, gap: Gap(0), shape: Shape(0), digits: 0 };

fn opens_sentence(before: &Token, token: &Token) -> bool {
    let gap = token.gap;
    if gap.has(Gap::BANG | Gap::BLANK) {
        return true;
    }
    let capital = token.shape.has(Shape::CAPITAL);
    if gap.has(Gap::NEWLINE) && (capital || token.is_number() || gap.has(Gap::DOT | Gap::DASH | Gap::OTHER)) {
        return true;
    }
    if !gap.has(Gap::DOT) || !gap.has(Gap::SPACE | Gap::NEWLINE) {
        return false;
    }
    // "kl. 9", "A. Holm", "24. november" go on; "kl. 9. Vi ses" does not.
    if before.is_number() {
        return capital;
    }
    let length = before.end - before.start;
    let abbreviation = lexicon::cue_of(before) == lexicon::cue::ABBREVIATION || length == 1;
    // "300 kr. Betaler du ikke …": behind an amount.
    const KRONER: [u32; 1] = hashes("kr");
    !abbreviation || token.is_word() && capital && (length > 2 || before.hash == KRONER[0])
}
