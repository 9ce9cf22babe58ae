//! Ways out, ready to apply: leave a passage out so that the rest still reads as Danish, write neutrally, offer the
//! secure way, send by another route. On a route that is only tried out, nobody asks for ways out.

mod cut;
mod sentence;

use crate::{
    detect::SignalKind,
    draft::{Channel, Transport},
    reading::{FieldName, Passage, Reading},
    rules::FixDraft,
    sms,
    text::{Letter, List, Parts, Size, is_gsm, joined, key, listed, sort_by_key},
    verdict::Both,
};
use cut::Cut;

const LEAVE_OUT: Both = ["Udelad det markerede", "Leave out what is marked"];
const NEUTRAL: Both = ["Skriv det neutralt", "Write it neutrally"];

#[inline(never)]
fn edit(id: &'static str, label: Both, safe: bool, edits: Vec<(Passage, String)>) -> FixDraft {
    FixDraft { id, label, safe, edits, ..FixDraft::default() }
}

/// Takes identifiers out, with the words that only introduce them ("på cpr-nr.", "dit nummer er").
pub fn leave_out(reading: &Reading, passages: &[Passage]) -> FixDraft {
    if !reading.is_own_route() {
        return FixDraft::default();
    }
    let edits = passages.iter().map(|p| {
        let field = &reading.fields[p.field];
        match field.name {
            FieldName::AttachmentName(_) => (Cut::new(field.text, *p).out_of_file_name(), String::new()),
            _ => Cut::new(field.text, *p).introduced(),
        }
    });
    let edits = edits.list();
    edit("leave-out", LEAVE_OUT, !hang(reading, &edits), apart(edits))
}

/// Takes places out: ", Diabetesambulatoriet", "i Lungeambulatoriet"; where an address follows it keeps "på".
pub fn leave_out_place(reading: &Reading, passages: &[Passage]) -> FixDraft {
    if !reading.is_own_route() {
        return FixDraft::default();
    }
    let edits = runs(reading, passages).into_iter().map(|p| Cut::new(reading.fields[p.field].text, p).place());
    let label: Both = ["Udelad stedet", "Leave the place out"];
    // Where the place is who writes, the message would come from nobody.
    let signs = reading.signals_of(SignalKind::SenderNamed).any(|s| {
        let s = s.passage();
        passages.iter().any(|p| p.field == s.field && p.start < s.end && s.start < p.end)
    });
    let edits = edits.list();
    edit("leave-out", label, !signs && !hang(reading, &edits), apart(edits))
}

/// Is what one of the edits leaves perhaps no Danish?
fn hang(reading: &Reading, edits: &[(Passage, String)]) -> bool {
    // "Dit CPR-nr. 010145-5009 mangler" must not become a request.
    edits.iter().any(|(p, new)| new == "nummer" || new.is_empty() && Cut::new(reading.fields[p.field].text, *p).hangs())
}

/// Says it without what is told: the phrase is left out ("om din kontanthjælp"), else a reminder says "din aftale",
/// else the sentence goes. Only the first is safe without a second look.
pub fn without(reading: &Reading, passages: &[Passage]) -> Option<FixDraft> {
    if !reading.is_own_route() {
        return None;
    }
    let reminds = reading.has_signal(SignalKind::Reminder);
    let mut safe = true;
    let mut edits: Vec<(Passage, String)> = Vec::new();
    let mut last = None;
    for run in runs(reading, passages) {
        let cut = Cut::next(reading.fields[run.field].text, run, last);
        last = Some(cut);
        let new = cut.phrase().unwrap_or_else(|| {
            safe = false;
            let neutral = cut.appointment().filter(|_| reminds || cut.tells_a_time());
            neutral.unwrap_or_else(|| (cut.sentence(), String::new()))
        });
        edits.push(new);
    }
    let hangs = hang(reading, &edits);
    let edits = apart(edits);
    // What is left must still tell something.
    let whole = edits.chunk_by(|(a, _), (b, _)| a.field == b.field).all(|of_field| {
        let gone: u32 = of_field.iter().map(|(p, _)| p.end - p.start).sum();
        reading.fields[of_field[0].0.field].text.len() > gone as usize + 40
    });
    let (id, label) = if safe { ("leave-out", LEAVE_OUT) } else { ("write-neutrally", NEUTRAL) };
    if whole { Some(edit(id, label, safe && !hangs, edits)) } else { None }
}

