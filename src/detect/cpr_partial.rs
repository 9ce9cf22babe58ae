#![doc = include_str!("cpr_partial.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    date_of_birth::{born, date_at},
    digits::{tied_after, tied_before},
    is_any,
    lexicon::{label, label_of},
};
use crate::{
    kind::DataKind,
    text::{Gap, Token},
};

/// The last four digits of a CPR number without the rest.
pub const CPR_PARTIAL: Detector =
    Detector { id: "cpr-partial", kinds: &[DataKind::CprPartial], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &at in &scan.numbers {
        let at = at as usize;
        if scan.at(at).digits == 4 {
            digits(scan, at, out);
        }
    }
}

#[inline(never)]
fn digits(scan: &Scan, at: usize, out: &mut Vec<Entity>) {
    let mut evidence = EvidenceSet::default();
    if masked(scan, at) {
        evidence.add(Evidence::WrittenForm);
    } else if behind_date(scan, at) || given(scan, at) {
        evidence.add(Evidence::CueWord);
    } else {
        return;
    }
    let (start, end) = scan.span(at, at);
    out.push(Entity::new(DataKind::CprPartial, start, end, evidence));
}

/// "xxxxxx-5009", "******-5009"
fn masked(scan: &Scan, at: usize) -> bool {
    let gap = scan.gap(at);
    if !gap.has(Gap::DASH) || !gap.only(Gap::DASH | Gap::OTHER) || tied_after(scan, at) {
        return false;
    }
    let before = scan.text.get(..scan.at(at).start as usize).unwrap_or("");
    let mask = before.bytes().rev().skip(1).take_while(|b| b"xX*".contains(b)).count();
    mask == 6 && before.ends_with("-")
}

/// Are the four digits said to be those of a CPR number?
pub fn given(scan: &Scan, at: usize) -> bool {
    scan.at(at).digits == 4 && !tied_before(scan, at) && !tied_after(scan, at) && said(scan, at)
}

/// "født 5. marts 1966 (-1881)", "født 5. marts 1966 (1881)", "født 5. marts 1966 -1881"; without "født" only "(-1881)".
fn behind_date(scan: &Scan, at: usize) -> bool {
    let gap = scan.gap(at);
    let (open, dash) = (gap.has(Gap::OPEN), gap.has(Gap::DASH));
    if !(open || dash) || !gap.only(Gap::SPACE | Gap::OPEN | Gap::DASH | Gap::COMMA) || tied_after(scan, at) {
        return false;
    }
    (at.saturating_sub(3)..at).any(|first| {
        scan.is_number(first)
            && date_at(scan, first).is_some_and(|(_, last)| last + 1 == at)
            && (open && dash || born(scan, first))
    })
}

/// How far back the words are looked for.
const REACH: usize = 12;

/// "sidste fire [cifre] [i cpr] er", "kontrolcifre", "cpr ender på"; not of a card, an account, a phone.
fn said(scan: &Scan, at: usize) -> bool {
    let (mut last_four, mut cpr, mut ends, mut born) = (false, false, false, false);
    for i in (at.saturating_sub(REACH)..at).rev() {
        let gap = scan.gap(i + 1);
        if gap.has(Gap::BANG | Gap::BLANK)
            || gap.has(Gap::DOT) && gap.has(Gap::SPACE) && i + 1 != at && label_of(scan.at(i)) == 0
        {
            break;
        }
        let token = scan.at(i);
        if token.is_number() {
            if !four(scan, i) {
                break;
            }
            last_four |= last(scan, i) || last(scan, i + 2);
            continue;
        }
        match label_of(token) {
            // A shelf, a parcel and a queue have a «løbenummer» too.
            label::CONTROL => return !is_any!(scan, i, "løbenummer løbenr") || personal(scan, i, at),
            label::CPR => cpr = true,
            label::BORN => born = true,
            // "Kortet er mærket med de sidste fire i dit cpr: …": what stands nearer says what they are.
            label::CARD | label::ACCOUNT | label::PHONE | label::OTHER | label::IBAN => {
                return cpr && (last_four || ends);
            }
            _ => {}
        }
        ends |= is_any!(scan, i, "ender slutter endelse endelsen ende enden slut bageste bindestregen resten")
            || last(scan, i) && is_any!(scan, i, "cifre tal")
            || four(scan, i) && is_any!(scan, i + 1, "cifre cifrene tal tallene");
        last_four |= four(scan, i) && (last(scan, i) || last(scan, i + 2));
    }
    born |= ends && (at.saturating_sub(REACH)..at).any(|i| label_of(scan.at(i)) == label::BORN);
    let after = scan.tokens.get(at + 1..).unwrap_or(&[]).iter().take(8);
    let after = after.enumerate().take_while(|(i, t)| {
        !t.gap.has(Gap::BANG | Gap::BLANK | Gap::DOT)
            && (!t.gap.has(Gap::COMMA)
                || *i == 0 && (label_of(t) == label::CONTROL || is_any!(scan, at + 1, "altså nemlig de dvs")))
    });
    let (mut follows, mut other) = (false, false);
    for (i, token) in after {
        follows |= is_cpr(token);
        ends |= label_of(token) == label::CONTROL
            || four(scan, at + 1 + i) && last(scan, at + 1 + i)
            || is_any!(scan, at + 1 + i, "sidst sidste slutningen");
        other |= matches!(label_of(token), label::CARD | label::ACCOUNT | label::PHONE);
    }
    (last_four || ends) && (cpr || follows || born && !other) || last_four && !other
}

/// A birth or a CPR number is spoken of shortly before token `at` or just behind it.
fn personal(scan: &Scan, at: usize, number: usize) -> bool {
    (at.saturating_sub(6)..number).any(|i| matches!(label_of(scan.at(i)), label::CPR | label::BORN))
}

fn is_cpr(token: &Token) -> bool {
    token.is_word() && label_of(token) == label::CPR
}

/// "fire", "4", and what follows is digits, not years or weeks.
fn four(scan: &Scan, at: usize) -> bool {
    (is_any!(scan, at, "fire four") || scan.str(scan.at(at)) == "4")
        && (is_any!(scan, at + 1, "sidste cifre cifrene tal tallene ciffer i er af på digits")
            || scan.at(at + 1).digits == 4)
}

/// Is the word before token `at` "sidste"?
fn last(scan: &Scan, at: usize) -> bool {
    is_any!(scan, at.wrapping_sub(1), "sidste")
}
