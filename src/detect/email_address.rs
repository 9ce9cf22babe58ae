#![doc = include_str!("email_address.md")]

use super::{By, Detector, Entity, Evidence, EvidenceSet, Scan};
use crate::{
    kind::DataKind,
    text::{Class, Letter, Parts, is_in, next_class},
};

/// E-mail addresses.
pub const EMAIL_ADDRESS: Detector =
    Detector { id: "email-address", kinds: &[DataKind::EmailAddress], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    let mut floor = 0;
    for &at in &scan.ats {
        // Nothing before this sign is looked at again: the time is linear.
        floor = around(scan.text, floor, at as usize, out);
    }
}

/// Adds the address around the sign at byte `at`; gives the byte after the sign.
#[inline(never)]
fn around(text: &str, floor: usize, at: usize, out: &mut Vec<Entity>) -> usize {
    let Some((_, after)) = next_class(text, at) else { return floor };
    if let (Some(start), Some(end)) = (local(text, floor, at), domain(text, after)) {
        let evidence = EvidenceSet::of(&[Evidence::Syntax]);
        out.push(Entity::new(DataKind::EmailAddress, start as u32, end as u32, evidence));
    }
    after
}

/// Characters of a part before the sign, at most.
const LOCAL: usize = 64;

/// Where the part before the sign at byte `at` begins; nothing before `floor` belongs to it.
fn local(text: &str, floor: usize, at: usize) -> Option<usize> {
    let before = text.get(floor..at)?;
    let (mut start, mut first, mut count) = (at, '@', 0);
    for (i, c) in before.char_indices().rev() {
        let folded = match crate::text::classify(c) {
            Class::Letter(c) => c,
            Class::Digit(_) => '0',
            Class::Dash if c.is_ascii() => '-',
            Class::Joiner => 'j',
            Class::Mark(c) if is_in(".!#$%&'*+/=?^_`{|}~", c) => c,
            _ => break,
        };
        // Two dots in a row, or one beside the sign.
        if folded == '.' && (first == '.' || first == '@') {
            break;
        }
        count += 1;
        if count > LOCAL {
            return None;
        }
        first = folded;
        start = floor + i;
    }
    let mut local = text.get(start..at)?;
    // In a web address the parameter's value is the address.
    if local.starts_with("//") {
        local = local.behind("=/");
    }
    // Quotation marks, brackets and the like around an address are no part of it.
    let local = local.trim_start_matches(|c: char| !c.is_letter_or_digit() && c != '_');
    (!local.is_empty()).then(|| at - local.len())
}

/// Letters of one part of a domain, at most.
const LABEL: usize = 63;

/// Where the domain that begins at byte `at` ends: two parts or more, the last of letters.
fn domain(text: &str, at: usize) -> Option<usize> {
    let (mut place, mut parts, mut end) = (at, 0, None);
    loop {
        let part = Part::read(text, place);
        if part.length == 0 {
            return end;
        }
        let follows = next_class(text, part.next).map(|(class, _)| class);
        let goes_on = follows == Some(Class::Mark('.'));
        if part.length > LABEL || part.dash_first || part.dash_last && (goes_on || parts == 0) {
            return None;
        }
        if matches!(follows, Some(Class::Mark('_' | '@'))) {
            return None;
        }
        // "anne@firma.example.Tak for sidst": a new sentence.
        if parts > 1 && end.is_some() && part.capital {
            return end;
        }
        parts += 1;
        if parts > 1 {
            end = if part.letters && part.length > 1 { Some(part.end) } else { end.filter(|_| !goes_on) };
        }
        if !goes_on {
            return end;
        }
        place = part.next + 1;
    }
}

/// What stands between two dots of a domain.
struct Part {
    length: usize,
    /// Byte after its last letter or digit.
    end: usize,
    /// Byte after it, characters without width and dashes at its end included.
    next: usize,
    letters: bool,
    /// Begins with a capital and goes on in small letters.
    capital: bool,
    dash_first: bool,
    dash_last: bool,
}

impl Part {
    fn read(text: &str, at: usize) -> Self {
        let mut part =
            Part { length: 0, end: at, next: at, letters: true, capital: false, dash_first: false, dash_last: false };
        while let Some((class, after)) = next_class(text, part.next) {
            match class {
                Class::Letter(c) => {
                    part.capital = if part.length == 0 { c.is_upper() } else { part.capital && c.is_lower() };
                    part.dash_last = false;
                }
                Class::Digit(_) => (part.letters, part.dash_last) = (part.letters && part.punycode(text, at), false),
                Class::Dash if after == part.next + 1 => {
                    part.dash_first |= part.length == 0;
                    part.dash_last = true;
                }
                // Without width: inside the address, if it goes on.
                Class::Joiner => {
                    part.next = after;
                    continue;
                }
                _ => break,
            }
            part.length += 1;
            part.next = after;
            if !part.dash_last {
                part.end = after;
            }
            if part.length > LABEL {
                break;
            }
        }
        part
    }

    fn punycode(&self, text: &str, at: usize) -> bool {
        text.get(at..at + 4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"))
    }
}
