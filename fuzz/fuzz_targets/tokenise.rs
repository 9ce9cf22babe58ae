//! Tokens lie in the text, in order, on borders of characters.
#![no_main]

use libfuzzer_sys::fuzz_target;
use presend::detect::{Scan, Watch};

fuzz_target!(|text: &str| {
    let watch = Watch::default();
    let scan = Scan::new(text, &watch);
    let mut last = 0;
    for token in &scan.tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        assert!(last <= start && start < end && text.get(start..end).is_some());
        last = end;
    }
});
