//! Puts functions that are alike beside each other: the nearer a repetition, the fewer bytes say where it stood.
//!
//! The bindings' generator writes functions by their length. In this order the slim module packs 2 KiB smaller.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{Parser, Payload};

use crate::rewrite::{self, Rewrite};

/// The module with its functions in the order of their likeness.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => imported = rewrite::imported(imports)?,
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chained(&bodies);
    let mut place = vec![0; order.len()];
    for (to, &from) in order.iter().enumerate() {
        place[from] = to as u32;
    }
    Rewrite { imported, order, place, handed_on: Vec::new() }.write(wasm)
}

/// How many bytes in a row are compared.
const RUN: usize = 6;
/// What stands in so many functions tells none of them apart.
const COMMON: usize = 140;

/// The longest function first, then ever the one that shares most with the one before.
fn chained(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let mut holders: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (at, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(run).or_default().push(at);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let longest = |left: &BTreeSet<usize>| left.iter().copied().max_by_key(|&at| (bodies[at].len(), usize::MAX - at));
    let mut order = Vec::new();
    let mut next = longest(&left);
    while let Some(at) = next {
        left.remove(&at);
        order.push(at);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &runs[at] {
            let holders = &holders[run];
            for other in holders.iter().filter(|other| holders.len() < COMMON && left.contains(other)) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let likeness =
            |&(other, count): &(usize, usize)| count * 1_000_000 / (runs[at].len() + runs[other].len() - count + 1);
        let nearest = shared.into_iter().max_by_key(|pair| (likeness(pair), usize::MAX - pair.0));
        next = nearest.map(|(other, _)| other).or_else(|| longest(&left));
    }
    order
}
