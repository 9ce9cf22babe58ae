#![doc = include_str!("person_name.md")]

use super::{
    About, By, Detector, Entity, Evidence, EvidenceSet, Scan,
    animal::is_animal,
    is_any,
    lexicon::{self, cue},
    names::{self, Case, Marks, features::Ending},
};
use crate::{
    kind::DataKind,
    text::{Gap, Shape, Token, ends_listed},
};

/// Names of persons.
pub const PERSON_NAME: Detector =
    Detector { id: "person-name", kinds: &[DataKind::PersonName], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    // What is told about a person masks nothing.
    let found = out.iter().filter(|e| !e.kind.is_topic()).map(|e| (e.start, e.end));
    let mut marks = Marks::new(scan, found);
    // But «Antabus», «Hospice» are what they are, unless people are called so.
    for &hit in &scan.topical {
        let at = scan.hits[hit as usize].first as usize;
        if lexicon::name(scan.at(at)).is_none() {
            marks.take(at, at);
        }
    }
    names::runs(scan, &mut marks, |marks, first, last| {
        let mut at = first;
        let mut open = first;
        while at <= last {
            match marks.known.find(scan, first, at, last) {
                Some(end) => {
                    unknown(scan, marks, open, at, out);
                    report(scan, at, end, EvidenceSet::of(&[Evidence::KnownPerson]), out);
                    at = end + 1;
                    open = at;
                }
                None => at += 1,
            }
        }
        unknown(scan, marks, open, last + 1, out);
    });
    let names = out.iter().filter(|e| e.kind == DataKind::PersonName);
    scan.people.get_or_init(|| names.map(|e| e.start).collect());
}

/// Names among the candidates `first..end` that the draft does not know.
fn unknown(scan: &Scan, marks: &Marks, first: usize, end: usize, out: &mut Vec<Entity>) {
    if first >= end || first + 1 == end && names::is_stranger(scan, first) && !pointed_at(scan, first) {
        return;
    }
    if animal(scan, first) || first + 1 == end && department(scan, first) {
        return;
    }
    // A first name and surnames of the list, nothing else: the model need not be asked.
    let plain = |i: usize| scan.is_capital(i) && !lexicon::name(scan.at(i)).is_none();
    if first + 1 < end && by_rule(scan, marks, first, end) == Some(end - 1) && (first..end).all(plain) {
        report(scan, first, end - 1, EvidenceSet::default(), out);
        return;
    }
    let mut at = first;
    names::model::names(scan, marks, first, end - 1, |from, to| {
        rules(scan, marks, at, from, out);
        report(scan, from, to, EvidenceSet::of(&[Evidence::NameModel]), out);
        at = to + 1;
    });
    rules(scan, marks, at, end, out);
}

/// "Mvh Kultur og Fritid", "Mvh Affald, Nordvang Kommune": words that are nobody's name.
fn department(scan: &Scan, at: usize) -> bool {
    let unlisted = |i: usize| scan.is_capital(i) && lexicon::name(scan.at(i)).is_none();
    if unlisted(at) && scan.gap(at + 1).has(Gap::COMMA) && is_any!(scan, at + 2, "kommune") {
        return names::cue_before(scan, at) == Some(cue::SIGN_OFF);
    }
    unlisted(at) && scan.cue(at + 1) == cue::CONJUNCTION && at + 2 < scan.tokens.len() && unlisted(at + 2)
}

/// "Din hund Balder", "hunden hedder Viktor", "hesten Silva": no person.
fn animal(scan: &Scan, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let named = is_any!(scan, before, "hedder hed kaldes");
    let at = if named { before.wrapping_sub(1) } else { before };
    let close = |at: usize| scan.gap(at).only(Gap::SPACE | Gap::QUOTE | Gap::COLON);
    scan.tokens.get(at).is_some_and(Token::is_word) && close(first) && close(at + 1) && is_animal(scan, at)
}

/// May one unknown word alone be a person's name? Only beside words that go with people: "talt med", "siger", "og".
fn pointed_at(scan: &Scan, at: usize) -> bool {
    let before = at.checked_sub(1).map_or(0, |i| scan.cue(i));
    let after = scan.tokens.get(at + 1).map_or(0, lexicon::cue_of);
    matches!(before, cue::PREPOSITION | cue::CONJUNCTION | cue::SAYS | cue::GREETING | cue::IS)
        || matches!(after, cue::SAYS | cue::CONJUNCTION | cue::IS)
}

/// Names among `at..end` that the model did not see.
fn rules(scan: &Scan, marks: &Marks, mut at: usize, end: usize, out: &mut Vec<Entity>) {
    while at < end {
        match by_rule(scan, marks, at, end) {
            Some(last) => {
                report(scan, at, last, EvidenceSet::default(), out);
                at = last + 1;
            }
            None => at += 1,
        }
    }
}

