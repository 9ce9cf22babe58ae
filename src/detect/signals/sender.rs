//! Does the text say which organisation sends it?

use super::{Cues, Scan, Signal, SignalKind, is_any, push};
use crate::detect::{
    lexicon::{self, cue, group},
    names,
};
use crate::text::{Gap, Shape};

#[inline(never)]
pub fn find(scan: &Scan, cues: &Cues, out: &mut Vec<Signal>) {
    let end = cues.end;
    let found = watched(scan, end)
        .or_else(|| organisation(scan, cues))
        .or_else(|| company(scan, end))
        .or_else(|| heading(scan, end))
        .or_else(|| signed(scan, out, end))
        .or_else(|| last_line(scan, end));
    if let Some((first, last)) = found {
        push(scan, out, SignalKind::SenderNamed, first, last);
    }
}

/// Words that many names have.
fn is_common(scan: &Scan, i: usize) -> bool {
    scan.at(i).end - scan.at(i).start <= 2
        || matches!(scan.cue(i), cue::COMPANY | cue::CONJUNCTION | cue::PREPOSITION | cue::LOCATIVE)
}

/// The sender's own name, or what is particular in it.
#[inline(never)]
fn watched(scan: &Scan, end: usize) -> Option<(usize, usize)> {
    let sender = &scan.watch.sender;
    let first = *sender.first()?;
    let mut i = 0;
    while i < end {
        let token = scan.at(i);
        if token.hash != 0 && sender.contains(&token.hash) && token.shape.has(Shape::CAPITAL) {
            let mut last = i;
            while last + 1 < end
                && last - i < 8
                && sender.contains(&scan.at(last + 1).hash)
                && !scan.gap(last + 1).has(Gap::NEWLINE)
            {
                last += 1;
            }
            let particular = (i..=last).filter(|&n| !is_common(scan, n)).count();
            let postcode = i > 0 && scan.at(i - 1).digits == 4;
            let place = lexicon::is_place(token) || lexicon::name(token).first() > 0;
            if last > i && particular > 0
                || particular == 1 && !postcode && (sender.len() == 1 || !place && token.hash == first)
            {
                let generic = sender.len() > 1 && last == i && postcode_sender(scan, sender);
                if !generic {
                    return Some((i, last));
                }
            }
            i = last;
        }
        i += 1;
    }
    None
}

/// The sender is a municipality or region: the place's name alone does not name it.
fn postcode_sender(scan: &Scan, sender: &[u32]) -> bool {
    let _ = scan;
    ["kommune", "region", "bibliotek", "skole"]
        .iter()
        .any(|word| sender.contains(&(crate::text::hash_word(word.as_bytes()) as u32)))
}

/// "Lyngdal Kommune", "Region Øst", "Borgerservice".
#[inline(never)]
fn organisation(scan: &Scan, cues: &Cues) -> Option<(usize, usize)> {
    cues.all.iter().filter(|c| c.group == group::ORG_WORD).find_map(|c| {
        let token = scan.at(c.first);
        let capital =
            |i: usize| scan.tokens.get(i).is_some_and(|t| t.shape.has(Shape::CAPITAL) && t.gap.only(Gap::SPACE));
        let named_before = c.first > 0
            && token.gap.only(Gap::SPACE)
            && scan.is_capital(c.first - 1)
            && !matches!(scan.cue(c.first - 1), cue::GREETING | cue::YOUR);
        if is_any!(
            scan,
            c.first,
            "kommune kommunes aps amba sygehus hospital forsyning forsikring politi universitet \
                ministeriet sparekasse andelskasse",
        ) {
            return named_before.then(|| (c.first - 1, c.first));
        }
        if is_any!(scan, c.first, "region") {
            return capital(c.first + 1).then_some((c.first, c.first + 1));
        }
        // A name that stands for itself, where senders stand: after a sign-off, before a colon, at the end.
        let stands = token.shape.has(Shape::CAPITAL)
            && (token.shape.has(Shape::OPENS) && scan.gap(c.last + 1).has(Gap::COMMA | Gap::NEWLINE)
                || scan.gap(c.first + 1).has(Gap::COLON)
                || !token.gap.only(Gap::SPACE) && at_end(scan, c.last, cues.end));
        stands.then_some((c.first, c.last))
    })
}

fn at_end(scan: &Scan, at: usize, end: usize) -> bool {
    end - at <= 8 && (at + 1..end).all(|i| scan.is_number(i) || scan.is_capital(i) || is_any!(scan, i, "tlf og i på"))
}

/// "Lund Maskiner A/S", "I/S", "P/S".
#[inline(never)]
fn company(scan: &Scan, end: usize) -> Option<(usize, usize)> {
    scan.tokens[..end].iter().enumerate().skip(2).find_map(|(i, token)| {
        let form = token.gap.0 == Gap::SLASH
            && token.end - token.start == 1
            && is_any!(scan, i, "s")
            && is_any!(scan, i - 1, "a i p k")
            && scan.is_capital(i - 2);
        form.then_some((i - 2, i))
    })
}

