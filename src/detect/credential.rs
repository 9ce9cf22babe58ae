#![doc = include_str!("credential.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan, any_in,
    digits::gather,
    is_any,
    lexicon::{group, label, label_of},
};
use crate::{
    kind::DataKind,
    text::{Gap, Letter, Letters, Parts, Shape, is_in},
};

/// Passwords, PINs, MitID user ids and one-time codes that are given in the text.
pub const CREDENTIAL: Detector = Detector { id: "credential", kinds: &[DataKind::Credential], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    let mut done = 0;
    for hit in &scan.hits {
        let (first, last) = (hit.first as usize, hit.last as usize);
        let user = hit.group == group::CREDENTIAL_USER;
        if hit.group != group::CREDENTIAL && !user || user && !mitid(scan, first) {
            continue;
        }
        let plain = is_any!(scan, last, "kode koden koder");
        let found = given(scan, last, user, plain).or_else(|| if user { None } else { before(scan, first) });
        let Some((start, end)) = found.filter(|&(start, _)| start >= done) else { continue };
        done = end;
        let evidence = EvidenceSet::of(&[Evidence::CueWord]);
        out.push(Entity::new(DataKind::Credential, start, end, evidence));
    }
}

/// A user id is one only with MitID or NemID beside it.
fn mitid(scan: &Scan, at: usize) -> bool {
    any_in!(scan, at.saturating_sub(4)..at + 6, "mitid nemid")
}

/// Words between the name of the secret and the secret ("til gæstenettet").
const REACH: usize = 5;

/// "Adgangskoden er …", "kode: …", "pinkode 1234".
#[inline(never)]
fn given(scan: &Scan, last: usize, user: bool, plain: bool) -> Option<(u32, u32)> {
    let next = scan.tokens.get(last + 1)?;
    // Right behind it: digits only.
    let comma = next.digits >= 5 && next.gap.0 == Gap::SPACE | Gap::COMMA;
    let halves = next.digits == 3
        && next.gap.0 == Gap::SPACE
        && scan.tokens.get(last + 2).is_some_and(|t| t.digits == 3 && t.gap.only(Gap::SPACE | Gap::DASH));
    if comma || halves || next.digits >= 4 && next.gap.only(Gap::SPACE | Gap::QUOTE) && next.gap.has(Gap::SPACE) {
        return value(scan, last + 1, true, user);
    }
    // «adgangskode Sommer-99»: letters and digits in a mixture.
    if !plain && next.is_word() && next.gap.only(Gap::SPACE | Gap::QUOTE) {
        let mixed = value(scan, last + 1, true, user);
        if mixed.is_some() {
            return mixed;
        }
    }
    for at in last + 1..(last + 2 + REACH).min(scan.tokens.len()) {
        let gap = scan.gap(at);
        if gap.has(Gap::BANG | Gap::BLANK | Gap::SEMICOLON | Gap::COMMA) || gap.has(Gap::DOT) && gap.has(Gap::SPACE) {
            return None;
        }
        if gap.has(Gap::COLON)
            || gap.has(Gap::OTHER) && scan.text[scan.at(at - 1).end as usize..].trim_start().starts_with("=")
        {
            return value(scan, at, plain, user).or_else(|| alone(scan, at));
        }
        let word = scan.at(at);
        if word.is_number() {
            return None;
        }
        if is_any!(scan, at, "er lyder is") {
            let gap = scan.gap(at + 1);
            let told = value(scan, at + 1, plain, user).or_else(|| {
                let named = gap.has(Gap::COLON) || gap.has(Gap::QUOTE);
                if named { alone(scan, at + 1) } else { None }
            });
            if told.is_some() {
                return told;
            }
        }
    }
    None
}

