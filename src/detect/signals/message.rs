//! What kind of message it is: greeting, sign-off, decision, reminder, notice, offer, package, quoted thread.

use super::{Asked, Cue, Cues, Scan, Signal, SignalKind, any_in, has, is_any, negated, opens_clause, push};
use crate::detect::lexicon::{self, cue, group};
use crate::text::{Gap, Parts, Shape, Token, ends_listed};

/// Adds the quoted message and gives the number of tokens that stand before it.
#[inline(never)]
pub fn quoted(scan: &Scan, out: &mut Vec<Signal>) -> usize {
    let end = (0..).zip(&scan.tokens).position(|(i, token)| begins_quote(scan, i, token)).unwrap_or(scan.tokens.len());
    let phrase = scan.hits.iter().find_map(|hit| {
        let i = hit.first as usize;
        match hit.group {
            group::QUOTED if scan.gap(i).has(Gap::DASH) || scan.gap(i).has(Gap::NEWLINE) => Some(i),
            group::WROTE => wrote(scan, i),
            _ => None,
        }
    });
    let end = phrase.map_or(end, |i| end.min(i));
    if let Some(token) = scan.tokens.get(end) {
        let length = scan.text.trim_end().len() as u32;
        let kind = SignalKind::QuotedThread;
        out.push(Signal { kind, start: token.start, end: length.max(token.end), asked: super::Asked(0) });
    }
    end
}

/// "> " at the start of a line, or "Fra: … Sendt: …".
fn begins_quote(scan: &Scan, i: usize, token: &Token) -> bool {
    if i > 0 && !token.gap.has(Gap::NEWLINE) || !token.shape.has(Shape::OPENS) && !token.gap.has(Gap::CLOSE) {
        return false;
    }
    if token.gap.has(Gap::CLOSE) {
        let start = token.start as usize;
        let before = scan.text[..start].behind("\n");
        if scan.text[start - before.len()..].trim_start().starts_with(">") {
            return true;
        }
    }
    let heads = |i: usize| scan.gap(i + 1).has(Gap::COLON);
    let dated = |n: usize| {
        heads(n)
            && (scan.gap(n).has(Gap::NEWLINE | Gap::OPEN | Gap::CLOSE)
                && is_any!(scan, n, "sendt dato sent date gesendet")
                || scan.gap(n).has(Gap::SPACE) && is_any!(scan, n, "sendt sent"))
    };
    heads(i) && is_any!(scan, i, "fra from afsender von") && (i + 2..(i + 30).min(scan.tokens.len())).any(dated)
}

/// "Den 3. nov. 2026 skrev Anne Holm:": the first token of the line.
#[inline(never)]
fn wrote(scan: &Scan, at: usize) -> Option<usize> {
    let mut first = at;
    while first > 0 && at - first < 14 && !scan.gap(first).has(Gap::NEWLINE) {
        first -= 1;
    }
    let line = first == 0 || scan.gap(first).has(Gap::NEWLINE);
    let dated = (first..at).any(|i| scan.is_number(i));
    let named_first = scan.is_capital(first);
    let colon = (at + 1..=(at + 16).min(scan.tokens.len())).find(|&i| scan.gap(i).has(Gap::COLON | Gap::BLANK))?;
    let after = (at..colon).any(|i| scan.is_number(i));
    let ends = scan.gap(colon).has(Gap::NEWLINE);
    (line && named_first && (dated || after) && scan.gap(colon).has(Gap::COLON) && ends).then_some(first)
}

