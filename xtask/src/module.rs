//! Rust to WebAssembly: the compiled module and its glue.
//!
//! No `wasm-opt`: measured on this module (132, `-Oz`) it takes a seventh off the file and adds 4 % to what travels, since
//! brotli packs the compiler's own output better.

use std::{
    fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{Outcome, branches, locals, order, panics, same, sh, sorts, tools, unicode};

/// Compiles the module with or without the feature `patterns` and writes `presend_bg.wasm` and `glue.js` into `folder`.
pub fn build(folder: &Path, patterns: bool) -> Outcome {
    tools::wasm_target()?;
    let profile = if patterns { "release" } else { "slim" };
    let mut cargo = sh::with("cargo", &["build", "--lib", "--locked", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--profile", profile]);
    if !patterns {
        cargo.arg("--no-default-features");
    }
    // `panics` goes by names.
    let strip = format!("CARGO_PROFILE_{}_STRIP", profile.to_uppercase());
    sh::run(cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags()).env(strip, "debuginfo"))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| sh::root().join("target"), PathBuf::from);
    bind(&target.join(format!("wasm32-unknown-unknown/{profile}/presend.wasm")), folder)
}

/// What the compiler and the linker do otherwise than by themselves, each with what it takes off the slim module.
const SMALLER: [&str; 5] = [
    // Pointers that run along a second counter of a loop, loads repeated on the ways into it, and values kept in locals
    // over it: 3.5 KiB.
    "llvm-args=-disable-lsr",
    "llvm-args=-enable-pre=false",
    "llvm-args=-disable-licm-promotion",
    // Half a MiB of stack: addresses of what lies behind it are written with three bytes. 0.2 KiB.
    "link-arg=-zstack-size=524288",
    // Functions are pointed to by numbers that little else is, so that `panics` knows which of them are: 2 KiB.
    "link-arg=--table-base=7000",
];

/// Panics name source files: they shall be the same on every machine.
fn flags() -> String {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let sources = home.map(|home| format!("--remap-path-prefix={home}/registry/src= ")).unwrap_or_default();
    let smaller: String = SMALLER.iter().map(|flag| format!(" -C {flag}")).collect();
    format!("{sources}--remap-path-prefix={}={smaller}", sh::root().display())
}

fn bind(wasm: &Path, folder: &Path) -> Outcome {
    let write = || -> Result<(), Box<dyn std::error::Error>> {
        let mut bindgen = Bindgen::new();
        let mut config = walrus::ModuleConfig::new();
        config.generate_name_section(false).generate_producers_section(false);
        let mut compiled = config.parse_file(wasm)?;
        // Without it the glue needs no browser of the last years.
        compiled.customs.remove_raw("target_features");
        bindgen.input_module("presend", compiled).web(true)?.out_name("presend").typescript(false);
        let mut output = bindgen.omit_default_module_path(true).reset_state_function(true).generate_output()?;
        sorts::by_insertion(output.wasm_mut());
        let printable = unicode::Printable::of(output.wasm_mut());
        panics::silence(output.wasm_mut());
        printable.forget(output.wasm_mut());
        unicode::forget_properties(output.wasm_mut());
        branches::structure(output.wasm_mut());
        locals::reorder(output.wasm_mut());
        output.emit(folder)?;
        let module = folder.join("presend_bg.wasm");
        fs::write(&module, order::by_likeness(&same::merged(&fs::read(&module)?)?)?)?;
        let glue = folder.join("presend.js");
        fs::write(folder.join("glue.js"), mended(&fs::read_to_string(&glue)?)?)?;
        Ok(fs::remove_file(glue)?)
    };
    write().map_err(|error| format!("wasm-bindgen: {error}"))
}

/// The generator starts a reset module by a function that only some modules have. The comment has Chromium compile the
/// script while it is loaded: a millisecond less until the first verdict.
fn mended(glue: &str) -> Result<String, String> {
    let hint = "//# allFunctionsCalledOnLoad\n";
    let (call, reset) = ("wasm.__wbindgen_start();", "function __wbg_reset_state");
    match glue.find(reset) {
        Some(at) => Ok(hint.to_string() + &glue[..at] + &glue[at..].replacen(call, "wasm.__wbindgen_start?.();", 1)),
        None => Err("the glue has no function to start the module afresh".into()),
    }
}
