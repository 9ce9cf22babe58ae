//! The CPR number, or part of it, announced as a password.

use super::{Cue, Cues, Scan, Signal, SignalKind, is_any, negates, push};
use crate::detect::lexicon::group;
use crate::text::Gap;

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
            group::UNLOCK if cue.last < cpr.first && cpr.first - cue.last < 14 => {
                (cue.last + 1..cpr.first).any(|i| is_any!(scan, i, "med ved with using by"))
                    && !(cue.first.saturating_sub(3)..cpr.first).any(|i| negates(scan, i))
            }
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

/// "koden er dit cpr", "brug dit cpr som kode", "adgangskode: cpr".
fn links(scan: &Scan, code: &Cue, cpr: &Cue) -> bool {
    let (left, right) = if code.last < cpr.first { (code, cpr) } else { (cpr, code) };
    if right.first <= left.last || right.first - left.last > 12 {
        return false;
    }
    let between = left.last + 1..right.first;
    if (left.first.saturating_sub(3)..right.first).any(|i| negates(scan, i)) {
        return false;
    }
    if code.last < cpr.first {
        let is = between.clone().any(|i| {
            is_any!(
                scan,
                i,
                "er bliver består svarer udgøres udgør is brug anvend indtast tast skriv bruge = laves sat"
            )
        });
        let equals = (code.last + 1..=cpr.first.min(code.last + 3))
            .any(|i| scan.gap(i).has(Gap::COLON) || scan.text[..scan.at(i).start as usize].trim_end().ends_with("="));
        let bracket = scan.gap(code.last + 1).has(Gap::OPEN);
        let other = between.clone().any(|i| is_any!(scan, i, "oplys send opgiv men sendes sender får sammen"));
        return (is || equals || bracket) && !other;
    }
    between.clone().any(|i| is_any!(scan, i, "som er as is")) && !between.clone().any(|i| is_any!(scan, i, "du og men"))
}

/// "Brug dit cpr-nummer", "Det er de sidste fire cifre …" after a sentence about a code.
fn uses(scan: &Scan, cpr: &Cue) -> bool {
    let (from, _) = scan.sentence(cpr.first);
    let start = cpr.first.saturating_sub(8).max(from);
    (start..cpr.first).any(|i| is_any!(scan, i, "brug anvend indtast tast er skriv bruge use"))
        && !(start..cpr.first).any(|i| negates(scan, i))
        && cpr.first - from <= 8
}
