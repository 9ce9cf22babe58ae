//! Sorting by a key of integers.
//!
//! The standard library's sort is compiled anew for every type and closure, some 5 KiB each; here all lists of the crate
//! share one.

/// Sorts `items` by `key`, stably.
pub fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> u128) {
    let mut keys: Vec<(u128, u32)> = Vec::with_capacity(items.len());
    keys.extend(items.iter().enumerate().map(|(i, item)| (key(item), i as u32)));
    if keys.is_sorted() {
        return;
    }
    let mut place = places(keys);
    for i in 0..items.len() {
        while place[i] as usize != i {
            let to = place[i] as usize;
            items.swap(i, to);
            place.swap(i, to);
        }
    }
}

/// Where each item goes.
#[inline(never)]
fn places(mut keys: Vec<(u128, u32)>) -> Vec<u32> {
    keys.sort_unstable();
    let mut place = vec![0; keys.len()];
    for (to, (_, from)) in keys.iter().enumerate() {
        place[*from as usize] = to as u32;
    }
    place
}

/// A key of up to four numbers, the first the weightiest.
pub fn key(a: u32, b: u32, c: u32, d: u32) -> u128 {
    u128::from(a) << 96 | u128::from(b) << 64 | u128::from(c) << 32 | u128::from(d)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut items in proptest::collection::vec((0u32..20, 0u32..1000), 0..60)) {
            let mut want = items.clone();
            want.sort_by_key(|i| i.0);
            sort_by_key(&mut items, |i| key(i.0, 0, 0, 0));
            prop_assert_eq!(items, want);
        }
    }
}
