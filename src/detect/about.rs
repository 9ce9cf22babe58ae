//! Who a sentence is about: du, Emil, naboen, or nobody in particular.

use super::{
    About, Scan,
    animal::{cures_animals, is_animal, last_animal},
    is_any,
    lexicon::{self, cue, group, tag},
    nobody,
};
use crate::text::{Gap, Shape, Token, ends_listed, hashes};

/// What the sentence around a word says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// General information, a denial, a law, the sender's own title.
    Nobody,
    /// No person is named in a message that is written to one.
    Assumed(About),
    /// No person is named, but a heading or an appointment is one's own.
    Addressed(About),
    /// A person is spoken of in another clause, or the sentence before.
    Far(About),
    /// A person is spoken of in the same clause.
    Near(About),
}

impl Told {
    /// Who it is about, where it counts: a `strong` word needs less of a link than a weak one.
    pub fn about(self, strong: bool) -> Option<About> {
        match self {
            Told::Near(about) => Some(about),
            Told::Far(about) | Told::Addressed(about) | Told::Assumed(about) if strong => Some(about),
            _ => None,
        }
    }
}

/// Tokens that are looked at on each side; a longer sentence is no sentence.
const REACH: usize = 48;

/// Whom the hit `scan.hits[at]` is told about; for a place, who goes there.
pub fn told(scan: &Scan, at: usize, place: bool) -> Told {
    let hit = &scan.hits[at];
    let (first, last) = (hit.first as usize, hit.last as usize);
    let (from, to) = scan.sentence(first);
    let (from, to) = (from.max(first.saturating_sub(REACH)), to.min(last + REACH));
    let around = Around::new(scan, at, from, to);
    // «Betaler du ikke restancen nu …» is a threat, «Medbring din inhalator» no request: there is one.
    let given = hit.tags & tag::GIVEN != 0 && scan.tokens[from..first].iter().any(|t| is_word(t, &PAYS_OR_BRINGS));
    let said = hit.tags & tag::SAID != 0;
    // «Vh Tove, Rusmiddelcentret», «Hanne fra Misbrugscentret har ringet» in an SMS: who writes tells why.
    let grave = place && scan.watch.text_message && hit.tags & tag::GRAVE != 0 && around.general.is_none();
    if grave && (nobody::in_signature(scan, first, from) || nobody::comes_from(scan, first)) {
        return Told::Addressed(About::Reader);
    }
    if nobody::is_law(scan, hit)
        || nobody::in_signature(scan, first, from)
        || !place && nobody::closes(scan, first, from)
        || !given && negated(scan, hit.group, first, from)
        || around.hoax
        || nobody::writer_is(scan, first, from)
        || nobody::is_of_house(scan, hit.group, first, from)
        || around.title && nobody::in_quotes(scan, first, from)
        || place && around.works_there
        || place && !around.appointment && !is_where(scan, first, last, from)
    {
        return Told::Nobody;
    }
    if scan.watch.many_readers && !place && nobody::names_group(scan, first, from, to) {
        return Told::Addressed(About::Reader);
    }
    let mut persons = persons(scan, from, to);
    if around.work.is_some_and(|work| {
        !persons.iter().any(|p| p.first > work && (p.last < first || p.first <= last && p.about == About::Reader))
    }) {
        return Told::Nobody;
    }
    if said {
        persons.retain(|p| !around.things.iter().any(|&thing| p.owner && thing > p.last && thing - p.last <= 2));
        if around.found || persons.is_empty() && !around.things.is_empty() {
            return Told::Nobody;
        }
    }
    // «Plejehjemmet Egelund»: the name is the house's.
    if nobody::is_house(scan, last) {
        persons.retain(|p| p.first != last + 1);
    }
    // «Min hund Bella har …»: an animal is spoken of last before the word, and nobody since.
    let since = |at: usize| persons.iter().any(|p| p.first > at + 1 && p.last < first);
    let ails = matches!(hit.group, group::HEALTH | group::AILING);
    if ails && last_animal(scan, from, first).is_some_and(|at| !since(at)) {
        return Told::Nobody;
    }
    let own = persons.iter().rev().find(|p| p.last >= first && p.first <= last).or_else(|| {
        // The owner right before: din, Emils, hans, my; with an adjective or two between.
        persons
            .iter()
            .rev()
            .find(|p| p.owner && p.last < first && first - p.last <= 3 && !clause_ends(scan, p.last + 1, first))
            // «… fra din opgang er indlagt»: what is owned is the staircase.
            .filter(|_| scan.cue(first) != cue::IS)
    });
    let weak = hit.tags & tag::WEAK != 0;
    // «Medbring … til mødet om din …»: that is what it is about, whatever is asked for.
    let purpose = |p: &Person| is_any!(scan, p.first.wrapping_sub(2), "mødet møde samtale samtalen aftalen");
    if !place
        && (weak && (around.asked || around.conditional)
            || around.asked && nobody::is_asked(scan, first)
            || around.request && !given && own.is_some_and(|p| p.about == About::Reader && !purpose(p)))
    {
        return Told::Nobody;
    }
    if nobody::is_whether(scan, first, from)
        || weak && ails && nobody::moves_meeting(scan, first, last, from)
        || around.question && own.is_some_and(|p| p.first >= first)
    {
        return Told::Nobody;
    }
    let animal = ails && cures_animals(scan);
    if let Some(person) = own.filter(|person| !animal || person.about != About::Other) {
        return Told::Near(person.about);
    }
    if around.conditional && !given || animal {
        return Told::Nobody;
    }
    if hit.tags & tag::SELF != 0 {
        let person = nearest(scan, &persons, first, last);
        return Told::Near(person.map_or(About::Unknown, |p| p.about));
    }
    // «To elever, Ali og Bo, er bortvist»: those are named.
    let is_told = |p: &Person| scan.is_capital(p.first) || scan.cue(p.last + 1) == cue::IS;
    let named = |end: usize| persons.iter().any(|p| p.first > end && p.last < first && is_told(p));
    let general = around.general.is_some_and(|end| !named(end)) || around.offer && (around.asked || persons.is_empty());
    if general || around.general_far && persons.is_empty() && !around.appointment {
        return Told::Nobody;
    }
    if let Some(person) = nearest(scan, &persons, first, last) {
        let (a, b) = if person.last < first { (person.last + 1, first) } else { (last + 1, person.first) };
        return if clause_ends(scan, a, b) { Told::Far(person.about) } else { Told::Near(person.about) };
    }
    let addressee = if scan.watch.citizen { About::Writer } else { About::Reader };
    if scan.watch.heading {
        return if scan.watch.hidden_readers { Told::Nobody } else { Told::Addressed(addressee) };
    }
    let passing = !place && !around.appointment && nobody::in_passing(scan, first, last, from);
    if let Some(about) = before(scan, from).filter(|_| !passing) {
        return Told::Far(about);
    }
    let one = !passing && (scan.watch.one_reader || greets_one(scan)) && !greets_many(scan);
    if around.appointment && (one || scan.tokens[from..to].iter().any(Token::is_number)) {
        return Told::Addressed(addressee);
    }
    let mine = first > from && scan.cue(first - 1) == cue::MY;
    if one && (mine || !said) && last_animal(scan, from, first).is_none() {
        Told::Assumed(addressee)
    } else {
        Told::Nobody
    }
}

