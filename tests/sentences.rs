//! Plain sentences that an office may write: what they tell of a person, and what tells nothing of anybody.

use presend::{
    check::check,
    draft::{Day, Draft},
    policy::Policy,
};
use serde_json::json;

/// Names of the topics in a letter of this one sentence.
fn topics(sentence: &str) -> Vec<String> {
    let draft: Draft = serde_json::from_value(json!({
        "channel": "email",
        "transport": "plain",
        "subject": "Svar",
        "body": format!("Kære Bo\n\n{sentence}\n\nVenlig hilsen\nNordvang Kommune"),
        "recipients": [{ "address": "bo@post.example", "name": "Bo Lund", "field": "to" }],
    }))
    .expect("a draft");
    let settings = Policy::default().settle().expect("the default policy");
    let day = Day::parse("2026-11-20").expect("a day");
    let verdict = check(&draft, &settings, day, false).expect("a verdict");
    let name = |kind| serde_json::to_value(kind).ok().and_then(|name| Some(name.as_str()?.to_string()));
    verdict.entities.iter().map(|e| e.kind).filter(|kind| kind.is_topic()).filter_map(name).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn what_is_told_is_found() {
    let mut topic = "";
    let mut missed = Vec::new();
    for line in lines(include_str!("sentences/told.txt")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => topic = name,
            None if topics(line).iter().any(|found| found == topic) => {}
            None => missed.push(format!("{topic}: {line}")),
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_tells_nothing_is_silent() {
    let heard: Vec<String> = lines(include_str!("sentences/silent.txt"))
        .map(|line| (line, topics(line)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(line, found)| format!("{line} -> {found:?}"))
        .collect();
    assert!(heard.is_empty(), "{}", heard.join("\n"));
}
