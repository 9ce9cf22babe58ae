//! Which words may belong to a person's name: runs of candidates. Everything else costs nothing further.
//!
//! A candidate is a capitalised word that the lists do not know for something else, or a name of the list in lower case
//! where a cue stands by it ("hej mads"). Words that another detector has taken, companies and web addresses are masked.

pub mod features;
mod known;
pub mod model;

use known::Known;

use super::{
    Scan,
    lexicon::{self, cue},
};
use crate::text::{Gap, Shape, Token, hashes};

/// What is decided about the tokens before the model reads them.
#[derive(Default)]
pub struct Marks {
    taken: Vec<bool>,
    /// Persons the draft names.
    pub known: Known,
    /// How the whole text is written.
    pub case: Case,
}

/// How a text uses capitals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Case {
    /// As the language wants it.
    #[default]
    Usual,
    /// Hardly a capital: a hurried SMS.
    Lower,
    /// Mostly capitals.
    Upper,
}

impl Marks {
    /// Masks the passages that are `found` to be something else, in bytes, and web addresses.
    pub fn new(scan: &Scan, found: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut marks =
            Self { taken: vec![false; scan.tokens.len()], known: Known::new(&scan.watch.names), case: case(scan) };
        let mut first = 0;
        for (start, end) in found {
            // Every detector has found what it finds in the order of the text.
            let ahead = &scan.tokens[first..(first + 64).min(scan.tokens.len())];
            first = match ahead {
                [a, .., b] if a.end <= start && b.end > start => first + ahead.partition_point(|t| t.end <= start),
                _ => scan.token_at(start),
            };
            for (taken, _) in
                marks.taken[first..].iter_mut().zip(&scan.tokens[first..]).take_while(|(_, t)| t.start < end)
            {
                *taken = true;
            }
        }
        let mut next = 0;
        for &scheme in &scan.schemes {
            // One may stand in what the last one took.
            next = next.max(scan.token_at(scheme));
            while scan.tokens.get(next).is_some_and(|t| !t.gap.has(Gap::SPACE | Gap::NEWLINE)) {
                marks.take(next, next);
                next += 1;
            }
        }
        marks
    }

    /// Nobody's name: `first..=last`.
    pub fn take(&mut self, first: usize, last: usize) {
        for taken in self.taken.iter_mut().take(last + 1).skip(first) {
            *taken = true;
        }
    }

    /// Is the token somebody else's?
    pub fn taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(true)
    }
}

fn case(scan: &Scan) -> Case {
    let (words, (capital, all)) = (scan.tokens.len() - scan.numbers.len(), scan.capitals);
    match () {
        () if words >= 3 && all * 2 > words => Case::Upper,
        () if words >= 3 && capital * 20 <= words => Case::Lower,
        () => Case::Usual,
    }
}

/// Calls `found` with the first and last token of every run of candidates, in text order.
pub fn runs(scan: &Scan, marks: &mut Marks, mut found: impl FnMut(&Marks, usize, usize)) {
    let any = !marks.known.is_empty();
    let may_be = |t: &Token| any || t.shape.has(Shape::CAPITAL) || t.entry != 0 && !lexicon::name(t).is_none();
    let mut at = 0;
    while let Some(ahead) = scan.tokens[at.min(scan.tokens.len())..].iter().position(may_be) {
        at += ahead;
        if !candidate(scan, marks, at, false) {
            at += 1;
            continue;
        }
        let mut last = at;
        while joins(scan, last + 1) {
            if candidate(scan, marks, last + 1, true) {
                last += 1;
            } else {
                // "van Dijk", "von der Lieth"
                let next = last + 2 + usize::from(is_particle(scan, last + 2));
                let small = is_particle(scan, last + 1) && joins(scan, next) && scan.is_capital(next);
                if !small || !candidate(scan, marks, next, true) {
                    break;
                }
                last = next;
            }
        }
        if company(scan, at, last) || namesake(scan, at) || sender(scan, at, last) {
            marks.take(at, last);
        } else {
            found(marks, at, before_house(scan, at, last));
        }
        at = last + 1;
    }
}

/// May token `at` go on with the name that the token before it is part of, as far as what stands between them says?
pub fn joins(scan: &Scan, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    let before = || &scan.tokens[at - 1];
    let initial = at > 0 && (is_letter(scan, before()) || matches!(scan.str(before()), "Chr" | "Joh" | "Th" | "Aa"));
    match token.gap.0 {
        Gap::SPACE | Gap::DASH | Gap::QUOTE => true,
        Gap::DOT => initial,
        gap if gap == Gap::DOT | Gap::SPACE => initial,
        _ => false,
    }
}