/// Somebody is there: the word right before is i, på, hos, ved, or the place stands alone at the beginning of a line.
fn is_where(scan: &Scan, first: usize, last: usize, from: usize) -> bool {
    // «Kørsel til …», «vi flytter dig til …»: there somebody goes.
    const TAKEN: &str = "dig jer skal gå kom ind hjem kørsel kørslen kørt køres taxa taxaen transport transporten handicapbussen turen kontakt forløb";
    let before = (from.max(first.saturating_sub(3))..first).rev().find_map(|i| {
        let (token, to) = (scan.at(i), i.wrapping_sub(1));
        is_word(token, &WHERE).then_some(true).or_else(|| is_word(token, &NOT_WHERE).then(|| is_any!(scan, to, TAKEN)))
    });
    let does = |t: &Token| lexicon::cue_of(t) == cue::IS || is_word(t, &DOES);
    before.unwrap_or_else(|| scan.watch.heading || first == from && !scan.tokens.get(last + 1).is_some_and(does))
}

/// What else the lists found in the sentence.
#[derive(Default)]
struct Around {
    /// Where information for everybody ends.
    general: Option<usize>,
    /// The same in another clause, or said of what is one's own too: «ofte».
    general_far: bool,
    offer: bool, // «et tilbud til børn med …»: general, unless somebody is named
    /// If somebody …
    conditional: bool,
    /// Is somebody …?
    question: bool,
    /// What swindlers say.
    hoax: bool,
    /// Something is asked for, before the word.
    request: bool,
    /// Something is asked for, anywhere in the sentence.
    asked: bool,
    appointment: bool,
    title: bool,
    /// Last token of «speciale om», «kurset i», «vagt på» before the word: work or study, nobody's own.
    work: Option<usize>,
    /// «…, hvor du arbejder» right after the word.
    works_there: bool,
    /// First tokens of things: the car, the building, the weather.
    things: Vec<usize>,
    /// A thing right after the word: «konstateret rotter», «diagnosen på bilen».
    found: bool,
}

