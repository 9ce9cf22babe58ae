//! Every detector's page is test data: what it says must be found is found, what it says must not is not.
//!
//! A case is a fenced block: a line of text, under it the found passages marked with `^` and their kind. A line under
//! *Skal ikke findes* yields nothing of the page's kinds. `\u{200b}` and `\n` stand for the characters they name.

use std::{fs, path::Path};

use presend::detect::{DETECTORS, Scan, Watch, detect};

/// What counts as found: the default of the policy.
const LIKELY: f32 = 0.5;

struct Case {
    line: usize,
    text: String,
    /// (first column, one past the last, kind), in characters of the line as written on the page.
    marks: Vec<(usize, usize, String)>,
    found: bool,
}

fn cases(page: &str) -> Vec<Case> {
    let (mut out, mut fenced, mut heading) = (Vec::<Case>::new(), false, String::new());
    for (number, line) in page.lines().enumerate() {
        if let Some(rest) = line.strip_prefix("## ") {
            heading = rest.trim().into();
        } else if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced && !line.trim().is_empty() {
            let found = match heading.as_str() {
                "Skal findes" => true,
                "Skal ikke findes" => false,
                other => panic!("line {}: cases stand under «{other}»", number + 1),
            };
            match mark(line) {
                Some(mark) => out.last_mut().expect("a text stands above its marks").marks.push(mark),
                None => out.push(Case { line: number + 1, text: line.into(), marks: Vec::new(), found }),
            }
        }
    }
    out
}

fn mark(line: &str) -> Option<(usize, usize, String)> {
    let start = line.find('^')?;
    let kind = line.trim_start().trim_start_matches('^').trim();
    let only = line[..start].trim().is_empty() && kind.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    only.then(|| (start, start + line[start..].chars().take_while(|c| *c == '^').count(), kind.into()))
}

/// The text a line stands for, and for every character of the line the byte it begins at there.
fn unescape(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let escape = rest.strip_prefix("\\u{").and_then(|r| r.split_once('}')).and_then(|(hex, _)| {
            let named = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
            Some((named, hex.len() + 4))
        });
        let (c, width) = match (escape, c) {
            (Some(found), _) => found,
            (None, '\\') if rest.starts_with("\\n") => ('\n', 2),
            (None, '\\') if rest.starts_with("\\t") => ('\t', 2),
            _ => (c, c.len_utf8()),
        };
        for _ in rest[..width].chars() {
            places.push(text.len());
        }
        text.push(c);
        rest = &rest[width..];
    }
    places.push(text.len());
    (text, places)
}

#[test]
fn pages_say_what_is_found() {
    let mut wrong = Vec::new();
    for detector in DETECTORS {
        let name = detector.id.replace('-', "_");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/detect/{name}.md"));
        let Ok(page) = fs::read_to_string(&path) else { continue };
        let kinds: Vec<&str> = detector.kinds.iter().map(|k| k.code()).collect();
        for case in cases(&page) {
            let (text, places) = unescape(&case.text);
            let watch = Watch::default();
            let mut found: Vec<(usize, usize, &str)> = detect(&Scan::new(&text, &watch))
                .into_iter()
                .filter(|e| e.confidence() >= LIKELY && kinds.contains(&e.kind.code()))
                .map(|e| (e.start as usize, e.end as usize, e.kind.code()))
                .collect();
            found.sort();
            let place = |column: usize| {
                *places.get(column).unwrap_or_else(|| panic!("{name}.md:{}: a mark reaches too far", case.line))
            };
            let mut want: Vec<(usize, usize, &str)> =
                case.marks.iter().map(|(from, to, kind)| (place(*from), place(*to), kind.as_str())).collect();
            want.sort();
            if case.found == want.is_empty() || found != want {
                let show = |list: &[(usize, usize, &str)]| -> Vec<String> {
                    list.iter().map(|(a, b, kind)| format!("{kind} «{}»", &text[*a..*b])).collect()
                };
                wrong.push(format!(
                    "{name}.md:{}: {text}\n   want {:?}\n   got  {:?}",
                    case.line,
                    show(&want),
                    show(&found)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