#[inline(never)]
pub fn find(scan: &Scan, cues: &Cues, out: &mut Vec<Signal>) {
    greetings(scan, cues, out);
    let (mut library, mut loan, mut other) = (None, false, false);
    let mut access = false;
    for (from, to, cues) in cues.sentences() {
        // «Du har søgt aktindsigt. Vi sender hermed 31 dokumenter.»
        let package = access
            && !has(cues, group::RECEIPT)
            && !has(cues, group::ACCESS)
            && (from..to).any(|i| {
                is_any!(
                    scan,
                    i,
                    "dem alt dokument dokumenter dokumenterne oplysninger notater fil filen filer bilag bilaget hele papirerne materialet bilagene stk"
                )
            });
        access |= has(cues, group::ACCESS);
        for cue in cues {
            let signal = match cue.group {
                group::CASE_WORK | group::CASE_WORK_WEAK => decides(cue, cues).then_some(SignalKind::CaseWork),
                // Asked for by a safe way: an SMS may say so.
                group::CASE_COLLECT => {
                    let safely = out.iter().any(|s| s.kind == SignalKind::SecureRoute);
                    (!safely && decides(cue, cues)).then_some(SignalKind::CaseWork)
                }
                group::REMINDER => Some(SignalKind::Reminder),
                group::POST_NOTICE => {
                    let bare = is_any!(scan, cue.first, "brev post besked");
                    (!bare || opens_clause(scan, cue.first)).then_some(SignalKind::PostNotice)
                }
                group::PAYMENT_DUE => Some(SignalKind::PaymentDue),
                group::MARKETING => {
                    (!negates_before(scan, cue, from) && !saves(scan, cue.last)).then_some(SignalKind::Marketing)
                }
                group::LEGAL_BASIS => Some(SignalKind::LegalBasis),
                group::SIGN_OFF_WORDS => signs(scan, cue, from).then_some(SignalKind::SignOff),
                group::OPT_OUT => opts_out(scan, cue, cues).then_some(SignalKind::OptOut),
                group::ACCESS => (hands_over(scan, cues) && !receipt(scan, cues) && !teaches(scan, from, to))
                    .then_some(SignalKind::AccessPackage),
                group::HAND_OVER => package.then_some(SignalKind::AccessPackage),
                group::CONCERN => concern(scan, cue, from, to).then_some(SignalKind::ConcernReport),
                group::ASKED_ID if id_image(scan, cue, cues) => Some(SignalKind::IdImageSent),
                group::ASKED_ID if names_document(scan, cue, cues) => {
                    let (start, end) = scan.span(cue.first, cue.last);
                    out.push(Signal { kind: SignalKind::IdImageSent, start, end, asked: Asked(Asked::ID_COPY) });
                    None
                }
                group::LIBRARY => {
                    library = library.or(Some(*cue));
                    None
                }
                group::LIBRARY_OTHER => {
                    other |= !has_same(cues, group::LIBRARY, cue);
                    None
                }
                group::LIBRARY_LOAN => {
                    loan = true;
                    None
                }
                _ => None,
            };
            if let Some(kind) = signal {
                push(scan, out, kind, cue.first, cue.last);
            }
        }
    }
    if let Some(cue) = library.filter(|_| loan && !other) {
        push(scan, out, SignalKind::LibraryNotice, cue.first, cue.last);
    }
    numbers(scan, cues.end, out);
}

/// A request was received, asked for or refused; «på din anmodning» it is answered.
fn receipt(scan: &Scan, cues: &[Cue]) -> bool {
    let answered = |c: &Cue| {
        is_any!(scan, c.first.wrapping_sub(1), "din jeres")
            && is_any!(scan, c.first.wrapping_sub(2), "på af efter til jf")
    };
    cues.iter().any(|c| c.group == group::RECEIPT && !answered(c))
}

/// Something goes out; not «hvis du sender os en kopi af din journal».
fn hands_over(scan: &Scan, cues: &[Cue]) -> bool {
    let theirs = |c: &Cue| is_any!(scan, c.first, "sender") && is_any!(scan, c.first.wrapping_sub(1), "du i");
    cues.iter().any(|c| c.group == group::HAND_OVER && !theirs(c))
}

/// «Kurset i aktindsigt»: how it is done, for everybody.
fn teaches(scan: &Scan, from: usize, to: usize) -> bool {
    any_in!(scan, from..to, "kursus kurset kurser oplæg temadag undervisning vejledning vejledningen folder folderen")
}

fn has_same(cues: &[Cue], group: u8, cue: &Cue) -> bool {
    cues.iter().any(|other| other.group == group && other.first == cue.first)
}

fn negates_before(scan: &Scan, cue: &Cue, from: usize) -> bool {
    negated(scan, cue.first.saturating_sub(2).max(from)..cue.first)
}

/// A decision or a step in a case, not a message that one lies somewhere or is on its way.
fn decides(cue: &Cue, cues: &[Cue]) -> bool {
    let outside = |other: &&Cue| other.first > cue.last || other.last < cue.first;
    let elsewhere = cues.iter().filter(outside).any(|other| other.group == group::CASE_LIES_ELSEWHERE);
    !(has(cues, group::CASE_PENDING) || cue.group == group::CASE_WORK_WEAK && elsewhere)
}

