//! What rules need besides entities: requests, links, secure routes, greetings, the kind of message. Verdicts do not
//! list signals.

mod case_number;
mod links;
mod locating;
mod message;
mod order;
mod password;
mod requests;
mod routes;
mod sender;
#[cfg(test)]
mod tests;

use super::Scan;
use std::ops::Range;

use super::lexicon::{self, group};
use super::{any_in, is_any};
use crate::text::{Gap, Shape, key, sort_by_key};

/// One observation about the message.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What it is.
    pub kind: SignalKind,
    /// Byte offset of its first character.
    pub start: u32,
    /// Byte offset after its last character.
    pub end: u32,
    /// For requests: what is asked for, bits of [`Asked`].
    pub asked: Asked,
}

/// What a request asks for: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Asked(pub u16);

#[allow(missing_docs)]
impl Asked {
    pub const CPR: u16 = 1;
    /// A copy or picture of passport, driving licence, health card.
    pub const ID_COPY: u16 = 2;
    pub const HEALTH: u16 = 4;
    /// Payslips, tax statements, income, accounts, debts.
    pub const FINANCES: u16 = 8;
    /// Password, MitID, one-time code, card data: never to be asked for.
    pub const CREDENTIALS: u16 = 16;
    /// Any other confidential or sensitive matter: social, family, criminal record, trade union, …
    pub const OTHER_PROTECTED: u16 = 32;
    /// Papers, remarks, data of which the text does not say that they are protected.
    pub const NEUTRAL: u16 = 64;

    /// Is any of `bits` asked for?
    pub fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
    /// Something is asked for that needs a secure way (credentials too).
    pub fn is_protected(self) -> bool {
        self.0 & !Self::NEUTRAL != 0
    }
}

/// What a signal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalKind {
    /// A web address to click; the span is the address.
    Link,
    /// The reader is asked to log in here with MitID or NemID ("log ind her").
    LoginInvitation,
    /// A safe way to send or fetch personal data is named: Digital Post, borger.dk, self-service with MitID, or one of
    /// the policy's own.
    SecureRoute,
    /// The reader is told not to send it by this way ("send dem ikke på mail").
    InsecureRouteDiscouraged,
    /// The reader is asked for something; `asked` says what. A denial ("vi beder aldrig om") is no request.
    Request,
    /// The answer is expected on this very channel, or by e-mail or SMS ("svar på denne sms", "send det hertil").
    AnswerHere,
    /// The CPR number, or part of it, is announced as password or code.
    CprAsPassword,
    /// Kære …, Hej …: the span is what is greeted (names, "alle").
    Greeting,
    /// The greeting speaks to a group: "Kære alle", "Hej alle forældre", "Kære beboere".
    GreetsGroup,
    /// Med venlig hilsen, Mvh.
    SignOff,
    /// The text says which organisation sends it.
    SenderNamed,
    /// How to leave the list: "afmeld", "send STOP til".
    OptOut,
    /// Case work: decision, refusal, hearing, complaint guidance, "svar med dine bemærkninger".
    CaseWork,
    /// A reminder, changed time, invitation, something ready to fetch.
    Reminder,
    /// "Du har ny Digital Post", "der ligger et brev til dig".
    PostNotice,
    /// Something is to be paid by a day, with no word of arrears.
    PaymentDue,
    /// Offers, prices, discounts.
    Marketing,
    /// A public library says that something is reserved, due or ready.
    LibraryNotice,
    /// Documents of an access request go out (aktindsigt, indsigt).
    AccessPackage,
    /// A citizen reports a concern for somebody through the form made for it (underretning, anmeldelse).
    ConcernReport,
    /// A picture or copy of an identity document is sent along; with [`Asked::ID_COPY`] one is only named: "dit kørekort".
    IdImageSent,
    /// Where an older message that is quoted begins ("Fra: … Sendt: …", "> ", "skrev:"); the span reaches to the end.
    QuotedThread,
    /// A legal basis for processing a CPR number is stated (§ 11, stk. 2, a law on reporting).
    LegalBasis,
    /// The number of a case: "sag 26/016894". A case that is only referred to ("din tidligere sag") is none.
    CaseNumber,
    /// A school, institution, doctor or workplace by name; read only where a party's address is protected.
    Locates,
    /// In a template: a placeholder that may hold anything (title, text, remark).
    OpenPlaceholder,
}

impl SignalKind {
    /// The one declared last.
    pub const LAST: Self = Self::OpenPlaceholder;
}

