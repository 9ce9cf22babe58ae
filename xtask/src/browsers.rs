//! Finds browsers and their drivers; installs them where it may.

use std::{fs, path::PathBuf};

use crate::{Outcome, sh, tools};

/// A browser with the program that drives it.
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// `$CHROME` and `$CHROMEDRIVER`, else what is on the path, else what apt brings.
pub fn chrome() -> Outcome<Browser> {
    let find = || {
        let program =
            named("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])?;
        Some(Browser { program, driver: named("CHROMEDRIVER", &["chromedriver"])? })
    };
    find().map_or_else(
        || apt(&["chromium", "chromium-driver"], "CHROME and CHROMEDRIVER").and_then(|()| found(find(), "Chrome")),
        Ok,
    )
}

/// `$FIREFOX` and `$GECKODRIVER`, else what is on the path; the driver is one of our own tools.
pub fn firefox() -> Outcome<Browser> {
    let find = || named("FIREFOX", &["firefox-esr", "firefox"]);
    if find().is_none() {
        apt(&["firefox-esr"], "FIREFOX")?;
    }
    let driver = || named("GECKODRIVER", &["geckodriver"]);
    if driver().is_none() {
        tools::geckodriver()?;
    }
    Ok(Browser { program: found(find(), "Firefox")?, driver: found(driver(), "geckodriver")? })
}

fn found<T>(what: Option<T>, name: &str) -> Outcome<T> {
    what.ok_or(format!("{name} is not found, though it was installed"))
}

fn named(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    let set = std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    set.or_else(|| programs.iter().find_map(|program| sh::find(program)))
}

/// As root on Debian, else the sentence that says what to do. One command at a time; an archive can vanish under one.
fn apt(packages: &[&str], variables: &str) -> Outcome {
    let install = ["install", "-y", "--no-install-recommends"];
    if sh::find("apt-get").is_none() || !root() {
        let command = [&["sudo", "apt-get"], &install[..], packages].concat().join(" ");
        return Err(format!("A browser is missing. Set {variables}, or run: {command}"));
    }
    let apt = |arguments: &[&str]| sh::run(sh::with("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    let once = || apt(&["update"]).and_then(|()| apt(&[&install[..], packages].concat()));
    once().or_else(|_| once())
}

/// Is this process root? Its own folder in /proc says so without a call that is not safe.
fn root() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("Uid:"))
        .is_some_and(|ids| ids.split_whitespace().nth(1) == Some("0"))
}
