//! Ways out, ready to apply: leave a passage out so that the rest still reads as Danish, write neutrally, offer the
//! secure way, send by another route.

use crate::{
    detect::SignalKind,
    draft::{Channel, Transport},
    reading::{FieldName, Passage, Reading},
    rules::FixDraft,
    sms,
    text::{key, sort_by_key},
    verdict::Both,
};

const LEAVE_OUT: Both = ["Udelad det markerede", "Leave out what is marked"];
const NEUTRAL: Both = ["Skriv det neutralt", "Write it neutrally"];

/// Takes identifiers out, with the words that only introduce them ("på cpr-nr.", "dit nummer er").
pub fn leave_out(reading: &Reading, passages: &[Passage]) -> FixDraft {
    let edits = passages.iter().map(|p| {
        let field = &reading.fields[p.field];
        match field.name {
            FieldName::AttachmentName(_) => (Cut::new(field.text, *p).out_of_file_name(), String::new()),
            _ => Cut::new(field.text, *p).introduced(),
        }
    });
    FixDraft { id: "leave-out", label: LEAVE_OUT, safe: true, edits: apart(edits.collect()), ..FixDraft::default() }
}

/// Takes places out: ", Diabetesambulatoriet", "i Lungeambulatoriet"; where an address follows it keeps "på".
pub fn leave_out_place(reading: &Reading, passages: &[Passage]) -> FixDraft {
    let edits = passages.iter().map(|p| Cut::new(reading.fields[p.field].text, *p).place());
    let label: Both = ["Udelad navnet på stedet", "Leave the place out"];
    FixDraft { id: "leave-out", label, safe: true, edits: apart(edits.collect()), ..FixDraft::default() }
}

/// Says it without what is told: the phrase is left out ("om din kontanthjælp"), else a reminder says "din aftale",
/// else the sentence goes. Only the first is safe without a second look.
pub fn without(reading: &Reading, passages: &[Passage]) -> Option<FixDraft> {
    let reminds = reading.has_signal(SignalKind::Reminder);
    let mut safe = true;
    let mut edits: Vec<(Passage, String)> = Vec::new();
    for run in runs(reading, passages) {
        let cut = Cut::new(reading.fields[run.field].text, run);
        let edit = cut.phrase().unwrap_or_else(|| {
            safe = false;
            let neutral = if reminds || cut.tells_a_time() { cut.appointment() } else { None };
            neutral.unwrap_or_else(|| (cut.sentence(), String::new()))
        });
        edits.push(edit);
    }
    let edits = apart(edits);
    // What is left must still tell something.
    let left = |field: usize| {
        let gone: u32 = edits.iter().filter(|(p, _)| p.field == field).map(|(p, _)| p.end - p.start).sum();
        reading.fields[field].text.len() > gone as usize + 40
    };
    let whole = edits.iter().all(|(p, _)| left(p.field));
    let (id, label) = if safe { ("leave-out", LEAVE_OUT) } else { ("write-neutrally", NEUTRAL) };
    whole.then_some(FixDraft { id, label, safe, edits, ..FixDraft::default() })
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
    let label: Both = ["Henvis til den sikre vej", "Point to the secure way"];
    let (sentence, words) = secure_sentence(reading);
    let mut said = false;
    let mut edits: Vec<(Passage, String)> = Vec::new();
    for here in reading.signals_of(SignalKind::AnswerHere).filter(|s| requests.iter().any(|r| r.field == s.field)) {
        let (edit, says) = Cut::new(reading.fields[here.field].text, here.passage()).answer(requests, &words);
        edits.push(edit);
        said |= says;
    }
    if let Some(last) = requests.last().filter(|_| !said) {
        let end = Cut::new(reading.fields[last.field].text, *last).sentence_end();
        let mut text = String::from(" ");
        text.push_str(&sentence);
        edits.push((Passage { field: last.field, start: end, end }, text));
    }
    let edits = apart(edits);
    let (gone, new) =
        edits.iter().fold((0, 0), |(gone, new), (p, text)| (gone + p.end - p.start, new + text.len() as u32));
    let params = &reading.settings.params;
    let most = params.nemsms_limit.min(params.sms_limit);
    let units = sms::length(&reading.draft.body, "body").units;
    // What is too long already gets no worse by a line more.
    let safe = !reading.is_sms() || units > most || (units + new).saturating_sub(gone) <= most;
    FixDraft { id: "offer-secure-route", label, safe, edits, ..FixDraft::default() }
}

