//! What is told about a person: shared by the detectors of the topics.
//!
//! A word of a list is a topic only where the text says it of somebody; [`super::about`] reads that from the sentence.

use super::{
    About, Entity, Evidence, EvidenceSet, Scan,
    about::{self, Told},
    lexicon::{Hit, group, tag},
};
use crate::{
    kind::DataKind,
    text::{Gap, Shape},
};

/// Adds what the list `group` finds in the text and the sentence tells about a person, as entities of `kind`.
pub fn find(scan: &Scan, group: u8, kind: DataKind, out: &mut Vec<Entity>) {
    for (i, hit) in scan.hits.iter().enumerate() {
        if hit.group != group || spelled_apart(scan, hit) || inside_name(scan, hit) || shadowed(scan, i) {
            continue;
        }
        let place = kind == DataKind::RevealingPlace;
        let weak = hit.tags & tag::WEAK != 0;
        let told = about::told(scan, i, place);
        let about = match told {
            Told::Nobody => continue,
            Told::Addressed(_) | Told::Far(_) if weak => continue,
            Told::Addressed(about) | Told::Far(about) | Told::Near(about) => about,
        };
        let (start, end) = scan.span(hit.first as usize, hit.last as usize);
        out.push(Entity { about, ..Entity::new(kind, start, end, evidence(scan, hit, told)) });
    }
}

fn evidence(scan: &Scan, hit: &Hit, told: Told) -> EvidenceSet {
    let token = &scan.tokens[hit.first as usize];
    let linked = !matches!(told, Told::Addressed(About::Unknown));
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

/// The words of a phrase stand in different sentences, lines or brackets.
fn spelled_apart(scan: &Scan, hit: &Hit) -> bool {
    let apart = Gap::BLANK | Gap::BANG | Gap::SEMICOLON | Gap::AT;
    scan.tokens[hit.first as usize..=hit.last as usize].iter().skip(1).any(|t| t.gap.has(apart))
}

/// Streets and persons are called after everything: Kirkegade, Bent Fængsel.
fn inside_name(scan: &Scan, hit: &Hit) -> bool {
    let token = &scan.tokens[hit.first as usize];
    if !token.shape.has(Shape::CAPITAL) || hit.first != hit.last {
        return false;
    }
    let next = scan.tokens.get(hit.last as usize + 1);
    about::is_street(scan.str(token), next) || about::is_surname(scan, hit.first as usize)
}

/// A place whose name holds the word says it already: Diabetesambulatoriet is a place, no illness told.
fn shadowed(scan: &Scan, at: usize) -> bool {
    let hit = &scan.hits[at];
    let around = &scan.hits[at.saturating_sub(8)..(at + 8).min(scan.hits.len())];
    hit.group != group::REVEALING_PLACE
        && around.iter().any(|h| h.group == group::REVEALING_PLACE && h.first <= hit.first && hit.last <= h.last)
}
