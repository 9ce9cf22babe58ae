//! Takes out what the module holds of Unicode and nobody asks for.

use std::collections::BTreeSet;

use walrus::{ConstExpr, DataId, DataKind, Module, ir::Value};

use crate::panics::{addresses, constant, number, offset, sequences};

/// Which letters a message for debugging may print as they are; only panics have such messages. 2 KiB of what travels.
pub struct Printable {
    /// Where its tables are read.
    tables: BTreeSet<i32>,
    /// Where anything is read: a table ends there.
    all: BTreeSet<i32>,
}

impl Printable {
    /// Its tables in a module whose panics still speak.
    pub fn of(module: &Module) -> Self {
        let asks = |name: &str| name.contains("::unicode::printable::") || name.contains("::grapheme_extend::");
        let mut tables = BTreeSet::new();
        for (id, function) in module.funcs.iter_local() {
            if module.funcs.get(id).name.as_deref().is_some_and(asks) {
                for seq in sequences(function) {
                    let instrs = &function.block(seq).instrs;
                    tables
                        .extend(instrs.iter().flat_map(|(instr, _)| constant(instr).into_iter().chain(offset(instr))));
                }
            }
        }
        Self { tables, all: addresses(module) }
    }

    /// Zeroes the tables, where nothing reads them any more.
    pub fn forget(self, module: &mut Module) {
        let used = addresses(module);
        let all: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
        for id in all {
            let data = module.data.get_mut(id);
            let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
            let end = start + data.value.len() as i32;
            for at in self.tables.difference(&used).filter(|at| (start..end).contains(at)) {
                let next = self.all.range(at + 1..end).next().copied().unwrap_or(end);
                data.value[(at - start) as usize..(next - start) as usize].fill(0);
            }
        }
    }
}

/// What a name or a value stands for that leads to a class.
const KEPT: [&str; 3] = ["Decimal_Number", "General_Category", "White_Space"];

/// Bytes of a text's place and length, and of a pair.
const TEXT: usize = 8;
const PAIR: usize = 2 * TEXT;

/// Takes the names of properties out of `regex`, but for those whose classes it has here: decimal digits and white space,
/// with the feature `unicode-perl` alone. Any other property is an error, known by name or not. The lists of names are
/// sorted pairs of texts: the pairs that lead nowhere become copies of those beside them, and what they said goes. 6.5 KiB
/// of what travels; nothing in a module without `regex`.
pub fn forget_properties(module: &mut Module) {
    let all: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
        let mut texts = BTreeSet::new();
        for (from, pairs) in lists(&data.value, start) {
            texts.extend(thin(&mut data.value, start, from, pairs));
        }
        let used = addresses(module);
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
