//! The rules of the house, as far as a test can see them. What each is for stands in ARCHITECTURE.md.
#![cfg(not(target_arch = "wasm32"))]

mod tidy {
    pub mod numbers;
    pub mod tree;
}

use tidy::{numbers, tree::*};

/// Parts of the core from the bottom up, each with what it may not use. Nothing may use what stands below it in the list
/// of its row; nobody but `wasm.rs` knows JavaScript.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("src/text/", &["detect", "draft", "kind", "people", "policy", "reading", "rules", "packs", "verdict", "wasm"]),
    ("src/kind.rs", &["detect", "draft", "people", "policy", "reading", "rules", "packs", "verdict", "wasm"]),
    (
        "src/detect/",
        &["draft", "people", "policy", "reading", "rules", "packs", "verdict", "check", "fix", "wording", "wasm"],
    ),
    ("src/draft.rs", &["detect", "reading", "rules", "packs", "check", "fix", "wasm"]),
    ("src/packs/", &["text", "detect", "reading", "check", "fix", "wasm"]),
    ("src/rules/", &["check", "wasm"]),
    ("src/", &["wasm"]),
];

/// Fails with everything that is wrong, not with the first.
#[track_caller]
fn nothing_wrong(mut complaints: Vec<String>) {
    complaints.dedup();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for file in sources("src/").filter(|file| file.path != "src/lib.rs" && !file.path.starts_with("src/wasm")) {
        for (part, forbidden) in FORBIDDEN.iter().filter(|(part, _)| file.path.starts_with(part)) {
            let used = file.crate_paths();
            let used = used.iter().filter(|used| forbidden.contains(&used.as_str()));
            wrong.extend(used.map(|used| format!("{}: {part} may not use crate::{used}", file.path)));
        }
    }
    nothing_wrong(wrong);
}

#[test]
fn a_rule_never_reads_the_text_itself() {
    for file in sources("src/rules/") {
        for word in ["tokenize", "Scan::new", "detect::detect", "regex"] {
            assert!(!file.code().contains(word), "{}: {word}: what is there is a detector's to say", file.path);
        }
    }
}

#[test]
fn one_file_knows_javascript() {
    for file in sources("src/").filter(|file| !file.path.starts_with("src/wasm")) {
        for name in ["wasm_bindgen", "js_sys", "serde_wasm_bindgen"] {
            assert!(!file.code().contains(name), "{}: only src/wasm may name {name}", file.path);
        }
    }
}

#[test]
fn the_core_has_no_clock_and_no_surprises() {
    for file in sources("src/").filter(|file| !file.path.starts_with("src/wasm")) {
        for (word, why) in [
            ("HashMap", "its order would reach the output"),
            ("HashSet", "its order would reach the output"),
            ("std::time", "the day comes in with the draft"),
            ("std::fs", "the core reads nothing"),
            ("std::env", "the core reads nothing"),
            ("println!", "the core says nothing but its verdict"),
            ("dbg!", "the core says nothing but its verdict"),
            ("panic!(", "any text gives a verdict"),
            (".unwrap()", "any text gives a verdict"),
            ("todo!(", "finish it"),
        ] {
            assert!(!file.code().contains(word), "{}: {word}: {why}", file.path);
        }
    }
}

#[test]
fn rust_files_are_short() {
    /// Tables, and what reads a sentence for whom it is about. To be made shorter, never longer.
    const LONG: &[(&str, usize)] =
        &[("src/detect/about.rs", 620), ("src/detect/names/features.rs", 600), ("src/rules/sources.rs", 520)];
    let mut wrong = Vec::new();
    for file in rust().filter(|file| !file.path.contains("/tests")) {
        let most = LONG.iter().find(|(path, _)| *path == file.path).map_or(450, |(_, most)| *most);
        let lines = file.text.lines().count();
        if lines > most {
            wrong.push(format!("{}: {lines} lines, at most {most}: what in it is a thing of its own?", file.path));
        }
    }
    nothing_wrong(wrong);
}

/// A rule or detector is three things: `x.rs`, `x.md`, and its line in the list.
fn triples(folder: &str, constant: impl Fn(&str) -> String, headings: &[&str]) {
    let list = read(&format!("{folder}mod.rs"));
    let names: Vec<String> = tree()
        .iter()
        .filter_map(|file| file.path.strip_prefix(folder)?.strip_suffix(".md").map(str::to_string))
        .filter(|name| !name.contains('/'))
        .collect();
    assert!(!names.is_empty(), "{folder} has pages");
    let mut wrong = Vec::new();
    let mut must = |holds: bool, complaint: String| {
        if !holds {
            wrong.push(complaint);
        }
    };
    for name in &names {
        let (code, page) = (read(&format!("{folder}{name}.rs")), read(&format!("{folder}{name}.md")));
        let (include, entry) = (format!("#![doc = include_str!(\"{name}.md\")]"), constant(name));
        must(code.starts_with(&include), format!("{folder}{name}.rs must open with {include}"));
        must(
            list.contains(&format!("    {name}::{entry},\n")),
            format!("{folder}mod.rs: no {name}::{entry} in the list"),
        );
        must(code.contains(&format!("pub const {entry}")), format!("{folder}{name}.rs: no {entry}"));
        let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).map(str::trim).collect();
        must(found == headings, format!("{folder}{name}.md: its headings are {found:?}, not {headings:?}"));
        for section in page.split("\n## ").skip(1) {
            let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
            must(!body.trim().is_empty(), format!("{folder}{name}.md: nothing under «{heading}»"));
        }
    }
    let entries = list.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(',')?.split_once("::"));
    let listed: Vec<&str> = entries.filter(|(name, entry)| *entry == constant(name)).map(|(name, _)| name).collect();
    // The last may be one that reads what the others have found.
    must(listed[..listed.len() - 1].is_sorted(), format!("{folder}mod.rs: the list is not sorted by name"));
    must(listed.len() == names.len(), format!("{folder}mod.rs: {} entries, but {} pages", listed.len(), names.len()));
    nothing_wrong(wrong);
}

