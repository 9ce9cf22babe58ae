//! Everything that must hold, in the order that fails soonest. The last line says how many tests passed.

use std::{fs, process::Command};

use serde_json::json;

use crate::{Outcome, browsers, package, sh, tools};

/// Tests that passed and failed.
#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

/// One part of the test command. Returns an error where it could not run at all.
type Step = fn(&mut Count) -> Outcome;

const STEPS: &[(&str, Step)] = &[
    ("format", |count| plain(count, &mut sh::with("cargo", &["fmt", "--all", "--check"]))),
    ("clippy", clippy),
    ("rust", |count| counted(count, &mut sh::with("cargo", &["test", "--locked", "--workspace"]))),
    ("types", types),
    ("package", package),
    ("node", node),
    ("chrome", chrome),
    ("firefox", firefox),
    ("page", page),
];

/// `cargo xtask test [STEP]…`
pub fn run(arguments: &[String]) -> Outcome {
    let names = || STEPS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ");
    if arguments.iter().any(|argument| argument == "--list") {
        println!("{}", names());
        return Ok(());
    }
    if let Some(unknown) = arguments.iter().find(|argument| STEPS.iter().all(|(name, _)| name != argument)) {
        return Err(format!("no step {unknown}; there are: {}", names()));
    }
    let (mut total, mut broken) = (Count::default(), Vec::new());
    for (name, step) in STEPS.iter().filter(|(name, _)| arguments.is_empty() || arguments.iter().any(|a| a == name)) {
        println!("== {name}");
        let start = std::time::Instant::now();
        let mut count = Count::default();
        if let Err(why) = step(&mut count) {
            println!("{why}");
            // What stopped a step counts, even where every single test it came to had passed.
            count.failed = count.failed.max(1);
        }
        println!(
            "== {name}: {} passed, {} failed ({:.0} s)",
            count.passed,
            count.failed,
            start.elapsed().as_secs_f32()
        );
        if count.failed > 0 {
            broken.push(*name);
        }
        total.passed += count.passed;
        total.failed += count.failed;
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if broken.is_empty() { Ok(()) } else { Err(format!("failed: {}", broken.join(" "))) }
}

/// A command that is one test.
fn plain(count: &mut Count, command: &mut Command) -> Outcome {
    sh::run(command)?;
    count.passed += 1;
    Ok(())
}

/// A command that says how many tests it ran, in the words of `cargo test` or of `node --test`.
fn counted(count: &mut Count, command: &mut Command) -> Outcome {
    let before = count.passed;
    let fine = sh::read_lines(command, |line| {
        if let Some(result) = line.trim_start().strip_prefix("test result:") {
            for part in result.split([';', '.']) {
                match *part.split_whitespace().collect::<Vec<_>>() {
                    [number, "passed"] => count.passed += number.parse().unwrap_or(0),
                    [number, "failed"] => count.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
        }
        match *line.split_whitespace().collect::<Vec<_>>() {
            ["ℹ" | "#", "pass", number] => count.passed += number.parse().unwrap_or(0),
            ["ℹ" | "#", "fail", number] => count.failed += number.parse().unwrap_or(0),
            _ => {}
        }
    })?;
    match fine {
        true if count.passed == before => Err("no test ran".into()),
        true => Ok(()),
        false => Err("the command failed".into()),
    }
}

fn clippy(count: &mut Count) -> Outcome {
    tools::wasm_target()?;
    let lint = |arguments: &[&str]| {
        let mut cargo = sh::with("cargo", &["clippy", "--locked"]);
        cargo.args(arguments).args(["--", "-D", "warnings"]);
        cargo
    };
    plain(count, &mut lint(&["--workspace", "--all-targets"]))?;
    plain(count, &mut lint(&["--target", "wasm32-unknown-unknown", "--lib", "--test", "wasm"]))?;
    plain(count, &mut lint(&["--target", "wasm32-unknown-unknown", "--lib", "--no-default-features"]))
}

fn types(count: &mut Count) -> Outcome {
    tools::npm_packages()?;
    counted(count, &mut sh::with("node", &["--test", "tests/types/"]))
}

fn package(count: &mut Count) -> Outcome {
    package::build()?;
    count.passed += 1;
    Ok(())
}

/// The package where customers run it: Node, a worker, bundlers, a page.
fn node(count: &mut Count) -> Outcome {
    built()?;
    let browser = browsers::chrome()?;
    let mut node = sh::with("node", &["--test", "tests/package/"]);
    counted(count, node.env("CHROME", browser.program).env("CHROMEDRIVER", browser.driver))
}

/// A step of its own needs the package of an earlier run at least.
fn built() -> Outcome {
    tools::npm_packages()?;
    if sh::root().join("pkg/package.json").exists() { Ok(()) } else { package::build() }
}

/// The border in Chromium.
fn chrome(count: &mut Count) -> Outcome {
    tools::wasm_pack()?;
    let browser = browsers::chrome()?;
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    webdriver(&json!({ "goog:chromeOptions": { "binary": browser.program, "args": arguments } }))?;
    counted(count, wasm_pack("--chrome").arg("--chromedriver").arg(browser.driver).args(BROWSER_TESTS))
}

/// The border in Firefox.
fn firefox(count: &mut Count) -> Outcome {
    tools::wasm_pack()?;
    let browser = browsers::firefox()?;
    webdriver(&json!({ "moz:firefoxOptions": { "binary": browser.program, "args": ["-headless"] } }))?;
    counted(count, wasm_pack("--firefox").arg("--geckodriver").arg(browser.driver).args(BROWSER_TESTS))
}

const BROWSER_TESTS: [&str; 5] = ["--", "--features", "browser", "--test", "wasm"];

fn wasm_pack(browser: &str) -> Command {
    sh::with("wasm-pack", &["test", "--headless", browser])
}

/// Tells the driver which browser to start, and the browser to make no calls of its own.
fn webdriver(capabilities: &serde_json::Value) -> Outcome {
    fs::write(sh::root().join("webdriver.json"), capabilities.to_string())
        .map_err(|error| format!("webdriver.json: {error}"))
}

/// The `*.test.mjs` of a folder by name: what a folder's name means to `node --test` differs between its versions.
fn test_files(folder: &str) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(sh::root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut files: Vec<_> =
        names.filter(|name| name.ends_with(".test.mjs")).map(|name| format!("{folder}/{name}")).collect();
    files.sort();
    Ok(files)
}

/// The demo page, as a person uses it, in both browsers.
fn page(count: &mut Count) -> Outcome {
    built()?;
    let (chrome, firefox) = (browsers::chrome()?, browsers::firefox()?);
    // One file at a time: two browsers at once would measure each other.
    let mut node = sh::with("node", &["--test", "--test-concurrency=1"]);
    node.args(test_files("tests/e2e")?);
    node.env("CHROME", chrome.program).env("CHROMEDRIVER", chrome.driver);
    node.env("FIREFOX", firefox.program).env("GECKODRIVER", firefox.driver).env("PRESEND_BROWSERS", "chromium,firefox");
    counted(count, &mut node)
}