impl Around {
    fn new(scan: &Scan, at: usize, from: usize, to: usize) -> Self {
        let mut around = Self::default();
        let near = &scan.hits[at.saturating_sub(REACH)..(at + REACH).min(scan.hits.len())];
        for hit in near.iter().filter(|h| h.first as usize >= from && (h.last as usize) < to) {
            let (last, first) = (hit.last as usize, scan.hits[at].first as usize);
            match hit.group {
                group::GENERAL if hit.tags & tag::HOURS != 0 && scan.hits[at].group == group::FINANCES => {}
                group::WORK if last < first && first - last <= 8 && lists(scan, last + 1, first) => {
                    around.work = Some(last);
                }
                group::WORKS_THERE => {
                    around.works_there |= (1..=4).contains(&hit.first.wrapping_sub(scan.hits[at].last))
                }
                group::MATTER => {
                    let (last, first) = (scan.hits[at].last as usize, hit.first as usize);
                    around.things.push(first);
                    around.found |= first > last && first - last <= 4 && !clause_ends(scan, last + 1, first);
                }
                group::GENERAL if nobody::is_offer(scan, hit.first as usize) => around.offer = true,
                group::GENERAL => {
                    let (end, begin) = (scan.hits[at].last as usize, hit.first as usize);
                    // One's own: «angsten er ofte værst …», and, as somebody is spoken of, «du er sygemeldt i Sverige».
                    around.general_far |= hit.tags & tag::SAID == 0 || !nobody::is_definite(scan, first);
                    if hit.tags & tag::WEAK == 0 && (begin <= end || !clause_ends(scan, end + 1, begin)) {
                        around.general = Some(last);
                    }
                }
                group::CONDITIONAL | group::QUESTION => {
                    let opens = scan.at(hit.first as usize).shape.has(Shape::OPENS);
                    around.question |= opens && hit.group == group::QUESTION;
                    around.conditional |= (opens || hit.group == group::CONDITIONAL)
                        && (hit.first as usize) < first
                        && (!clause_ends(scan, last + 1, first) || lists(scan, last + 1, first));
                }
                group::REQUEST => {
                    around.asked = true;
                    let end = Gap::COLON | Gap::NEWLINE | Gap::DOT | Gap::OPEN;
                    around.request |=
                        scan.tokens.get(last + 1..=first).is_some_and(|t| !t.iter().any(|t| t.gap.has(end)));
                }
                group::VISIT => around.appointment = true,
                group::TITLE => around.title = true,
                group::HOAX => around.hoax = true,
                _ => {}
            }
        }
        around
    }
}

/// Somebody spoken of in tokens `first..=last`.
#[derive(Clone, Copy, Debug)]
struct Person {
    first: usize,
    last: usize,
    about: About,
    /// What follows is theirs: din, min, Emils.
    owner: bool,
}

