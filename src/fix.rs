//! Ways out, ready to apply: leave a passage out so that the rest still reads as Danish, write neutrally, offer the
//! secure way, send by another route.

use crate::{
    detect::SignalKind,
    draft::{Channel, Transport},
    reading::{FieldName, Passage, Reading},
    rules::FixDraft,
    sms,
    text::sort_by_key,
    verdict::Both,
};

const LEAVE_OUT: Both = ["Udelad det markerede", "Leave out what is marked"];

/// Takes identifiers out, with the words that only introduce them ("på cpr-nr.", "dit nummer er").
pub fn leave_out(reading: &Reading, passages: &[Passage]) -> FixDraft {
    let edits = passages.iter().map(|p| {
        let field = &reading.fields[p.field];
        let cut = match field.name {
            FieldName::AttachmentName(_) => Cut::new(field.text, *p).out_of_file_name(),
            _ => Cut::new(field.text, *p).introduced(),
        };
        (cut, String::new())
    });
    FixDraft { id: "leave-out", label: LEAVE_OUT, safe: true, edits: apart(edits.collect()), ..FixDraft::default() }
}

/// Takes places out: ", Diabetesambulatoriet", "i Lungeambulatoriet"; where an address follows it keeps "på".
pub fn leave_out_place(reading: &Reading, passages: &[Passage]) -> FixDraft {
    let edits = passages.iter().map(|p| Cut::new(reading.fields[p.field].text, *p).place());
    let label: Both = ["Udelad navnet på stedet", "Leave the place out"];
    FixDraft { id: "leave-out", label, safe: true, edits: apart(edits.collect()), ..FixDraft::default() }
}

/// Ways to say it without what is told: leave the phrase out ("om din kontanthjælp"), else write "din aftale", else
/// leave the sentence out.
pub fn without(reading: &Reading, passages: &[Passage]) -> Vec<FixDraft> {
    let runs = runs(reading, passages);
    let phrases: Option<Vec<_>> = runs.iter().map(|p| Cut::new(reading.fields[p.field].text, *p).phrase()).collect();
    if let Some(edits) = phrases {
        return vec![FixDraft {
            id: "leave-out",
            label: LEAVE_OUT,
            safe: true,
            edits: apart(edits),
            ..FixDraft::default()
        }];
    }
    let sentences: Vec<_> =
        runs.iter().map(|p| (Cut::new(reading.fields[p.field].text, *p).sentence(), String::new())).collect();
    let label: Both = ["Udelad sætningen", "Leave the sentence out"];
    let some_is_left = |field: usize| {
        let gone: u32 =
            apart(sentences.clone()).iter().filter(|(p, _)| p.field == field).map(|(p, _)| p.end - p.start).sum();
        reading.fields[field].text.trim().len() > gone as usize + 20
    };
    if runs.iter().all(|p| some_is_left(p.field)) {
        return vec![FixDraft { id: "leave-sentence-out", label, edits: apart(sentences), ..FixDraft::default() }];
    }
    Vec::new()
}

/// A subject or title that tells nothing.
pub fn neutral_title(reading: &Reading, passages: &[Passage]) -> FixDraft {
    let title = if reading.settings.pack.public { "Brev om din sag" } else { "Besked til dig" };
    let subject = passages.iter().find(|p| reading.fields[p.field].name == FieldName::Subject);
    let whole = |p: &Passage| Passage { field: p.field, start: 0, end: reading.fields[p.field].text.len() as u32 };
    let only = passages.iter().all(|p| reading.fields[p.field].name == FieldName::Subject);
    let label: Both = ["Skriv en neutral titel", "Write a neutral title"];
    let edits = subject.map(|p| (whole(p), title.to_string())).into_iter().collect();
    FixDraft { id: "neutral-title", label, safe: only, edits, ..FixDraft::default() }
}

