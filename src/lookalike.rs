//! Domains that look like one another: mistyped, or made to deceive.

use crate::nearest::distance;
use crate::text::{Letters, List, Parts, is_in, listed};

/// Where people have private mailboxes.
pub const PROVIDERS: &str = "gmail.com googlemail.com hotmail.com hotmail.dk outlook.com outlook.dk live.dk live.com msn.com yahoo.dk yahoo.com icloud.com me.com mac.com mail.dk mail.com gmx.com gmx.net gmx.de stofanet.dk jubii.dk jubiimail.dk ofir.dk tdcadsl.dk tdcspace.dk get2net.dk youmail.dk yousee.dk webspeed.dk privat.dk post.tele.dk vip.cybercity.dk cool.dk sol.dk fibermail.dk waoo.dk nrn.dk energimail.dk mail.tele.dk email.dk proton.me protonmail.com pm.me ymail.com email.com";

/// A private mailbox, as far as the domain tells.
pub fn is_provider(domain: &str) -> bool {
    listed(PROVIDERS, domain)
}

/// `domain` is `own` or below it.
pub fn is_within(domain: &str, own: &str) -> bool {
    domain == own || domain.strip_suffix(own).is_some_and(|rest| rest.ends_with("."))
}

/// Letters of more than one script in one label, characters without width, or letters that only look Latin.
pub fn is_disguised(domain: &str) -> bool {
    domain.split('.').any(|label| {
        let label = decoded(label);
        let latin = label.chars().any(|c| c.is_ascii_alphabetic());
        let foreign = label.chars().any(|c| matches!(c as u32, 0x370..=0x58F | 0x13A0..=0x13FF));
        let odd = label.chars().any(|c| matches!(c as u32, 0xAD | 0x200B..=0x200F | 0x2060..=0x206F | 0x2100..=0x218F | 0xFEFF | 0xFF00..=0xFFEF));
        latin && foreign || odd
    })
}

/// Does `domain` look like `known` without being it? `sure` where `known` is on file, so that one wrong letter counts in
/// short names too.
pub fn looks_like(domain: &str, known: &str, sure: bool) -> bool {
    let (domain, known) = (domain.lowered(), known.lowered());
    if is_within(&domain, &known) || known.len() < 4 || domain.len() > 80 || known.len() > 80 {
        return false;
    }
    let mut domain_read = String::new();
    for label in domain.split('.') {
        if !domain_read.is_empty() {
            domain_read.push('.');
        }
        domain_read.push_str(&decoded(label));
    }
    let domain = domain_read;
    let (Some((name, ending)), Some((known_name, known_ending))) = (parts(&domain), parts(&known)) else {
        return false;
    };
    // postnord.dk.example.com
    if domain.strip_prefix(known.as_str()).is_some_and(|rest| rest.starts_with(".")) {
        return true;
    }
    let bare = domain.strip_prefix("www.").unwrap_or(&domain);
    if skeleton(bare) == skeleton(&known) {
        return true;
    }
    let name = name.strip_prefix("www.").unwrap_or(name);
    // skat-dk.com, wwwskat.dk, skat.com
    let glued = [name.strip_suffix(known_ending).map(|n| n.short_of("-.")), name.strip_prefix("www")];
    if glued.into_iter().flatten().any(|n| n == known_name) || name == known_name && ending != known_ending && sure {
        return true;
    }
    if name == known_name && (is_slip(ending, known_ending)) {
        return true;
    }
    let length = known_name.length();
    let shortest = if sure { 4 } else { 5 };
    let off = distance(name, known_name);
    if ending == known_ending {
        length >= shortest && off == 1 || sure && (length >= 9 && off == 2 || length >= 15 && off == 3)
    } else {
        length >= 5 && off == 1 && (sure || is_slip(ending, known_ending))
    }
}

/// gmail.con, gmail.cm, hotmail.dkk
fn is_slip(ending: &str, known: &str) -> bool {
    distance(ending, known) == 1 && !matches!(ending, "de" | "co" | "uk" | "dj" | "sk" | "hk" | "dm" | "do" | "dz")
}

/// The domain's name and its ending: `nordvang.dk` is `nordvang` and `dk`.
fn parts(domain: &str) -> Option<(&str, &str)> {
    domain.halves(".").filter(|(name, ending)| !name.is_empty() && !ending.is_empty())
}

