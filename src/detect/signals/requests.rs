//! What the reader is asked for: a way to ask, and things asked for after it (or before it: "cpr-nummer bedes oplyst").
//! Also the CPR number as a password.

use super::{Asked, Cue, Cues, Scan, Signal, SignalKind, has, is_any, negates, opens_clause, push};
use crate::detect::lexicon::group;
use crate::text::{Gap, Shape};

/// What a sentence is about at the point that has been read.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// Nothing is asked.
    Idle,
    /// What follows is asked for; the token that asks, and whether a verb like "oplys" does, that speech can answer.
    Asking(usize),
    /// What follows is fetched, brought, received, or must not be sent.
    Refused,
}

/// What goes from one sentence to the next.
struct Carry {
    mode: Mode,
    /// Things named in the sentence before: what "den" in "send den" may be.
    named: u16,
    named_first: usize,
    /// The request that a list continues: index in the output.
    open: Option<usize>,
}

pub fn find(scan: &Scan, cues: &Cues, out: &mut Vec<Signal>) {
    let mut carry = Carry { mode: Mode::Idle, named: 0, named_first: 0, open: None };
    let mut before = 0;
    let mut code_before = false;
    for (from, to, cues) in cues.sentences() {
        let follows = from == before && from > 0;
        if !follows || !continues(scan, from) {
            carry.mode = Mode::Idle;
            carry.open = None;
        }
        if !follows {
            carry.named = 0;
        }
        sentence(scan, from, to, cues, &mut carry, out);
        code_before = cpr_as_code(scan, cues, code_before && follows, out);
        before = to;
    }
}

/// Does the sentence go on with what the one before asked for: a list after a colon, its next item, or a sentence that is
/// none ("cpr. nr. og lønseddel")?
fn continues(scan: &Scan, from: usize) -> bool {
    let token = &scan.tokens[from];
    let gap = token.gap;
    if gap.has(Gap::BANG) {
        return false;
    }
    let item = gap.has(Gap::NEWLINE) && (gap.has(Gap::DASH | Gap::OTHER) || token.is_number());
    gap.has(Gap::COLON)
        || item
        || gap.has(Gap::NEWLINE) && !gap.has(Gap::DOT | Gap::BLANK)
        || !token.shape.has(Shape::CAPITAL) && !gap.has(Gap::BLANK)
}

fn bit(group: u8) -> u16 {
    match group {
        group::ASKED_CPR => Asked::CPR,
        group::ASKED_ID => Asked::ID_COPY,
        group::ASKED_HEALTH => Asked::HEALTH,
        group::ASKED_FINANCES => Asked::FINANCES,
        group::ASKED_CREDENTIAL => Asked::CREDENTIALS,
        group::ASKED_OTHER => Asked::OTHER_PROTECTED,
        group::ASKED_NEUTRAL => Asked::NEUTRAL,
        _ => 0,
    }
}