/// Writes characters of the SMS alphabet for those outside it.
pub fn into_gsm(reading: &Reading, field: usize, most: u32) -> Option<FixDraft> {
    let text = reading.fields.get(field)?.text;
    let mut edits: Vec<(Passage, String)> = Vec::new();
    let mut after = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if sms::is_gsm(c) {
            after.push(c);
            continue;
        }
        let replacement = sms::suggestion(c).unwrap_or("");
        let mut start = at;
        // An emoji goes with the space before it.
        if replacement.is_empty() && after.ends_with(' ') && edits.last().is_none_or(|(p, _)| p.end as usize != at) {
            after.pop();
            start -= 1;
        }
        after.push_str(replacement);
        edits.push((Passage { field, start: start as u32, end: (at + c.len_utf8()) as u32 }, replacement.to_string()));
    }
    let safe = sms::length(&after, "body").units <= most;
    let label: Both = ["Erstat tegnene uden for sms-alfabetet", "Replace the characters outside the SMS alphabet"];
    Some(FixDraft { id: "use-sms-alphabet", label, safe, edits, ..FixDraft::default() })
}

/// Names the secure way where something is asked for: in place of the invitation to answer here, else after the
/// request's sentence.
pub fn offer_secure_route(reading: &Reading, requests: &[Passage]) -> FixDraft {
    let sentence = reading.settings.pack.secure_sentence[0];
    let label: Both = ["Henvis til den sikre vej", "Point to the secure way"];
    let mut edits: Vec<(Passage, String)> = reading
        .signals_of(SignalKind::AnswerHere)
        .map(|s| Cut::new(reading.fields[s.field].text, s.passage()).answer(requests))
        .collect();
    if let Some(last) = requests.last() {
        let end = Cut::new(reading.fields[last.field].text, *last).sentence_end();
        let mut text = String::from(" ");
        text.push_str(sentence);
        edits.push((Passage { field: last.field, start: end, end }, text));
    }
    FixDraft { id: "offer-secure-route", label, safe: true, edits: apart(edits), ..FixDraft::default() }
}

/// The pack's safe routes, the best first; the check drops those on which the draft would be blocked.
pub fn safer_routes(reading: &Reading) -> Vec<FixDraft> {
    let routes = reading.settings.pack.routes.iter();
    routes
        .filter(|(channel, transport)| {
            matches!(transport, None | Some(Transport::ForcedTls | Transport::EndToEnd))
                && !matches!(channel, Channel::Sms | Channel::NemSms)
                && (*channel, *transport) != (reading.channel, reading.transport)
        })
        .map(|&(channel, transport)| FixDraft {
            id: match (channel, transport) {
                (Channel::DigitalPost, _) => "send-by-digital-post",
                (Channel::Form, _) => "send-by-form",
                (_, Some(Transport::EndToEnd)) => "send-end-to-end",
                _ => "send-by-forced-tls",
            },
            label: match (channel, transport) {
                (Channel::DigitalPost, _) => ["Send med Digital Post", "Send by Digital Post"],
                (Channel::Form, _) => ["Brug den sikre formular", "Use the secure form"],
                (_, Some(Transport::EndToEnd)) => {
                    ["Send som sikker, krypteret e-mail", "Send as secure, encrypted e-mail"]
                }
                _ => ["Send som e-mail med tvungen TLS", "Send as e-mail with forced TLS"],
            },
            safe: false,
            channel: Some(channel),
            transport,
            ..FixDraft::default()
        })
        .collect()
}

/// Edits in text order, those that touch made one.
fn apart(mut edits: Vec<(Passage, String)>) -> Vec<(Passage, String)> {
    sort_by_key(&mut edits, |(p, _)| p.key());
    let mut out: Vec<(Passage, String)> = Vec::with_capacity(edits.len());
    for (passage, text) in edits {
        match out.last_mut() {
            Some((last, words)) if last.field == passage.field && passage.start <= last.end => {
                last.end = last.end.max(passage.end);
                words.push_str(&text);
            }
            _ => out.push((passage, text)),
        }
    }
    out
}

/// Passages joined where only a small word stands between: "stress og angst", "afhængighed af kokain".
fn runs(reading: &Reading, passages: &[Passage]) -> Vec<Passage> {
    let mut sorted = passages.to_vec();
    sort_by_key(&mut sorted, Passage::key);
    let mut out: Vec<Passage> = Vec::with_capacity(sorted.len());
    for passage in sorted {
        match out.last_mut() {
            Some(last) if last.field == passage.field && joined(reading.fields[passage.field].text, last, &passage) => {
                last.end = last.end.max(passage.end);
            }
            _ => out.push(passage),
        }
    }
    out
}

