//! Benchmarks: the core natively, and the built package in Node.

use crate::{Outcome, package, sh};

/// `cargo xtask bench`.
pub fn run(arguments: &[String]) -> Outcome {
    sh::run(sh::with("cargo", &["bench", "--locked", "--bench", "check", "--"]).args(arguments))?;
    package::build()?;
    sh::run(&mut sh::with("node", &["tests/package/bench.mjs"]))
}