/// The run of characters without white space that token `at` stands in, punctuation around it left off.
fn chunk(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let start = scan.tokens.get(at)?.start as usize;
    let white = |c: char| c.is_whitespace() || c == '\u{a0}';
    let before = scan.text.get(..start)?;
    let lead: usize =
        before.chars().rev().take(8).take_while(|&c| !white(c) && !is_in(":=\"'(«»“”", c)).map(char::len_utf8).sum();
    let start = start - lead;
    let rest = scan.text.get(start..)?;
    let length: usize = rest.chars().take(65).take_while(|&c| !white(c)).map(char::len_utf8).sum();
    let whole = rest.get(..length)?;
    let chunk = whole.trim_end_matches(|c: char| is_in(".,;:!?)\"'»”“«", c));
    // «Sommer24!»: the mark belongs to it, and not to «4711!» or «Sommer!».
    const DIGITS: &str = "0123456789";
    let marked = !chunk.begins_in(DIGITS) && chunk.has_of(DIGITS) && whole[chunk.len()..].begins_in("!");
    let end = start + chunk.len() + usize::from(marked);
    (chunk.length() <= 64 && !chunk.is_empty()).then_some((start, end))
}

/// A secret that looks like one: it holds a digit, or letters and signs in a mixture.
fn value(scan: &Scan, at: usize, plain: bool, user: bool) -> Option<(u32, u32)> {
    let (start, end) = chunk(scan, at)?;
    let chunk = &scan.text[start..end];
    if chunk.holds("://") || chunk.begins_in("{[<%$§") {
        return None;
    }
    let digits = chunk.chars().filter(|c| c.is_digit_of_any()).count();
    let letters = chunk.chars().filter(|c| c.is_letter()).count();
    // A digit of another script counts as a letter too.
    let others = chunk.chars().filter(|c| !c.is_digit_of_any() && !c.is_letter()).count();
    if letters == 0 {
        // "482 913"
        let grouped = [6, 8].iter().find_map(|&n| gather(scan, at, n, Gap::SPACE)).filter(|n| n.sizes().len() > 1);
        if let Some(number) = grouped.filter(|n| matches!(n.sizes(), [3, 3] | [4, 4] | [2, 2, 2])) {
            return Some((start as u32, scan.at(number.last).end));
        }
        let only = others == 0 || others <= 2 && !chunk.has_of(".:/,%");
        let counted = scan.tokens.get(at + 1).is_some_and(|t| t.gap.0 == Gap::SPACE && label_of(t) == label::AMOUNT);
        return (only && (4..=12).contains(&digits) && !counted).then_some((start as u32, end as u32));
    }
    let upper = chunk.chars().skip(1).any(char::is_upper) && chunk.chars().any(char::is_lower);
    let mixed = digits > 0 || !plain && (upper || others > 0 && chunk.has_of("!#_%&+*$"));
    (mixed && chunk.length() >= if user { 3 } else { 4 }).then_some((start as u32, end as u32))
}

/// A word that stands alone after a colon, or in quotation marks, to the end of the line or sentence.
fn alone(scan: &Scan, at: usize) -> Option<(u32, u32)> {
    let (start, end) = chunk(scan, at)?;
    let gap = scan.gap(scan.token_at(end as u32 - 1) + 1);
    let ends = scan.token_at(end as u32 - 1) + 1 >= scan.tokens.len()
        || gap.has(Gap::NEWLINE | Gap::BLANK | Gap::QUOTE | Gap::DOT);
    let word = scan.at(at);
    let plain_word = scan.text[start..end].chars().all(char::is_letter);
    let placeholder = scan.text[start..end].begins_in("{[<%$");
    (ends && plain_word && !placeholder && word.end - word.start >= 5).then_some((start as u32, end as u32))
}

/// "482913 er din engangskode", "brug 482913 som kode".
#[inline(never)]
fn before(scan: &Scan, first: usize) -> Option<(u32, u32)> {
    let from = first.saturating_sub(4);
    let at = (from..first).rev().find(|&i| scan.is_number(i))?;
    let gaps = (at + 1..=first).all(|i| scan.gap(i).only(Gap::SPACE | Gap::DASH));
    let says = is_any!(scan, at + 1, "er som is");
    let token = scan.at(at);
    let free = !token.gap.touches() || at == 0;
    (gaps && says && free && (4..=10).contains(&token.digits) && !token.shape.has(Shape::CAPITAL))
        .then_some((token.start, token.end))
}