/// A subject or title that tells nothing.
pub fn neutral_title(reading: &Reading, passages: &[Passage]) -> FixDraft {
    if !reading.is_own_route() {
        return FixDraft::default();
    }
    let title = if reading.settings.pack.public { "Brev om din sag" } else { "Om din sag" };
    let subject = passages.iter().find(|p| reading.fields[p.field].name == FieldName::Subject);
    let whole = |p: &Passage| Passage { field: p.field, start: 0, end: reading.fields[p.field].text.len() as u32 };
    let only = passages.iter().all(|p| reading.fields[p.field].name == FieldName::Subject);
    let label: Both = ["Skriv en neutral titel", "Write a neutral title"];
    let edits = subject.map(|p| (whole(p), title.to_string())).into_iter().list();
    edit("neutral-title", label, only, edits)
}

/// Writes characters of the SMS alphabet for those outside it.
pub fn into_gsm(reading: &Reading, field: usize, most: u32) -> Option<FixDraft> {
    if !reading.is_own_route() {
        return None;
    }
    let text = reading.fields.get(field)?.text;
    let mut edits: Vec<(Passage, String)> = Vec::new();
    let mut after = String::with_capacity(text.len());
    let mut ends = false;
    for (at, c) in text.char_indices() {
        if is_gsm(c) {
            match edits.last_mut() {
                // At the beginning of a line with the space behind it.
                Some((gone, _))
                    if c == ' ' && gone.end as usize == at && matches!(after.bytes().last(), None | Some(b'\n')) =>
                {
                    gone.end += 1;
                }
                _ => after.push(c),
            }
            continue;
        }
        let mut replacement = sms::suggestion(c).unwrap_or("");
        let mut start = at;
        // An emoji goes with the space before it.
        if replacement.is_empty() && after.ends_with(" ") && edits.last().is_none_or(|(p, _)| p.end as usize != at) {
            after.pop();
            start -= 1;
        }
        // "… i år 🎉 Kom og …": it ended a sentence, or stood before a name.
        let next = text[at + c.len_utf8()..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_upper));
        if replacement.is_empty() && next && !after.is_empty() && !after.ends_in("\n .,!?:;-") {
            (replacement, ends) = (".", true);
        }
        after.push_str(replacement);
        edits.push((Passage { field, start: start as u32, end: (at + c.len_utf8()) as u32 }, replacement.to_string()));
    }
    let safe = !ends && Size::of(&after, |_| false).units <= most;
    let label: Both = ["Erstat tegnene uden for sms-alfabetet", "Replace the characters outside the SMS alphabet"];
    Some(edit("use-sms-alphabet", label, safe, edits))
}

/// Names the secure way where something is asked for: in place of the invitation to answer here, else after the
/// request's sentence.
pub fn offer_secure_route(reading: &Reading, requests: &[Passage]) -> FixDraft {
    if !reading.is_own_route() {
        return FixDraft::default();
    }
    let label: Both = ["Henvis til den sikre vej", "Point to the secure way"];
    let (sentence, words) = secure_sentence(reading);
    let (mut said, mut open) = (false, false);
    let mut edits: Vec<(Passage, String)> = Vec::new();
    let mut last = None;
    for here in reading.signals_of(SignalKind::AnswerHere).filter(|s| requests.iter().any(|r| r.field == s.field)) {
        let cut = Cut::next(reading.fields[here.field].text, here.passage(), last);
        last = Some(cut);
        let (new, says) = cut.answer(requests, &words);
        edits.push(new);
        said |= says;
    }
    if let Some(last) = requests.last().filter(|_| !said) {
        let whole = reading.fields[last.field].text;
        let end = Cut::new(whole, *last).sentence_end();
        open = !whole.get(..end as usize).is_some_and(|text| text.ends_in(".!?"));
        let mut text = String::from(" ");
        text.push_str(&sentence);
        edits.push((Passage { field: last.field, start: end, end }, text));
    }
    let edits = apart(edits);
    let (gone, new) =
        edits.iter().fold((0, 0), |(gone, new), (p, text)| (gone + p.end - p.start, new + text.len() as u32));
    let params = &reading.settings.params;
    let most = params.nemsms_limit.min(params.sms_limit);
    // What is too long already gets no worse by a line more.
    let fits = || {
        let units = reading.sms_size().units;
        units > most || (units + new).saturating_sub(gone) <= most
    };
    // Behind a sentence without an end there may be a greeting.
    let safe = !open && (!reading.is_sms() || fits());
    edit("offer-secure-route", label, safe, edits)
}