fn nearest(scan: &Scan, persons: &[Person], first: usize, last: usize) -> Option<Person> {
    let count = persons.iter().take_while(|p| p.last < first).count();
    let Some(&person) = persons[..count].last() else { return persons.iter().find(|p| p.first > last).copied() };
    let earlier = persons[..count - 1].last().filter(|earlier| {
        // «Ketty Juhl fra din opgang er …»: what is the reader's only says which one.
        person.owner && person.first == earlier.last + 2 && is_any!(scan, person.first - 1, "fra i på ved from")
            // «Naboen har truet mig og er …»: who does one thing does the other.
            || is_any!(scan, person.last, "mig dig os jer me us")
                && is_any!(scan, person.last + 1, "og and")
                && scan.cue(person.last + 2) == cue::IS
                && !clause_ends(scan, earlier.last + 1, person.first)
    });
    Some(*earlier.unwrap_or(&person))
}

/// Everybody spoken of in tokens `from..to`.
fn persons(scan: &Scan, from: usize, to: usize) -> Vec<Person> {
    let mut persons: Vec<Person> = Vec::new();
    let mut at = from;
    while at < to {
        match person(scan, at, to) {
            Some(person) => {
                at = person.last + 1;
                persons.push(person);
            }
            None => at += 1,
        }
    }
    persons
}

fn person(scan: &Scan, at: usize, to: usize) -> Option<Person> {
    let token = scan.at(at);
    let one = |about, owner| Some(Person { first: at, last: at, about, owner });
    match lexicon::cue_of(token) {
        // A citizen writes to an office, which nothing is told about.
        cue::YOU | cue::YOU_PLURAL => {
            if scan.watch.citizen {
                None
            } else {
                one(About::Reader, false)
            }
        }
        cue::WE if !scan.watch.citizen => None,
        cue::ME if nobody::is_office(scan, at) => None,
        cue::ME | cue::WE => one(About::Writer, false),
        cue::THEY if !is_word(token, &ANYBODY_THEY) => one(referred(scan, at), false),
        cue::THEIR => one(referred(scan, at), true),
        class @ (cue::YOUR | cue::YOUR_PLURAL | cue::MY | cue::OUR | cue::OWN) => {
            let owner = match class {
                cue::YOUR | cue::YOUR_PLURAL => About::Reader,
                cue::MY | cue::OUR => About::Writer,
                _ => About::Other,
            };
            // «Din træner er syg» tells of the sender's people.
            let staff = is_title(scan, at + 1) && is_any!(scan, at + 2, "er har blev bliver var havde skal kan");
            let colleague = owner == About::Writer && !scan.watch.citizen && is_any!(scan, at + 1, "kollega");
            if is_animal(scan, at + 1) || owner == About::Reader && staff || colleague {
                return None;
            }
            // din søn, din syge mor, jeres barn Emil
            let relation = (at + 1..to.min(at + 3)).find(|&i| is_relation(scan, i) && !clause_ends(scan, at + 1, i));
            match relation {
                Some(last) => {
                    let about = match owner {
                        About::Reader if is_child(scan, last) => About::ReadersChild,
                        About::Writer if is_child(scan, last) => About::WritersChild,
                        _ => About::Other,
                    };
                    let owner = scan.str(scan.at(last)).ends_with("s");
                    Some(Person { first: at, last, about, owner })
                }
                None if owner == About::Writer && !scan.watch.citizen => None,
                None => one(owner, true),
            }
        }
        _ if scan.watch.citizen
            && scan.str(token) == "I"
            && scan.tokens.get(at + 1).is_some_and(|t| is_word(t, &DO)) =>
        {
            one(About::Writer, false)
        }
        // «I er i restance»: you, many.
        _ if !scan.watch.citizen && scan.str(token) == "I" && is_any!(scan, at + 1, "er har skylder lider") => {
            one(About::Reader, false)
        }
        _ if scan.watch.citizen && is_any!(scan, at, "patienten borgeren klienten") => one(About::Writer, false),
        _ if is_relation(scan, at) && !is_anybody(scan, at) => one(About::Other, scan.str(token).ends_with("s")),
        _ => name(scan, at, to),
    }
}

/// Whom han, hun, hans, hendes speak of: the child or person named last, if one is.
fn referred(scan: &Scan, at: usize) -> About {
    for i in (at.saturating_sub(REACH)..at).rev() {
        if is_relation(scan, i) {
            return relation(scan, i);
        }
    }
    About::Other
}

