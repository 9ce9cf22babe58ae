//! The border, in a browser or in Node: `cargo xtask test chrome firefox`.
#![cfg(target_arch = "wasm32")]

#[cfg(feature = "browser")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
