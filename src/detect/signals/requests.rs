//! What the reader is asked for: a way to ask, and things asked for after it (or before it: "cpr-nummer bedes oplyst").

use super::order::{
    asks_fact, denied, given, illness, inside, is_due, is_order, object, opens_imperative, pronoun, tells,
};
use super::{Asked, Cue, Cues, Scan, Signal, SignalKind, any_in, has, is_any, negated, negates, opens_clause};
use crate::detect::lexicon::{cue, group, name};
use crate::text::{Gap, Parts, Shape};

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
    /// The sentence before asked for something: "det drejer sig om …" goes on with it.
    asked: bool,
}

pub fn find(scan: &Scan, cues: &Cues, out: &mut Vec<Signal>) {
    let mut carry = Carry { mode: Mode::Idle, named: 0, named_first: 0, open: None, asked: false };
    let mut before = 0;
    let answers = has(&cues.all, group::ANSWER_HERE);
    for (from, to, cues) in cues.sentences() {
        // What stands between without any cue may be other items of a list.
        let skipped = scan.sentences.partition_point(|&s| (s as usize) < before);
        let mut starts = scan.sentences[skipped..].iter().map(|&s| s as usize).take_while(|&s| s <= from);
        if from == 0 || !starts.all(|s| continues(scan, s)) {
            carry.mode = Mode::Idle;
            carry.open = None;
        }
        // «Har du epilepsi? Svar på denne sms.»: no list of what may be asked for holds all illnesses.
        if from > 0 && has(cues, group::ANSWER_HERE) {
            let (first, last) = scan.sentence(from - 1);
            if let Some(ill) = illness(scan, first, last).filter(|_| asks_fact(scan, first, last)) {
                let (start, end) = scan.span(ill, last - 1);
                out.push(Signal { kind: SignalKind::Request, start, end, asked: Asked(Asked::HEALTH) });
            }
        }
        if from - before > 3 {
            (carry.named, carry.asked) = (0, false);
        }
        sentence(scan, from, to, cues, &mut carry, answers, out);
        before = to;
    }
}