/// Words that senders' names do not begin with, and that stand capitalised where those do.
fn is_ordinary(scan: &Scan, i: usize) -> bool {
    is_any!(scan, i, ORDINARY)
}
const ORDINARY: &str = "adgang adresse advarsel afbud afmeld afmelding aftale bare bedste bemærk besked bestil book cpr dag \
    dagsorden dato de den der det din dit du emne er fra glædelig god goddag godmorgen gratis har haster \
    hej hejsa held hent hilsen husk hvis i indgang info ja kan kh kom kontakt kære link lokale lukket \
    læs med medbring mobil morgen mvh møde mødet nb nej note ny nyt obs ok opdatering pris ps påmindelse \
    rigtig ring sag sal se send skal slet sted tak telefon tid til tilmelding tlf underretning vedr \
    vedrørende venlig vh vi vigtigt åbent regards velkommen svar kl klokken skriv mød jeg undskyld";

/// "Bøgh Auto: Din bil er klar".
#[inline(never)]
fn heading(scan: &Scan, end: usize) -> Option<(usize, usize)> {
    let colon = (1..end.min(7)).find(|&i| scan.gap(i).has(Gap::COLON) && scan.gap(i).has(Gap::SPACE | Gap::NEWLINE))?;
    let capitals = (0..colon).filter(|&i| scan.is_capital(i)).count();
    let ordinary = (0..colon).any(|i| is_ordinary(scan, i) || scan.is_number(i));
    let small = (0..colon).filter(|&i| !scan.is_capital(i)).all(|i| is_any!(scan, i, "og i af på for"));
    let plain = (1..colon).all(|i| scan.gap(i).only(Gap::SPACE | Gap::OTHER | Gap::DASH | Gap::SLASH));
    let person = lexicon::name(scan.at(0)).first() > 0 && colon <= 2 && lexicon::name(scan.at(colon - 1)).0 & 15 != 0;
    (capitals > 0 && small && plain && !ordinary && !person).then_some((0, colon - 1))
}

/// After the last sign-off: a name that is no person's.
#[inline(never)]
fn signed(scan: &Scan, out: &[Signal], end: usize) -> Option<(usize, usize)> {
    let sign_off = out.iter().rev().find(|s| s.kind == SignalKind::SignOff)?;
    let first = scan.token_at(sign_off.end);
    let mut i = first;
    while i < end && i < first + 24 {
        let run_end = run(scan, i, end);
        let person = is_person(scan, i, run_end);
        let title = matches!(scan.cue(i), cue::TITLE | cue::RELATION) || scan.at(i).shape.has(Shape::TAIL);
        if run_end > i && !person && !title && !is_ordinary(scan, i) && scan.at(i).end - scan.at(i).start > 2 {
            return Some((i, run_end - 1));
        }
        i = run_end.max(i + 1);
    }
    None
}

/// A first name, or an unknown word and a surname: "Jonna", "Abelone Friis"; not "Holm & Søn".
fn is_person(scan: &Scan, i: usize, run_end: usize) -> bool {
    if (i..run_end).any(|n| n > i && scan.gap(n).has(Gap::OTHER)) || run_end > i + 4 {
        return false;
    }
    // "Mvh Tine Jobcenter Sundby" names the house too.
    let company = (i..run_end).any(|n| scan.cue(n) == cue::COMPANY || n > i && names::is_house(scan, n));
    let last = run_end.saturating_sub(1);
    let surname = last > i
        && scan.tokens.get(last).is_some_and(|t| lexicon::name(t).last() > 0 && lexicon::name(t).ambiguity() == 0);
    !company && (lexicon::name(scan.at(i)).first() > 0 || surname)
}

/// One past the last token of the capitalised words that begin at `i`; `i` where it has none.
fn run(scan: &Scan, i: usize, end: usize) -> usize {
    let mut at = i;
    while at < end {
        let token = scan.at(at);
        if at > i && !token.gap.only(Gap::SPACE | Gap::OTHER | Gap::DASH) {
            break;
        }
        let small = at > i && is_any!(scan, at, "og i af på for the") && scan.is_capital(at + 1);
        if !token.is_word() || !token.shape.has(Shape::CAPITAL) && !small {
            break;
        }
        at += 1;
    }
    at
}

/// The last words stand by themselves: "… kl. 9. Tandklinikken Torvet".
#[inline(never)]
fn last_line(scan: &Scan, end: usize) -> Option<(usize, usize)> {
    let last = end.checked_sub(1)?;
    let (from, _) = scan.sentence(last);
    if end - from > 9 || from == 0 {
        return None;
    }
    let name_end = run(scan, from, end);
    let rest = (name_end..end).all(|i| {
        scan.is_number(i) || scan.gap(i).has(Gap::COMMA) || scan.is_capital(i) || is_any!(scan, i, "tlf telefon og")
    });
    let person = is_person(scan, from, name_end) || !lexicon::name(scan.at(from)).is_none() && name_end == from + 1;
    let title = matches!(scan.cue(from), cue::TITLE | cue::RELATION);
    let ordinary = (from..name_end).any(|i| is_ordinary(scan, i));
    (name_end > from && rest && !person && !title && !ordinary && scan.at(from).end - scan.at(from).start > 2)
        .then_some((from, name_end - 1))
}
