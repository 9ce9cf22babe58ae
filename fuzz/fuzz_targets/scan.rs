//! What is found lies in the text, in order, on borders of characters, and is found again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use presend::detect::{Scan, Watch, detect};

fuzz_target!(|text: &str| {
    let watch = Watch::default();
    let found = detect(&Scan::new(text, &watch));
    let mut last = 0;
    for entity in &found {
        assert!(entity.start < entity.end && text.get(entity.start as usize..entity.end as usize).is_some());
        assert!(last <= entity.start && (0.0..=1.0).contains(&entity.confidence()));
        last = entity.start;
    }
    assert_eq!(found, detect(&Scan::new(text, &watch)));
});