/// The last token of a name that begins at token `at` and that the lists and the words around it give: by a greeting, a
/// sign-off, a title or a relation; a first name in the genitive; a first name and surnames of the list.
fn by_rule(scan: &Scan, marks: &Marks, at: usize, end: usize) -> Option<usize> {
    let token = scan.at(at);
    let name = lexicon::name(token);
    if name.first() == 0 || marks.case == Case::Upper {
        return None;
    }
    let mut last = at;
    while last + 1 < end && last < at + 4 && !scan.at(last).shape.has(Shape::GENITIVE) {
        last += 1;
    }
    let next = scan.tokens.get(last + 1);
    let gap = scan.gap(last + 1);
    // A firm, a street, a house that is named after somebody.
    let firm = names::features::is_and(scan, last + 1) && names::cue_before(scan, last + 1).is_none()
        || next.is_some_and(|next| {
            gap.only(Gap::SPACE | Gap::DASH)
                && (matches!(lexicon::cue_of(next), cue::STREET | cue::COMPANY)
                    || next.shape.has(Shape::CAPITAL) && !initial(scan, last))
                && !names::signs_for_house(scan, at, last + 1)
        });
    let unlisted = |i: usize| lexicon::name(scan.at(i)).is_none();
    if firm || (at..=last).any(|i| unlisted(i) && names::features::ending(scan, scan.at(i)) != Ending::None) {
        return None;
    }
    let plain = name.ambiguity() == 0 && name.first() >= 2 && !lexicon::is_place(token);
    let capital = token.shape.has(Shape::CAPITAL);
    let sure = match names::cue_before(scan, at) {
        Some(_) => name.ambiguity() == 0 || capital,
        None if last == at => {
            plain && capital && (token.shape.has(Shape::GENITIVE) && gap.0 == Gap::SPACE || initial(scan, at))
                || capital && name.ambiguity() > 0 && name.first() >= 2 && stands_as_name(scan, at)
        }
        // One unknown surname, or any number of known ones.
        None => plain && capital && (last == at + 1 && name.first() == 3 || !(at + 1..=last).any(unlisted)),
    };
    sure.then_some(last)
}

/// A name that is also a word, where the word would not have a capital or would not stand: «I går ringede Bo», «Tove er
/// syg».
fn stands_as_name(scan: &Scan, at: usize) -> bool {
    let (token, before) = (scan.at(at), scan.at(at.wrapping_sub(1)));
    if !token.shape.has(Shape::OPENS) {
        return token.gap.only(Gap::SPACE | Gap::COMMA)
            && before.is_word()
            && !before.shape.has(Shape::CAPITAL)
            && !is_any!(scan, at - 1, "i på ved over under den d");
    }
    lexicon::name(token).ambiguity() < 2
        && scan.gap(at + 1).0 == Gap::SPACE
        && (scan.cue(at + 1) == cue::IS
            || is_any!(scan, at + 1, "kommer skal kan vil fik går mangler ringer ringede skriver"))
}

fn letter_behind(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at + 1).is_some_and(|t| t.gap.0 == Gap::SPACE && names::is_letter(scan, t))
}

/// "Noah B og Ole P. henter dem": does a letter for the surname stand behind this first name?
fn initial(scan: &Scan, at: usize) -> bool {
    letter_behind(scan, at)
        && scan.is_capital(at + 1)
        && scan.gap(at + 2).has(Gap::SPACE | Gap::COMMA | Gap::DOT)
        && lexicon::name(scan.at(at)).first() > 0
        && scan.str(scan.at(at + 1)) != "I"
}

/// Adds the name `first..=last`, without a genitive *-s*.
fn report(scan: &Scan, first: usize, mut last: usize, mut evidence: EvidenceSet, out: &mut Vec<Entity>) {
    // "Mvh Birgitte W"
    let ends = || scan.tokens.get(last + 2).is_none_or(|t| t.gap.has(Gap::NEWLINE | Gap::BLANK));
    let signed = || names::cue_before(scan, first) == Some(cue::SIGN_OFF) && ends();
    if first == last && letter_behind(scan, last) && (initial(scan, last) || signed()) {
        last += 1;
    }
    let (start, mut end) = scan.span(first, last);
    let tail = scan.at(last);
    let listed = (first..=last).any(|i| !lexicon::name(scan.at(i)).is_none());
    if tail.shape.has(Shape::GENITIVE) && !lexicon::name(tail).is_none() || unlisted_genitive(scan, last) {
        end -= 1;
    }
    evidence.add_if(Evidence::NameList, listed);
    let mut about = About::Unknown;
    match names::cue_before(scan, first) {
        Some(cue::GREETING | cue::ATTENTION) => evidence.add(Evidence::Greeting),
        Some(cue::SIGN_OFF) => evidence.add(Evidence::SignOff),
        Some(cue::TITLE) => evidence.add(Evidence::Title),
        Some(_) => {
            evidence.add(Evidence::Relation);
            about = super::about::relation(scan, first - 1);
        }
        None => {
            let name = lexicon::name(scan.at(first));
            let ambiguous = first == last && name.ambiguity() > 0 && !stands_as_name(scan, first);
            evidence.add_if(Evidence::Ambiguous, ambiguous);
        }
    }
    out.push(Entity { about, ..Entity::new(DataKind::PersonName, start, end, evidence) });
}

/// A surname outside the list with a genitive *-s*: Lauesens, Kjærgaards.
fn unlisted_genitive(scan: &Scan, at: usize) -> bool {
    let token = scan.at(at);
    let text = scan.str(token);
    lexicon::name(token).is_none()
        && (ends_listed("sens gaards bergs mans", text.as_bytes())
            || text.ends_with("s")
                && scan
                    .watch
                    .names
                    .iter()
                    .any(|name| name.words.iter().any(|&word| crate::text::hash_extend(word, b's') == token.hash)))
}