fn joined(text: &str, a: &Passage, b: &Passage) -> bool {
    let between = text.get(a.end as usize..b.start as usize);
    let small =
        ["", ",", "og", "eller", "og din", "og dit", "og dine", "af", "i", "for", "med", "på", "efter", "til", "som"];
    a.end >= b.start || between.is_some_and(|gap| small.contains(&gap.trim()))
}

/// A passage and the text around it, to be widened. Offsets stay on the borders of characters: only ASCII marks and
/// whole words are taken in.
#[derive(Clone, Copy)]
struct Cut<'t> {
    text: &'t str,
    field: usize,
    start: usize,
    end: usize,
}

/// What a number is called.
const NOUNS: [&str; 34] = [
    "cpr",
    "cpr-nr",
    "cpr.nr",
    "cpr-nummer",
    "cpr-nummeret",
    "cprnr",
    "cprnummer",
    "cpr-no",
    "personnummer",
    "personnr",
    "personnummeret",
    "pnr",
    "p.nr",
    "nr",
    "nummer",
    "nummeret",
    "erstatningsnr",
    "erstatningsnummer",
    "erstatningspersonnummer",
    "e-cpr",
    "patient",
    "pasnr",
    "pasnummer",
    "kontonr",
    "kontonummer",
    "konto",
    "fødselsdato",
    "født",
    "f",
    "kortnummer",
    "kørekortnr",
    "kørekortnummer",
    "number",
    "no",
];
const PREPOSITIONS: [&str; 24] = [
    "om",
    "for",
    "til",
    "efter",
    "på",
    "hos",
    "i",
    "af",
    "vedr",
    "vedrørende",
    "angående",
    "mod",
    "med",
    "ved",
    "pga",
    "under",
    "over",
    "omkring",
    "via",
    "fra",
    "mht",
    "grundet",
    "about",
    "regarding",
];
const OWNERS: [&str; 22] = [
    "din", "dit", "dine", "jeres", "min", "mit", "mine", "hans", "hendes", "en", "et", "den", "det", "de", "vores",
    "deres", "sin", "sit", "sine", "your", "my", "the",
];
const IS: [&str; 6] = ["er", "lyder", "is", "var", "bliver", "har"];

impl<'t> Cut<'t> {
    fn new(text: &'t str, passage: Passage) -> Self {
        Self { text, field: passage.field, start: passage.start as usize, end: passage.end as usize }
    }

    fn passage(self) -> Passage {
        Passage { field: self.field, start: self.start as u32, end: self.end as u32 }
    }

