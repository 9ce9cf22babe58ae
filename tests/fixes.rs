//! Over all labelled drafts: a safe fix, applied, removes its finding and brings no other, and what it leaves reads as
//! text; the verdict is the same every time; every span lies inside its field.

mod support;

use presend::{
    reading::FieldName,
    verdict::{Fix, Severity, Verdict},
};
use serde_json::Value;
use support::{byte, field, judge, labelled};

/// Applies the edits of a fix to a draft, right to left.
fn apply(draft: &Value, fix: &Fix) -> Value {
    let mut draft = draft.clone();
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|e| std::cmp::Reverse((e.span.field, e.span.start)));
    for edit in edits {
        let text = field(&draft, &edit.span.field.path()).to_string();
        let (start, end) = (byte(&text, edit.span.start), byte(&text, edit.span.end));
        let new = format!("{}{}{}", &text[..start], edit.replacement, &text[end..]);
        set(&mut draft, &edit.span.field.path(), new);
    }
    draft
}

fn set(draft: &mut Value, name: &str, text: String) {
    match name.strip_prefix("attachments[").and_then(|rest| rest.split_once("].")) {
        Some((index, key)) => draft["attachments"][index.parse::<usize>().expect("an index")][key] = text.into(),
        None => draft[name] = text.into(),
    }
}

/// Rules that speak as gravely as `least`, with how often each does.
fn loud(verdict: &Verdict, least: Severity) -> Vec<(&'static str, usize)> {
    let mut rules: Vec<(&'static str, usize)> = Vec::new();
    for finding in verdict.findings.iter().filter(|f| f.severity >= least) {
        match rules.iter_mut().find(|(rule, _)| *rule == finding.rule) {
            Some((_, count)) => *count += 1,
            None => rules.push((finding.rule, 1)),
        }
    }
    rules
}

#[test]
fn a_safe_fix_removes_its_finding_and_brings_no_other() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for item in labelled() {
        let before = judge(&item, "da");
        for finding in &before.findings {
            for fix in finding.fixes.iter().filter(|f| f.safe && !f.edits.is_empty()) {
                tried += 1;
                let mut other = item.clone();
                other["draft"] = apply(&item["draft"], fix);
                let after = judge(&other, "da");
                let count = |v: &Verdict| {
                    loud(v, finding.severity).iter().find(|(r, _)| *r == finding.rule).map_or(0, |(_, n)| *n)
                };
                let new: Vec<_> = loud(&after, Severity::Info)
                    .iter()
                    .map(|(r, _)| *r)
                    .filter(|r| !loud(&before, Severity::Info).iter().any(|(b, _)| b == r))
                    .collect();
                let body = &other["draft"]["body"];
                if count(&after) >= count(&before) {
                    wrong.push(format!("{} {} stays: {body}", item["id"], fix.id));
                }
                if !new.is_empty() {
                    wrong.push(format!("{} {} brings {new:?}: {body}", item["id"], fix.id));
                }
                for edit in &fix.edits {
                    let text = field(&other["draft"], &edit.span.field.path());
                    // Three dots are what is written for «…».
                    let text = &text.replace("...", "…");
                    let odd = ["  ", " ,", " .", ",,", "..", "()", "( ", " )", ": ."].iter().find(|odd| {
                        text.matches(**odd).count()
                            > field(&item["draft"], &edit.span.field.path()).matches(**odd).count()
                    });
                    if let Some(odd) = odd {
                        wrong.push(format!("{} {} leaves «{odd}»: {text}", item["id"], fix.id));
                    }
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 40, "only {tried} safe fixes were tried");
}

#[test]
fn every_span_is_a_passage_of_its_field() {
    for item in labelled() {
        let verdict = judge(&item, "en");
        let spans = verdict.findings.iter().flat_map(|f| &f.spans).chain(verdict.entities.iter().map(|e| &e.span));
        for span in spans.filter(|s| !matches!(s.field, FieldName::RecipientAddress(_))) {
            let text = field(&item["draft"], &span.field.path());
            assert!(span.start < span.end, "{} {span:?}", item["id"]);
            assert!(span.end as usize <= text.encode_utf16().count(), "{} {span:?}", item["id"]);
        }
    }
}

#[test]
fn no_finding_repeats_what_it_is_about() {
    // A template's finding does name the placeholder: it holds no data.
    for item in labelled().iter().filter(|item| item["template"] != true) {
        for language in ["da", "en"] {
            let verdict = judge(item, language);
            for entity in verdict.entities.iter().filter(|e| !e.kind.is_topic()) {
                let text = field(&item["draft"], &entity.span.field.path());
                let value = &text[byte(text, entity.span.start)..byte(text, entity.span.end)];
                for finding in &verdict.findings {
                    let told = format!("{} {} {}", finding.title, finding.message, finding.id);
                    assert!(
                        value.len() < 4 || !told.contains(value),
                        "{} {} repeats the data",
                        item["id"],
                        finding.rule
                    );
                }
            }
        }
    }
}

#[test]
fn the_same_draft_gives_the_same_verdict() {
    for item in labelled().iter().take(60) {
        let (one, two) = (judge(item, "da"), judge(item, "da"));
        let text = |v: &Verdict| serde_json::to_string(v).expect("a verdict is plain data");
        assert_eq!(text(&one), text(&two), "{}", item["id"]);
    }
}
