//! Ways out that change who gets the message, or leave the older message out.

use crate::{
    detect::SignalKind,
    reading::{FieldName, Passage, Reading},
    rules::FixDraft,
    text::List,
};

/// Takes recipients out; none where nobody would be left.
pub fn remove(reading: &Reading, recipients: &[usize]) -> Option<FixDraft> {
    (!recipients.is_empty() && recipients.len() < reading.people.recipients.len()).then(|| FixDraft {
        id: "remove-recipients",
        label: match recipients {
            [_] => ["Tag modtageren ud", "Take the recipient out"],
            _ => ["Tag modtagerne ud", "Take the recipients out"],
        },
        remove_recipients: recipients.iter().map(|i| *i as u32).list(),
        ..FixDraft::default()
    })
}

/// Moves recipients to bcc, where the others do not see them.
pub fn hide(recipients: &[usize]) -> FixDraft {
    FixDraft {
        id: "move-to-bcc",
        label: ["Flyt modtagerne til bcc", "Move the recipients to bcc"],
        safe: true,
        bcc_recipients: recipients.iter().map(|i| *i as u32).list(),
        ..FixDraft::default()
    }
}

/// Leaves the older message out.
pub fn without_thread(reading: &Reading) -> Option<FixDraft> {
    let mut edits: Vec<(Passage, String)> = Vec::new();
    for (field, each) in reading.fields.iter().enumerate() {
        if each.name == FieldName::Quoted && !each.text.is_empty() {
            edits.push((Passage { field, start: 0, end: each.text.len() as u32 }, String::new()));
        }
    }
    for thread in reading.signals_of(SignalKind::QuotedThread).filter(|s| reading.is_written(s.field)) {
        let text = reading.fields[thread.field].text;
        let before = text.get(..thread.what.start as usize).unwrap_or("");
        let own = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '-' | '_' | '|'));
        if own.is_empty() {
            return None;
        }
        edits.push((Passage { field: thread.field, start: own.len() as u32, end: text.len() as u32 }, String::new()));
    }
    (!edits.is_empty()).then(|| FixDraft {
        id: "leave-thread-out",
        label: ["Fjern den tidligere besked", "Take the earlier message out"],
        safe: true,
        edits,
        ..FixDraft::default()
    })
}