    fn before(&self) -> &'t str {
        self.text.get(..self.start).unwrap_or("")
    }
    fn after(&self) -> &'t str {
        self.text.get(self.end..).unwrap_or("")
    }

    /// The word before, and where it begins; none across a line, a bracket or the end of a sentence.
    fn word_before(&self, marks: &[char]) -> Option<(&'t str, usize)> {
        let head =
            self.before().trim_end_matches([' ', '\u{a0}']).trim_end_matches(marks).trim_end_matches([' ', '\u{a0}']);
        let word_start = head
            .rfind([' ', '\n', '(', '"', '\u{a0}', '\t', '/'])
            .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
        let word = &head[word_start..];
        (!word.is_empty()).then_some((word, word_start))
    }

    fn has_before(&self, list: &[&str], marks: &[char]) -> Option<usize> {
        let (word, at) = self.word_before(marks)?;
        let bare = word.trim_end_matches(['.', ':']).to_lowercase();
        list.contains(&bare.as_str()).then_some(at)
    }

    /// The number with the words that lead to it.
    fn introduced(mut self) -> Passage {
        if self.fills_line() {
            return self.line();
        }
        if self.has_before(&IS, &[':']).is_some() {
            return self.clause();
        }
        let number = self;
        let mut noun = false;
        while let Some(at) = self.has_before(&NOUNS, &[':', '.', '-']) {
            self.start = at;
            noun = true;
        }
        let owner = self.has_before(&OWNERS, &[]);
        if noun && let Some(at) = owner {
            self.start = at;
        }
        let led = self.has_before(&PREPOSITIONS, &[]);
        if let Some(at) = led {
            self.start = at;
        }
        let head = self.before().trim_end_matches([' ', '\u{a0}']);
        let opens = head.is_empty() || head.ends_with(['.', ',', '(', '!', '?', ':', ';', '\n', '-', '–', '/']);
        if noun && led.is_none() && (owner.is_some() || !opens) {
            // "I skulle bruge mit cpr: …", "Oplys erstatningsnr. …": the noun may stay.
            self = number;
            let bare = self.before().trim_end_matches([' ', '\u{a0}']).trim_end_matches(':');
            self.start = bare.len();
            return self.tidy();
        }
        self.tidy()
    }

    /// A whole clause: "dit cpr er 010145-5009".
    fn clause(mut self) -> Passage {
        let head = self.before();
        let mut at = head.len();
        while let Some(i) = head[..at].rfind([',', '.', '!', '?', '\n', ';', '(']) {
            // The dot of "nr." and "f." ends no clause.
            let abbreviated = head[i..].starts_with('.') && !head[i + 1..].trim_start().starts_with(char::is_uppercase);
            if !abbreviated {
                at = i + 1;
                break;
            }
            at = i;
        }
        if head[..at].rfind([',', '.', '!', '?', '\n', ';', '(']).is_none() {
            at = 0;
        }
        let led = head[at..].len() - head[at..].trim_start().len();
        self.start = at + led;
        self.tidy()
    }

    /// Takes in the brackets, commas and spaces that would be left over.
    fn tidy(mut self) -> Passage {
        let open = self.before().trim_end_matches(' ').ends_with('(');
        let close = self.after().trim_start_matches(' ').starts_with(')');
        if open && close {
            self.start = self.before().trim_end_matches(' ').len() - 1;
            self.end += self.after().len() - self.after().trim_start_matches(' ').len() + 1;
        }
        let spaces = self.before().len() - self.before().trim_end_matches([' ', '\u{a0}']).len();
        let (head, tail) = (self.before().trim_end_matches([' ', '\u{a0}']), self.after());
        let starts = head.is_empty() || head.ends_with(['\n', '.', '!', '?', ':', '(']);
        let ends =
            tail.is_empty() || tail.trim_start_matches(' ').starts_with(['\n', '.', '!', '?', ',', ':', ';', ')']);
        if starts && ends && !open {
            // A sentence of its own goes with its full stop and the space after it.
            let rest = tail.trim_start_matches(' ');
            let stop = usize::from(rest.starts_with(['.', '!', '?', ',', ':', ';']));
            let skipped = tail.len() - rest.len() + stop;
            let more = tail[skipped..].len() - tail[skipped..].trim_start_matches(' ').len();
            self.end += skipped + more;
        } else if starts {
            self.end += tail.len() - tail.trim_start_matches([' ', '-', '–', ',', ':']).len();
        } else if head.ends_with([',', '-', '–', '/']) && (ends || !tail.starts_with(' ') || head.ends_with(',')) {
            self.start = head.trim_end_matches([',', '-', '–', '/', ' ']).len();
        } else {
            self.start -= spaces;
            // "Vedr. … - bevilling"
            if tail.starts_with(" - ") || tail.starts_with(" – ") {
                self.end += tail.len() - tail.trim_start_matches([' ', '-', '–']).len() - 1;
            }
        }
        self.passage()
    }

    fn line_bounds(&self) -> (usize, usize) {
        let from = self.before().rfind('\n').map_or(0, |i| i + 1);
        let to = self.after().find('\n').map_or(self.text.len(), |i| self.end + i + 1);
        (from, to)
    }
    /// Nothing but a bullet stands beside it.
    fn fills_line(&self) -> bool {
        let (from, to) = self.line_bounds();
        let marks = |s: &str| s.chars().all(|c| !c.is_alphanumeric());
        (from, to) != (0, self.text.len()) && marks(&self.text[from..self.start]) && marks(&self.text[self.end..to])
    }
    fn line(mut self) -> Passage {
        (self.start, self.end) = self.line_bounds();
        self.passage()
    }

    /// kvittering_0101455009_2025.pdf: with the mark before it.
    fn out_of_file_name(mut self) -> Passage {
        let marks = ['_', '-', ' ', '.', '('];
        let bare = self.before().trim_end_matches(marks).len();
        if bare > 0 {
            self.start = bare;
        } else {
            self.end += self.after().len() - self.after().trim_start_matches(['_', '-', ' ']).len();
        }
        self.passage()
    }

    /// "om din kontanthjælp": the phrase that only adds what it is about; none where the sentence needs it.
    fn phrase(mut self) -> Option<(Passage, String)> {
        for _ in 0..3 {
            if self.has_before(&PREPOSITIONS, &[]).is_some() {
                break;
            }
            // din, dit, or din nye
            let (word, at) = self.word_before(&[])?;
            let owner = OWNERS.contains(&word.to_lowercase().as_str());
            if word.ends_with(['.', ',', '!', '?', ':', ';']) || !owner && !self.is_led_by_owner(at) {
                return None;
            }
            self.start = at;
        }
        let at = self.has_before(&PREPOSITIONS, &[])?;
        self.start = at;
        // "på grund af"
        for two in [["på", "grund"], ["i", "forbindelse"], ["med", "hensyn"], ["i", "forhold"]] {
            if let Some(second) = self.has_before(&two[1..], &[]) {
                let wider = Self { start: second, ..self };
                if let Some(first) = wider.has_before(&two[..1], &[]) {
                    self.start = first;
                }
            }
        }
        let needed =
            ["lider", "lide", "er", "være", "bliver", "har", "fejler", "ved", "og", "eller", "skyldes", "ikke", "syg"];
        let head = self.before().trim_end();
        if head.is_empty()
            || head.ends_with(['.', ',', '!', '?', ':', ';', '\n'])
            || self.has_before(&needed, &[]).is_some()
        {
            return None;
        }
        let tail = self.after();
        if tail.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            return None;
        }
        self.start = head.len();
        Some((self.passage(), String::new()))
    }

    fn is_led_by_owner(&self, at: usize) -> bool {
        let next = Self { start: at, ..*self };
        next.has_before(&OWNERS, &[]).is_some()
    }

    /// The place, with what belongs to its name and leads to it.
    fn place(mut self) -> (Passage, String) {
        // Rusmiddelcenter Nordvang
        while let Some(word) =
            self.after().strip_prefix(' ').and_then(|rest| rest.split([' ', ',', '.', '\n', ':', ';', '!']).next())
        {
            if !word.starts_with(char::is_uppercase) || word.len() > 30 {
                break;
            }
            self.end += 1 + word.len();
        }
        let bare = self.before().trim_end();
        if bare.ends_with(',') {
            self.start = bare.len() - 1;
            return (self.passage(), String::new());
        }
        let Some(at) = self.has_before(&PREPOSITIONS, &[]) else { return (self.tidy(), String::new()) };
        self.start = at;
        let tail = self.after();
        if tail.strip_prefix(", ").is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
            self.end += 2;
            return (self.passage(), "på ".into());
        }
        self.start = self.before().trim_end_matches(' ').len();
        (self.passage(), String::new())
    }

    /// Where the sentence begins and ends (with its mark).
    fn sentence_bounds(&self) -> (usize, usize) {
        let ends = |text: &str, i: usize| {
            let rest = &text[i + 1..];
            text[i..].starts_with('\n')
                || rest.is_empty()
                || rest.starts_with('\n')
                || rest.starts_with(' ') && !rest[1..].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        };
        let stop = ['.', '!', '?', '\n'];
        let head = self.before();
        let from = head.rmatch_indices(stop).find(|(i, _)| ends(self.text, *i)).map_or(0, |(i, _)| i + 1);
        let tail = self.after();
        let to = tail
            .match_indices(stop)
            .find(|(i, _)| ends(self.text, self.end + i))
            .map_or(self.text.len(), |(i, m)| self.end + i + usize::from(m != "\n"));
        (from, to)
    }
    fn sentence(mut self) -> Passage {
        let (from, to) = self.sentence_bounds();
        self.start = from;
        self.end = to;
        self.passage()
    }
    fn sentence_end(self) -> u32 {
        self.sentence_bounds().1 as u32
    }

    /// The invitation to answer here: its own sentence goes; within the request's sentence only the words.
    fn answer(self, requests: &[Passage]) -> (Passage, String) {
        let (from, to) = self.sentence_bounds();
        let asks = requests.iter().any(|r| r.field == self.field && (r.start as usize) < to && from < r.end as usize);
        if asks { (self.tidy(), String::new()) } else { (self.sentence(), String::new()) }
    }
}