/// Does the sentence go on with what the one before asked for: a list after a colon, its next item, or a sentence that is
/// none ("cpr. nr. og lønseddel")?
fn continues(scan: &Scan, from: usize) -> bool {
    let token = scan.at(from);
    let gap = token.gap;
    if gap.has(Gap::BANG) {
        return false;
    }
    let numbered = from > 0 && scan.is_number(from - 1) && scan.gap(from - 1).has(Gap::NEWLINE);
    let item = numbered || gap.has(Gap::NEWLINE) && (gap.has(Gap::DASH | Gap::OTHER) || token.is_number());
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

#[inline(never)]
fn sentence(
    scan: &Scan,
    from: usize,
    to: usize,
    cues: &[Cue],
    carry: &mut Carry,
    answers: bool,
    out: &mut Vec<Signal>,
) {
    let never = (from..to).any(|i| is_any!(scan, i, "aldrig never") && !is_any!(scan, i + 1, "modtaget fået"));
    // A secret is not told over the telephone either.
    let secret = has(cues, group::ASKED_CREDENTIAL);
    let spoken = |c: &Cue| any_in!(scan, c.first..c.last + 1, "ring ringe ringer telefonisk telefonen opkald");
    let face_to_face =
        !has(cues, group::ANSWER_HERE) && cues.iter().any(|c| c.group == group::IN_PERSON && !(secret && spoken(c)));
    let mut reader = Reader {
        scan,
        out,
        mode: carry.mode,
        open: carry.open,
        at: from,
        named: 0,
        named_first: 0,
        verdict: true,
        asked: false,
        if_ill: false,
        last_ask: None,
    };
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
                let polite = cue.group == group::ASK_QUESTION && opens_question(scan, cue.first, from);
                let before = cue.first > from && negates(scan, cue.first - 1);
                start_at = Some((cue.last, polite, before || cue.group == group::ASK_START && inside(scan, cue)));
            }
            group::ASK_VERB => {
                let Some((start, polite, refused)) = start_at.filter(|(start, _, _)| cue.first - start <= 6) else {
                    continue;
                };
                let negated = !polite && negated(scan, start + 1..cue.first);
                let denied =
                    refused || negated || denied(scan, cue, start, to) || face_to_face && tells(scan, cue.first);
                // «Din lønseddel kan du maile til mig»
                let inverted = !polite
                    && is_any!(scan, start, "du i gerne")
                    && any_in!(scan, start.saturating_sub(2)..start, "kan må skal")
                    && is_any!(scan, cue.first, "sende indsende fremsende maile smse")
                    && any_in!(scan, cue.last + 1..cue.last + 6, "mig os hertil mail sms her undertegnede");
                if inverted && !denied {
                    reader.passive(cue, false);
                }
                reader.ask(cue, denied, carry, true);
            }
            group::ASK_NEED => {
                // «Hvornår en virksomhed må bede om …».
                let may = is_any!(scan, cue.first.wrapping_sub(1), "må")
                    && !is_any!(scan, cue.first.wrapping_sub(2), "vi jeg");
                let before = may || cue.first > from && negates(scan, cue.first - 1);
                let after = negates(scan, cue.last + 1);
                // «Der kræves straffeattest i stillingen», «… af alle trænere»: of whoever it may be.
                let anybody = any_in!(scan, from..to, "stillingen jobbet ansøgere trænere frivillige")
                    && !any_in!(scan, from..to, "dig din dit dine jer jeres");
                reader.ask(cue, before || after || anybody || face_to_face, carry, false);
            }
            group::ASK_PASSIVE => {
                let refused =
                    [cue.first.wrapping_sub(1), cue.first + 1].iter().any(|&i| i >= from && i < to && negates(scan, i));
                if is_due(scan, cue, from, to) {
                    reader.passive(cue, refused || face_to_face);
                }
            }
            group::ASK_GOES_ON if carry.asked && reader.mode == Mode::Idle => {
                (reader.mode, reader.open) = (Mode::Asking(cue.first), None);
            }
            group::ASK_NOT if cue.first >= covered => reader.mode = Mode::Refused,
            _ if thing != 0 && !shadowed(cues, n) && !in_link(scan, cue, reader.out) => reader.thing(cue, thing),
            _ => {}
        }
        if matches!(cue.group, group::ASK_START | group::ASK_QUESTION | group::ASK_NEED) {
            covered = covered.max(cue.last + 1);
        }
    }
    reader.describe(to);
    let (mode, open, named, named_first) = (reader.mode, reader.open, reader.named, reader.named_first);
    let asked = reader.asked;
    if to - from <= 5 || answers && !asked && asks_fact(scan, from, to) {
        short_question(scan, from, to, named, named_first, out);
    }
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
    carry.asked = asked;
    if named != 0 {
        (carry.named, carry.named_first) = (named, named_first);
    } else if to - from > 4 {
        carry.named = 0;
    }
}

/// «https://….dk/login»: part of an address.
fn in_link(scan: &Scan, cue: &Cue, found: &[Signal]) -> bool {
    let at = scan.at(cue.first).start;
    found.iter().any(|s| s.kind == SignalKind::Link && (s.start..s.end).contains(&at))
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
    /// Something was asked for.
    asked: bool,
    /// «Skriv, hvis du har …»: of what follows only an illness is told so.
    if_ill: bool,
    /// Last token of the last way to ask.
    last_ask: Option<usize>,
}

