//! Numbers of cases in the text: "sag 26/016894", "j.nr. 2026-1234", "26/016894" by itself.

use super::{Scan, Signal, SignalKind, any_in, is_any, push};
use crate::text::Gap;

const CUES: &str =
    "sag sagen sags sagsnr sagsnummer sagsid sagsnummeret journalnr journalnummer jnr journal j case esdh";

#[inline(never)]
pub fn find(scan: &Scan, end: usize, out: &mut Vec<Signal>) {
    let mut free = 0;
    for &i in scan.numbers.iter().take_while(|&&i| (i as usize) < end) {
        let i = i as usize;
        // Most numbers are none: look closer only where a mark or a cue says so.
        if i >= free && may_be(scan, i) {
            free = number(scan, i, free, end, out);
        }
    }
}

/// Adds the number around token `i`, where it is a case's; nothing before token `free` belongs to it. Gives the token
/// behind it.
#[inline(never)]
fn number(scan: &Scan, i: usize, free: usize, end: usize, out: &mut Vec<Signal>) -> usize {
    let (mut first, mut last) = (i, i);
    while first > free && joined(scan, first) && scan.at(first - 1).end - scan.at(first - 1).start <= 6 {
        first -= 1;
    }
    while last + 1 < end && last - first < 5 && joined(scan, last + 1) && scan.is_number(last + 1) {
        last += 1;
    }
    let cue = cue_before(scan, first);
    if (is_number_of_case(scan, first, last, cue.is_some())) && !refers(scan, cue.unwrap_or(first)) {
        push(scan, out, SignalKind::CaseNumber, first, last);
    }
    last + 1
}

fn may_be(scan: &Scan, i: usize) -> bool {
    let digits = scan.at(i).digits;
    let slash = scan.tokens.get(i + 1).is_some_and(|n| n.is_number() && n.digits >= 4 && n.gap.only(Gap::SLASH));
    matches!(digits, 2 | 4) && slash || cue_before(scan, i).is_some() || i > 0 && joined(scan, i)
}

/// Does the token touch the one before it with a dash or a slash between them?
fn joined(scan: &Scan, i: usize) -> bool {
    let gap = scan.gap(i);
    gap.0 == Gap::DASH || gap.0 == Gap::SLASH
}

/// The token of "sag", "j.nr.", "sagsnummer:" right before the number.
fn cue_before(scan: &Scan, first: usize) -> Option<usize> {
    let mut i = first;
    for _ in 0..3 {
        let gap = scan.gap(i);
        if i == 0 || gap.has(Gap::BLANK | Gap::COMMA | Gap::BANG | Gap::CLOSE) {
            return None;
        }
        i -= 1;
        if is_any!(scan, i, CUES) {
            return Some(i);
        }
        if !is_any!(scan, i, "nr nummer no id med") {
            return None;
        }
    }
    None
}

fn is_number_of_case(scan: &Scan, first: usize, last: usize, cued: bool) -> bool {
    let digits: u32 = scan.tokens[first..=last].iter().map(|t| u32::from(t.digits)).sum();
    let numbers = scan.tokens[first..=last].iter().filter(|t| t.is_number()).count();
    // A CPR number after "journal".
    if numbers == 2 && scan.at(last).digits == 4 && scan.at(last - 1).digits == 6 {
        return false;
    }
    let slash = numbers >= 2 && scan.gap(first + 1).has(Gap::SLASH) && scan.at(first + 1).digits >= 4;
    slash && scan.is_number(first) || cued && (3..=16).contains(&digits)
}

/// "din tidligere sag", "en anden sag", "jf. sag": another case is only referred to.
fn refers(scan: &Scan, at: usize) -> bool {
    const REFERS: &str = "tidligere anden andet andre lignende gamle gammel jf jævnfør henhold afsluttede lov bekendtgørelse forordning direktiv";
    any_in!(scan, at.saturating_sub(4)..at, REFERS)
}
