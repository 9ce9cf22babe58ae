//! Ways out, ready to apply.

use crate::{
    draft::{Channel, Transport},
    reading::{Passage, Reading},
    rules::FixDraft,
};

/// Takes the passages out, with the words that only introduce them ("dit cpr-nummer er").
pub fn leave_out(_reading: &Reading, passages: &[Passage]) -> FixDraft {
    FixDraft {
        id: "leave-out",
        label: ["Udelad det markerede", "Leave out what is marked"],
        safe: true,
        edits: passages.iter().map(|p| (*p, String::new())).collect(),
        ..FixDraft::default()
    }
}

/// The pack's safe routes, the best first; the check drops those that would not be allowed.
pub fn safer_routes(reading: &Reading) -> Vec<FixDraft> {
    let routes = reading.settings.pack.routes.iter();
    routes
        .filter(|(channel, transport)| {
            matches!(transport, None | Some(Transport::ForcedTls | Transport::EndToEnd))
                && !matches!(channel, Channel::Sms | Channel::NemSms)
                && (*channel, *transport) != (reading.channel, reading.transport)
        })
        .map(|&(channel, transport)| FixDraft {
            id: match (channel, transport) {
                (Channel::DigitalPost, _) => "send-by-digital-post",
                (Channel::Form, _) => "send-by-form",
                (_, Some(Transport::EndToEnd)) => "send-end-to-end",
                _ => "send-by-forced-tls",
            },
            label: match (channel, transport) {
                (Channel::DigitalPost, _) => ["Send med Digital Post", "Send by Digital Post"],
                (Channel::Form, _) => ["Brug den sikre formular", "Use the secure form"],
                (_, Some(Transport::EndToEnd)) => {
                    ["Send som sikker, krypteret e-mail", "Send as secure, encrypted e-mail"]
                }
                _ => ["Send som e-mail med tvungen TLS", "Send as e-mail with forced TLS"],
            },
            safe: false,
            channel: Some(channel),
            transport,
            ..FixDraft::default()
        })
        .take(2)
        .collect()
}