impl Reader<'_, '_> {
    /// A subordinate clause ends what is asked for: "skriv, hvis din indkomst ændrer sig".
    #[inline(never)]
    fn cut(&mut self, to: usize) {
        if let Mode::Asking(_) = self.mode {
            let cuts = (self.at..to).any(|i| {
                is_any!(self.scan, i, "hvis når fordi såfremt medmindre if when because mens")
                    || is_any!(self.scan, i, "så som da") && is_any!(self.scan, i + 1, "vi jeg du i de din dit vores")
                    || is_any!(self.scan, i, "for") && is_any!(self.scan, i + 1, "at")
            });
            if cuts {
                self.if_ill = (self.at..to).any(|i| {
                    is_any!(self.scan, i, "hvis såfremt")
                        && is_any!(self.scan, i + 1, "du i dit jeres barnet")
                        && any_in!(self.scan, i + 2..i + 4, "har får tager lider fejler")
                }) && !any_in!(self.scan, self.at..to, "spørgsmål brug tvivl");
                if !self.if_ill {
                    self.mode = Mode::Idle;
                }
            }
        }
        self.at = self.at.max(to);
    }

    #[inline(never)]
    fn ask(&mut self, cue: &Cue, denied: bool, carry: &Carry, verb: bool) {
        self.open = None;
        self.verdict = true;
        self.if_ill = false;
        self.at = cue.last + 1;
        if denied {
            self.mode = Mode::Refused;
            return;
        }
        self.mode = Mode::Asking(cue.first);
        self.asked = true;
        self.last_ask = Some(cue.last);
        if verb && let Some(at) = pronoun(self.scan, cue.last + 1).or_else(|| pronoun(self.scan, cue.first + 1)) {
            // "Har du en lønseddel? Send den hertil."
            let asked = if self.named != 0 { self.named } else { carry.named };
            // «Du får en kode. Indtast den på skærmen.»
            let typed = is_any!(self.scan, cue.last, "indtast indtaste tast taste enter")
                || is_any!(self.scan, cue.last, "skriv skrive")
                    && is_any!(self.scan, at + 1, "i på")
                    && !is_any!(self.scan, at + 2, "en sms mail");
            if asked == Asked::CREDENTIALS && typed {
                return;
            }
            self.add(cue.first, at, if asked != 0 { asked } else { Asked::NEUTRAL });
        }
    }

    /// "cpr-nummer bedes oplyst", "der skal vedhæftes en lønseddel".
    #[inline(never)]
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

    #[inline(never)]
    fn thing(&mut self, cue: &Cue, bit: u16) {
        if is_any!(self.scan, cue.last, "pas") && is_any!(self.scan, cue.last + 1, "på godt") {
            return;
        }
        // "Kan I sende mig et nyt pas": the thing itself, no copy.
        let may_be_made = match bit {
            Asked::ID_COPY => true,
            Asked::CREDENTIALS => is_any!(self.scan, cue.first.wrapping_sub(2), "en et"),
            _ => false,
        };
        if may_be_made && is_any!(self.scan, cue.first.wrapping_sub(1), "ny nyt nye new") {
            return;
        }
        if self.if_ill && bit != Asked::HEALTH {
            return;
        }
        // "sag 26/0311 (cpr-nr. …)": says whose it is.
        if bit == Asked::CPR && self.scan.gap(cue.first).has(Gap::OPEN) {
            return;
        }
        let Some(verdict) = object(self.scan, cue.first, self.verdict) else { return };
        self.verdict = verdict;
        if !verdict || given(self.scan, cue) {
            return;
        }
        if let Mode::Asking(ask) = self.mode {
            // «Vi kræver tre måneders løn for dig»: what is paid, no paper.
            let before = cue.first.wrapping_sub(1);
            let claimed = is_any!(self.scan, cue.last, "løn") && is_any!(self.scan, before, "måneders ugers fuld");
            if bit == Asked::CREDENTIALS && (self.at_home(ask, cue) || self.is_told(cue)) || claimed {
                return;
            }
            self.add(ask, cue.last, bit);
        }
        if self.named == 0 {
            self.named_first = cue.first;
        }
        self.named |= bit;
    }

