//! Builds the npm package into `pkg/`: the modules, the sources of `js/`, and `pkg.json` with the crate's version.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{Outcome, budget, module, sh, tools};

/// Files of `js/` that belong to every variant of the package.
const CORE: &[&str] = &[
    "core.js",
    "audit.js",
    "error.js",
    "fix.js",
    "flat.js",
    "read.js",
    "redact.js",
    "tables.js",
    "tape.js",
    "web.js",
    "node.js",
    "workerd.js",
    "inline.js",
];
/// Files that stand once, at the package's top.
const TOP: &[&str] = &["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];

/// `cargo xtask package`.
pub fn run(arguments: &[String]) -> Outcome {
    build()?;
    match arguments {
        [] => budget::show(),
        [only] if only == "--update-budget" => budget::update(),
        _ => Err("cargo xtask package [--update-budget]".into()),
    }
}

/// Builds all of `pkg/` anew.
pub fn build() -> Outcome {
    tools::npm_packages()?;
    let package = sh::root().join("pkg");
    match fs::remove_dir_all(&package) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("pkg: {error}"))?,
        _ => {}
    }
    let version = version()?;
    variant(&package, true, &version)?;
    variant(&package.join("slim"), false, &version)?;
    dom(&package)?;
    for name in TOP {
        copy(&sh::root().join(name), &package.join(name))?;
    }
    copy(&sh::root().join("js/presend.d.ts"), &package.join("presend.d.ts"))?;
    manifest(&package, &version)
}

/// One module with the entries that load it.
fn variant(folder: &Path, patterns: bool, version: &str) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    module::build(folder, patterns)?;
    for name in CORE {
        copy(&sh::root().join("js").join(name), &folder.join(name))?;
    }
    write(&folder.join("version.js"), format!("export const version = '{version}';\n"))?;
    let wasm = folder.join("presend_bg.wasm");
    let bytes = fs::read(&wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    write(&folder.join("bytes.js"), format!("export default '{}';\n", base64(&bytes)))
}

/// `presend/dom` in one file; the core stays outside it, so that there is one module however it is imported.
fn dom(package: &Path) -> Outcome {
    let from = sh::root().join("js/dom");
    if !from.join("index.js").exists() {
        return Ok(());
    }
    let arguments = ["rolldown", "js/dom/index.js", "--file", "pkg/dom/index.js", "--format", "esm", "--minify"];
    sh::run(sh::with("npx", &["--no-install"]).args(arguments).args(["--external", "../web.js"]))?;
    copy(&from.join("index.d.ts"), &package.join("dom/index.d.ts"))
}

/// `pkg.json` with the version of Cargo.toml.
fn manifest(package: &Path, version: &str) -> Outcome {
    let file = sh::root().join("pkg.json");
    let text = fs::read_to_string(&file).map_err(|error| format!("pkg.json: {error}"))?;
    let mut manifest: Value = serde_json::from_str(&text).map_err(|error| format!("pkg.json: {error}"))?;
    manifest["version"] = version.into();
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| format!("pkg.json: {error}"))?;
    write(&package.join("package.json"), text + "\n")
}

fn version() -> Outcome<String> {
    let mut cargo = sh::with("cargo", &["metadata", "--no-deps", "--format-version", "1", "--locked"]);
    let text = sh::output(&mut cargo).ok_or("cargo metadata fails: is Cargo.lock up to date?")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages
        .filter(|package| package["name"] == "presend")
        .find_map(|package| package["version"].as_str().map(str::to_string))
        .ok_or("cargo metadata: no crate presend".into())
}

fn copy(from: &Path, to: &PathBuf) -> Outcome {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

fn write(to: &Path, text: String) -> Outcome {
    fs::write(to, text).map_err(|error| format!("{}: {error}", to.display()))
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = ALPHABET[bits >> (18 - 6 * place) & 63];
            text.push(if place <= three.len() { letter as char } else { '=' });
        }
    }
    text
}
