//! Labelled drafts, read and judged.
#![allow(dead_code)]

pub mod any;

use presend::{
    check::check,
    draft::{Day, Draft},
    policy::Policy,
    verdict::Verdict,
};
use serde_json::Value;

/// The day on which drafts without one are judged.
pub fn today() -> Day {
    Day::parse("2026-11-20").expect("a day")
}

/// The objects of a file of JSON lines.
pub fn lines(text: &str) -> Vec<Value> {
    text.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).expect("a JSON line")).collect()
}

/// All labelled drafts of the project.
pub fn labelled() -> Vec<Value> {
    let files = [
        include_str!("../drafts/labelled.jsonl"),
        include_str!("../drafts/siblings.jsonl"),
        include_str!("../drafts/third.jsonl"),
        include_str!("../drafts/fourth.jsonl"),
        include_str!("../drafts/fifth.jsonl"),
        include_str!("../drafts/sixth.jsonl"),
        include_str!("../drafts/seventh.jsonl"),
        include_str!("../drafts/eighth.jsonl"),
        include_str!("../drafts/tenth.jsonl"),
        include_str!("../drafts/ninth.jsonl"),
        include_str!("../drafts/eleventh.jsonl"),
        include_str!("../drafts/twelfth.jsonl"),
        include_str!("../drafts/thirteenth.jsonl"),
        include_str!("../drafts/fourteenth.jsonl"),
        include_str!("../drafts/sixteenth.jsonl"),
        include_str!("../drafts/fifteenth.jsonl"),
        include_str!("../drafts/eighteenth.jsonl"),
        include_str!("../drafts/seventeenth.jsonl"),
    ];
    files.iter().flat_map(|text| lines(text)).collect()
}

/// Judges a labelled draft under its pack and policy; `language` is `da` or `en`.
pub fn judge(item: &Value, language: &str) -> Verdict {
    let mut policy = item.get("policy").cloned().unwrap_or_else(|| serde_json::json!({}));
    policy["pack"] = item["pack"].clone();
    policy["language"] = language.into();
    let policy: Policy = serde_json::from_value(policy).expect("a policy");
    let settings = policy.settle().expect("a valid policy");
    let draft: Draft = serde_json::from_value(item["draft"].clone()).unwrap_or_else(|e| panic!("{}: {e}", item["id"]));
    check(&draft, &settings, today(), item["template"] == true).expect("a verdict")
}

/// The text of a field of a draft, as spans name it.
pub fn field<'v>(draft: &'v Value, name: &str) -> &'v str {
    let inner = name.strip_prefix("attachments[").and_then(|rest| rest.split_once("]."));
    let value = match inner {
        Some((index, key)) => &draft["attachments"][index.parse::<usize>().expect("an index")][key],
        None => &draft[name],
    };
    value.as_str().unwrap_or("")
}

/// UTF-16 offset to byte offset.
pub fn byte(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    text.char_indices()
        .find(|(_, c)| {
            if left == 0 {
                return true;
            }
            left -= c.len_utf16().min(left);
            false
        })
        .map_or(text.len(), |(at, _)| at)
}
