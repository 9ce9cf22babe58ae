//! Where somebody can be found: school, institution, doctor, workplace. Read only where a party's address is protected.

use super::{Scan, Signal, SignalKind, is_any, push};
use crate::text::{Gap, Letters, Shape, ends_listed};

/// Ends of words for places where people are at fixed times or live.
const PLACES: &str = "skole skolen friskole børnehave børnehaven børnehus børnehuset vuggestue vuggestuen dagpleje dagplejen institution institutionen fritidshjem fritidshjemmet sfo fritidsordning efterskole gymnasium gymnasiet kollegiet kollegium bosted bostedet botilbud botilbuddet opholdssted opholdsstedet plejehjem plejehjemmet plejecenter plejecentret krisecenter krisecentret krisecenteret herberg herberget plejefamilie plejefamilien døgninstitution asylcenter asylcentret lægehus lægehuset lægeklinik lægeklinikken lægerne spejdergruppe idrætsforening svømmeklub fodboldklub boldklub værested værestedet klubben dagtilbud dagtilbuddet børnegården";

/// Words after which a name says where: "bor hos", "ansat i", "flyttet til", "læge er".
const VERBS: &str = "bor boende bopæl flyttet flytter flytte opholder ophold arbejder arbejde ansat ansættes job \
    arbejdsplads arbejdssted går starter startet begynder begyndt indskrevet optaget indlagt læge \
    tandlæge praktiserende træner indkvarteret anbragt hentes afleveres";

#[inline(never)]
pub fn find(scan: &Scan, end: usize, out: &mut Vec<Signal>) {
    if scan.watch.locate {
        places(scan, end, out);
    }
}

#[inline(never)]
fn places(scan: &Scan, end: usize, out: &mut Vec<Signal>) {
    let mut free = 0;
    for i in 0..end {
        if i < free || !scan.is_word(i) {
            continue;
        }
        let found = if is_place_word(scan, i) { named_place(scan, i, free, end) } else { after_verb(scan, i, end) };
        if let Some((first, last)) = found {
            push(scan, out, SignalKind::Locates, first, last);
            free = last + 1;
        }
    }
}

fn is_place_word(scan: &Scan, i: usize) -> bool {
    let word = scan.str(scan.at(i)).lowered();
    let word = word.strip_suffix("s").filter(|w| w.ends_with("skole") || w.ends_with("en")).unwrap_or(&word);
    ends_listed(PLACES, word.as_bytes()) && !word.ends_with("ingen")
}

/// "Børnehuset Solsikken", "Nordvang Skole", "Engskolen": with what is particular in it.
fn named_place(scan: &Scan, i: usize, free: usize, end: usize) -> Option<(usize, usize)> {
    let (mut first, mut last) = (i, i);
    while last + 1 < end && last - i < 3 && is_name(scan, last + 1) {
        last += 1;
    }
    while first > free && i - first < 3 && is_name(scan, first) && is_name(scan, first - 1) {
        first -= 1;
    }
    let token = scan.at(i);
    let compound = token.end - token.start > 8 && token.shape.has(Shape::CAPITAL) && !token.shape.has(Shape::OPENS);
    (first < i || last > i || compound).then_some((first, last))
}

fn is_name(scan: &Scan, i: usize) -> bool {
    let token = scan.at(i);
    token.is_word() && token.shape.has(Shape::CAPITAL) && token.gap.only(Gap::SPACE | Gap::DASH | Gap::QUOTE)
}

/// "bor hos Mona Krag", "arbejder i Lampeland".
fn after_verb(scan: &Scan, i: usize, end: usize) -> Option<(usize, usize)> {
    if !is_any!(scan, i, VERBS) {
        return None;
    }
    let at = (i + 1..(i + 6).min(end))
        .find(|&n| is_any!(scan, n, "i på hos til ved er fra") && scan.gap(n).only(Gap::SPACE))?;
    let first = at + 1;
    if first >= end || !is_name(scan, first) || is_any!(scan, first, "digital mitid danmark") {
        return None;
    }
    let mut last = first;
    while last + 1 < end && last - first < 3 && is_name(scan, last + 1) {
        last += 1;
    }
    Some((first, last))
}
