//! What is told about a person: shared by the detectors of the topics.
//!
//! A word of a list is a topic only where the text says it of somebody; [`super::about`] reads that from the sentence.

use super::{
    About, Entity, Evidence, EvidenceSet, Scan,
    about::{self, Told},
    is_any,
    lexicon::{self, Hit, cue, group, tag},
    nobody,
};
use crate::{
    kind::DataKind,
    text::{Gap, Letter, Shape, ends_listed},
};

/// Adds what the list `group` finds in the text and the sentence tells about a person, as entities of `kind`.
pub fn find(scan: &Scan, group: u8, kind: DataKind, out: &mut Vec<Entity>) {
    if !scan.groups.has(group) {
        return;
    }
    for i in scan.topical.iter().map(|&i| i as usize) {
        if scan.hits[i].group == group {
            weigh(scan, i, kind, out);
        }
    }
}

/// Adds the hit `scan.hits[i]` where the sentence tells it of a person.
#[inline(never)]
fn weigh(scan: &Scan, i: usize, kind: DataKind, out: &mut Vec<Entity>) {
    let hit = &scan.hits[i];
    if spelled_apart(scan, hit)
        || inside_name(scan, hit)
        || is_other_word(scan, hit) && !scan.watch.many_readers
        || is_saying(scan, i)
        || hit.tags & tag::OWED != 0 && (!super::finances::is_money(scan, i) || is_denied(scan, hit))
        || shadowed(scan, i)
    {
        return;
    }
    if let Some((start, end)) = placeholder(scan, hit) {
        let evidence = EvidenceSet::of(&[Evidence::Placeholder, Evidence::AboutPerson]);
        out.push(Entity { about: About::Reader, ..Entity::new(kind, start, end, evidence) });
        return;
    }
    if hit.tags & tag::PLACEHOLDER != 0 {
        return;
    }
    let place = kind == DataKind::RevealingPlace;
    let weak = hit.tags & tag::WEAK != 0;
    let told = about::told(scan, i, place);
    // As a title or the name of a file it is somebody's.
    let titled = scan.watch.heading && is_any!(scan, hit.first as usize, "lægeerklæring lægeerklæringen");
    let Some(about) = told.about(!weak || titled) else { return };
    let word = scan.str(scan.at(hit.first as usize));
    if is_people(scan, hit) && (word.ends_with("erne") || matches!(told, Told::Assumed(_)))
        // «madrasser til allergikere», but «gruppen for pårørende til alkoholikere» is one's own.
        || ends_listed("ikere tagere", word.as_bytes())
            && !matches!(told, Told::Addressed(_))
            && scan.cue((hit.first as usize).wrapping_sub(1)) != cue::IS
    {
        return;
    }
    // «Lever-galde-ambulatoriet» is one place.
    let mut first = hit.first as usize;
    while place && first > 0 && scan.gap(first) == Gap(Gap::DASH) && scan.is_word(first - 1) {
        first -= 1;
    }
    let (start, end) = scan.span(first, hit.last as usize);
    out.push(Entity { about, ..Entity::new(kind, start, end, evidence(scan, hit, told)) });
}

/// How far in hits and tokens a sentence is read.
pub const REACH: usize = 16;

/// The hits of the list `group` in the sentence of `scan.hits[at]`.
pub fn beside<'s>(scan: &'s Scan, at: usize, group: u8) -> impl Iterator<Item = &'s Hit> {
    let (from, to) = scan.sentence(scan.hits[at].first as usize);
    let near = &scan.hits[at.saturating_sub(REACH)..(at + REACH).min(scan.hits.len())];
    near.iter().filter(move |h| h.group == group && h.first as usize >= from && (h.last as usize) < to)
}