fn sentence(scan: &Scan, from: usize, to: usize, cues: &[Cue], carry: &mut Carry, out: &mut Vec<Signal>) {
    let never =
        (from..to).any(|i| is_any(scan, i, &["aldrig", "never"]) && !is_any(scan, i + 1, &["modtaget", "fået"]));
    let face_to_face = has(cues, group::IN_PERSON) && !has(cues, group::ANSWER_HERE);
    let mut reader =
        Reader { scan, out, mode: carry.mode, open: carry.open, at: from, named: 0, named_first: 0, verdict: true };
    let mut start_at = None;
    let mut covered = 0;
    for (n, cue) in cues.iter().enumerate() {
        let thing = bit(cue.group);
        reader.cut(cue.first);
        match cue.group {
            _ if never && thing == 0 => reader.mode = Mode::Refused,
            group::ASK_IMPERATIVE if opens_imperative(scan, cue, from) => {
                let denied = denied(scan, cue, from, to) || face_to_face && tells(scan, cue.first);
                reader.ask(cue, denied, carry, true);
            }
            group::ASK_NOUN_IMPERATIVE if is_order(scan, cue, from, to) => {
                reader.ask(cue, denied(scan, cue, from, to), carry, true);
            }
            group::ASK_QUESTION | group::ASK_START => {
                let polite = cue.group == group::ASK_QUESTION && opens_clause(scan, cue.first);
                let before = cue.first > from && negates(scan, cue.first - 1);
                start_at = Some((cue.last, polite, before || cue.group == group::ASK_START && inside(scan, cue)));
            }
            group::ASK_VERB => {
                let Some((start, polite, refused)) = start_at.filter(|(start, _, _)| cue.first - start <= 6) else {
                    continue;
                };
                let negated = !polite && (start + 1..cue.first).any(|i| negates(scan, i));
                let denied =
                    refused || negated || denied(scan, cue, start, to) || face_to_face && tells(scan, cue.first);
                reader.ask(cue, denied, carry, true);
            }
            group::ASK_NEED => {
                let before = cue.first > from && negates(scan, cue.first - 1);
                let after = negates(scan, cue.last + 1);
                reader.ask(cue, before || after || face_to_face, carry, false);
            }
            group::ASK_PASSIVE => {
                let refused =
                    [cue.first.wrapping_sub(1), cue.first + 1].iter().any(|&i| i >= from && i < to && negates(scan, i));
                if is_due(scan, cue, from, to) {
                    reader.passive(cue, refused || face_to_face);
                }
            }
            group::ASK_GOES_ON => {
                if carry.mode == Mode::Idle && carry.open.is_some() {
                    reader.open = carry.open;
                }
            }
            group::ASK_NOT if cue.first >= covered => reader.mode = Mode::Refused,
            _ if thing != 0 && !shadowed(cues, n) => reader.thing(cue, thing),
            _ => {}
        }
        if matches!(cue.group, group::ASK_START | group::ASK_QUESTION | group::ASK_NEED) {
            covered = covered.max(cue.last + 1);
        }
    }
    let (mode, open, named, named_first) = (reader.mode, reader.open, reader.named, reader.named_first);
    short_question(scan, from, to, named, named_first, out);
    if let Mode::Asking(ask) = mode
        && open.is_none()
        && scan.gap(to).has(Gap::COLON)
    {
        // "Vi skal bruge følgende:" and the list stands below.
        carry.mode = Mode::Asking(ask);
    } else {
        carry.mode = mode;
    }
    carry.open = open;
    if named != 0 {
        (carry.named, carry.named_first) = (named, named_first);
    } else if to - from > 4 {
        carry.named = 0;
    }
}

struct Reader<'r, 't> {
    scan: &'r Scan<'t>,
    out: &'r mut Vec<Signal>,
    mode: Mode,
    open: Option<usize>,
    at: usize,
    named: u16,
    named_first: usize,
    /// Whether the thing before was asked for: what "og" carries on.
    verdict: bool,
}

impl Reader<'_, '_> {
    /// A subordinate clause ends what is asked for: "skriv, hvis din indkomst ændrer sig".
    fn cut(&mut self, to: usize) {
        if let Mode::Asking(_) = self.mode {
            let cuts = (self.at..to).any(|i| {
                is_any(self.scan, i, &["hvis", "når", "fordi", "såfremt", "medmindre", "if", "when", "because", "mens"])
                    || is_any(self.scan, i, &["så", "som", "da"])
                        && is_any(self.scan, i + 1, &["vi", "jeg", "du", "i", "de", "din", "dit", "vores"])
                    || is_any(self.scan, i, &["for"]) && is_any(self.scan, i + 1, &["at"])
            });
            if cuts {
                self.mode = Mode::Idle;
            }
        }
        self.at = self.at.max(to);
    }

