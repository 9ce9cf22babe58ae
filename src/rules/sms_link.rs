#![doc = include_str!("sms_link.md")]

use super::{EMAIL, Found, Info, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::detect::SignalKind;
use crate::text::{Letters, Parts, find};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-link",
    levels: Levels::new(Info, Warn, Warn, Warn),
    sources: &[&BT_LINK, &BORGERDK, &DT_SMS],
    title: ["Link i sms", "Link in a text message"],
    explanation: [
        "Et link i en sms skal føre til afsenderens eget domæne, uden personlige koder i adressen og uden »log ind her«.",
        "A link in a text message must lead to the sender's own domain, without personal codes in the address and without “log in here”.",
    ],
    message: [
        "Modtageren kan ikke se, om linket er ægte, og svindlere sender samme slags beskeder. Skriv, hvor man selv finder siden, eller brug jeres eget domæne uden koder i adressen.",
        "The recipient cannot see whether the link is genuine, and fraudsters send the same kind of messages. Write where to find the page, or use your own domain without codes in the address.",
    ],
    on: SMS.and(EMAIL),
    needs: Needs::signal(SignalKind::Link),
    check,
    ..Rule::USUAL
};

/// Where everybody finds public services and post.
const NATIONAL: [&str; 8] =
    ["borger.dk", "virk.dk", "sundhed.dk", "mit.dk", "e-boks.dk", "e-boks.com", "skat.dk", "nemsms.dk"];

fn check(reading: &Reading, report: &mut Report) {
    let login = reading.has_signal(SignalKind::LoginInvitation);
    // In an e-mail a link is ordinary; an invitation to log in at a stranger's is not.
    if !reading.is_sms() && !login {
        return;
    }
    let passages = reading.signal_passages_where(SignalKind::Link, &|s| {
        reading.is_inside(s.field) && (!is_own(reading, reading.text(s.passage())) || login && reading.is_sms())
    });
    if !passages.is_empty() {
        report.add(Found::at(passages));
    }
}

/// Leads to a domain of the sender or the state, and carries no key.
fn is_own(reading: &Reading, link: &str) -> bool {
    let rest = find(link, "://").map_or(link, |at| &link[at + 3..]).lowered();
    let (host, path) = rest.split_at(rest.up_to("/?#").len());
    let host = host.strip_prefix("www.").unwrap_or(host);
    let key = path.has_of("?=#@") || path.split('/').any(looks_random);
    let sender = reading.draft.sender.as_ref();
    let domains = sender.map_or(&[][..], |s| &s.domains);
    let listed = reading
        .settings
        .params
        .own_domains
        .iter()
        .chain(domains)
        .map(String::as_str)
        .chain(NATIONAL)
        .any(|own| within(host, &own.lowered()));
    // Nobody told the domain: nordvang.dk is Nordvang Kommune's.
    let named = host.ends_with(".dk")
        && sender.and_then(|s| s.name.as_deref()).is_some_and(|name| {
            let host = host.strip_suffix(".dk").unwrap_or(host);
            name.runs().filter(|w| w.length() > 3).any(|word| {
                let word = word.lowered().replaced("æ", "ae").replaced("ø", "oe").replaced("å", "aa");
                host.split('.').any(|label| label.split('-').any(|part| part == word))
            })
        });
    (listed || named) && !key
}

fn within(host: &str, own: &str) -> bool {
    host == own || host.strip_suffix(own).is_some_and(|rest| rest.ends_with("."))
}

/// 9fK2aQ: letters and digits mixed, as keys are.
fn looks_random(part: &str) -> bool {
    part.len() > 5
        && part.bytes().all(|b| b.is_ascii_alphanumeric())
        && part.bytes().filter(u8::is_ascii_digit).count() > 1
        && part.bytes().any(|b| b.is_ascii_alphabetic())
}