/// "Mvh …", not "send en hilsen".
#[inline(never)]
fn signs(scan: &Scan, cue: &Cue, from: usize) -> bool {
    let first = (cue.first.saturating_sub(3)..cue.first)
        .find(|&i| i >= from && is_any!(scan, i, "med venlig bedste kærlig mange de best kind"))
        .unwrap_or(cue.first);
    first == from || opens_clause(scan, first) || opens_clause(scan, cue.first) || scan.is_capital(first)
}

/// "afmeld her", not "afmeld din tid".
#[inline(never)]
fn opts_out(scan: &Scan, cue: &Cue, cues: &[Cue]) -> bool {
    let meeting = |other: &Cue| other.group == group::NOT_A_LIST && (cue.last + 1..cue.last + 6).contains(&other.first);
    is_any!(scan, cue.last, "stop") || !cues.iter().any(meeting)
}

#[inline(never)]
fn concern(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    if is_any!(scan, cue.first, "underretning bekymringsunderretning bekymringshenvendelse bekymringsskrivelse") {
        return cue.first == from
            || opens_clause(scan, cue.first)
            || is_any!(scan, cue.first - 1, "en") && is_any!(scan, cue.first.wrapping_sub(2), "lave sende");
    }
    any_in!(scan, from.max(cue.first.saturating_sub(20))..to.min(cue.first + 20), "jeg vi i")
}

/// «Er det dit kørekort?»: with a picture beside it, it is one of it.
#[inline(never)]
fn names_document(scan: &Scan, cue: &Cue, cues: &[Cue]) -> bool {
    any_in!(scan, cue.first.saturating_sub(2)..cue.first, "dit jeres")
        && !cues.iter().any(|c| matches!(c.group, group::REMINDER | group::ASK_IMPERATIVE | group::ASK_NEED))
}

/// A picture or copy of it goes along.
#[inline(never)]
fn id_image(scan: &Scan, cue: &Cue, cues: &[Cue]) -> bool {
    if scan.watch.heading {
        return has(cues, group::PICTURE);
    }
    // «Du har sendt …»: that was before.
    let over = cues.iter().any(|c| {
        c.group == group::HAND_OVER
            && !(cue.first..=cue.last).contains(&c.first)
            && !(is_any!(scan, c.last, "sendt") && any_in!(scan, c.first.saturating_sub(3)..c.first, "du i"))
    });
    let picture = cues.iter().any(|c| {
        c.group == group::PICTURE
            && (c.last < cue.first && cue.first - c.last <= 5 || c.first > cue.last && c.first - cue.last <= 2)
    });
    let attached = cues
        .iter()
        .any(|c| c.group == group::HAND_OVER && is_any!(scan, c.first, "vedhæftet vedhæfter vedlagt attached"));
    let asks = cues.iter().any(|c| c.group == group::ASK_IMPERATIVE || c.group == group::ASK_NEED);
    over && (picture || attached) && !asks
}

/// "40 % på alle lamper", "§ 11, stk. 2".
#[inline(never)]
fn numbers(scan: &Scan, end: usize, out: &mut Vec<Signal>) {
    for &i in scan.numbers.iter().take_while(|&&i| (i as usize) < end) {
        let i = i as usize;
        let token = scan.at(i);
        let gap = scan.gap(i + 1);
        if gap.has(Gap::OTHER) && scan.text[token.end as usize..].past(" \u{a0}").starts_with("%") {
            // «2,4 % på»: the comma opens no clause.
            let from = i.saturating_sub(usize::from(token.gap == Gap(Gap::COMMA)));
            let before = opens_clause(scan, from) || pushes(scan, from - 1);
            let after = is_any!(scan, i + 1, "rabat off på on discount billigere")
                || is_any!(scan, i + 1, "i") && is_any!(scan, i + 2, "dag butikken morgen");
            if after && !saves(scan, i) && (before || is_any!(scan, i + 1, "rabat off discount billigere")) {
                push(scan, out, SignalKind::Marketing, i, i);
            }
        }
        if token.gap.has(Gap::OTHER) && token.digits == 2 && scan.str(token) == "11" && is_any!(scan, i + 1, "stk") {
            push(scan, out, SignalKind::LegalBasis, i, i);
        }
    }
}

/// «Spar 2 % på din elregning», «Søskende får 10 % rabat»: advice or what was agreed, nothing is sold.
#[inline(never)]
fn saves(scan: &Scan, at: usize) -> bool {
    any_in!(scan, at.saturating_sub(5)..at, "søskende faktura fakturaen")
        || (at + 1..at + 8).any(|i| {
            let word = scan.tokens.get(i).map_or("", |t| scan.str(t));
            ends_listed(
                "regning regningen faktura fakturaen forbrug forbruget energi strømmen varmen vandet betaling",
                word.as_bytes(),
            )
        })
}

