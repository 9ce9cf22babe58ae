//! Sorting by a key of integers.
//!
//! The standard library's sort is compiled anew for every type and closure, some 5 KiB each; here all lists of the crate
//! share one.

/// Sorts `items` by `key`, stably.
pub fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> u128) {
    for (a, b) in swaps(items.len(), &|at| key(&items[at])) {
        items.swap(a as usize, b as usize);
    }
}

/// Which items change places, one pair after the other.
#[inline(never)]
fn swaps(count: usize, key: &dyn Fn(usize) -> u128) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u128, u32)> = Vec::with_capacity(count);
    for at in 0..count {
        keys.push((key(at), at as u32));
    }
    let mut swaps = Vec::new();
    if keys.windows(2).all(|two| two[0] <= two[1]) {
        return swaps;
    }
    merge_sort(&mut keys);
    let mut place = vec![0; keys.len()];
    for (to, (_, from)) in keys.iter().enumerate() {
        place[*from as usize] = to;
    }
    for i in 0..place.len() {
        while place[i] != i {
            let to = place[i];
            swaps.push((i as u32, to as u32));
            place.swap(i, to);
        }
    }
    swaps
}

/// Sorts runs of one, two, four … items together.
fn merge_sort(keys: &mut Vec<(u128, u32)>) {
    let mut other = Vec::with_capacity(keys.len());
    let mut width = 1;
    while width < keys.len() {
        other.clear();
        for pair in keys.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
                if a <= b {
                    other.push(*a);
                    left = after_a;
                } else {
                    other.push(*b);
                    right = after_b;
                }
            }
            other.extend_from_slice(left);
            other.extend_from_slice(right);
        }
        core::mem::swap(keys, &mut other);
        width *= 2;
    }
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
