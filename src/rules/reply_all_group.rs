#![doc = include_str!("reply_all_group.md")]

use super::{EMAIL, FORM, Found, Info, Levels, Needs, POST, Reading, Report, Rule, Warn, sources::*};
use crate::{
    addressee,
    detect::{About, SignalKind},
    disclosure,
    draft::ChosenBy,
    kind::DataKind,
    people::{People, Person},
    readdress,
    text::{Letters, List, Parts, begins_listed, ends_listed, listed},
    wording,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "reply-all-group",
    levels: Levels::new(Info, Warn, Warn, Warn),
    in_force: (Some("2023-12-22"), None),
    sources: &[&DT_AULA],
    title: ["Flere får besked om én person", "Several are told about one person"],
    explanation: [
        "Et svar til alle eller en besked til en gruppe må ikke fortælle om en enkelt person.",
        "A reply to all or a message to a group must not tell about a single person.",
    ],
    message: [
        "Beskeden går til flere og fortæller om én person: {data}. De andre har ikke brug for at vide det. Skriv kun til den, det angår, eller lad det ude.",
        "The message goes to several people and tells about one person: {data}. The others do not need to know. Write only to the person concerned, or leave it out.",
    ],
    raised: true,
    about_recipients: true,
    on: EMAIL.and(POST).and(FORM),
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let people = &reading.people.recipients;
    let group = reading.has_signal(SignalKind::GreetsGroup) || people.iter().any(is_list);
    let several = people.iter().filter(|p| p.visible).count() > 1;
    let known = !people.is_empty() && people.iter().all(|p| p.party.is_some() || People::is_of_house(p) && !is_list(p));
    if !group && (!several || known) {
        return;
    }
    let one = |about: About| match about {
        About::Other => true,
        // "Hej Anne, din sygemelding …" with others in copy.
        About::Reader | About::ReadersChild => !group && !addressee::greeted(reading).is_empty(),
        _ => false,
    };
    let passages = reading.passages_where(&|e| {
        // «Hej alle, mit cpr er …»: a citizen's own.
        let own = reading.settings.pack.citizen && e.what.about != About::Other;
        (if e.what.kind.is_topic() { one(e.what.about) } else { e.what.kind == DataKind::Cpr && !own })
            && disclosure::is_protected(reading, e)
    });
    if passages.is_empty() {
        return;
    }
    let copies: Vec<usize> =
        people.iter().filter(|p| p.chosen_by() == Some(ChosenBy::Reply)).skip(1).map(|p| p.index).list();
    let data = wording::data(reading, &passages);
    let seen = reading.addresses_of(&reading.recipients_where(&|p| p.visible && p.outside));
    let found = Found::at(passages).and_at(&seen).with("data", &data);
    report.add(found.try_fix(readdress::remove(reading, &copies)));
}

/// An address of many: alle@, foraeldre-5b@, hold3@.
fn is_list(person: &Person) -> bool {
    let Some((name, _)) = person.recipient.address.halves("@") else { return false };
    let name = name.lowered();
    const WORDS: &str = "alle all team gruppe medlemmer personale ansatte beboere kursister";
    name.runs().any(|part| listed(WORDS, part))
        || begins_listed("foraeldre forældre klasse elever hold", &name)
        || ends_listed("-liste -list -alle", name.as_bytes())
}