fn pushes(scan: &Scan, i: usize) -> bool {
    is_any!(scan, i, "spar få får minus giver ekstra hele nu save get lige")
        // «Huslejen stiger med 3 % på …»
        || is_any!(scan, i, "med")
            && !is_any!(scan, i.wrapping_sub(1), "stiger stige steget falder falde faldet vokset hæves reguleres op ned")
        || is_any!(scan, i, "til") && i > 0 && is_any!(scan, i - 1, "op")
}

/// "Kære Tina Holm", "Hej alle".
#[inline(never)]
fn greetings(scan: &Scan, cues: &Cues, out: &mut Vec<Signal>) {
    let mut group_at = cues.all.iter().filter(|c| c.group == group::GREETS_GROUP).peekable();
    let limit = cues.end.min(400);
    for (i, token) in scan.tokens[..limit].iter().enumerate() {
        if lexicon::cue_of(token) != cue::GREETING || !(i == 0 || token.shape.has(Shape::OPENS)) {
            continue;
        }
        let to = is_any!(scan, i, "til");
        if to && !(i == 0 || token.gap.has(Gap::NEWLINE)) || to && scan.gap(i + 1).has(Gap::COLON) {
            continue;
        }
        while group_at.next_if(|c| c.first <= i).is_some() {}
        if let Some(c) = group_at.peek()
            && c.first <= i + 4
            && (i + 1..=c.first).all(|n| scan.gap(n).only(Gap::SPACE))
        {
            push(scan, out, SignalKind::GreetsGroup, c.first, c.last);
            push(scan, out, SignalKind::Greeting, c.first, c.last);
            continue;
        }
        if let Some((first, last)) = names(scan, i + 1, cues.end) {
            push(scan, out, SignalKind::Greeting, first, last);
        }
    }
}

/// The names that begin at token `at`.
#[inline(never)]
fn names(scan: &Scan, at: usize, end: usize) -> Option<(usize, usize)> {
    let mut first = at;
    while first < end && first < at + 3 && scan.cue(first) == cue::TITLE {
        first += 1;
    }
    // "hr. Lund": the dot belongs to the title.
    let apart = Gap::SPACE | Gap::QUOTE | Gap::OPEN | Gap::OTHER | if first > at { Gap::DOT } else { 0 };
    if first >= end || !scan.gap(first).only(apart) {
        return None;
    }
    let mut last = None;
    let mut i = first;
    while i < end && i < first + 9 {
        let token = scan.at(i);
        let initial = i > first && scan.at(i - 1).end - scan.at(i - 1).start == 1;
        let joined = token.gap.only(Gap::SPACE | Gap::DASH) || token.gap.only(Gap::SPACE | Gap::DOT) && initial;
        if i > first && !joined && !(token.gap.only(Gap::COMMA | Gap::SPACE) && i > at && is_full_name(scan, i)) {
            break;
        }
        if is_name(scan, i) {
            last = Some(i);
        } else if !is_any!(scan, i, "og and von van de af al") || last != Some(i.wrapping_sub(1)) {
            break;
        }
        i += 1;
    }
    last.map(|last| (first, last))
}

fn is_full_name(scan: &Scan, i: usize) -> bool {
    let token = scan.at(i);
    token.shape.has(Shape::CAPITAL) && lexicon::name(token).first() > 1 && is_any!(scan, i + 1, "og")
}

fn is_name(scan: &Scan, i: usize) -> bool {
    let token = scan.at(i);
    if !token.is_word() {
        return false;
    }
    let spoken = matches!(
        lexicon::cue_of(token),
        cue::ME
            | cue::YOU
            | cue::YOU_PLURAL
            | cue::WE
            | cue::THEY
            | cue::MY
            | cue::YOUR
            | cue::YOUR_PLURAL
            | cue::OUR
            | cue::IS
            | cue::PREPOSITION
            | cue::LOCATIVE
            | cue::CONJUNCTION
            | cue::SAYS
    );
    let role = is_any!(
        scan,
        i,
        "borger kunde patient bruger medlem lejer beboer ansøger kollega forælder nabo gæst modtager \
            det den der husk tak igen jeg her customer citizen sir madam ven nye medarbejder elev \
            studerende abonnent ejer grundejer",
    );
    let known = lexicon::name(token);
    !spoken && !role && (token.shape.has(Shape::CAPITAL) || known.first() > 1 && known.ambiguity() == 0)
}
