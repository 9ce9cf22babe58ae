//! Branches as `if`: the compiler writes every one as a block that is left early.
//!
//! `block … br_if end … end` becomes `… if … end`: 0.5 KiB less of the full module. Only all of them or none: two ways to
//! write a branch pack worse than either. `if … else` for the rest takes nothing more off.

use walrus::{
    LocalFunction, Module,
    ir::{BinaryOp, Binop, Block, BrIf, IfElse, Instr, InstrSeqId, InstrSeqType, UnaryOp, Unop},
};

use crate::panics::{inner, targets};

/// Writes what leaves a block early as what is done if not.
pub fn structure(module: &mut Module) {
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        within(function, entry);
    }
}

fn within(function: &mut LocalFunction, seq: InstrSeqId) {
    let mut at = 0;
    while let Some((instr, place)) = function.block(seq).instrs.get(at).cloned() {
        if let Instr::Block(Block { seq: block }) = instr
            && let Some(leaves) = leaves(function, block)
        {
            let rest = function.block_mut(block).instrs.split_off(leaves + 1);
            let mut before = std::mem::replace(&mut function.block_mut(block).instrs, rest);
            before.pop();
            negate(&mut before);
            let alternative = function.builder_mut().dangling_instr_seq(None).id();
            before.push((IfElse { consequent: block, alternative }.into(), place));
            function.block_mut(seq).instrs.splice(at..=at, before);
            // What stood before it may hold blocks too.
            continue;
        }
        for each in inner(&instr) {
            within(function, each);
        }
        at += 1;
    }
}

/// Where the block is first left from its own sequence, if from nowhere before it.
fn leaves(function: &LocalFunction, block: InstrSeqId) -> Option<usize> {
    if !matches!(function.block(block).ty, InstrSeqType::Simple(None)) {
        return None;
    }
    let instrs = &function.block(block).instrs;
    let at = instrs.iter().position(|(instr, _)| names(function, instr, block))?;
    matches!(instrs[at].0, Instr::BrIf(BrIf { block: to }) if to == block).then_some(at)
}

/// Does the instruction, or one within it, branch to the block?
fn names(function: &LocalFunction, instr: &Instr, block: InstrSeqId) -> bool {
    targets(instr).contains(&block)
        || inner(instr).iter().any(|seq| function.block(*seq).instrs.iter().any(|(i, _)| names(function, i, block)))
}

/// Turns the condition that was computed last to its opposite.
fn negate(instrs: &mut Vec<(Instr, walrus::ir::InstrLocId)>) {
    use BinaryOp::*;
    let Some((last, place)) = instrs.last_mut() else { return };
    let place = *place;
    match last {
        Instr::Unop(Unop { op: UnaryOp::I32Eqz }) => {
            instrs.pop();
        }
        Instr::Binop(Binop { op }) => {
            let opposite = match op {
                I32Eq => I32Ne,
                I32Ne => I32Eq,
                I32LtU => I32GeU,
                I32GeU => I32LtU,
                I32GtU => I32LeU,
                I32LeU => I32GtU,
                I32LtS => I32GeS,
                I32GeS => I32LtS,
                I32GtS => I32LeS,
                I32LeS => I32GtS,
                I64Eq => I64Ne,
                I64Ne => I64Eq,
                I64LtU => I64GeU,
                I64GeU => I64LtU,
                I64GtU => I64LeU,
                I64LeU => I64GtU,
                _ => {
                    instrs.push((Unop { op: UnaryOp::I32Eqz }.into(), place));
                    return;
                }
            };
            *op = opposite;
        }
        _ => instrs.push((Unop { op: UnaryOp::I32Eqz }.into(), place)),
    }
}