/// The organisation's own secure way, else the pack's: as a sentence, and as words within one.
fn secure_sentence(reading: &Reading) -> (String, String) {
    let own = reading.settings.params.secure_routes.iter().flatten().next();
    let route = match own {
        Some(route) => route.as_str(),
        None if reading.settings.pack.public => "borger.dk",
        None => "vores selvbetjening",
    };
    let words = joined(&["send det sikkert via ", route]);
    let sentence = if own.is_none() && !reading.is_sms() {
        reading.settings.pack.secure_sentence[0].into()
    } else {
        joined(&["Send det sikkert via ", route, "."])
    };
    (sentence, words)
}

/// The pack's safe routes, the best first; the check drops those on which the draft would be blocked.
pub fn safer_routes(reading: &Reading) -> Vec<FixDraft> {
    if !reading.is_own_route() {
        return Vec::new();
    }
    let mut fixes = Vec::new();
    for &(channel, transport) in reading.settings.pack.routes {
        let safe = matches!(transport, None | Some(Transport::ForcedTls | Transport::EndToEnd));
        if !safe || (channel, transport) == (reading.channel, reading.transport) {
            continue;
        }
        let (id, label) = match (channel, transport) {
            (Channel::Sms | Channel::NemSms, _) => continue,
            (Channel::DigitalPost, _) => ("send-by-digital-post", ["Send med Digital Post", "Send by Digital Post"]),
            (Channel::Form, _) => ("send-by-form", ["Brug den sikre formular", "Use the secure form"]),
            (_, Some(Transport::EndToEnd)) => {
                ("send-end-to-end", ["Send som sikker, krypteret e-mail", "Send as secure, encrypted e-mail"])
            }
            _ => ("send-by-forced-tls", ["Send som e-mail med tvungen TLS", "Send as e-mail with forced TLS"]),
        };
        let fix = edit(id, label, false, Vec::new());
        fixes.push(FixDraft { channel: Some(channel), transport, ..fix });
    }
    fixes
}

/// Edits in text order: those that touch are made one, those inside another go.
fn apart(mut edits: Vec<(Passage, String)>) -> Vec<(Passage, String)> {
    sort_by_key(&mut edits, |(p, _)| key(p.field as u32, p.start, u32::MAX - p.end, 0));
    let mut out: Vec<(Passage, String)> = Vec::with_capacity(edits.len());
    for (passage, text) in edits {
        match out.last_mut() {
            Some((last, _)) if last.field == passage.field && passage.start < passage.end && passage.end < last.end => {
            }
            Some((last, words)) if last.field == passage.field && passage.start <= last.end => {
                // Two that overlap say it once.
                if passage.start < last.end && !text.is_empty() {
                    words.clear();
                }
                last.end = last.end.max(passage.end);
                words.push_str(&text);
            }
            _ => out.push((passage, text)),
        }
    }
    out
}

/// Passages joined where only a small word stands between: "stress og angst", "afhængighed af kokain".
fn runs(reading: &Reading, passages: &[Passage]) -> Vec<Passage> {
    let mut sorted = passages.to_vec();
    sort_by_key(&mut sorted, Passage::key);
    let mut out: Vec<Passage> = Vec::with_capacity(sorted.len());
    for passage in sorted {
        match out.last_mut() {
            Some(last)
                if last.field == passage.field && are_joined(reading.fields[passage.field].text, last, &passage) =>
            {
                last.end = last.end.max(passage.end);
            }
            _ => out.push(passage),
        }
    }
    out
}

fn are_joined(text: &str, a: &Passage, b: &Passage) -> bool {
    const SMALL: &str = ", og eller af i for med på efter til som";
    let small = |gap: &str| {
        let word = gap.trim();
        let owner = word.strip_prefix("og ").is_some_and(|owner| listed("din dit dine", owner));
        word.is_empty() || owner || listed(SMALL, word)
    };
    a.end >= b.start || text.get(a.end as usize..b.start as usize).is_some_and(small)
}