#[test]
fn every_rule_has_its_page_and_its_line() {
    let headings =
        ["Hvad reglen gør", "Hvorfor", "Kilde", "Undtagelser", "Skal markeres", "Skal ikke markeres", "Forslag"];
    triples("src/rules/", |_| "RULE".into(), &headings);
}

#[test]
fn every_detector_has_its_page_and_its_line() {
    let headings = ["Hvad den finder", "Kilde", "Hvad den ikke kan", "Skal findes", "Skal ikke findes"];
    triples("src/detect/", str::to_uppercase, &headings);
}

#[test]
fn a_rule_is_called_what_its_file_is_called() {
    for rule in presend::rules::RULES {
        let file = format!("src/rules/{}.rs", rule.id.replace('-', "_"));
        assert!(tree().iter().any(|other| other.path == file), "{}: no {file}", rule.id);
        assert!(!rule.sources.is_empty(), "{}: names no source", rule.id);
    }
}

#[test]
fn every_number_like_a_cpr_is_safe_to_publish() {
    let published = read("tests/test-persons.tsv");
    for file in texts() {
        for number in numbers::cpr_like(&file.text) {
            let safe = numbers::safe(&number) || published.contains(number.as_str());
            assert!(
                safe,
                "{}: {}-xxxx may be somebody's; CONTRIBUTING.md lists the numbers to use",
                file.path,
                &number[..6]
            );
        }
    }
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    // Put together here, so that this file does not name them either.
    let hosts = ["registry.npm", "registry.yarn", "static.crates", "deb.debian", "pypi"].map(|name| {
        let end = if name.contains("npm") {
            "js"
        } else if name.contains("yarn") {
            "pkg"
        } else {
            ""
        };
        format!("{name}{end}.{}", if name.starts_with("static") { "io" } else { "org" })
    });
    let folders = ["work", "farm", "tmp", "root", "home"].map(|name| format!("/{name}/"));
    for file in texts() {
        for line in file.text.lines() {
            let host = hosts.iter().find(|host| line.contains(host.as_str()));
            assert!(host.is_none(), "{}: {line}", file.path);
            let folder = folders.iter().find(|folder| {
                line.match_indices(folder.as_str()).any(|(at, _)| {
                    let (before, after) = (line[..at].chars().next_back(), line[at + folder.len()..].chars().next());
                    !before.is_some_and(|c| c.is_alphanumeric() || "-_.})]*".contains(c))
                        && after.is_some_and(|c| c.is_ascii_lowercase())
                })
            });
            assert!(folder.is_none(), "{}: {line}", file.path);
            assert!(!line.contains(concat!("../", "shared")), "{}: {line}", file.path);
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("#[ig", "nore"),
        concat!("un", "implemented!("),
        concat!("test", ".skip("),
        concat!("test", ".todo("),
    ];
    for file in texts() {
        for word in words {
            assert!(!file.text.contains(word), "{}: {word}", file.path);
        }
    }
}

#[test]
fn every_script_of_the_package_is_packed() {
    let packer = read("xtask/src/package.rs");
    for file in tree() {
        if let Some(name) = file.path.strip_prefix("js/").filter(|name| name.ends_with(".js") && !name.contains('/')) {
            assert!(packer.contains(&format!("\"{name}\"")), "js/{name} is not in xtask/src/package.rs");
        }
    }
}

#[test]
fn the_versions_agree() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(read("CHANGELOG.md").contains(&format!("## {version}")), "CHANGELOG.md says nothing of {version}");
    let lock = read("Cargo.lock");
    assert!(
        lock.contains("name = \"wasm-bindgen-cli-support\"\nversion = \"0.2.129\"\n"),
        "the generator's version is the crate's"
    );
    assert!(
        lock.contains("name = \"wasm-bindgen\"\nversion = \"0.2.129\"\n"),
        "the generator's version is the crate's"
    );
}

#[test]
fn those_whose_data_we_ship_are_named() {
    let notice = read("NOTICE");
    assert!(notice.contains("Egne beregninger baseret på tal fra Danmarks Statistik"));
    assert!(notice.contains("Name model trained on DaN+ (B. Plank et al., 2020, MIT)"));
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(!read(licence).is_empty());
    }
}

#[test]
fn no_document_says_the_same_twice() {
    let mut wrong = Vec::new();
    // The officer's page is made of the rules' own.
    for file in texts().filter(|file| file.path.ends_with(".md") && file.path != "docs/rules.md") {
        let headings = file.text.lines().filter(|line| line.starts_with("# ") || line.starts_with("## "));
        let examples = file.text.split("\n```").skip(1).step_by(2);
        let mut seen = std::collections::BTreeSet::new();
        wrong.extend(headings.chain(examples).filter(|part| !seen.insert(*part)).map(|part| {
            format!("{}: stands twice: {}", file.path, part.lines().find(|line| line.len() > 4).unwrap_or(part))
        }));
    }
    nothing_wrong(wrong);
}

#[test]
fn links_in_documents_lead_somewhere() {
    for file in texts().filter(|file| file.path.ends_with(".md")) {
        let folder = file.path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        for target in file.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or("");
            if !target.is_empty() && !target.contains(':') && !target.contains(' ') {
                assert!(exists(&format!("{folder}{target}")), "{}: {target} is not there", file.path);
            }
        }
    }
}
