#![doc = include_str!("health.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    about::{self, Told},
    lexicon::group,
    topic::{self, REACH, beside},
};
use crate::kind::DataKind;

/// See the page beside this file.
pub const HEALTH: Detector = Detector { id: "health", kinds: &[DataKind::Health], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    topic::find(scan, group::HEALTH, DataKind::Health, out);
    // «din ryg er slidt», «en skygge på venstre lunge»: a part of the body, and what is wrong with it.
    for (i, ailing) in scan.hits.iter().enumerate().filter(|(_, hit)| hit.group == group::AILING) {
        let near = |body: u32| (body.max(ailing.last) - body.min(ailing.first)) <= 6;
        let Some(body) = beside(scan, i, group::BODY).find(|body| near(body.first)) else { continue };
        let told = about::told(scan, i, false);
        // «Din stol er kommet. Et ben er brækket.»
        let things = matches!(told, Told::Far(_))
            && scan.hits[i.saturating_sub(REACH)..]
                .iter()
                .any(|hit| hit.group == group::MATTER && (1..=16).contains(&hit.first.abs_diff(ailing.first)));
        if let (Told::Near(about) | Told::Far(about), false) = (told, things) {
            let (first, last) = (body.first.min(ailing.first), body.last.max(ailing.last));
            let (mut start, end) = scan.span(first as usize, last as usize);
            // «MR-scanning af ryggen og prolapsen»: the part of the body is said already.
            if out.iter().any(|e| e.start < start && start < e.end) {
                start = start.max(scan.at(ailing.first as usize).start);
            }
            let evidence = EvidenceSet::of(&[Evidence::Phrase, Evidence::AboutPerson]);
            out.push(Entity { about, ..Entity::new(DataKind::Health, start, end, evidence) });
        }
    }
}