/// The organisation's own secure way, else the pack's: as a sentence, and as words within one.
fn secure_sentence(reading: &Reading) -> (String, String) {
    let own = reading.settings.params.secure_routes.iter().flatten().next();
    let route = match own {
        Some(route) => route.as_str(),
        None if reading.settings.pack.public => "borger.dk",
        None => "vores selvbetjening",
    };
    let words = ["send det sikkert via ", route].concat();
    let sentence = if own.is_none() && !reading.is_sms() {
        reading.settings.pack.secure_sentence[0].into()
    } else {
        ["Send det sikkert via ", route, "."].concat()
    };
    (sentence, words)
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

/// Edits in text order: those that touch are made one, those inside another go.
fn apart(mut edits: Vec<(Passage, String)>) -> Vec<(Passage, String)> {
    sort_by_key(&mut edits, |(p, _)| key(p.field as u32, p.start, u32::MAX - p.end, 0));
    let mut out: Vec<(Passage, String)> = Vec::with_capacity(edits.len());
    for (passage, text) in edits {
        match out.last_mut() {
            Some((last, _)) if last.field == passage.field && passage.start < passage.end && passage.end < last.end => {
            }
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
    fn introduced(mut self) -> (Passage, String) {
        if self.fills_line() {
            return (self.line(), String::new());
        }
        if self.has_before(&IS, &[':']).is_some() {
            return (self.clause(), String::new());
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
        // "du bad om 010145-5009": the verb needs its preposition.
        let leading: &[&str] = if noun { &PREPOSITIONS } else { &["på", "med", "under", "via"] };
        let led = self.has_before(leading, &[]);
        if let Some(at) = led {
            self.start = at;
        }
        let head = self.before().trim_end_matches([' ', '\u{a0}']);
        let opens = head.is_empty() || head.ends_with(['.', ',', '(', '!', '?', ':', ';', '\n', '-', '–', '/']);
        if noun && led.is_none() && (owner.is_some() || !opens) {
            // "I skulle bruge mit cpr: …", "Oplys erstatningsnr. …": the noun may stay.
            if owner.is_some() && opens && number.ends_sentence() {
                return (number.clause(), String::new());
            }
            self = number;
            self.start = self.before().trim_end_matches([' ', '\u{a0}']).trim_end_matches(':').len();
            // "erstatningsnr. …" becomes "erstatningsnummer": a dot at its end would end the sentence.
            if self.before().ends_with("nr.") {
                self.start -= 3;
                return (self.passage(), "nummer".into());
            }
            return (self.passage(), String::new());
        }
        (self.tidy(), String::new())
    }

    /// Nothing of the sentence follows.
    fn ends_sentence(&self) -> bool {
        let tail = self.after().trim_start_matches(' ');
        tail.is_empty() || tail.starts_with(['.', '!', '?', '\n'])
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
            if self.after().is_empty() || self.after().starts_with('\n') {
                self.start -= spaces;
            }
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
        // "til røntgen af lungerne"
        if let Some(word) = self.after().strip_prefix(" af ").and_then(|rest| rest.split([' ', ',', '.', '\n']).next())
        {
            self.end += " af ".len() + word.len();
        }
        if self.after().starts_with(|c: char| c.is_alphanumeric() || c == '-') {
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
        (self.start, self.end) = self.sentence_bounds();
        if self.before().is_empty() || self.before().ends_with('\n') {
            self.end += self.after().len() - self.after().trim_start_matches(' ').len();
        }
        self.passage()
    }

    fn tells_a_time(&self) -> bool {
        let (from, to) = self.sentence_bounds();
        self.text.get(from..to).is_some_and(|sentence| sentence.contains(" kl"))
    }

    /// "din genoptræning efter hofteoperationen" becomes "din aftale".
    fn appointment(mut self) -> Option<(Passage, String)> {
        let (word, at) = self.word_before(&[])?;
        let mine = match word {
            "din" | "dit" | "dine" => "din aftale",
            "Din" | "Dit" | "Dine" => "Din aftale",
            _ => return None,
        };
        self.start = at;
        Some((self.passage(), mine.into()))
    }
    fn sentence_end(self) -> u32 {
        self.sentence_bounds().1 as u32
    }

    /// The invitation to answer here gives way to `secure` ("send det sikkert via …"); says whether that now stands in
    /// the text.
    fn answer(mut self, requests: &[Passage], secure: &str) -> ((Passage, String), bool) {
        let (from, to) = self.sentence_bounds();
        let asked = |r: &&Passage| r.field == self.field && from <= r.start as usize && r.end as usize <= to;
        let opens = self.text.get(from..self.start).is_some_and(|head| head.trim().len() < 8);
        let goes_on = requests.iter().filter(asked).any(|r| r.end as usize > self.end + 2);
        let asks = requests.iter().any(|r| asked(&r));
        if !asks || opens && !goes_on {
            return ((self.sentence(), String::new()), false);
        }
        const REST: [&str; 15] = [
            "mail", "mailen", "e-mail", "sms", "sms'en", "besked", "beskeden", "her", "hertil", "retur", "tilbage",
            "gerne", "nu", "straks", "igen",
        ];
        while let Some(word) =
            self.after().strip_prefix(' ').and_then(|rest| rest.split([' ', ',', '.', '!', '\n']).next())
        {
            if !REST.contains(&word.to_lowercase().as_str()) {
                break;
            }
            self.end += 1 + word.len();
        }
        // "Svar på denne sms med dit …": "Send dit …"
        if opens {
            self.end += if self.after().starts_with(" med ") { 4 } else { 0 };
            return ((self.passage(), "Send".into()), false);
        }
        // "… og send det retur her"
        if self.has_before(&["og", "and"], &[]).is_some() {
            return ((self.passage(), secure.into()), true);
        }
        if let Some(at) = self.has_before(&["ved", "som"], &[]) {
            self.start = at;
        }
        ((self.tidy(), String::new()), false)
    }
}