    fn ask(&mut self, cue: &Cue, denied: bool, carry: &Carry, verb: bool) {
        self.open = None;
        self.verdict = true;
        self.at = cue.last + 1;
        if denied {
            self.mode = Mode::Refused;
            return;
        }
        self.mode = Mode::Asking(cue.first);
        if verb && let Some(at) = pronoun(self.scan, cue.last + 1) {
            // "Har du en lønseddel? Send den hertil."
            let asked = if self.named != 0 { self.named } else { carry.named };
            self.add(cue.first, at, if asked != 0 { asked } else { Asked::NEUTRAL });
        }
    }

    /// "cpr-nummer bedes oplyst", "der skal vedhæftes en lønseddel".
    fn passive(&mut self, cue: &Cue, refused: bool) {
        if refused {
            self.mode = Mode::Refused;
            return;
        }
        if self.named != 0 && self.mode == Mode::Idle && cue.first - self.named_first <= 12 {
            let (first, named) = (self.named_first, self.named);
            self.open = None;
            self.add(first, cue.last, named);
        }
        if self.mode == Mode::Idle {
            self.mode = Mode::Asking(cue.first);
        }
    }

    fn thing(&mut self, cue: &Cue, bit: u16) {
        if is_any(self.scan, cue.last, &["pas"]) && is_any(self.scan, cue.last + 1, &["på", "godt"]) {
            return;
        }
        // "sag 26/0311 (cpr-nr. …)": says whose it is.
        if bit == Asked::CPR && self.scan.tokens[cue.first].gap.has(Gap::OPEN) {
            return;
        }
        let Some(verdict) = object(self.scan, cue.first, self.verdict) else { return };
        self.verdict = verdict;
        if !verdict || given(self.scan, cue) {
            return;
        }
        if let Mode::Asking(ask) = self.mode {
            self.add(ask, cue.last, bit);
        }
        if self.named == 0 {
            self.named_first = cue.first;
        }
        self.named |= bit;
    }

    fn add(&mut self, first: usize, last: usize, asked: u16) {
        let (start, end) = self.scan.span(first.min(last), last.max(first));
        match self.open.and_then(|at| self.out.get_mut(at)) {
            Some(request) => {
                request.end = request.end.max(end);
                request.asked.0 |= asked;
            }
            None => {
                self.open = Some(self.out.len());
                self.out.push(Signal { kind: SignalKind::Request, start, end, asked: Asked(asked) });
            }
        }
    }
}

/// A longer thing of another kind begins at the same word or holds it: "kopi af pas", "mitid brugernavn".
fn shadowed(cues: &[Cue], n: usize) -> bool {
    let cue = cues[n];
    cues.iter().enumerate().any(|(m, other)| {
        m != n
            && bit(other.group) != 0
            && other.first <= cue.first
            && other.last >= cue.last
            && other.last - other.first > cue.last - cue.first
    })
}

/// An imperative that is none: "at send", "jeg send".
fn opens_imperative(scan: &Scan, cue: &Cue, from: usize) -> bool {
    cue.first == from || !is_any(scan, cue.first - 1, &["at", "jeg", "en", "et", "du", "den", "det"])
}

/// "Svar med …" and "sms os …" as against "dit svar" and "en sms".
fn is_order(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    let begins = cue.first == from
        || opens_clause(scan, cue.first)
        || is_any(
            scan,
            cue.first - 1,
            &["og", "eller", "så", "venligst", "bare", "blot", "gerne", "please", "lige", "da", "derefter"],
        );
    let object = cue.last + 1 < to
        && is_any(
            scan,
            cue.last + 1,
            &[
                "os",
                "mig",
                "venligst",
                "lige",
                "din",
                "dit",
                "dine",
                "jeres",
                "en",
                "et",
                "billede",
                "foto",
                "kopi",
                "med",
                "den",
                "det",
                "dem",
                "blot",
                "bare",
                "her",
                "på",
                "ikke",
                "aldrig",
                "kopien",
                "legitimation",
                "cpr",
                "retur",
                "tilbage",
                "gerne",
                "to",
                "with",
                "your",
                "a",
                "the",
                "begge",
                "seneste",
                "for",
                "og",
                "hertil",
                "personnummer",
            ],
        );
    begins && object
}

