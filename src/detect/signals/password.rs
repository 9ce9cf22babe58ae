//! The CPR number, or part of it, announced as a password.

use super::{Cue, Cues, Scan, Signal, SignalKind, any_in, is_any, negated, push};
use crate::detect::lexicon::group;
use crate::text::Gap;

#[inline(never)]
pub fn find(scan: &Scan, cues: &Cues, out: &mut Vec<Signal>) {
    let (mut before, mut spoken) = (0, false);
    for (from, to, cues) in cues.sentences() {
        spoken = sentence(scan, cues, spoken && from == before, out);
        before = to;
    }
}

/// "Adgangskoden er de sidste fire cifre i dit cpr-nummer." Gives whether the sentence speaks of a code or a locked file.
fn sentence(scan: &Scan, cues: &[Cue], before: bool, out: &mut Vec<Signal>) -> bool {
    let mut code = None;
    let mut unlock = None;
    let mut done = false;
    for cue in cues {
        match cue.group {
            group::CODE_WORD => code = Some(cue.last),
            group::UNLOCK => unlock = Some(cue.last),
            _ => {}
        }
    }
    for cpr in cues.iter().filter(|c| c.group == group::ASKED_CPR) {
        let linked = cues.iter().any(|cue| match cue.group {
            group::CODE_WORD => links(scan, cue, cpr),
            group::UNLOCK => opens(scan, cue, cpr),
            _ => false,
        });
        let after = before && code.is_none() && uses(scan, cpr);
        if (linked || after) && !done {
            push(scan, out, SignalKind::CprAsPassword, cpr.first, cpr.last);
            done = true;
        }
    }
    code.is_some() || unlock.is_some()
}

/// "åbnes med dit cpr", "for at åbne filen skal du bruge dit cpr", "brug dit cpr for at åbne filen".
#[inline(never)]
fn opens(scan: &Scan, cue: &Cue, cpr: &Cue) -> bool {
    let to = is_any!(scan, cue.first.wrapping_sub(1), "at to kan kun") && !is_any!(scan, cue.last, "adgang");
    if cue.last >= cpr.first {
        return to && cue.first > cpr.last && cue.first - cpr.last < 8 && uses(scan, cpr);
    }
    let between = cue.last + 1..cpr.first;
    between.len() < 14
        && !negated(scan, cue.first.saturating_sub(3)..cpr.first)
        && (any_in!(scan, between.clone(), "med ved with using by")
            || to && any_in!(scan, between.clone(), TYPES) && !any_in!(scan, between, "og and"))
}

/// What one does with a code.
const TYPES: &str = "brug bruge bruger anvend anvender indtast indtaste indtastet indtaster tast taste taster er skriv skriver prøv use";

/// "koden er dit cpr", "brug dit cpr som kode", "adgangskode: cpr".
#[inline(never)]
fn links(scan: &Scan, code: &Cue, cpr: &Cue) -> bool {
    let (left, right) = if code.last < cpr.first { (code, cpr) } else { (cpr, code) };
    if right.first <= left.last || right.first - left.last > 12 {
        return false;
    }
    let between = left.last + 1..right.first;
    // «Vi må aldrig bruge borgerens cpr som kode»
    let (from, _) = scan.sentence(left.first);
    let mut start = left.first;
    while start > from && left.first - start < 6 && !scan.gap(start).has(Gap::COMMA) {
        start -= 1;
    }
    if negated(scan, start..right.first) {
        return false;
    }
    if code.last < cpr.first {
        let is = any_in!(
            scan,
            between.clone(),
            "er bliver består svarer udgøres udgør is brug bruger bruges anvend anvender anvendes benyttes indtast tast skriv bruge = laves sat"
        );
        let equals = (code.last + 1..=cpr.first.min(code.last + 5))
            .any(|i| scan.gap(i).has(Gap::COLON) || scan.text[..scan.at(i).start as usize].trim_end().ends_with("="));
        let bracket = scan.gap(code.last + 1).has(Gap::OPEN);
        let other = any_in!(scan, between.clone(), "oplys send opgiv men sendes sender får sammen");
        return (is || equals || bracket) && !other;
    }
    any_in!(scan, between.clone(), "som er as is") && !any_in!(scan, between.clone(), "du og men")
}

/// "Brug dit cpr-nummer", "Det er de sidste fire cifre …" after a sentence about a code.
#[inline(never)]
fn uses(scan: &Scan, cpr: &Cue) -> bool {
    let (from, _) = scan.sentence(cpr.first);
    let start = cpr.first.saturating_sub(8).max(from);
    any_in!(scan, start..cpr.first, TYPES) && !negated(scan, start..cpr.first) && cpr.first - from <= 8
}