/// Is the word one letter: an initial?
pub fn is_letter(scan: &Scan, token: &Token) -> bool {
    token.is_word() && token.end - token.start <= 2 && scan.str(token).chars().nth(1).is_none()
}

/// Small words inside foreign and noble names.
fn is_particle(scan: &Scan, at: usize) -> bool {
    const PARTICLES: [&str; 22] = [
        "von", "van", "de", "der", "den", "af", "al", "el", "bin", "ibn", "da", "di", "du", "la", "le", "dos", "ben",
        "abu", "ter", "zu", "á", "við",
    ];
    scan.tokens.get(at).is_some_and(|token| token.end - token.start <= 4 && PARTICLES.contains(&scan.str(token)))
}

/// Could token `at` be part of a name? `inside`: the token before it, joined to it, could.
pub fn candidate(scan: &Scan, marks: &Marks, at: usize, inside: bool) -> bool {
    let token = &scan.tokens[at];
    if token.is_number() || marks.taken(at) || token.gap.has(Gap::UNDERSCORE) {
        return false;
    }
    let after = scan.gap(at + 1);
    if token.gap.touches() && at > 0 || after.touches() && at + 1 < scan.tokens.len() || after.has(Gap::UNDERSCORE) {
        return false;
    }
    if marks.known.has(token) && (token.shape.has(Shape::CAPITAL) || inside || token.end - token.start > 2) {
        return true;
    }
    if !token.shape.has(Shape::CAPITAL) {
        return token.entry != 0 && lower_case(scan, marks, at, inside);
    }
    let name = lexicon::name(token);
    if lexicon::cue_of(token) != 0 && name.is_none() && !(inside && is_letter(scan, token)) {
        return false;
    }
    let length = token.end - token.start;
    if length <= 2 && is_letter(scan, token) {
        let next = scan.tokens.get(at + 1).is_some_and(|next| next.shape.has(Shape::CAPITAL));
        return next && after.only(Gap::SPACE | Gap::DOT) && (inside || after.has(Gap::DOT));
    }
    // A word of a web address ("Borger.dk"), not the end of one sentence before another without a space.
    if after == Gap(Gap::DOT) && scan.tokens.get(at + 1).is_some_and(|next| !next.shape.has(Shape::CAPITAL))
        || at > 0 && token.gap == Gap(Gap::DOT) && !is_letter(scan, &scan.tokens[at - 1])
    {
        return false;
    }
    // A word nobody knows that begins a sentence of ordinary words: nearly always an ordinary word itself.
    let opens = token.shape.has(Shape::OPENS) && name.is_none();
    if opens
        && !inside
        && !(joins(scan, at + 1) && scan.tokens[at + 1].shape.has(Shape::CAPITAL))
        && after.only(Gap::SPACE)
        && at + 1 < scan.tokens.len()
        && cue_before(scan, at).is_none()
    {
        return false;
    }
    // An abbreviation or a shout among ordinary words; a name in capitals begins with a well-known first name.
    if token.shape.has(Shape::ALL_CAPITALS) && marks.case != Case::Upper {
        let known = name.first() >= 2 && name.ambiguity() == 0 && length > 3;
        return known || inside && scan.tokens[at - 1].shape.has(Shape::ALL_CAPITALS) || cue_before(scan, at).is_some();
    }
    true
}

/// A name of the list in lower case, where something says that it is one.
fn lower_case(scan: &Scan, marks: &Marks, at: usize, inside: bool) -> bool {
    let token = &scan.tokens[at];
    let name = lexicon::name(token);
    if name.is_none()
        || token.end - token.start < 3
        || token.gap.has(Gap::AT)
        || token.gap.has(Gap::SLASH) && cue_before(scan, at).is_none()
        || token.gap == Gap(Gap::DOT)
    {
        return false;
    }
    let genitive = token.shape.has(Shape::GENITIVE);
    if genitive && token.end - token.start < 5 {
        return false;
    }
    if inside {
        return !scan.tokens[at - 1].shape.has(Shape::CAPITAL);
    }
    if name.ambiguity() == 0 && name.first() >= if marks.case == Case::Lower { 1 } else { 2 } && !genitive {
        return true;
    }
    let Some(before) = at.checked_sub(1).map(|i| &scan.tokens[i]) else { return true };
    if token.gap.has(Gap::NEWLINE) {
        return true;
    }
    use cue::{ATTENTION, GREETING, RELATION, SIGN_OFF};
    token.gap.has(Gap::SLASH)
        || matches!(lexicon::cue_of(before), GREETING | SIGN_OFF | RELATION | ATTENTION)
            && !scan.str(before).eq_ignore_ascii_case("til")
}

