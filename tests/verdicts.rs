//! Whole verdicts of realistic messages, as the writer would read them, in both languages, in `verdicts.snap`.
//! `UPDATE=1 cargo test --test verdicts` writes the file anew; read the difference before you commit it.

mod support;

use std::fmt::Write;

use presend::{reading::FieldName, verdict::Verdict};
use serde_json::Value;
use support::{byte, field, judge, labelled};

fn passage<'v>(draft: &'v Value, span: &presend::verdict::Span) -> &'v str {
    let text = field(draft, &span.field.path());
    &text[byte(text, span.start)..byte(text, span.end)]
}

fn tell(out: &mut String, item: &Value, verdict: &Verdict) {
    let draft = &item["draft"];
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes all");
    line(format!("-> {}", verdict.decision.code()));
    for finding in &verdict.findings {
        let covered = finding.covered_by.map(|by| format!(" (said by {by})")).unwrap_or_default();
        line(format!("[{}] {}{covered}", finding.severity.code(), finding.rule));
        line(format!("    {}", finding.title));
        line(format!("    {}", finding.message));
        for span in finding.spans.iter().filter(|s| !matches!(s.field, FieldName::RecipientAddress(_))) {
            line(format!("    marks {}: «{}»", span.field.path(), passage(draft, span)));
        }
        for fix in &finding.fixes {
            line(format!("    * {}{}", fix.label, if fix.safe { "" } else { " (look first)" }));
            for edit in &fix.edits {
                line(format!("        «{}» -> «{}»", passage(draft, &edit.span), edit.replacement));
            }
        }
    }
    for route in &verdict.routes {
        let transport = route.transport.map(|t| format!(" {}", t.code())).unwrap_or_default();
        line(format!(
            "route {}{transport}: {} {}",
            route.channel.code(),
            route.decision.code(),
            route.rules.join(", ")
        ));
    }
}

#[test]
fn verdicts_read_as_they_were_approved() {
    let mut out = String::new();
    // Every fifth draft, and with it every pack and channel.
    for item in labelled().iter().step_by(5) {
        let draft = &item["draft"];
        let text = |name: &str| draft[name].as_str().unwrap_or("").to_string();
        writeln!(out, "=== {} · {} · {} {}", item["id"], item["pack"], text("channel"), text("transport")).expect("ok");
        if !text("subject").is_empty() {
            writeln!(out, "Emne: {}", text("subject")).expect("ok");
        }
        writeln!(out, "{}", text("body")).expect("ok");
        for language in ["da", "en"] {
            tell(&mut out, item, &judge(item, language));
        }
        out.push('\n');
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verdicts.snap");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &out).expect("the snapshot can be written");
    }
    let approved = std::fs::read_to_string(path).unwrap_or_default();
    if approved != out {
        let at = approved.lines().zip(out.lines()).position(|(a, b)| a != b).unwrap_or(0);
        let near: Vec<&str> = out.lines().skip(at.saturating_sub(3)).take(8).collect();
        panic!("verdicts changed from line {} on:\n{}", at + 1, near.join("\n"));
    }
}