/// "bedes", "skal sendes", "sendes til loen@…"; not "din journal sendes til dig".
fn is_due(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    if is_any(scan, cue.first, &["bedes", "ønskes", "efterlyses", "mangler"]) {
        return true;
    }
    let modal = (cue.first.saturating_sub(4).max(from)..cue.first)
        .any(|i| is_any(scan, i, &["skal", "bedes", "ønskes", "må", "kan", "bør", "venligst"]));
    let to_reader = is_any(scan, cue.last + 1, &["til"]) && is_any(scan, cue.last + 2, &["dig", "jer", "hjem"]);
    let (start, end) = (scan.tokens[from].start, scan.tokens[to - 1].end);
    let here = (cue.last + 1..to).any(|i| is_any(scan, i, &["hertil", "undertegnede"]))
        || scan.ats[scan.ats.partition_point(|&at| at < start)..].first().is_some_and(|&at| at < end);
    !to_reader && (modal || here)
}

/// Verbs that one can also answer by speaking.
fn tells(scan: &Scan, at: usize) -> bool {
    is_any(
        scan,
        at,
        &[
            "oplys",
            "oplyse",
            "opgiv",
            "opgive",
            "angiv",
            "angive",
            "bekræft",
            "bekræfte",
            "giv",
            "give",
            "fortæl",
            "fortælle",
            "sige",
            "indtast",
            "indtaste",
            "tast",
            "taste",
            "oplyst",
            "oplyses",
            "aflever",
        ],
    )
}

fn inside(scan: &Scan, cue: &Cue) -> bool {
    (cue.first..=cue.last).any(|i| negates(scan, i)) && !is_any(scan, cue.first, &["glem"])
}

/// "Send ikke", "send det aldrig", "undlad at sende"; not "send det, hvis du ikke har".
fn denied(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    let stop = |i: usize| scan.tokens[i].gap.has(Gap::COMMA | Gap::SEMICOLON);
    for i in cue.last + 1..(cue.last + 5).min(to) {
        if stop(i) || is_any(scan, i, &["hvis", "men", "og"]) {
            break;
        }
        if negates(scan, i) {
            return true;
        }
    }
    let mut i = cue.first;
    while i > from && cue.first - i < 3 && !stop(i) {
        i -= 1;
        if is_any(scan, i, &["undlad", "undgå"]) || negates(scan, i) && cue.group != group::ASK_VERB {
            return true;
        }
    }
    false
}

/// "send den", "upload dem": where the pronoun stands.
fn pronoun(scan: &Scan, mut at: usize) -> Option<usize> {
    for _ in 0..3 {
        if is_any(scan, at, &["os", "mig", "venligst", "lige", "bare", "blot", "gerne", "også", "så", "us", "me"]) {
            at += 1;
        }
    }
    let there = is_any(scan, at, &["den", "det", "dem", "disse", "it", "them", "begge"]);
    // "Send det nye skema": an article.
    let stands_alone = scan.tokens.get(at + 1).is_none_or(|t| {
        !t.gap.only(Gap::SPACE)
            || is_any(
                scan,
                at + 1,
                &[
                    "til", "på", "i", "via", "med", "her", "hertil", "som", "retur", "tilbage", "ind", "over", "inden",
                    "senest", "nu", "straks", "gerne", "venligst", "hurtigst", "så", "direkte", "to", "by", "here",
                    "pr", "per", "når", "hvis", "lige", "bare", "blot", "og", "eller", "digitalt", "begge",
                ],
            )
    });
    (there && stands_alone).then_some(at)
}