#[inline(never)]
fn evidence(scan: &Scan, hit: &Hit, told: Told) -> EvidenceSet {
    let token = scan.at(hit.first as usize);
    let linked = !matches!(told, Told::Assumed(_));
    let mut set = EvidenceSet::default();
    let grades = [
        (tag::HOSPITAL, Evidence::PlaceHospital),
        (tag::ORDINARY, Evidence::PlaceOrdinary),
        (tag::GRAVE, Evidence::PlaceGrave),
    ];
    for (tag, grade) in grades {
        set.add_if(grade, hit.tags & tag != 0);
    }
    if hit.first != hit.last {
        set.add(Evidence::Phrase);
    } else if token.shape.has(Shape::HEAD | Shape::TAIL) && linked {
        set.add(Evidence::Compound);
    } else {
        set.add(Evidence::Term);
    }
    set.add_if(Evidence::AboutPerson, linked);
    set.add_if(Evidence::WeakTerm, hit.tags & tag::WEAK != 0);
    set
}

/// «Du skylder ikke noget».
fn is_denied(scan: &Scan, hit: &Hit) -> bool {
    let next = hit.last as usize + 1;
    scan.cue(next) == cue::NEGATION && !scan.gap(next).has(Gap::COMMA | Gap::DOT)
}

/// The words of a phrase stand in different sentences, lines or brackets.
fn spelled_apart(scan: &Scan, hit: &Hit) -> bool {
    let apart = Gap::BLANK | Gap::BANG | Gap::SEMICOLON | Gap::AT;
    scan.tokens[hit.first as usize..=hit.last as usize].iter().skip(1).any(|t| t.gap.has(apart))
}

/// Streets and persons are called after everything: Kirkegade, Bent Fængsel.
fn inside_name(scan: &Scan, hit: &Hit) -> bool {
    let token = scan.at(hit.first as usize);
    if !token.shape.has(Shape::CAPITAL) || hit.first != hit.last {
        return false;
    }
    let next = scan.tokens.get(hit.last as usize + 1);
    nobody::is_street(scan.str(token), next) || is_surname(scan, hit.first as usize)
}

/// Most bytes that are looked at on either side of a placeholder's name.
const LONGEST: usize = 24;

/// `{{diagnose}}`, `[klinik]`, `<Ydelse>`, `%gæld%`: data will stand there. The bytes with the brackets.
fn placeholder(scan: &Scan, hit: &Hit) -> Option<(u32, u32)> {
    let (start, end) = scan.span(hit.first as usize, hit.last as usize);
    // Most words have no mark near behind them that could close a bracket.
    let mut next = hit.last as usize + 1;
    while !scan.gap(next).has(Gap::CLOSE | Gap::OTHER | Gap::QUOTE) {
        let token = scan.tokens.get(next)?;
        if !token.gap.only(Gap::SPACE | Gap::DOT | Gap::DASH | Gap::UNDERSCORE) || token.end - end > 4 * LONGEST as u32
        {
            return None;
        }
        next += 1;
    }
    bracketed(scan, start, end)
}

/// The passage with the brackets around it, where they are a placeholder's.
#[inline(never)]
fn bracketed(scan: &Scan, start: u32, end: u32) -> Option<(u32, u32)> {
    let (before, after) = (scan.text.get(..start as usize)?, scan.text.get(end as usize..)?);
    let inside = |c: char| c.is_letter_or_digit() || matches!(c, '_' | '.' | '-' | ' ');
    let name =
        before.bytes().rev().take(LONGEST).take_while(|&b| b.is_ascii_alphanumeric() || b"_. -".contains(&b)).count();
    let left = &before[..before.len() - name];
    let open = left.bytes().rev().take_while(|b| b"{[<%$".contains(b)).count();
    let open = if open == 0 && left.ends_with("«") { 2 } else { open };
    let rest = after.char_indices().take(LONGEST).find(|(_, c)| !inside(*c)).map(|(i, _)| &after[i..])?;
    let close = rest.bytes().take_while(|b| b"}]>%".contains(b)).count();
    let close = if close == 0 && rest.starts_with("»") { 2 } else { close };
    let whole = (open > 0 && close > 0)
        .then(|| (start - (name + open) as u32, end + (after.len() - rest.len() + close) as u32))?;
    // «100 % sygdom 5 %»: a percent sign is a bracket only where it touches.
    let percent = left.ends_with("%") && (name > 0 || !rest.starts_with("%") || after.len() > rest.len());
    (!percent).then_some(whole)
}