/// The cue that the word at token `at` stands behind: the word before it is a greeting, a sign-off, a title, a relation
/// or "v/". "til" greets only where it begins a line.
pub fn cue_before(scan: &Scan, at: usize) -> Option<u8> {
    use cue::{ATTENTION, GREETING, RELATION, SIGN_OFF, TITLE};
    let before = &scan.tokens[at.checked_sub(1)?];
    let gap = scan.tokens[at].gap;
    // «… tirsdag. /Pia»
    if gap.has(Gap::SLASH)
        && scan.text.get(..scan.tokens[at].start as usize).is_some_and(|t| t.ends_with(" /") || t.ends_with("\n/"))
    {
        return Some(SIGN_OFF);
    }
    // «Kh Mads & Julie»: no firm where both are first names and nothing else.
    let first_name = |t| lexicon::name(t).first() > 0 && lexicon::name(t).ambiguity() == 0;
    if gap.has(Gap::OTHER) && features::is_and(scan, at) && first_name(before) && first_name(&scan.tokens[at]) {
        return cue_before(scan, at - 1).filter(|cue| matches!(*cue, GREETING | SIGN_OFF));
    }
    let class = lexicon::cue_of(before);
    let til = class == GREETING && scan.str(before).eq_ignore_ascii_case("til");
    let fits = match class {
        SIGN_OFF => gap.only(Gap::SPACE | Gap::NEWLINE | Gap::BLANK | Gap::COMMA | Gap::DOT | Gap::COLON | Gap::BANG),
        GREETING => gap.only(Gap::SPACE | Gap::COMMA) && (!til || before.shape.has(Shape::OPENS)),
        TITLE => gap.only(Gap::SPACE | Gap::DOT | Gap::COLON | Gap::COMMA),
        RELATION => gap.only(Gap::SPACE | Gap::COMMA),
        ATTENTION => gap.only(Gap::SPACE | Gap::SLASH | Gap::DOT | Gap::COLON),
        _ => false,
    };
    if fits { Some(class) } else { closes(scan, at).then_some(SIGN_OFF) }
}

/// "… Ring til mig. Ib Skou, Engskolen": a first name that begins the last line or sentence, and nothing is said in it.
fn closes(scan: &Scan, at: usize) -> bool {
    let does = |i| matches!(scan.cue(i), cue::IS | cue::YOU | cue::YOUR | cue::ME | cue::WE | cue::THEY | cue::OUR);
    const PHONE: [u32; 5] = hashes("tlf tel telefon mobil og");
    let end = scan.tokens.len();
    if end > at + 9 || !scan.at(at).shape.has(Shape::OPENS) {
        return false;
    }
    // A citizen's name may be any two words; an office's name would be as well.
    if lexicon::name(scan.at(at)).first() == 0 && !(scan.watch.citizen && end == at + 2) {
        return false;
    }
    let next = scan.gap(at + 1);
    (end == at + 1 && scan.gap(at).has(Gap::NEWLINE | Gap::BLANK)
        || end > at + 1 && scan.is_capital(at + 1) && next.only(Gap::SPACE | Gap::COMMA))
        && !(at + 1..end)
            .any(|i| does(i) || scan.is_word(i) && !scan.is_capital(i) && !PHONE.contains(&scan.at(i).hash))
}

/// A word that no list of names knows, without a cue before it or a known surname behind it.
pub fn is_stranger(scan: &Scan, at: usize) -> bool {
    let surname = |next: &Token| joins(scan, at + 1) && lexicon::name(next).last() > 0;
    lexicon::name(&scan.tokens[at]).is_none()
        && cue_before(scan, at).is_none()
        && !scan.tokens.get(at + 1).is_some_and(surname)
}

/// Does a saint's title begin the run or stand before it, or a word of what is called after people? Then it is a church,
/// a school, a feast, a ship ("M/S Hans Broge"), an inn.
fn namesake(scan: &Scan, first: usize) -> bool {
    const OTHERS: [u32; 13] = hashes(
        "sankt sct skt galleri restaurant café hotel færgen skibet skoleskibet autohuset firmaet advokatfirmaet",
    );
    const SHIPS: [u32; 2] = hashes("s f");
    let close = scan.gap(first).only(Gap::SPACE | Gap::DOT | Gap::QUOTE);
    let before = first.saturating_sub(close.into());
    let ship = scan.gap(before).0 == Gap::SLASH && SHIPS.contains(&scan.tokens[before].hash);
    ship || scan.tokens[before..=first].iter().any(|t| OTHERS.contains(&t.hash))
}

