//! Tokens lie in the text, in order, on borders of characters.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/support/any.rs"]
mod any;

libfuzzer_sys::fuzz_target!(|text: &str| any::is_read(text));