/// A place whose name holds the word says it already: Diabetesambulatoriet is a place, no illness told. And where a
/// phrase of another topic takes in the place («sidder i fængsel»), the phrase says it. A place where nobody is told to
/// go is a word like others: «Fogedretten har skrevet til dig».
#[inline(never)]
fn shadowed(scan: &Scan, at: usize) -> bool {
    let hit = &scan.hits[at];
    let is_place = |hit: &Hit| hit.group == group::REVEALING_PLACE;
    let compound = scan.at(hit.first as usize).shape.has(Shape::HEAD | Shape::TAIL);
    (at.saturating_sub(8)..(at + 8).min(scan.hits.len())).any(|i| {
        let h = &scan.hits[i];
        // «Eleven fik en skriftlig advarsel», «bortvist fra skolen»: a pupil has no job to lose.
        if hit.group == group::EMPLOYMENT && h.group == group::EDUCATION && h.first <= hit.last && hit.first <= h.last {
            return true;
        }
        if hit.first < h.first || h.last < hit.last || h.tags & tag::PLACEHOLDER != 0 {
            return false;
        }
        if is_place(hit) {
            h.last - h.first > hit.last - hit.first && !is_place(h) && lexicon::is_topic(h.group)
        } else {
            is_place(h) && (compound || about::told(scan, i, true) != Told::Nobody)
        }
    })
}

/// The words belong to a saying of another meaning («dømt inde», «skylder dig en kop kaffe»), or name an event
/// («Operation Dagsværk»).
#[inline(never)]
fn is_saying(scan: &Scan, at: usize) -> bool {
    let hit = &scan.hits[at];
    let around = &scan.hits[at.saturating_sub(REACH)..(at + REACH).min(scan.hits.len())];
    let saying = around
        .iter()
        .any(|h| h.group == group::NOTHING && h.first < h.last && h.first <= hit.last && hit.first <= h.last);

    let event = hit.first == hit.last
        && is_any!(scan, hit.last as usize, "operation")
        && scan.tokens.get(hit.last as usize + 1).is_some_and(|t| {
            t.is_word()
                && t.gap.only(Gap::SPACE)
                && t.shape.has(Shape::CAPITAL)
                && !t.shape.has(Shape::ALL_CAPITALS | Shape::OPENS)
        });
    saying || event
}

/// «polakkerne», «muslimer»: a people, where nobody is spoken of.
fn is_people(scan: &Scan, hit: &Hit) -> bool {
    matches!(hit.group, group::ETHNICITY | group::RELIGION | group::POLITICS)
        && hit.first == hit.last
        && scan.at(hit.first as usize).shape.has(Shape::INFLECTED)
}

/// Said of things, or of associations: «glutenfri», «migrænevenlig», «Diabetesforeningen».
fn is_other_word(scan: &Scan, hit: &Hit) -> bool {
    const ENDINGS: &str = "fri frie frit venlig venlige venligt forening foreningen forbundet fonden ugen linjen menu";
    let token = scan.at(hit.last as usize);
    token.shape.has(Shape::HEAD) && ends_listed(ENDINGS, scan.str(token).as_bytes())
}

/// A capitalised word after a first name is its surname.
fn is_surname(scan: &Scan, at: usize) -> bool {
    let token = scan.at(at);
    !token.shape.has(Shape::ALL_CAPITALS)
        && token.gap.only(Gap::SPACE)
        && at.checked_sub(1).is_some_and(|i| {
            let before = scan.at(i);
            before.shape.has(Shape::CAPITAL) && lexicon::name(before).first() > 0 && !before.shape.has(Shape::GENITIVE)
        })
}
