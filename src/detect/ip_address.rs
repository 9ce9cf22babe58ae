#![doc = include_str!("ip_address.md")]

use super::{By, Detector, Entity, Evidence, EvidenceSet, Scan, digits::labels_before, lexicon::label};
use crate::{
    kind::DataKind,
    text::{Gap, Token},
};

/// IP addresses of both versions.
pub const IP_ADDRESS: Detector = Detector { id: "ip-address", kinds: &[DataKind::IpAddress], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    let mut done = 0;
    for &first in &scan.rows {
        let first = first as usize;
        let Some(next) = scan.tokens.get(first + 1) else { continue };
        if (1..4).all(|i| scan.gap(first + i).0 == Gap::DOT) {
            version_4(scan, first, out);
        }
        if scan.at(first).start >= done
            && (next.gap.0 == Gap::COLON || first > 0 && scan.gap(first).0 == Gap::COLON || next.gap.touches())
        {
            done = version_6(scan, first, out).unwrap_or(done);
        }
    }
}

#[inline(never)]
fn version_4(scan: &Scan, first: usize, out: &mut Vec<Entity>) {
    let Some([a, b, c, d]) = scan.tokens.get(first..first + 4) else { return };
    let parts = [a, b, c, d].map(|t| scan.value(t).filter(|&n| n < 256 && t.digits <= 3));
    let dotted = [b, c, d].iter().all(|t| scan.text.as_bytes()[t.start as usize - 1] == b'.');
    let tied =
        |gap: Gap, token: Option<&Token>| gap.touches() || gap.0 == Gap::DOT && token.is_some_and(Token::is_number);
    let before = first > 0 && tied(scan.gap(first), scan.tokens.get(first - 1));
    let after = scan.tokens.get(first + 4).is_some_and(|t| tied(t.gap, Some(t)));
    if !dotted || parts.iter().any(Option::is_none) || before || after || parts[0] == Some(0) {
        return;
    }
    let label = labels_before(scan, first).next();
    let cue = label.is_some_and(|l| l.section == label::IP);
    // "afsnit 1.2.3.4", "version 10.4.2.1": an address has a part of three digits, or somebody says that it is one.
    let large = [a, b, c, d].iter().any(|t| t.digits == 3);
    let other = label.is_some_and(|l| l.at + 1 == first && l.section != label::IP);
    let mut evidence = EvidenceSet::of(&[Evidence::Syntax]);
    evidence.add_if(Evidence::CueWord, cue);
    evidence.add_if(Evidence::CounterCue, other || !large && !cue);
    evidence.add_if(Evidence::Ambiguous, other || !large && !cue);
    let (start, end) = scan.span(first, first + 3);
    out.push(Entity::new(DataKind::IpAddress, start, end, evidence));
}

/// Characters an address of version 6 may have.
const LONGEST: usize = 39;

/// Reads the run of hexadecimal digits and colons that the number stands in. Gives the byte after it.
#[inline(never)]
fn version_6(scan: &Scan, first: usize, out: &mut Vec<Entity>) -> Option<u32> {
    let bytes = scan.text.as_bytes();
    let at = scan.at(first).start as usize;
    let of = |b: &u8| b.is_ascii_hexdigit() || *b == b':';
    let start = at - bytes[..at].iter().rev().take(LONGEST + 1).take_while(|b| of(b)).count();
    let mut end = at + bytes[at..].iter().take(LONGEST + 1).take_while(|b| of(b)).count();
    let mut run = &bytes[start..end];
    if run.ends_with(b":") && !run.ends_with(b"::") {
        run = &run[..run.len() - 1];
        end -= 1;
    }
    let outside = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let free = !outside(start.checked_sub(1).and_then(|i| bytes.get(i))) && !outside(bytes.get(end));
    if run.len() > LONGEST || !free || !is_version_6(run) {
        return Some(end as u32);
    }
    let evidence = EvidenceSet::of(&[Evidence::Syntax]);
    out.push(Entity::new(DataKind::IpAddress, start as u32, end as u32, evidence));
    Some(end as u32)
}

/// Eight groups of up to four hexadecimal digits, or fewer with one `::`; times and codes have too few.
fn is_version_6(run: &[u8]) -> bool {
    let (mut groups, mut length, mut gaps, mut colons) = (0, 0, 0, 0);
    for (i, &b) in run.iter().enumerate() {
        if b != b':' {
            groups += u32::from(length == 0);
            length += 1;
            if length > 4 {
                return false;
            }
            continue;
        }
        colons += 1;
        gaps += u32::from(i > 0 && run[i - 1] == b':');
        if i > 1 && run[i - 1] == b':' && run[i - 2] == b':' {
            return false;
        }
        length = 0;
    }
    let edge = run.starts_with(b":") && !run.starts_with(b"::");
    !edge && (gaps == 0 && groups == 8 && colons == 7 || gaps == 1 && (2..8).contains(&groups) && run.len() > 5)
}
