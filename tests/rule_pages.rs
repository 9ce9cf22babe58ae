//! The cases of the rules' pages are tests: a draft, the passages that the rule marks, what it says in each pack.
//!
//! A fenced block begins with the channel, then any of `pack=`, `transport=`, `tls=`, `purpose=`, `basis=`, `now=`,
//! `template`. The text follows; `Emne: …` is the subject, `Citat: …` the quoted thread; a line of `^` marks a passage
//! of the line above; lines from one that begins with `{` on are JSON that is laid over the draft (case, recipients,
//! attachments). `=> block` is what the rule gives in the block's pack, `=> dk-private warn, citizen-form off` in each
//! one named; `allow` and `off` both say that the rule is silent.

use std::{fs, path::PathBuf};

use presend::{
    check::check,
    draft::{Day, Draft},
    packs::PACKS,
    policy::Policy,
    rules::{Level, RULES, Rule},
    verdict::{Fix, Severity, Verdict},
};
use serde_json::{Map, Value, json};

/// One case of a page.
struct Case {
    at: String,
    draft: Value,
    template: bool,
    /// (pack, what the rule says there; none where it is silent)
    wanted: Vec<(String, Option<Severity>)>,
    /// (field, UTF-16 start, end); none where the case marks nothing.
    marks: Vec<(String, u32, u32)>,
    fires: bool,
}

