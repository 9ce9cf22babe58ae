#![doc = include_str!("sms_no_third_party.md")]

use super::{Block, Found, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{
    content,
    detect::{About, Entity, Evidence},
    fix,
    kind::DataKind,
    reading::{Item, Passage},
    text::{Letter, Letters, List, Parts, ends_listed, listed},
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-no-third-party",
    levels: Levels::new(Block, Block, Warn, Warn),
    in_force: (Some("2010-10-14"), None),
    sources: &[&CW_2010],
    title: ["Sms'en fortæller om en anden person", "The text message tells about somebody else"],
    explanation: [
        "En sms handler om modtageren og modtagerens egne børn, ikke om andre. Medarbejderen og kontoret må nævnes.",
        "A text message is about the recipient and the recipient's own children, nobody else. The employee and the office may be named.",
    ],
    message: [
        "Sms'en fortæller noget om en anden end modtageren og modtagerens egne børn. Lad den anden person ude, eller {route}.",
        "The text message tells something about somebody other than the recipient and the recipient's own children. Leave the other person out, or {route}.",
    ],
    raised: true,
    covered_by: &["citizen-third-party"],
    on: SMS,
    needs: Needs::PROTECTED.or(Needs::CASE),
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let is_name = |e: &Item<Entity>| e.what.kind == DataKind::PersonName;
    let strangers = reading.passages_where(&|e| is_name(e) && is_stranger(reading, e));
    let told: Vec<&Item<Entity>> = reading
        .entities
        .iter()
        .filter(|e| {
            e.what.about == About::Other && e.what.kind.is_topic() && content::weight(reading, &e.what).is_some()
        })
        .list();
    // Din nabo Eskild Brandt har …: with a case we know who belongs to it.
    let related = reading.passages_where(&|e| {
        is_name(e)
            && reading.people.has_case
            && (e.what.evidence.has(Evidence::Relation) || is_told_of(reading, e))
            && is_stranger(reading, e)
    });
    let child = |e: &Item<Entity>| matches!(e.what.about, About::ReadersChild | About::WritersChild);
    // Whom the message greets is not whom it tells of: "Hej Mikkel. Din far …".
    let greeted = |e: &Item<Entity>| e.what.evidence.has(Evidence::Greeting) || e.what.evidence.has(Evidence::SignOff);
    let own = |e: &&Item<Entity>| child(e) || is_met(reading, e) || names_own(reading, e) && !greeted(e);
    let passages: Vec<Passage> = if !told.is_empty() && !strangers.is_empty() {
        strangers.into_iter().chain(told.iter().map(|e| e.passage())).list()
    } else if !told.is_empty() && !reading.of(DataKind::PersonName).any(|e| own(&e) || office(reading, e).is_some()) {
        // Din mor, naboen: nobody is named, yet it is told of somebody else.
        told.iter().map(|e| e.passage()).list()
    } else {
        related.clone()
    };
    if !passages.is_empty() {
        // A weak word ("er syg") warns, but not of somebody who is named by a relation.
        let gravest = told.iter().filter_map(|e| content::weight(reading, &e.what)).max();
        let gravest = gravest.filter(|_| related.is_empty()).unwrap_or(Severity::Block).max(Severity::Warn);
        let mut found = Found::at(passages).graded(gravest).fixes(fix::safer_routes(reading));
        found.not_raised = content::is_own_childs_appointment(reading);
        report.add(found);
    }
}

/// A name that is neither the recipient's, nor an own child's, nor of the sender's people.
fn is_stranger(reading: &Reading, name: &Item<Entity>) -> bool {
    let staff = [Evidence::Greeting, Evidence::SignOff, Evidence::Title];
    !staff.iter().any(|e| name.what.evidence.has(*e))
        && office(reading, name).is_none()
        && !is_met(reading, name)
        && name.what.about != About::ReadersChild
        && name.what.about != About::WritersChild
        && !names_own(reading, name)
}

/// What no employee of the sender does.
const DONE: &str = "klaget klager anmeldt fraflyttet accepteret arvet betalt bortrejst indgivet købt opsagt protesteret solgt takket trukket fortrudt mistet opgivet udlejet fremlejet frameldt udmeldt afstået";

/// «Sanne Lykke har klaget», «Benny fra 2. tv»: what no employee of the sender does.
fn is_told_of(reading: &Reading, name: &Item<Entity>) -> bool {
    const STATES: [&str; 6] = [" er flyttet", " er død", " er rejst hjem", " bor ", " flytter ind", " flytter ud"];
    const FROM: [&str; 4] = ["nr", "opgang", "opgangen", "stuen"];
    let after = reading.fields[name.field].text.get(name.what.end as usize..).unwrap_or("").near_start();
    let after = after.up_to("!?;\n");
    let mut words = after.split_whitespace().take(8);
    let of_house = after.starts_with(" fra ");
    let from = of_house && {
        let place = words.by_ref().nth(1).unwrap_or("");
        place.starts_with(|c: char| c.is_ascii_digit()) || FROM.contains(&place.trim_end_matches('.'))
    };
    // «Jens Holm har opsagt sit skur»: full names only, «Mona har sin fridag» is of the house.
    let full = reading.text(name.passage()).holds(" ");
    from || STATES.iter().any(|state| after.starts_with(state))
        // «… fra Vej og Park har skrevet under»: one of the sender's people does that too.
        || !of_house && (after.holds("skrevet under") || after.holds("underskrevet"))
        || words
            .take_while(|word| !listed("du Du", word))
            .any(|word| listed(DONE, word) || full && listed("sin sit sine", word))
}

/// Whom the reader is to meet: "samtale med Søren", "tid hos Ida".
fn is_met(reading: &Reading, name: &Item<Entity>) -> bool {
    const MEETINGS: [&str; 7] = ["samtale", "samtalen", "møde", "mødet", "tid", "aftale", "besøg"];
    let before = reading.fields[name.field].text.get(..name.what.start as usize).unwrap_or("");
    let mut words = before.rsplit(|c: char| !c.is_letter()).filter(|word| !word.is_empty());
    match words.next() {
        Some("hos") => true,
        Some("med") => words.next().is_some_and(|word| {
            let word = word.lowered();
            MEETINGS.iter().any(|meeting| word.ends_with(meeting))
        }),
        _ => false,
    }
}

/// The office a name is introduced by: "din tillidsrepræsentant Lars Bo", "kontaktlærer Ida".
fn office(reading: &Reading, name: &Item<Entity>) -> Option<Passage> {
    const OFFICES: &str = "repræsentant behandler rådgiver vejleder leder konsulent medarbejder ansvarlig assistent terapeut koordinator lærer pædagog læge";
    const OURS: &str = "kollega vikar afløser";
    let before = reading.fields[name.field].text.get(..name.what.start as usize)?.strip_suffix(" ")?;
    let mut words = before.rsplit(|c: char| !c.is_letter());
    let word = words.next()?;
    let ours = words.next().is_some_and(|owner| matches!(&*owner.lowered(), "min" | "vores"));
    let is = |list: &str| ends_listed(list, word.lowered().as_bytes());
    let is_office = is(OFFICES) || ours && is(OURS);
    is_office.then_some(Passage {
        field: name.field,
        start: (before.len() - word.len()) as u32,
        end: before.len() as u32,
    })
}

/// The name of a recipient, or of a person the recipient answers for or the message is about.
fn names_own(reading: &Reading, name: &Item<Entity>) -> bool {
    let people = &reading.people;
    let text = reading.text(name.passage());
    let is = |full: &str| same_person(text, full);
    people.recipients.iter().any(|r| r.recipient.name.as_deref().is_some_and(is))
        || people
            .parties
            .iter()
            .filter(|other| is(&other.name))
            .any(|other| people.recipients.iter().filter_map(|r| r.party).any(|party| people.answers_for(party, other)))
        || people.about.iter().any(|p| is(&p.name))
        || reading.draft.sender.as_ref().and_then(|s| s.name.as_deref()).is_some_and(|n| n.holds(text))
}

/// Is every word of `short` a word of `full`?
fn same_person(short: &str, full: &str) -> bool {
    let mut words = short.split_whitespace().peekable();
    words.peek().is_some() && words.all(|w| full.split_whitespace().any(|f| f.lowered() == w.lowered()))
}
