//! Web addresses: with a scheme, with `www.`, a domain with a path, a foreign domain by itself. An e-mail address is none.

use super::{Scan, Signal, SignalKind, is_any};
use crate::detect::Asked;
use crate::text::{Gap, Parts, is_in};

/// Top-level domains that make a link of a bare domain; a bare Danish one is only the name of a site.
const FOREIGN: &str = "com net org info eu io app ly me link shop online site top biz xyz";
/// Those that people write a path after.
const WITH_PATH: &str = "dk se no de gl fo gd co to gg cc example uk nu";

#[inline(never)]
pub fn find(scan: &Scan, end: usize, out: &mut Vec<Signal>) {
    let limit = end_offset(scan, end);
    let mut last = 0;
    for &at in scan.schemes.iter().filter(|&&at| at < limit) {
        let before = scan.text[..at as usize].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        if before > 0 && at >= last {
            last = push(scan, at as usize - before, out);
        }
    }
    for (i, token) in scan.tokens.iter().enumerate().take(end).skip(1) {
        if token.gap.0 == Gap::DOT && token.is_word() && scan.at(i - 1).start >= last {
            if is_any!(scan, i - 1, "www") {
                last = push(scan, scan.at(i - 1).start as usize, out);
            } else if let Some(start) = domain(scan, i) {
                last = push(scan, start, out);
            }
        }
    }
}

fn end_offset(scan: &Scan, end: usize) -> u32 {
    scan.tokens.get(end).map_or(scan.text.len() as u32, |token| token.start)
}

/// Where the domain begins whose last label is token `i`.
#[inline(never)]
fn domain(scan: &Scan, i: usize) -> Option<usize> {
    let next = scan.tokens.get(i + 1);
    let path = next.is_some_and(|t| t.gap.has(Gap::SLASH) && t.gap.only(Gap::SLASH | Gap::OTHER | Gap::AT));
    let foreign = is_any!(scan, i, FOREIGN);
    let ends = next.is_none_or(|t| t.gap.0 != Gap::DOT && t.gap.0 != Gap::AT && !t.gap.touches());
    let written_low = scan.str(scan.at(i - 1)).bytes().next().is_some_and(|b| !b.is_ascii_uppercase());
    if !(path && (foreign || is_any!(scan, i, WITH_PATH)) || foreign && ends && written_low) {
        return None;
    }
    let mut first = i - 1;
    while first > 0 && matches!(scan.gap(first).0, Gap::DOT | Gap::DASH) && i - first < 8 {
        first -= 1;
    }
    let start = scan.at(first).start as usize;
    (!scan.gap(first).has(Gap::AT) && scan.str(scan.at(i - 1)).len() > 1).then_some(start)
}

/// Adds the address that begins at byte `start` and gives the byte after it.
#[inline(never)]
fn push(scan: &Scan, start: usize, out: &mut Vec<Signal>) -> u32 {
    let rest = &scan.text[start..];
    let length = rest.find(|c: char| c.is_whitespace() || is_in("<>\"«»“”|", c)).unwrap_or(rest.len());
    let address = rest[..length].short_of(".,;:!?)]}'…");
    let end = (start + address.len()) as u32;
    out.push(Signal { kind: SignalKind::Link, start: start as u32, end, asked: Asked(0) });
    end
}

#[cfg(test)]
mod tests {
    use crate::detect::{Scan, SignalKind, Watch, signals};

    fn links(text: &str) -> Vec<&str> {
        let watch = Watch::default();
        signals(&Scan::new(text, &watch))
            .iter()
            .filter(|s| s.kind == SignalKind::Link)
            .map(|s| &text[s.start as usize..s.end as usize])
            .collect()
    }

    #[test]
    fn addresses_to_click() {
        for (text, want) in [
            ("Book her: https://kort.example/a1?b=2.", "https://kort.example/a1?b=2"),
            ("Se (http://lyng.example/tid)", "http://lyng.example/tid"),
            ("Se www.lyngdal.dk for mere", "www.lyngdal.dk"),
            ("Klik bit.ly/2abC", "bit.ly/2abC"),
            ("Hent på lyngdal.dk/tid, tak", "lyngdal.dk/tid"),
            ("Gå til mit-id-hjaelp.com nu", "mit-id-hjaelp.com"),
            ("book.lyngdal.dk/x!", "book.lyngdal.dk/x"),
            ("HTTPS://A.EXAMPLE/B", "HTTPS://A.EXAMPLE/B"),
        ] {
            assert_eq!(links(text), [want], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one() {
        for text in [
            "Log på borger.dk som du plejer",
            "Skriv til anna@lyngdal.example/privat",
            "Mødet er kl.9.30",
            "Ring bl.a. til os",
            "Vi ses.Kom så",
            "info@holm.com",
            "Pris 2.895 kr.",
            "F.eks. og d.v.s.",
            "pkt. 3.2/4.1",
            "Tid: d. 3/12 kl. 9.20",
            "filen hedder plan.pdf",
        ] {
            assert_eq!(links(text), Vec::<&str>::new(), "{text}");
        }
    }
}