fn page(rule: &Rule) -> PathBuf {
    let file = format!("src/rules/{}.md", rule.id.replace('-', "_"));
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn cases(rule: &Rule) -> Vec<Case> {
    let path = page(rule);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let (mut out, mut section, mut block) = (Vec::new(), "", None::<(usize, &str, Vec<&str>)>);
    for (i, line) in text.lines().enumerate() {
        match (&mut block, line.strip_prefix("```")) {
            (Some((start, head, lines)), Some("")) => {
                out.push(case(&format!("{}:{}", path.display(), *start + 1), head, lines, section == "Skal markeres"));
                block = None;
            }
            (Some((_, _, lines)), _) => lines.push(line),
            (None, Some(head)) if section.starts_with("Skal ") => block = Some((i, head, Vec::new())),
            (None, _) => section = line.strip_prefix("## ").unwrap_or(section),
        }
    }
    assert!(block.is_none(), "{}: a block does not end", path.display());
    out
}

fn case(at: &str, head: &str, lines: &[&str], fires: bool) -> Case {
    let mut draft = Map::new();
    let mut words = head.split_whitespace();
    draft.insert("channel".into(), words.next().unwrap_or_default().into());
    let (mut pack, mut template) = ("dk-public-sector", false);
    for word in words {
        match word.split_once('=') {
            Some(("pack", value)) => pack = value,
            Some(("tls", value)) => drop(draft.insert("tlsVersion".into(), value.into())),
            Some(("basis", value)) => drop(draft.insert("cprBasis".into(), value.into())),
            Some((key, value)) => drop(draft.insert(key.into(), value.into())),
            None if word == "template" => template = true,
            None => panic!("{at}: what is `{word}`?"),
        }
    }
    let (mut body, mut overlay, mut wanted, mut marks) = (String::new(), String::new(), Vec::new(), Vec::new());
    // (field, its UTF-16 length before the last line, characters the page has before the text)
    let mut last = ("body", 0u32, 0usize);
    for line in lines {
        let units = |s: &str| s.encode_utf16().count() as u32;
        let field = [("Emne: ", "subject"), ("Citat: ", "quoted")];
        if let Some(say) = line.strip_prefix("=> ") {
            wanted = said(at, say, pack);
        } else if !overlay.is_empty() || line.starts_with('{') {
            overlay.push_str(line);
        } else if line.trim_start().starts_with('^') {
            let column = line.chars().take_while(|c| *c != '^').count() - last.2;
            let width = line.chars().filter(|c| *c == '^').count();
            let text = match last.0 {
                "body" => &body[body.trim_end_matches('\n').rfind('\n').map_or(0, |i| i + 1)..],
                other => draft[other].as_str().unwrap_or_default(),
            };
            let start = last.1 + units(&text.chars().take(column).collect::<String>());
            let end = start + units(&text.chars().skip(column).take(width).collect::<String>());
            marks.push((last.0.to_string(), start, end));
        } else if let Some((prefix, name)) = field.into_iter().find(|(prefix, _)| line.starts_with(prefix)) {
            draft.insert(name.into(), line[prefix.len()..].into());
            last = (name, 0, prefix.chars().count());
        } else {
            last = ("body", units(&body), 0);
            body.push_str(line);
            body.push('\n');
        }
    }
    draft.insert("body".into(), body.trim_end_matches('\n').into());
    draft.entry("now").or_insert(json!("2026-11-20"));
    if !overlay.is_empty() {
        let more: Map<String, Value> = serde_json::from_str(&overlay).unwrap_or_else(|e| panic!("{at}: {e}"));
        draft.extend(more);
    }
    assert!(!wanted.is_empty(), "{at}: no `=>`");
    Case { at: at.into(), draft: Value::Object(draft), template, wanted, marks, fires }
}

fn said(at: &str, say: &str, pack: &str) -> Vec<(String, Option<Severity>)> {
    let level = |code: &str| {
        let code = if code == "allow" { "off" } else { code };
        Level::from_code(code).unwrap_or_else(|| panic!("{at}: what is `{code}`?")).severity()
    };
    let each = say.split(',').map(|part| match part.trim().split_once(' ') {
        Some((pack, code)) => (pack.to_string(), level(code)),
        None => (pack.to_string(), level(part.trim())),
    });
    each.collect()
}

fn judge(case: &Case, pack: &str, draft: &Value) -> Verdict {
    let policy = Policy { pack: Some(pack.into()), ..Policy::default() };
    let settings = policy.settle().unwrap_or_else(|e| panic!("{}: {e:?}", case.at));
    let draft: Draft = serde_json::from_value(draft.clone()).unwrap_or_else(|e| panic!("{}: {e}", case.at));
    check(&draft, &settings, Day(0), case.template).unwrap_or_else(|e| panic!("{}: {e:?}", case.at))
}

/// What `rule` says in `verdict`: its gravest word, and all it marks.
fn of(verdict: &Verdict, rule: &Rule) -> (Option<Severity>, Vec<(String, u32, u32)>) {
    let mine = || verdict.findings.iter().filter(|f| f.rule == rule.id);
    let mut marks: Vec<_> = mine().flat_map(|f| &f.spans).map(|s| (s.field.path(), s.start, s.end)).collect();
    marks.sort();
    marks.dedup();
    (mine().map(|f| f.severity).max(), marks)
}

#[test]
fn pages_say_what_rules_do() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for case in cases(rule) {
            for (pack, wanted) in &case.wanted {
                let verdict = judge(&case, pack, &case.draft);
                let (got, marks) = of(&verdict, rule);
                let all: Vec<_> = verdict.findings.iter().map(|f| (f.rule, f.severity)).collect();
                if got != *wanted {
                    wrong.push(format!("{} {}: {pack} wanted {wanted:?}, got {got:?} of {all:?}", case.at, rule.id));
                } else if wanted.is_some() && !case.marks.is_empty() && marks != case.marks {
                    wrong.push(format!("{} {}: {pack} marks {marks:?}, not {:?}", case.at, rule.id, case.marks));
                }
                if case.fires != case.wanted.iter().any(|(_, wanted)| wanted.is_some()) {
                    wrong.push(format!("{}: stands under the wrong heading", case.at));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Every level that a rule has in some pack is shown by a case that fires, and every rule has a near miss.
#[test]
fn pages_show_every_level() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let cases = cases(rule);
        let column = |id: &str| PACKS.iter().find(|p| p.id == id).map(|p| rule.levels.of(p.column));
        for level in [Level::Info, Level::Warn, Level::Block] {
            let has = PACKS.iter().any(|p| rule.levels.of(p.column) == level);
            let shown = cases.iter().flat_map(|c| &c.wanted).any(|(p, w)| w.is_some() && column(p) == Some(level));
            if has && !shown {
                wrong.push(format!("{}: no case fires in a pack where it is {}", rule.id, level.code()));
            }
        }
        if !cases.iter().any(|c| !c.fires) {
            wrong.push(format!("{}: no near miss", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

fn apply(draft: &Value, fix: &Fix) -> Option<Value> {
    let mut draft = draft.clone();
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|e| core::cmp::Reverse(e.span.start));
    for edit in edits {
        let field = edit.span.field.path();
        let slot = match field.strip_prefix("attachments[") {
            None => draft.get_mut(field.as_str())?,
            Some(rest) => {
                let (at, name) = rest.split_once("].")?;
                draft.get_mut("attachments")?.get_mut(at.parse::<usize>().ok()?)?.get_mut(name)?
            }
        };
        let mut units: Vec<u16> = slot.as_str()?.encode_utf16().collect();
        let new = edit.replacement.encode_utf16();
        units.splice(edit.span.start as usize..edit.span.end as usize, new);
        *slot = Value::String(String::from_utf16(&units).ok()?);
    }
    Some(draft)
}

/// A safe fix takes its finding away and brings no other; what is left has no loose ends.
#[test]
fn safe_fixes_help() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for case in cases(rule) {
            for (pack, _) in &case.wanted {
                let before = judge(&case, pack, &case.draft);
                for finding in &before.findings {
                    for fix in finding.fixes.iter().filter(|f| f.safe && !f.edits.is_empty()) {
                        let Some(fixed) = apply(&case.draft, fix) else {
                            wrong.push(format!("{} {pack}: {} cannot be applied", case.at, fix.id));
                            continue;
                        };
                        let after = judge(&case, pack, &fixed);
                        let count = |v: &Verdict, rule: &str| v.findings.iter().filter(|f| f.rule == rule).count();
                        let text = fixed["body"].as_str().unwrap_or_default();
                        if count(&after, finding.rule) >= count(&before, finding.rule) {
                            wrong.push(format!("{} {pack}: {} is still there in {text:?}", case.at, finding.rule));
                        }
                        for new in after.findings.iter().filter(|f| count(&before, f.rule) == 0) {
                            wrong.push(format!("{} {pack}: {} brings {} in {text:?}", case.at, fix.id, new.rule));
                        }
                        let loose = ["  ", " ,", " .", ",,", "()", "( ", ",.", ": .", "\n\n\n"];
                        let old = case.draft["body"].as_str().unwrap_or_default();
                        for end in loose.iter().filter(|end| text.contains(**end) && !old.contains(**end)) {
                            wrong.push(format!("{} {pack}: {} leaves {end:?} in {text:?}", case.at, fix.id));
                        }
                        if std::env::var_os("SHOW_FIXES").is_some() {
                            println!("{} {pack} {}\n   {old:?}\n   {text:?}", case.at, fix.id);
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