/// Whether the thing at token `at` is what is sent, or only what the sending is about ("et svar om din diagnose").
/// None where it belongs to the writer ("mit pas").
fn object(scan: &Scan, at: usize, before: bool) -> Option<bool> {
    let mut i = at;
    for _ in 0..4 {
        let Some(prev) = i.checked_sub(1) else { return Some(true) };
        if !scan.tokens[i].gap.only(Gap::SPACE | Gap::QUOTE | Gap::DASH | Gap::OPEN) {
            let listed = scan.tokens[i].gap.has(Gap::COMMA);
            return Some(!listed || before);
        }
        if is_any(scan, prev, &["min", "mit", "mine", "vores", "vort", "my", "our"]) {
            return None;
        }
        if is_any(scan, prev, &["og", "eller", "samt", "and", "or", "både"]) {
            return Some(before);
        }
        if is_any(
            scan,
            prev,
            &[
                "vedrørende",
                "vedr",
                "angående",
                "ang",
                "til",
                "pga",
                "efter",
                "ved",
                "fra",
                "under",
                "mod",
                "i",
                "på",
                "mht",
                "about",
                "grundet",
                "trods",
            ],
        ) {
            return Some(false);
        }
        if is_any(scan, prev, &["om", "for", "over"]) {
            return Some(informs(scan, prev));
        }
        i = prev;
        if !is_any(
            scan,
            prev,
            &[
                "din",
                "dit",
                "dine",
                "jeres",
                "deres",
                "et",
                "en",
                "de",
                "den",
                "det",
                "seneste",
                "sidste",
                "nyeste",
                "nye",
                "ny",
                "nyt",
                "gyldig",
                "gyldigt",
                "aktuelle",
                "aktuel",
                "hele",
                "fulde",
                "tre",
                "to",
                "barnets",
                "sidst",
                "relevant",
                "relevante",
                "your",
                "the",
                "nuværende",
                "samlede",
                "alle",
                "eventuelle",
                "underskrevne",
                "danske",
                "evt",
            ],
        ) {
            return Some(true);
        }
    }
    Some(true)
}

/// "oplysninger om din gæld", "bede dig om dit cpr": what stands after "om" is itself asked for.
fn informs(scan: &Scan, om: usize) -> bool {
    let back = |n: usize, words: &[&str]| om >= n && is_any(scan, om - n, words);
    if !is_any(scan, om, &["om"]) {
        return back(1, &["dokumentation", "bilag", "kvittering", "kvitteringer", "brug", "kopi", "kopier"]);
    }
    let verbs = &["bede", "beder", "bedt", "anmode", "anmoder", "anmodes", "spørge", "spørger", "bedes"];
    back(
        1,
        &[
            "oplysninger",
            "oplysning",
            "oplysningerne",
            "dokumentation",
            "information",
            "informationer",
            "data",
            "info",
            "lidt",
            "mere",
            "oplys",
            "skriv",
            "fortæl",
            "oplyse",
            "skrive",
            "erklæring",
            "besked",
        ],
    ) || back(1, verbs)
        || back(2, verbs)
        || back(3, verbs)
        || back(1, &["dig", "jer", "dem"])
}

/// The value stands right behind: "cpr 010145-5009", "koden 4711" is told, not asked for.
fn given(scan: &Scan, cue: &Cue) -> bool {
    let mut i = cue.last + 1;
    for _ in 0..3 {
        if is_any(scan, i, &["nr", "nummer", "nummeret", "er", "på", "no", "number", "is"]) {
            i += 1;
        }
    }
    scan.tokens.get(i).is_some_and(|t| {
        t.is_number()
            && t.digits >= 4
            && t.gap.only(Gap::SPACE | Gap::COLON | Gap::DOT | Gap::OTHER | Gap::QUOTE | Gap::DASH)
    })
}

