//! What is found lies in the text, in order, on borders of characters, and is found again.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/support/any.rs"]
mod any;

libfuzzer_sys::fuzz_target!(|text: &str| any::is_scanned(text));