    /// «Beskriv din søns angst»: what the lists know as told about a person is asked for, where it is the reader's.
    #[inline(never)]
    fn describe(&mut self, to: usize) {
        let Some(ask) = self.last_ask.filter(|_| self.open.is_none()) else { return };
        let scan = self.scan;
        let tells =
            is_any!(scan, ask, "beskriv beskrive fortæl fortælle oplys oplyse skriv skrive angiv angive opgiv opgive");
        let near = scan.hits.partition_point(|hit| (hit.first as usize) <= ask);
        for hit in scan.hits[near..].iter().take_while(|hit| (hit.last as usize) < to.min(ask + 14)) {
            let bit = match hit.group {
                group::HEALTH => Asked::HEALTH,
                group::SOCIAL | group::FAMILY | group::CRIMINAL_OFFENCE | group::RELIGION => Asked::OTHER_PROTECTED,
                _ => continue,
            };
            let (first, last) = (hit.first as usize, hit.last as usize);
            let data =
                tells || any_in!(scan, ask..first, "beskrivelse oplysninger skema svar svaret papirer papirerne");
            let theirs = any_in!(scan, first.saturating_sub(3).max(ask)..last + 3, "din dit dine jeres barnets du i");
            let others = any_in!(scan, ask..first, "hvis når læge lægen læger personalet tandlægen under ikke");
            if data && theirs && !others {
                self.add(ask, last, bit);
                return;
            }
        }
    }

    /// A secret that is used or changed where it belongs, and told nobody: "opdater kodeordet", "indtast den kode, du fik".
    fn at_home(&self, ask: usize, cue: &Cue) -> bool {
        let secret = is_any!(
            self.scan,
            cue.last,
            "adgangskode adgangskoden adgangskoder kodeord kodeordet password passwordet passwords pinkode pinkoden pin kode koden login"
        );
        let typed = is_any!(self.scan, cue.first, "koden kode den med") && !is_any!(self.scan, cue.last, "sms");
        is_any!(self.scan, ask, "opdater opdatere") && secret
            // «Jeg har ikke fået den engangskode, I lovede.»
            || is_any!(self.scan, ask, "har") && is_any!(self.scan, cue.first.wrapping_sub(1), "den en nogen")
            || is_any!(self.scan, ask, "indtast indtaste tast taste enter") && typed
    }

    /// «Svar med koden SOMMER»: the code stands there.
    fn is_told(&self, cue: &Cue) -> bool {
        let next = self.scan.tokens.get(cue.last + 1);
        is_any!(self.scan, cue.last, "kode koden")
            && next.is_some_and(|t| {
                t.gap.only(Gap::SPACE | Gap::QUOTE) && (t.is_number() || t.shape.has(Shape::ALL_CAPITALS))
            })
            && !is_any!(self.scan, cue.last + 1, "sms")
    }

    #[inline(never)]
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

/// Does the question begin the sentence, but for whom it is put to: "Mor kan du ikke …"?
fn opens_question(scan: &Scan, at: usize, from: usize) -> bool {
    let called = |i: usize| matches!(scan.cue(i), cue::GREETING | cue::RELATION) || !name(scan.at(i)).is_none();
    opens_clause(scan, at) || (from..at).all(called)
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

/// "Cpr-nr?", "Og dit kontonummer?"
#[inline(never)]
fn short_question(scan: &Scan, from: usize, to: usize, named: u16, first: usize, out: &mut Vec<Signal>) {
    if named & !Asked::NEUTRAL == 0
        || out.last().is_some_and(|s| s.kind == SignalKind::Request && s.start >= scan.at(from).start)
    {
        return;
    }
    let end = scan.at(to - 1).end as usize;
    // «Mit cpr-nr?», «Har du mistet dit pas?», «Er dit pas klar?»
    let mine = is_any!(scan, from, "er")
        || any_in!(
            scan,
            from..to,
            "mit min mine jeg my mistet glemt fået modtaget fundet fornyet bestilt tabt hentet husket"
        );
    if !mine && scan.text[end..].past(" \")").starts_with("?") {
        let (start, end) = scan.span(first, to - 1);
        out.push(Signal { kind: SignalKind::Request, start, end, asked: Asked(named) });
    }
}