/// "Cpr-nr?", "Og dit kontonummer?"
fn short_question(scan: &Scan, from: usize, to: usize, named: u16, first: usize, out: &mut Vec<Signal>) {
    if named & !Asked::NEUTRAL == 0 || to - from > 5 || out.last().is_some_and(|s| s.start >= scan.tokens[from].start) {
        return;
    }
    let end = scan.tokens[to - 1].end as usize;
    let mine = (from..to).any(|i| is_any(scan, i, &["mit", "min", "mine", "jeg", "min", "my"]));
    if !mine && scan.text[end..].trim_start_matches([' ', '"', ')']).starts_with('?') {
        let (start, end) = scan.span(first, to - 1);
        out.push(Signal { kind: SignalKind::Request, start, end, asked: Asked(named) });
    }
}

/// "Adgangskoden er de sidste fire cifre i dit cpr-nummer." Gives whether the sentence speaks of a code or a locked file.
fn cpr_as_code(scan: &Scan, cues: &[Cue], before: bool, out: &mut Vec<Signal>) -> bool {
    let mut code = None;
    let mut unlock = None;
    let mut done = false;
    for cue in cues {
        match cue.group {
            group::CODE_WORD => code = Some(cue.last),
            group::UNLOCK => unlock = Some(cue.last),
            _ => {}
        }
    }
    for cpr in cues.iter().filter(|c| c.group == group::ASKED_CPR) {
        let linked = cues.iter().any(|cue| match cue.group {
            group::CODE_WORD => links(scan, cue, cpr),
            group::UNLOCK if cue.last < cpr.first && cpr.first - cue.last < 14 => {
                (cue.last + 1..cpr.first).any(|i| is_any(scan, i, &["med", "ved", "with", "using", "by"]))
                    && !(cue.first.saturating_sub(3)..cpr.first).any(|i| negates(scan, i))
            }
            _ => false,
        });
        let after = before && code.is_none() && uses(scan, cpr);
        if (linked || after) && !done {
            push(scan, out, SignalKind::CprAsPassword, cpr.first, cpr.last);
            done = true;
        }
    }
    code.is_some() || unlock.is_some()
}

/// "koden er dit cpr", "brug dit cpr som kode", "adgangskode: cpr".
fn links(scan: &Scan, code: &Cue, cpr: &Cue) -> bool {
    let (left, right) = if code.last < cpr.first { (code, cpr) } else { (cpr, code) };
    if right.first <= left.last || right.first - left.last > 12 {
        return false;
    }
    let between = left.last + 1..right.first;
    if (left.first.saturating_sub(3)..right.first).any(|i| negates(scan, i)) {
        return false;
    }
    if code.last < cpr.first {
        let is = between.clone().any(|i| {
            is_any(
                scan,
                i,
                &[
                    "er", "bliver", "består", "svarer", "udgøres", "udgør", "is", "brug", "anvend", "indtast", "tast",
                    "skriv", "bruge", "=", "laves", "sat",
                ],
            )
        });
        let equals = (code.last + 1..=cpr.first.min(code.last + 3)).any(|i| {
            scan.tokens[i].gap.has(Gap::COLON) || scan.text[..scan.tokens[i].start as usize].trim_end().ends_with('=')
        });
        let bracket = scan.tokens[code.last + 1].gap.has(Gap::OPEN);
        let other = between
            .clone()
            .any(|i| is_any(scan, i, &["oplys", "send", "opgiv", "men", "sendes", "sender", "får", "sammen"]));
        return (is || equals || bracket) && !other;
    }
    between.clone().any(|i| is_any(scan, i, &["som", "er", "as", "is"]))
        && !between.clone().any(|i| is_any(scan, i, &["du", "og", "men"]))
}

/// "Brug dit cpr-nummer", "Det er de sidste fire cifre …" after a sentence about a code.
fn uses(scan: &Scan, cpr: &Cue) -> bool {
    let (from, _) = scan.sentence(cpr.first);
    let start = cpr.first.saturating_sub(8).max(from);
    (start..cpr.first).any(|i| is_any(scan, i, &["brug", "anvend", "indtast", "tast", "er", "skriv", "bruge", "use"]))
        && !(start..cpr.first).any(|i| negates(scan, i))
        && cpr.first - from <= 8
}
