//! The bytes of the modules and the package stand in `tests/budget.json`, so that a change that grows them shows it.

use crate::{Outcome, sh};

const SCRIPT: &str = "tests/package/budget.mjs";

/// Prints the sizes beside the budget.
pub fn show() -> Outcome {
    sh::run(&mut sh::with("node", &[SCRIPT]))
}

/// Writes the sizes down as the new budget.
pub fn update() -> Outcome {
    sh::run(&mut sh::with("node", &[SCRIPT, "--update"]))
}