const CHILDREN: [u32; 28] = hashes(
    "søns datters barns barnets børns børnenes søn sønnen datter datteren barn barnet børn børnene dreng drengen pige pigen tvillinger tvillingerne son daughter child baby plejebarn ældste yngste kid",
);

fn is_child(scan: &Scan, at: usize) -> bool {
    is_word(scan.at(at), &CHILDREN)
}

/// Is the token one of `words`, or the genitive of one the lexicon knows?
pub fn is_word(token: &Token, words: &[u32]) -> bool {
    words.contains(&token.hash) || token.shape.has(Shape::GENITIVE) && words.contains(&token.stem)
}

pub const IS: [u32; 5] = hashes("er har blev bliver var");
const PAYS_OR_BRINGS: [u32; 14] = hashes(
    "betaler betales betalt betale indbetaler indbetales afdrager indfrier medbring medbringe medbringer tag tage husk",
);
const ANYBODY_THEY: [u32; 4] = hashes("de dem they them");
const WHERE: [u32; 6] = hashes("i på hos ved in at");
/// What follows the English «I».
const DO: [u32; 8] = hashes("have am was had suffer take need owe");
const GETS: [u32; 2] = hashes("får modtager");
/// What a place does that nobody is told to go to.
const DOES: [u32; 9] = hashes("flytter holder søger lukker åbner inviterer tilbyder skifter fylder");
const NOT_WHERE: [u32; 9] = hashes("til fra af for om med mellem to from");
/// Between «ikke» and a right: the refusal tells that it was sought.
const GRANTED: [u32; 14] =
    hashes("ret give bevilge bevilget få fået længere kun modtage tilkendt trives trivedes mødt mødte");
/// Whose the thing at token `at` is, by the word before it: "din konto 9570 …", "hendes konto".
pub fn owner(scan: &Scan, at: usize) -> About {
    let from = scan.sentence(at).0.max(at.saturating_sub(5));
    let of = |i: usize| match scan.cue(i) {
        cue::YOUR | cue::YOUR_PLURAL => Some(About::Reader),
        cue::MY | cue::OUR => Some(About::Writer),
        cue::THEIR => Some(About::Other),
        _ => None,
    };
    (from..at).rev().find_map(of).unwrap_or(About::Unknown)
}

/// Whose relation the word at token `at` is: "din søn" is a child of the reader, "naboen" somebody else.
pub fn relation(scan: &Scan, at: usize) -> About {
    let owner = (at.saturating_sub(2)..at).rev().find_map(|i| match scan.cue(i) {
        cue::YOUR | cue::YOUR_PLURAL => Some(About::ReadersChild),
        cue::MY | cue::OUR => Some(About::WritersChild),
        _ => None,
    });
    owner.filter(|_| is_child(scan, at)).unwrap_or(About::Other)
}

fn is_relation(scan: &Scan, at: usize) -> bool {
    lexicon::relation(scan.at(at)) || is_child(scan, at)
}

/// «en mand», «børn» is anybody; «manden», «Emils søn», «hendes mand», a citizen's «en kollega er …» is somebody.
fn is_anybody(scan: &Scan, at: usize) -> bool {
    const ANYBODY: [u32; 24] = hashes(
        "mand kone barn børn ven veninde patient elev nabo kollega søn datter bror søster dreng pige child son daughter pårørende tante onkel kæreste baby",
    );
    is_word(scan.at(at), &ANYBODY)
        && !at.checked_sub(1).is_some_and(|i| {
            let before = scan.at(i);
            scan.watch.citizen && is_any!(scan, i, "en") && scan.cue(at + 1) == cue::IS
                || before.shape.has(Shape::GENITIVE) && !lexicon::name(before).is_none()
                || matches!(lexicon::cue_of(before), cue::THEIR | cue::OWN)
        })
}

