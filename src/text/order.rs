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
    if count < 2 {
        return Vec::new();
    }
    let mut keys: Vec<(u128, u32)> = Vec::with_capacity(count);
    for at in 0..count {
        keys.push((key(at), at as u32));
    }
    if keys.is_sorted_by_key(|k| k.0) { Vec::new() } else { reordered(keys) }
}

#[inline(never)]
fn reordered(mut keys: Vec<(u128, u32)>) -> Vec<(u32, u32)> {
    let mut swaps = Vec::new();
    let mut ends: Vec<usize> = (1..keys.len()).filter(|&i| keys[i].0 < keys[i - 1].0).collect();
    ends.push(keys.len());
    merge_runs(&mut keys, ends);
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

/// Sorts runs that are in order and end at `ends` together, two and two: detectors find in the order of the text.
fn merge_runs(keys: &mut Vec<(u128, u32)>, mut ends: Vec<usize>) {
    let mut other = Vec::with_capacity(keys.len());
    while ends.len() > 1 {
        other.clear();
        let mut from = 0;
        let mut merged = Vec::with_capacity(ends.len() / 2 + 1);
        for pair in ends.chunks(2) {
            let end = *pair.last().unwrap_or(&from);
            let (mut left, mut right) = keys[from..end].split_at(pair[0] - from);
            while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
                if a.0 <= b.0 {
                    other.push(*a);
                    left = after_a;
                } else {
                    other.push(*b);
                    right = after_b;
                }
            }
            other.extend_from_slice(left);
            other.extend_from_slice(right);
            merged.push(end);
            from = end;
        }
        core::mem::swap(keys, &mut other);
        ends = merged;
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
