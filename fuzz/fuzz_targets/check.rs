//! Any draft gives a verdict whose spans lie in it; the same draft gives the same verdict.
#![no_main]

use libfuzzer_sys::fuzz_target;
use presend::{check::check, draft::{Day, Draft}, policy::Policy};

/// A draft as its text says, where the text is one in JSON; else an SMS of the text.
fn draft(text: &str) -> Draft {
    let plain = || serde_json::from_value(serde_json::json!({ "channel": "sms", "subject": text, "body": text })).expect("a draft");
    serde_json::from_str(text).unwrap_or_else(|_| plain())
}

fuzz_target!(|text: &str| {
    let settings = Policy::default().settle().expect("the default policy");
    let (draft, day) = (draft(text), Day::parse("2026-11-20").expect("a day"));
    let Ok(verdict) = check(&draft, &settings, day, false) else { return };
    let units = draft.body.encode_utf16().count() as u32;
    for span in verdict.findings.iter().flat_map(|finding| &finding.spans).filter(|span| span.field == "body") {
        assert!(span.start <= span.end && span.end <= units);
    }
    let again = check(&draft, &settings, day, false).expect("a verdict, as before");
    assert_eq!(serde_json::to_string(&verdict).ok(), serde_json::to_string(&again).ok());
});
