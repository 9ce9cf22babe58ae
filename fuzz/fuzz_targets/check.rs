//! Any draft gives a verdict whose spans lie in it; the same draft gives the same verdict.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/support/any.rs"]
mod any;

libfuzzer_sys::fuzz_target!(|text: &str| any::is_judged(text));