/// A person's name: of the draft, or one that is hardly anything else. Staff (a title before it) is nobody.
fn name(scan: &Scan, at: usize, to: usize) -> Option<Person> {
    let token = scan.at(at);
    if !token.is_word() || !token.shape.has(Shape::CAPITAL) {
        return None;
    }
    let known = scan.watch.names.iter().any(|n| n.words.contains(&token.hash));
    let class = lexicon::name(token);
    if !known && class.is_none() && !scan.is_named(at) {
        return None;
    }
    let last = (at + 1..to.min(at + 4))
        .take_while(|&i| {
            let t = scan.at(i);
            t.is_word() && t.shape.has(Shape::CAPITAL) && t.gap.only(Gap::SPACE | Gap::DASH | Gap::DOT)
        })
        .last()
        .unwrap_or(at);
    let does = scan.tokens.get(last + 1).is_some_and(|t| t.gap.only(Gap::SPACE) && lexicon::cue_of(t) == cue::IS);
    let sure = known
        || scan.is_named(at)
        || class.first() > 0
            && (class.ambiguity() < 2 && class.first() > 1 && does
                || class.ambiguity() == 0 && (last > at || class.first() > 1)
                || class.ambiguity() == 1 && last > at);
    let follows = scan.tokens.get(last + 1).filter(|t| t.gap.only(Gap::SPACE));
    let company = [Some(scan.at(last)), follows]
        .into_iter()
        .flatten()
        .any(|t| lexicon::cue_of(t) == cue::COMPANY || t.is_number() || nobody::is_street(scan.str(t), None));
    let staff = at.checked_sub(1).is_some_and(|i| is_title(scan, i));
    let sender = scan.watch.sender.contains(&token.hash);
    if !sure || company || staff || sender || greeting_before(scan, at) {
        return None;
    }
    let end = scan.str(scan.at(last));
    Some(Person { first: at, last, about: About::Other, owner: end.ends_with("s") || end.ends_with("x") })
}

fn is_title(scan: &Scan, at: usize) -> bool {
    let word = scan.str(scan.at(at));
    scan.cue(at) == cue::TITLE && word.len() > 4 || ends_listed("formand direktør minister", word.as_bytes())
}

/// «Kære Åse», «Hej Mads Juul Holm»: the reader is greeted.
fn greeting_before(scan: &Scan, at: usize) -> bool {
    for i in (at.saturating_sub(5)..at).rev() {
        let gap = scan.gap(i + 1);
        if scan.cue(i) == cue::GREETING {
            return gap.only(Gap::SPACE | Gap::COMMA);
        }
        if !scan.is_capital(i) || !gap.only(Gap::SPACE | Gap::DASH) {
            return false;
        }
    }
    false
}

/// The person of the two sentences before token `from`.
fn before(scan: &Scan, from: usize) -> Option<About> {
    let mut to = from;
    for _ in 0..2 {
        let start = scan.sentence(to.checked_sub(1)?).0.max(to.saturating_sub(REACH));
        if let Some(person) = persons(scan, start, to).last() {
            return Some(person.about);
        }
        to = start;
    }
    None
}

/// Does the text begin by greeting one person?
fn greets_one(scan: &Scan) -> bool {
    let start = &scan.tokens[..scan.tokens.len().min(4)];
    let Some(at) = start.iter().position(|t| lexicon::cue_of(t) == cue::GREETING) else { return false };
    scan.tokens.get(at + 1).is_some_and(|t| t.is_word() && t.shape.has(Shape::CAPITAL) && t.gap.only(Gap::SPACE))
}

/// «Kære alle», «Hej forældre»: the text begins by greeting a group.
pub fn greets_many(scan: &Scan) -> bool {
    scan.hits.iter().take(REACH).any(|h| h.group == group::GREETS_GROUP && h.first < 3)
        // «Kære læser», «Kære redaktion»: whoever that is.
        || is_any!(scan, 0, "kære")
            && !scan.is_capital(1)
            && lexicon::name(scan.at(1)).is_none()
            && !is_relation(scan, 1)
            && !is_any!(scan, 1, "borger medlem forælder")
}

pub fn clause_ends(scan: &Scan, from: usize, to: usize) -> bool {
    divided(scan, from, to, STOPS | Gap::COMMA)
}

const STOPS: u16 = Gap::SEMICOLON | Gap::COLON | Gap::OPEN | Gap::NEWLINE | Gap::DOT;