/// "Mvh Tine Jobcenter Sundby": the last token before the house that somebody signs for.
fn before_house(scan: &Scan, first: usize, last: usize) -> usize {
    (first + 1..=last).find(|&at| signs_for_house(scan, first, at)).map_or(last, |house| house - 1)
}

/// Is `first` a first name behind a sign-off, and `at` an office or a firm?
pub fn signs_for_house(scan: &Scan, first: usize, at: usize) -> bool {
    lexicon::name(scan.at(first)).first() > 0 && is_house(scan, at) && cue_before(scan, first) == Some(cue::SIGN_OFF)
}

/// Is the word no name of the list, but that of an office, a firm or an institution?
pub fn is_house(scan: &Scan, at: usize) -> bool {
    let token = scan.at(at);
    lexicon::name(token).is_none() && features::ending(scan, token) == features::Ending::Institution
}

/// Is the run words of the sender's name, which begins with no first name: an office or a firm?
fn sender(scan: &Scan, first: usize, last: usize) -> bool {
    let run = &scan.tokens[first..=last];
    lexicon::name(&run[0]).first() == 0
        && scan.watch.sender.windows(run.len()).any(|words| words.iter().zip(run).all(|(word, t)| *word == t.hash))
}

/// Is this, in a field that names somebody, a person beyond doubt? A first name of the list, and nothing of a firm.
pub fn is_person(scan: &Scan) -> bool {
    let Some(first) = scan.tokens.first() else { return false };
    let name = lexicon::name(first);
    name.first() > 0 && (scan.tokens.len() > 1 || name.ambiguity() == 0) && !is_organisation(scan)
}

/// Is this, in a field that names somebody, rather a person than a firm, an office or a role?
pub fn may_be_person(scan: &Scan) -> bool {
    let (Some(first), Some(last)) = (scan.tokens.first(), scan.tokens.last()) else { return false };
    let unknown = |token: &Token| lexicon::name(token).is_none() && lexicon::cue_of(token) == 0;
    is_person(scan)
        || scan.tokens.len() > 1
            && !is_organisation(scan)
            && (unknown(first) || !lexicon::name(first).is_none())
            && (unknown(last) || !lexicon::name(last).is_none() && lexicon::name(last).ambiguity() < 2)
}

fn is_organisation(scan: &Scan) -> bool {
    let lower = scan.tokens.iter().all(|t| !t.shape.has(Shape::CAPITAL));
    (0..scan.tokens.len()).any(|i| features::is_and(scan, i) || form(scan, i))
        || scan.tokens.iter().any(|t| {
            let unlisted = lexicon::name(t).is_none();
            let cue = lexicon::cue_of(t);
            t.is_number()
                || cue == cue::COMPANY
                || unlisted && (cue == cue::CONJUNCTION || cue == cue::STREET)
                || unlisted && features::ending(scan, t) != features::Ending::None
                || !lower && !t.shape.has(Shape::CAPITAL) && t.end - t.start > 3
        })
}

/// Does token `at` begin the form of a company: ApS, A/S?
fn form(scan: &Scan, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    const FORMS: [u32; 3] = hashes("aps amba holding");
    if token.end - token.start >= 3 {
        return FORMS.contains(&token.hash);
    }
    matches!(scan.str(token), "A" | "I" | "P" | "K" | "a" | "i" | "p" | "k")
        && scan.tokens.get(at + 1).is_some_and(|s| s.gap == Gap(Gap::SLASH) && matches!(scan.str(s), "S" | "s"))
}

/// Is the run a firm: ApS, A/S or & Søn behind it, or a trade before it and "&" inside?
fn company(scan: &Scan, first: usize, last: usize) -> bool {
    if form(scan, last + 1) && scan.gap(last + 1).only(Gap::SPACE | Gap::COMMA)
        || (first + 1..=last).any(|at| form(scan, at))
    {
        return true;
    }
    let word = |at: usize, words: &[&str]| scan.tokens.get(at).is_some_and(|t| words.contains(&scan.str(t)));
    let and = scan.gap(last + 1) == Gap(Gap::SPACE | Gap::OTHER) && features::is_and(scan, last + 1);
    and && word(last + 1, &["Søn", "Sønner", "Co", "Partnere", "Døtre"])
        || word(last + 1, &["og"]) && word(last + 2, &["Søn", "Sønner", "Døtre"])
}
