//! Takes the standard library's sort for long lists out of the module.
//!
//! A list of up to twenty is sorted by insertion, a longer one by another way, which stands in the full module for four
//! kinds of lists: 4 KiB of what travels. Only `regex` sorts, the ranges and literals of an organisation's own patterns,
//! and it hands over lists in order but for what came last, which insertion sorts in one pass.

use walrus::{
    Module,
    ir::{BinaryOp, Br, Instr, Value},
};

use crate::panics::sequences;

/// Lists of any length are sorted by insertion.
pub fn by_insertion(module: &mut Module) {
    let sorts =
        |name: &Option<String>| name.as_deref().is_some_and(|n| n.contains("slice::sort::stable::driftsort_main"));
    let long: Vec<_> = module.funcs.iter().filter(|f| sorts(&f.name)).map(|f| f.id()).collect();
    for (_, function) in module.funcs.iter_local_mut() {
        for seq in sequences(function) {
            let instrs = &mut function.block_mut(seq).instrs;
            let Some(call) = instrs.iter().position(|(i, _)| matches!(i, Instr::Call(c) if long.contains(&c.func)))
            else {
                continue;
            };
            // What stands there: where the length is below 21, on behind the block; else the call.
            let choice = instrs[..call].windows(4).rposition(|four| {
                matches!(
                    [&four[0].0, &four[1].0, &four[2].0, &four[3].0],
                    [Instr::LocalGet(_), Instr::Const(below), Instr::Binop(less), Instr::BrIf(_)]
                        if matches!(below.value, Value::I32(21)) && matches!(less.op, BinaryOp::I32LtU)
                )
            });
            if let Some(at) = choice
                && let (Instr::BrIf(br), place) = instrs[at + 3].clone()
            {
                instrs.truncate(at);
                instrs.push((Br { block: br.block }.into(), place));
            }
        }
    }
}
