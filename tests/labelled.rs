//! How the labelled drafts are judged, held against what they were labelled with.

mod support;

use support::{judge, labelled};

/// Drafts whose decision differs from the label, by choice or for want of better: each says why.
const DIFFER: &[(&str, &str)] = &[(
    "h-116",
    "«Sag 280454-0344» fails modulus 11, and the word right before it says that it is a case number (decision: a cue \
     lowers its own number)",
)];

#[test]
fn decisions_are_as_labelled() {
    let (mut wrong, mut high) = (Vec::new(), 0);
    for item in labelled().iter().filter(|item| item["certainty"] == "high") {
        high += 1;
        let id = item["id"].as_str().expect("an id");
        let got = judge(item, "da").decision.code();
        let want = item["expect"]["decision"].as_str().expect("a decision");
        if got != want && !DIFFER.iter().any(|(known, _)| *known == id) {
            wrong.push(format!("{id}: want {want}, got {got}: {}", item["title"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {high}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_must_be_silent_is_silent() {
    let mut wrong = Vec::new();
    for item in labelled() {
        let verdict = judge(&item, "da");
        for rule in item["expect"]["notRules"].as_array().into_iter().flatten() {
            if verdict.findings.iter().any(|f| f.rule == rule && f.severity.code() != "info") {
                wrong.push(format!("{} {rule}", item["id"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
