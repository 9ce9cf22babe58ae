//! Benchmarks: the core natively, the built package in Node, and how long a page waits in Chromium.

use crate::{Outcome, package, sh};

/// `cargo xtask bench`.
pub fn run(arguments: &[String]) -> Outcome {
    sh::run(sh::with("cargo", &["bench", "--locked", "--bench", "check", "--"]).args(arguments))?;
    package::build()?;
    for file in ["tests/package/bench.mjs", "tests/e2e/start-bench.mjs", "tests/e2e/typing-bench.mjs"] {
        sh::run(&mut sh::with("node", &[file]))?;
    }
    Ok(())
}
