//! What holds for any text. The tests try it on texts that they make up, the fuzzer on its own.

use presend::{
    check::check,
    detect::{Scan, Watch, detect},
    draft::{Day, Draft},
    policy::Policy,
    reading::FieldName,
};

/// Tokens lie in the text, in order, on borders of characters.
pub fn is_read(text: &str) {
    let watch = Watch::default();
    let mut last = 0;
    for token in &Scan::new(text, &watch).tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        assert!(last <= start && start < end && text.get(start..end).is_some());
        last = end;
    }
}

/// What is found lies in the text, in order, on borders of characters, and is found again.
pub fn is_scanned(text: &str) {
    let watch = Watch::default();
    let found = detect(&Scan::new(text, &watch));
    let mut last = 0;
    for entity in &found {
        assert!(entity.start < entity.end && text.get(entity.start as usize..entity.end as usize).is_some());
        assert!(last <= entity.start && (0.0..=1.0).contains(&entity.confidence()));
        last = entity.start;
    }
    assert_eq!(found, detect(&Scan::new(text, &watch)));
}

/// A draft of the text (the draft it says, where it is one in JSON) has a verdict whose spans lie in it, and has it again.
pub fn is_judged(text: &str) {
    let plain = || serde_json::from_value(serde_json::json!({ "channel": "sms", "subject": text, "body": text }));
    let draft: Draft = serde_json::from_str(text).unwrap_or_else(|_| plain().expect("a draft"));
    let settings = Policy::default().settle().expect("the default policy");
    let day = Day::parse("2026-11-20").expect("a day");
    let Ok(verdict) = check(&draft, &settings, day, false) else { return };
    let units = draft.body.encode_utf16().count() as u32;
    let spans = verdict.findings.iter().flat_map(|finding| &finding.spans);
    for span in spans.filter(|span| span.field == FieldName::Body) {
        assert!(span.start <= span.end && span.end <= units);
    }
    let again = check(&draft, &settings, day, false).expect("a verdict, as before");
    assert_eq!(serde_json::to_string(&verdict).ok(), serde_json::to_string(&again).ok());
}