/// One of `marks` stands between tokens `from..=to`, but not inside a number: "39,2", "1.200".
fn divided(scan: &Scan, from: usize, to: usize, marks: u16) -> bool {
    let inside = |t: &Token| t.is_number() && (t.gap.0 == Gap::COMMA || t.gap.0 == Gap::DOT);
    scan.tokens.get(from..=to).is_some_and(|tokens| tokens.iter().any(|t| t.gap.has(marks) && !inside(t)))
}

/// «Har du feber, hoste eller ondt i halsen, …»: only commas divide the tokens, and nobody does anything.
pub fn lists(scan: &Scan, from: usize, to: usize) -> bool {
    let does = |t: &Token| matches!(lexicon::cue_of(t), cue::YOU | cue::YOUR | cue::ME | cue::WE | cue::THEY | cue::IS);
    !divided(scan, from, to, STOPS) && !scan.tokens.get(from..to).is_some_and(|tokens| tokens.iter().any(does))
}

/// ikke, ingen, uden … right before, unless it is a right that is refused.
fn negated(scan: &Scan, group: u8, first: usize, from: usize) -> bool {
    // «Hun spiser ikke og vil ikke …»: the next verb is another matter.
    if first > from && scan.cue(first) == cue::IS && is_any!(scan, first - 1, "og men") {
        return false;
    }
    (from.max(first.saturating_sub(3))..first).any(|i| {
        scan.cue(i) == cue::NEGATION
            && !clause_ends(scan, i + 1, first)
            && !scan.tokens[i + 1..first].iter().any(|t| is_word(t, &GRANTED))
            // «du får ikke boligstøtte»: that was sought.
            && (group != group::SOCIAL || i == from || !is_word(&scan.tokens[i - 1], &GETS))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        detect::{Watch, detect},
        kind::DataKind,
    };
    use proptest::prelude::*;

    fn topics(watch: &Watch, text: &str) -> Vec<(DataKind, About)> {
        let scan = Scan::new(text, watch);
        detect(&scan).iter().filter(|e| e.kind.is_topic()).map(|e| (e.kind, e.about)).collect()
    }

    #[test]
    fn says_who_it_is_about() {
        use About::*;
        let citizen = Watch { citizen: true, ..Watch::default() };
        let office = Watch { one_reader: true, ..Watch::default() };
        let heading = Watch { heading: true, ..Watch::default() };
        for (watch, text, about) in [
            (&office, "Du har diabetes.", Reader),
            (&office, "Din søns astma er blevet værre.", ReadersChild),
            (&office, "Din mor har fået demens.", Other),
            (&office, "Emils astma er blevet værre.", Other),
            (&office, "Vi har lagt vægt på erklæringen om skizofreni.", Reader),
            (&heading, "Afslag på behandling af skizofreni", Reader),
            (&citizen, "Jeg har diabetes.", Writer),
            (&citizen, "Kan jeg få en tid til min datter? Hun har astma.", WritersChild),
            (&citizen, "Min nabo har diabetes.", Other),
        ] {
            assert_eq!(topics(watch, text), [(DataKind::Health, about)], "{text}");
        }
    }

    #[test]
    fn tells_of_nobody() {
        let office = Watch { one_reader: true, ..Watch::default() };
        for text in [
            "Jeg er sygemeldt til mandag.",
            "Hvis du har diabetes, så ring.",
            "Har du diabetes?",
            "Du har ikke diabetes.",
            "Send os din lægeerklæring.",
            "Svindlere skriver, at du skylder 300 kr.",
            "Med venlig hilsen\nUlla Holm, diabetessygeplejerske",
        ] {
            assert_eq!(topics(&office, text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_order_of_words_can_be_read(words in proptest::collection::vec(proptest::sample::select(vec![
            "din", "søn", "Emil", "har", "ikke", "diabetes", "gæld", "husk", "[", "]", ".", "\n", "3 kr", "«", "»", "æ",
        ]), 0..40)) {
            let text = words.join(" ");
            for watch in [Watch::default(), Watch { citizen: true, heading: true, ..Watch::default() }] {
                for entity in detect(&Scan::new(&text, &watch)) {
                    prop_assert!(text.get(entity.start as usize..entity.end as usize).is_some_and(|t| !t.is_empty()));
                }
            }
        }
    }
}