/// Letters, each with the letters and digits that look like it.
const LOOKS: &str = "o0оοօóòôöøő l1iіӏιíìîïıⅼⅰ|ǀ e3еєéèêëε a4аαáàâäåɑ s5ѕśš b8вβ cсϲçⅽ dԁⅾ hһհ jј kκк mⅿ nոпηñń pрρ qԛ rг tтτ uυսúùûü vνѵ wѡԝ xхχ yуγý zᴢżž";

/// What a reader takes a domain for: look-alike letters and digits as the letter, no hyphens, no doubled letters.
fn skeleton(domain: &str) -> String {
    let mut out = String::with_capacity(domain.len());
    for c in domain.chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xFEE0).map_or(c, |c| c.to_ascii_lowercase()),
            '-' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => continue,
            _ => LOOKS.split(' ').find(|row| is_in(row, c)).and_then(|row| row.chars().next()).unwrap_or(c),
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out.replaced("rn", "m").replaced("vv", "w").replaced("cl", "d")
}

/// A label in letters: `xn--brger-jye` is what it stands for; a label that is no Punycode stays.
fn decoded(label: &str) -> String {
    label.strip_prefix("xn--").filter(|code| code.len() <= 63).and_then(punycode).unwrap_or_else(|| label.into())
}

/// RFC 3492, decoding.
fn punycode(code: &str) -> Option<String> {
    let (basic, extended) = code.halves("-").unwrap_or(("", code));
    let mut out: Vec<char> = basic.chars().list();
    let (mut n, mut i, mut bias) = (128u32, 0u32, 72u32);
    let mut bytes = extended.bytes();
    let mut first = true;
    while bytes.len() > 0 {
        let old = i;
        let (mut weight, mut k) = (1u32, 36u32);
        loop {
            let digit = u32::from(match bytes.next()? {
                b @ b'a'..=b'z' => b - b'a',
                b @ b'0'..=b'9' => b - b'0' + 26,
                _ => return None,
            });
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let length = out.len() as u32 + 1;
        let mut delta = if first { (i - old) / 700 } else { (i - old) / 2 };
        first = false;
        delta += delta / length;
        let mut steps = 0;
        while delta > 455 {
            delta /= 35;
            steps += 36;
        }
        bias = steps + 36 * delta / (delta + 38);
        n = n.checked_add(i / length)?;
        i %= length;
        out.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    Some(out.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_punycode() {
        assert_eq!(punycode("brger-jye").as_deref(), Some("bоrger"));
        assert_eq!(punycode("80ak6aa92e").as_deref(), Some("аррӏе"));
        assert_eq!(punycode("99999999999999"), None);
        assert_eq!(punycode("æ"), None);
    }

    #[test]
    fn tells_slips_and_tricks_from_others() {
        for (domain, known) in [
            ("danskebaank.dk", "danskebank.dk"),
            ("clanskebank.dk", "danskebank.dk"),
            ("danskebank.com", "danskebank.dk"),
            ("wwwskat.dk", "skat.dk"),
            ("skat-dk.com", "skat.dk"),
            ("sat.dk", "skat.dk"),
            ("skаt.dk", "skat.dk"),
            ("xn--brger-jye.dk", "borger.dk"),
            ("postnord.dk.example.com", "postnord.dk"),
            ("sand-arkitekter.exarnple", "sand-arkitekter.example"),
            ("xn--80ak6aa92e.com", "apple.com"),
            ("kk\u{200d}.dk", "kk.dk"),
        ] {
            assert!(looks_like(domain, known, true), "{domain} {known}");
        }
        for (domain, known) in [
            ("gmail.con", "gmail.com"),
            ("gmai1.com", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("llve.dk", "live.dk"),
        ] {
            assert!(looks_like(domain, known, false), "{domain} {known}");
        }
        for (domain, known) in [
            ("skat.dk", "skat.dk"),
            ("www.skat.dk", "skat.dk"),
            ("mail.skat.dk", "skat.dk"),
            ("fjordlys.example", "lampeland.example"),
            ("postlet.example", "hjemmemail.example"),
            ("kk.dk", "ku.dk"),
        ] {
            assert!(!looks_like(domain, known, true), "{domain} {known}");
        }
        for (domain, known) in [("line.dk", "live.dk"), ("gmail.dk", "mail.dk"), ("skat.dk", "gmail.com")] {
            assert!(!looks_like(domain, known, false), "{domain} {known}");
        }
        assert!(is_disguised("skаt.dk") && is_disguised("xn--skt-7cd.dk") && !is_disguised("smørrebrød.dk"));
    }
}
