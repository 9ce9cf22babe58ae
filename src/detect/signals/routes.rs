//! Where an answer goes: safe ways, ways advised against, "svar her"; invitations to log in.

use super::{Cue, Cues, Scan, Signal, SignalKind, any_in, has, is_any, negated, negates, opens_clause, push};
use crate::detect::lexicon::group;
use crate::text::Gap;

#[inline(never)]
pub fn find(scan: &Scan, cues: &Cues, out: &mut Vec<Signal>) {
    for (from, to, cues) in cues.sentences() {
        for cue in cues {
            match cue.group {
                group::SECURE_ROUTE if !scan.watch.only_routes && offered(scan, cue, from) && !asked_for(cue, cues) => {
                    push(scan, out, SignalKind::SecureRoute, cue.first, cue.last);
                }
                group::LOGIN_INVITATION => push(scan, out, SignalKind::LoginInvitation, cue.first, cue.last),
                group::ANSWER_HERE if meant(scan, cue, from, to) => {
                    push(scan, out, SignalKind::AnswerHere, cue.first, cue.last);
                }
                group::OPEN_WAY if is_way(scan, cue) && denied_near(scan, cue, from, to) && speaks_of_sending(cues) => {
                    push(scan, out, SignalKind::InsecureRouteDiscouraged, cue.first, cue.last);
                }
                group::DISCOURAGED => push(scan, out, SignalKind::InsecureRouteDiscouraged, cue.first, cue.last),
                _ => {}
            }
        }
    }
    own(scan, cues.end, out);
}

/// The policy's own routes.
#[inline(never)]
fn own(scan: &Scan, end: usize, out: &mut Vec<Signal>) {
    let routes = &scan.watch.routes;
    let firsts = routes.iter().filter_map(|r| r.first()).fold(0u64, |bits, hash| bits | 1 << (hash & 63));
    if firsts == 0 {
        return;
    }
    for (i, token) in scan.tokens[..end].iter().enumerate() {
        if firsts >> (token.hash & 63) & 1 == 0 {
            continue;
        }
        for route in routes {
            let there =
                route.iter().enumerate().all(|(n, hash)| scan.tokens.get(i + n).is_some_and(|t| t.hash == *hash));
            if there && !route.is_empty() && i + route.len() <= end {
                push(scan, out, SignalKind::SecureRoute, i, i + route.len() - 1);
            }
        }
    }
}

/// A safe way the reader has: not "du er fritaget for Digital Post".
fn offered(scan: &Scan, cue: &Cue, from: usize) -> bool {
    let before = cue.first.saturating_sub(2).max(from)..cue.first;
    let refused = any_in!(scan, before, "fritaget fritagelse uden");
    !(refused || cue.first > from && negates(scan, cue.first - 1))
}

/// "Svar med dit MitID brugernavn": that is a thing asked for.
fn asked_for(cue: &Cue, cues: &[Cue]) -> bool {
    cues.iter().any(|c| c.group == group::ASKED_CREDENTIAL && c.first <= cue.last && c.last >= cue.first)
}

/// A negation a few words before, in the same clause.
fn denied_near(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    let mut at = cue.first;
    for _ in 0..8 {
        if at <= from || scan.gap(at).has(Gap::SEMICOLON) {
            break;
        }
        if scan.gap(at).has(Gap::COMMA) && at < cue.first {
            break;
        }
        at -= 1;
        if negates(scan, at) || is_any!(scan, at, "undlad undgå") {
            return true;
        }
    }
    // "Send det ikke på mail": before. "På mail må du ikke sende det": after.
    opens_clause(scan, cue.first.saturating_sub(1)) && negated(scan, cue.last + 1..(cue.last + 5).min(to))
}

/// "på mail", "almindelig mail"; not "din mail".
fn is_way(scan: &Scan, cue: &Cue) -> bool {
    is_any!(scan, cue.first, "almindelig ubeskyttet ukrypteret usikker")
        || is_any!(
            scan,
            cue.first.wrapping_sub(1),
            "på via pr per i en med som over by e almindelig ubeskyttet ukrypteret usikker denne"
        )
}

fn speaks_of_sending(cues: &[Cue]) -> bool {
    [group::ASK_IMPERATIVE, group::ASK_VERB, group::ASK_NOUN_IMPERATIVE, group::ASK_PASSIVE, group::ASK_NEED]
        .iter()
        .any(|&g| has(cues, g))
}

/// "svar på denne sms", not "svar ikke på denne sms", and "svar på sms" only as a verb.
#[inline(never)]
fn meant(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    let inner = cue.first..cue.last + 1;
    if any_in!(scan, from..to, "aldrig never") {
        return false;
    }
    if denied_near(scan, cue, from, to) || negated(scan, inner) {
        return false;
    }
    if is_any!(scan, cue.first, "svar") {
        let plain = cue.first == from
            || opens_clause(scan, cue.first)
            || is_any!(scan, cue.first - 1, "og eller så bare blot gerne venligst lige som");
        return plain || is_any!(scan, cue.last, "her hertil retur");
    }
    true
}