/// Reads the signals of one text, in text order. Nothing is read from an older message that is quoted: its place is told
/// by [`SignalKind::QuotedThread`].
pub fn signals(scan: &Scan) -> Vec<Signal> {
    let mut out = Vec::new();
    let end = message::quoted(scan, &mut out);
    let cues = Cues::read(scan, end);
    links::find(scan, end, &mut out);
    routes::find(scan, &cues, &mut out);
    requests::find(scan, &cues, &mut out);
    password::find(scan, &cues, &mut out);
    message::find(scan, &cues, &mut out);
    sender::find(scan, &cues, &mut out);
    case_number::find(scan, end, &mut out);
    locating::find(scan, end, &mut out);
    sort_by_key(&mut out, |s| key(s.start, s.end, s.kind as u32, 0));
    out.dedup_by(|next, kept| next.kind == kept.kind && next.start < kept.end && next.kind != SignalKind::Request);
    out
}

/// Byte offset where an older message that is quoted begins; `u32::MAX` where none is quoted.
pub fn own_text_end(signals: &[Signal]) -> u32 {
    signals.iter().filter(|s| s.kind == SignalKind::QuotedThread).map(|s| s.start).min().unwrap_or(u32::MAX)
}

/// One phrase of `lexicon/signals.txt` in the text.
#[derive(Clone, Copy)]
struct Cue {
    group: u8,
    first: usize,
    last: usize,
}

/// Most cues that are read together.
const LONGEST: usize = 48;

/// The phrases of `lexicon/signals.txt` in the text, in the order of their first token, and the sentences they lie in.
struct Cues {
    all: Vec<Cue>,
    pieces: Vec<Piece>,
    /// Number of tokens before the quoted message.
    end: usize,
}

/// A sentence with cues: its tokens, and which of all cues are its.
struct Piece {
    from: usize,
    to: usize,
    cues: Range<usize>,
}

impl Cues {
    fn read(scan: &Scan, end: usize) -> Self {
        let mut all: Vec<Cue> = Vec::new();
        for hit in &scan.hits {
            if (group::ASK_IMPERATIVE..=group::LEGAL_BASIS).contains(&hit.group) && (hit.last as usize) < end {
                all.push(Cue { group: hit.group, first: hit.first as usize, last: hit.last as usize });
            }
        }
        sort_by_key(&mut all, |cue| key(cue.first as u32, cue.last as u32, 0, 0));
        let mut pieces = Vec::new();
        let (mut at, mut done) = (0, 0);
        while let Some(cue) = all.get(at) {
            let (from, to) = scan.sentence(cue.first);
            let to = to.min(end);
            let begin = at;
            // A sentence without end is read in pieces, so that looking around in one stays cheap.
            while at - begin < LONGEST && all.get(at).is_some_and(|cue| cue.first < to) {
                at += 1;
            }
            let next = all.get(at).map_or(to, |cue| cue.first.min(to));
            pieces.push(Piece { from: from.max(done), to: next, cues: begin..at });
            done = next;
        }
        Self { all, pieces, end }
    }

    /// The cues of every sentence that has any, with the sentence's first token and one past its last.
    fn sentences(&self) -> impl Iterator<Item = (usize, usize, &[Cue])> {
        self.pieces.iter().map(|piece| (piece.from, piece.to, &self.all[piece.cues.clone()]))
    }
}

fn has(cues: &[Cue], group: u8) -> bool {
    cues.iter().any(|cue| cue.group == group)
}

/// "ikke", "aldrig", "don't", …
fn negates(scan: &Scan, at: usize) -> bool {
    scan.cue(at) == lexicon::cue::NEGATION || scan.gap(at) == Gap(Gap::QUOTE) && is_any!(scan, at, "t")
}

/// Is one of the tokens "ikke", "aldrig", …?
fn negated(scan: &Scan, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| negates(scan, at))
}

/// Does a clause begin at token `at`, as far as the punctuation shows?
fn opens_clause(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    at == 0
        || token.shape.has(Shape::OPENS)
        || token.gap.has(Gap::COMMA | Gap::COLON | Gap::SEMICOLON | Gap::DOT | Gap::BANG | Gap::OPEN | Gap::CLOSE)
        || token.gap.has(Gap::DASH) && token.gap.has(Gap::SPACE)
}

fn push(scan: &Scan, out: &mut Vec<Signal>, kind: SignalKind, first: usize, last: usize) {
    let (start, end) = scan.span(first, last);
    out.push(Signal { kind, start, end, asked: Asked(0) });
}
