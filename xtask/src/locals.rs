//! Numbers the locals of every function anew.
//!
//! The compiler numbers them as its passes left them. Numbered by how often they are used, the same few come back in all
//! functions, and the module packs better: 1.2 KiB less of the slim one.

use std::collections::BTreeMap;

use walrus::{
    LocalFunction, LocalId, Module, ModuleLocals,
    ir::{Instr, InstrSeqId},
};

use crate::panics::sequences;

/// Gives the locals that are used most the lowest numbers.
pub fn reorder(module: &mut Module) {
    for (_, function) in module.funcs.iter_local_mut() {
        renumber(function, &mut module.locals);
    }
}

/// The generator numbers locals of one type in the order they were made: so all are made again.
fn renumber(function: &mut LocalFunction, locals: &mut ModuleLocals) {
    let all: Vec<InstrSeqId> = sequences(function);
    let mut uses: BTreeMap<LocalId, (usize, usize)> = BTreeMap::new();
    for &seq in &all {
        for (instr, _) in &mut function.block_mut(seq).instrs {
            if let Some(local) = local(instr) {
                let first = uses.len();
                uses.entry(*local).or_insert((0, first)).0 += 1;
            }
        }
    }
    let mut order: Vec<LocalId> = uses.keys().copied().filter(|local| !function.args.contains(local)).collect();
    order.sort_by_key(|local| (usize::MAX - uses[local].0, uses[local].1));
    let new: BTreeMap<LocalId, LocalId> = order.iter().map(|&old| (old, locals.add(locals.get(old).ty()))).collect();
    for &seq in &all {
        for (instr, _) in &mut function.block_mut(seq).instrs {
            if let Some(local) = local(instr)
                && let Some(new) = new.get(local)
            {
                *local = *new;
            }
        }
    }
}

/// The local that the instruction reads or writes.
fn local(instr: &mut Instr) -> Option<&mut LocalId> {
    match instr {
        Instr::LocalGet(get) => Some(&mut get.local),
        Instr::LocalSet(set) => Some(&mut set.local),
        Instr::LocalTee(tee) => Some(&mut tee.local),
        _ => None,
    }
}
