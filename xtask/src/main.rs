//! The project's commands: `cargo xtask demo`, `test`, `package`, `bench`, `rules-page`. Each installs what it needs.

mod bench;
mod branches;
mod browsers;
mod budget;
mod demo;
mod locals;
mod module;
mod order;
mod package;
mod panics;
mod rewrite;
mod rules_page;
mod same;
mod sh;
mod sorts;
mod test;
mod tools;
mod train_names;
mod unicode;

use std::process::ExitCode;

/// What a command comes to: `Err` holds the sentence to print.
type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask demo [--port N]           build the package and serve the demo page
cargo xtask test [STEP]…              run all tests, or only some steps (--list names them)
cargo xtask package [--update-budget] build the npm package into pkg/
cargo xtask bench                     run the benchmarks
cargo xtask rules-page                write docs/rules.md from the rules
cargo xtask train-names --news TSV    train the name model anew (NOTICE says on what)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let outcome = match command {
        "demo" => demo::run(rest),
        "test" => test::run(rest),
        "package" => package::run(rest),
        "bench" => bench::run(rest),
        "rules-page" => rules_page::run(),
        "train-names" => train_names::run(rest.iter().cloned()),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
