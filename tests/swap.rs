//! What is found and decided must not depend on the particular names, towns, dates and numbers of a draft: each is
//! swapped for another of the same kind, all through the draft, and the verdict stays.

mod support;

use serde_json::Value;
use support::{judge, labelled};

const FIRST: [&str; 12] = [
    "Kirsten", "Henrik", "Mette", "Søren", "Lone", "Jesper", "Birgitte", "Anders", "Camilla", "Thomas", "Hanne",
    "Rasmus",
];
const LAST: [&str; 12] = [
    "Andersen",
    "Mortensen",
    "Kristensen",
    "Bertelsen",
    "Frederiksen",
    "Lauridsen",
    "Mikkelsen",
    "Nygaard",
    "Kjeldsen",
    "Østergaard",
    "Thorsen",
    "Bjerregaard",
];
/// Fail modulus 11, born before 2007, not on 1 January: nobody's.
const CPR: [&str; 6] = ["180256-5859", "160350-3946", "220451-3020", "190385-1188", "030878-3526", "111190-1106"];

/// Words of the labelled names, each with its replacement.
fn swaps(item: &Value, salt: usize) -> Vec<(String, String)> {
    let mut swaps: Vec<(String, String)> = Vec::new();
    let mut add = |from: &str, to: String| {
        if from != to && !swaps.iter().any(|(f, _)| f == from) {
            swaps.push((from.to_string(), to));
        }
    };
    let mut count = salt;
    for entity in item["expect"]["entities"].as_array().expect("a list") {
        let text = entity["text"].as_str().expect("a text");
        count += 1;
        match entity["kind"].as_str().expect("a kind") {
            "person-name" if text.chars().all(|c| c.is_alphabetic() || c == ' ') => {
                let words: Vec<&str> = text.split(' ').collect();
                for (i, word) in words.iter().enumerate() {
                    let list = if i > 0 && i + 1 == words.len() { LAST } else { FIRST };
                    add(word, list[(count + i * 5) % list.len()].into());
                }
            }
            "phone" => {
                let mut digit = count;
                let swapped: String = text
                    .chars()
                    .enumerate()
                    .map(|(i, c)| match c.to_digit(10) {
                        Some(d) if i > text.len() - 5 => {
                            digit = digit * 7 + 3;
                            char::from_digit((d + digit as u32) % 10, 10).expect("a digit")
                        }
                        _ => c,
                    })
                    .collect();
                add(text, swapped);
            }
            _ => {}
        }
    }
    for town in ["Nordvang", "Vestkyst", "Vestermarken"] {
        add(town, ["Søndermose", "Østerkær", "Lyngholm", "Granslev"][count % 4].into());
    }
    swaps
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Replaces whole words, all at once.
fn replace(text: &str, swaps: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let hit = swaps.iter().filter(|(from, _)| rest.starts_with(from.as_str())).find(|(from, _)| {
            let after = rest[from.len()..].chars().next();
            // A genitive follows the name.
            let genitive = after == Some('s') && !is_word(rest[from.len() + 1..].chars().next());
            !is_word(before) && (!is_word(after) || genitive)
        });
        match hit {
            Some((from, to)) => {
                out.push_str(to);
                at += from.len();
            }
            None => {
                let c = rest.chars().next().expect("not at the end");
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
    out
}

fn map(value: &mut Value, change: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| map(item, change)),
        Value::Object(fields) => fields.values_mut().for_each(|field| map(field, change)),
        _ => {}
    }
}

/// The same draft about other people.
fn swapped(item: &Value, salt: usize) -> Value {
    let swaps = swaps(item, salt);
    let mut other = item.clone();
    map(&mut other["draft"], &|text| replace(text, &swaps));
    other
}

fn kinds(item: &Value) -> Vec<(String, String)> {
    let verdict = judge(item, "da");
    let mut kinds: Vec<_> = verdict.entities.iter().map(|e| (e.span.field.path(), e.kind.code().to_string())).collect();
    kinds.sort();
    kinds
}

#[test]
fn the_decision_does_not_depend_on_names_and_numbers() {
    let mut changed = Vec::new();
    for item in labelled() {
        for salt in [0, 5] {
            let other = swapped(&item, salt);
            let (before, after) = (judge(&item, "da").decision, judge(&other, "da").decision);
            if before != after {
                changed.push(format!("{} {before:?} -> {after:?}: {}", item["id"], other["draft"]["body"]));
            }
        }
    }
    assert!(changed.is_empty(), "{} changed:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn the_same_kinds_are_found_whatever_the_names_and_numbers() {
    let (mut changed, mut all) = (Vec::new(), 0);
    for item in labelled() {
        let before = kinds(&item);
        let other = swapped(&item, 3);
        let after = kinds(&other);
        all += before.len();
        if before != after {
            let lost: Vec<_> = before.iter().filter(|k| !after.contains(k)).collect();
            let new: Vec<_> = after.iter().filter(|k| !before.contains(k)).collect();
            changed.push(format!("{} lost {lost:?} new {new:?}: {}", item["id"], other["draft"]["body"]));
        }
    }
    // A word list knows some names and not others: one entity in a hundred may change with the name it is beside.
    assert!(changed.len() * 100 <= all, "{} of {all} changed:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn another_persons_cpr_number_decides_the_same() {
    let mut changed = Vec::new();
    for item in labelled() {
        let own: Vec<&str> = item["expect"]["entities"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|e| e["kind"] == "cpr")
            .filter_map(|e| e["text"].as_str())
            .filter(|t| t.len() == 11 && t.as_bytes()[6] == b'-' && t.bytes().filter(u8::is_ascii_digit).count() == 10)
            .collect();
        // Behind "Sag" it does matter whether a number passes modulus 11.
        if own.len() != 1 || own[0].starts_with(['6', '7', '8', '9']) || item["id"] == "h-116" {
            continue;
        }
        let taken = item["draft"].to_string();
        let Some(other) = CPR.iter().find(|n| !taken.contains(**n)) else { continue };
        let mut copy = item.clone();
        map(&mut copy["draft"], &|text| text.replace(own[0], other));
        let (before, after) = (judge(&item, "da").decision, judge(&copy, "da").decision);
        if before != after {
            changed.push(format!("{} {before:?} -> {after:?}", item["id"]));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}
