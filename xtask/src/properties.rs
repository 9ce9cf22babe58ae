//! Takes the names of Unicode's properties out of `regex`, but for those whose classes it has here.
//!
//! `regex` knows all names and values of properties, so that it can look up their classes; with the feature
//! `unicode-perl` alone there are two of them, decimal digits and white space, and any other property is an error, known
//! by name or not. Its lists are sorted pairs of texts: the pairs that lead nowhere become copies of those beside them,
//! and what they said goes. 6.5 KiB of what travels.

use std::collections::BTreeSet;

use walrus::{ConstExpr, DataId, DataKind, Module, ir::Value};

use crate::panics::{number, numbers};

/// What a name or a value stands for that leads to a class.
const KEPT: [&str; 3] = ["Decimal_Number", "General_Category", "White_Space"];

/// Bytes of a text's place and length, and of a pair.
const TEXT: usize = 8;
const PAIR: usize = 2 * TEXT;

/// Thins out the lists; does nothing to a module that has none.
pub fn forget(module: &mut Module) {
    let all: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
        let mut texts = BTreeSet::new();
        for (from, pairs) in lists(&data.value, start) {
            texts.extend(thin(&mut data.value, start, from, pairs));
        }
        let used: BTreeSet<i32> = numbers(module).into_iter().collect();
        let data = module.data.get_mut(id);
        for (at, length) in texts {
            if used.range(at..at + length).next().is_none()
                && let Some(place) = within(&data.value, start, at, length)
            {
                data.value[place].fill(0);
            }
        }
    }
}

/// Where the bytes stand that the module finds at `at`.
fn within(data: &[u8], start: i32, at: i32, length: i32) -> Option<std::ops::Range<usize>> {
    let from = usize::try_from(at.checked_sub(start)?).ok()?;
    let place = from..from.checked_add(usize::try_from(length).ok()?)?;
    (place.end <= data.len()).then_some(place)
}

/// The text whose place and length stand at `from`.
fn text(data: &[u8], start: i32, from: usize) -> Option<&str> {
    let place = within(data, start, number(data.get(from..)?), number(data.get(from + 4..)?))?;
    std::str::from_utf8(&data[place]).ok().filter(|text| !text.is_empty() && text.is_ascii())
}

/// Where the lists of pairs begin, and how many pairs each has: the names of properties, and the values of each.
fn lists(data: &[u8], start: i32) -> Vec<(usize, usize)> {
    let says = |from: usize, words: &[&str], step: usize| {
        words.iter().enumerate().all(|(i, word)| text(data, start, from + i * step) == Some(word))
    };
    let sorted = |from: usize| {
        let follows = |i: &usize| text(data, start, from + (i - 1) * PAIR) < text(data, start, from + i * PAIR);
        (1..).take_while(follows).count() + 1
    };
    let mut lists = Vec::new();
    for from in (0..data.len()).step_by(4) {
        if says(from, &["age", "Age", "ahex", "ASCII_Hex_Digit"], TEXT) {
            lists.push((from, sorted(from)));
        }
        if says(from, &["Age", "General_Category", "Grapheme_Cluster_Break", "Script"], PAIR) {
            let values = (from..).step_by(PAIR).take(sorted(from)).map(|at| &data[at + TEXT..]);
            lists.extend(values.filter_map(|list| {
                let pairs = number(&list[4..]);
                let place = within(data, start, number(list), pairs.checked_mul(PAIR as i32)?)?;
                Some((place.start, pairs as usize))
            }));
        }
    }
    lists
}

/// Keeps the pairs that lead to a class; gives place and length of what the others said.
fn thin(data: &mut [u8], start: i32, from: usize, pairs: usize) -> Vec<(i32, i32)> {
    let place = |i: usize| from + i * PAIR..from + (i + 1) * PAIR;
    let kept: Vec<usize> =
        (0..pairs).filter(|i| text(data, start, place(*i).start + TEXT).is_some_and(|to| KEPT.contains(&to))).collect();
    let mut texts = Vec::new();
    for i in (0..pairs).filter(|i| !kept.contains(i)) {
        let said = &data[place(i)];
        texts.extend([(number(said), number(&said[4..])), (number(&said[TEXT..]), number(&said[TEXT + 4..]))]);
        let beside = kept.iter().rev().find(|&&k| k < i).or(kept.first());
        match beside {
            Some(&k) => data.copy_within(place(k), place(i).start),
            None => data[place(i)].fill(0),
        }
    }
    texts
}
