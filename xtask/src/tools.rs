//! What the commands need besides cargo, node and npm, installed where it is missing.

use std::{fs, path::Path};

use crate::{Outcome, sh};

const TARGET: &str = "wasm32-unknown-unknown";
/// With 0.2.130 `wasm-bindgen-cli` does not build from its own lock file; the crate is pinned to the same version.
const WASM_PACK: &str = "0.15.1";
const GECKODRIVER: &str = "0.37.1";

/// The compiler's own part for WebAssembly. `rust-toolchain.toml` names it, but not every rustup installs by itself.
pub fn wasm_target() -> Outcome {
    // The libraries are there: rustup or the distribution has put them.
    let has = |sysroot: &str| Path::new(sysroot).join("lib/rustlib").join(TARGET).is_dir();
    if sh::output(&mut sh::with("rustc", &["--print", "sysroot"])).is_some_and(|sysroot| has(&sysroot)) {
        return Ok(());
    }
    sh::run(&mut sh::with("rustup", &["target", "add", TARGET]))
}

/// npm's packages, exactly as locked; skipped when they are in place.
pub fn npm_packages() -> Outcome {
    let (lock, stamp) = (sh::root().join("package-lock.json"), sh::root().join("node_modules/.presend-lock"));
    let wanted = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    sh::run(&mut sh::with("npm", &["ci", "--no-fund", "--no-audit"]))?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// `wasm-pack`, and the `wasm-bindgen` it looks for, which must be of the version in the lock file.
pub fn wasm_pack() -> Outcome {
    install("wasm-bindgen-cli", "wasm-bindgen", &locked("wasm-bindgen")?)?;
    install("wasm-pack", "wasm-pack", WASM_PACK)
}

/// Drives Firefox.
pub fn geckodriver() -> Outcome {
    install("geckodriver", "geckodriver", GECKODRIVER)
}

/// Puts `program` of the crate into `.tools/`, unless it is there in this version.
fn install(name: &str, program: &str, version: &str) -> Outcome {
    let folder = sh::root().join(".tools");
    let says = sh::output(sh::command(&folder.join("bin").join(program).to_string_lossy()).arg("--version"));
    if says.is_some_and(|says| says.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    let arguments = ["install", name, "--locked", "--force", "--version", version, "--root"];
    sh::run(sh::with("cargo", &arguments).arg(folder))
}

/// The version of a crate in Cargo.lock.
fn locked(name: &str) -> Outcome<String> {
    let lock = fs::read_to_string(sh::root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let entry = format!("name = \"{name}\"\nversion = \"");
    lock.split_once(&entry)
        .and_then(|(_, rest)| rest.split('"').next())
        .map(str::to_string)
        .ok_or(format!("Cargo.lock: no {name}"))
}
