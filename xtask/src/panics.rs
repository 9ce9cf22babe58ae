//! Takes the words out of panics.
//!
//! A panic in this module stops it with a trap; its message and the place in the source reach nobody. What prepares them
//! is a third of some functions and a tenth of what travels, and the compiler can only leave it out together with its
//! own standard library. So it is taken out of the finished module: a call of what never returns becomes `unreachable`,
//! what was computed for the call goes, and so do the names of source files.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    hash::Hash,
};

use walrus::{
    ConstExpr, DataId, DataKind, ElementItems, ElementKind, FunctionId, FunctionKind, LocalFunction, Module,
    ir::{Block, BrIf, BrTable, IfElse, Instr, InstrLocId, InstrSeqId, InstrSeqType, Loop, Unreachable, Value},
};

/// Makes every panic of `module` a bare trap.
pub fn silence(module: &mut Module) {
    let (named, pairs) = (constants_in_code(module), pairs_in_code(module));
    let mut traps = HashSet::new();
    while cut_calls(module, &mut traps) {}
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        join_traps(function, entry, None);
    }
    walrus::passes::gc::run(module);
    while blank_method_tables(module, &named) | forget_pointers(module) {
        walrus::passes::gc::run(module);
    }
    blank_places(module, &named);
    blank_texts(module, &named, &pairs);
}

/// Adds to `traps` what never returns and reaches nothing outside the module, and cuts the calls of it; is there more to
/// find?
fn cut_calls(module: &mut Module, traps: &mut HashSet<FunctionId>) -> bool {
    let before = traps.len();
    let outside = reaching_outside(module);
    for (id, function) in module.funcs.iter_local() {
        if !outside.contains(&id) && never_returns(function) {
            traps.insert(id);
        }
    }
    for (_, function) in module.funcs.iter_local_mut() {
        for seq in sequences(function) {
            let instrs = &mut function.block_mut(seq).instrs;
            let trap = |(instr, _): &(Instr, _)| match instr {
                Instr::Call(call) => traps.contains(&call.func),
                Instr::Unreachable(_) => true,
                _ => false,
            };
            let Some(at) = instrs.iter().position(trap) else { continue };
            let from = instrs[..at].iter().rposition(|(instr, _)| !is_plain(instr)).map_or(0, |i| i + 1);
            let place = instrs[at].1;
            instrs.truncate(from);
            instrs.push((Unreachable {}.into(), place));
        }
    }
    traps.len() > before
}

/// Functions that JavaScript is called by, directly or further on.
fn reaching_outside(module: &Module) -> HashSet<FunctionId> {
    let mut callers: BTreeMap<FunctionId, Vec<FunctionId>> = BTreeMap::new();
    let mut open: Vec<FunctionId> = Vec::new();
    for function in module.funcs.iter() {
        match &function.kind {
            FunctionKind::Local(local) => {
                for seq in sequences(local) {
                    for (instr, _) in &local.block(seq).instrs {
                        if let Instr::Call(call) = instr {
                            callers.entry(call.func).or_default().push(function.id());
                        }
                    }
                }
            }
            _ => open.push(function.id()),
        }
    }
    let mut outside = HashSet::new();
    while let Some(id) = open.pop() {
        if outside.insert(id) {
            open.extend(callers.get(&id).into_iter().flatten());
        }
    }
    outside
}

/// Ends in `unreachable` and nowhere else.
fn never_returns(function: &LocalFunction) -> bool {
    let entry = function.entry_block();
    let ends = matches!(function.block(entry).instrs.last(), Some((Instr::Unreachable(_), _)));
    let leaves = |instr: &Instr| match instr {
        Instr::Return(_) | Instr::ReturnCall(_) | Instr::ReturnCallIndirect(_) | Instr::ReturnCallRef(_) => true,
        _ => targets(instr).contains(&entry),
    };
    ends && !sequences(function).iter().any(|s| function.block(*s).instrs.iter().any(|(instr, _)| leaves(instr)))
}

/// Blocks that the instruction may go on behind (before, for a loop).
pub fn targets(instr: &Instr) -> Vec<InstrSeqId> {
    match instr {
        Instr::Br(br) => vec![br.block],
        Instr::BrIf(br) => vec![br.block],
        Instr::BrTable(br) => br.blocks.iter().copied().chain([br.default]).collect(),
        _ => Vec::new(),
    }
}

/// Sequences within the instruction.
pub fn inner(instr: &Instr) -> Vec<InstrSeqId> {
    match instr {
        Instr::Block(Block { seq }) | Instr::Loop(Loop { seq }) => vec![*seq],
        Instr::IfElse(IfElse { consequent, alternative }) => vec![*consequent, *alternative],
        _ => Vec::new(),
    }
}

/// All sequences of a function, outer ones first.
pub fn sequences(function: &LocalFunction) -> Vec<InstrSeqId> {
    let mut all = vec![function.entry_block()];
    let mut at = 0;
    while let Some(seq) = all.get(at) {
        all.extend(function.block(*seq).instrs.iter().flat_map(|(instr, _)| inner(instr)).collect::<Vec<_>>());
        at += 1;
    }
    all
}

/// Has no effect that anybody sees once the module has trapped.
fn is_plain(instr: &Instr) -> bool {
    use Instr::*;
    matches!(
        instr,
        LocalGet(_)
            | LocalSet(_)
            | LocalTee(_)
            | GlobalGet(_)
            | Const(_)
            | Binop(_)
            | Unop(_)
            | Select(_)
            | Drop(_)
            | Load(_)
            | Store(_)
    )
}

pub fn constant(instr: &Instr) -> Option<i32> {
    match instr {
        Instr::Const(walrus::ir::Const { value: Value::I32(value) }) => Some(*value),
        _ => None,
    }
}

/// One trap serves all: what branches to a block that a trap follows branches to the outermost such block.
fn join_traps(function: &mut LocalFunction, seq: InstrSeqId, outer: Option<InstrSeqId>) {
    let mut at = 0;
    while let Some((instr, _)) = function.block(seq).instrs.get(at) {
        let follows = matches!(function.block(seq).instrs.get(at + 1), Some((Instr::Unreachable(_), _)));
        match *instr {
            Instr::Block(Block { seq: block }) if follows && is_simple(function, block) => {
                join_traps(function, block, outer.or(Some(block)));
                if let Some(outer) = outer {
                    redirect(function, block, outer);
                    let within = std::mem::take(&mut function.block_mut(block).instrs);
                    let ends = within.last().is_some_and(|(instr, _)| ends_here(instr));
                    let len = within.len();
                    let instrs = &mut function.block_mut(seq).instrs;
                    instrs.splice(at..=at, within);
                    at += len;
                    if ends {
                        instrs.truncate(at);
                    }
                    continue;
                }
            }
            _ => {
                for each in inner(&instr.clone()) {
                    join_traps(function, each, outer);
                }
            }
        }
        at += 1;
    }
}

fn is_simple(function: &LocalFunction, block: InstrSeqId) -> bool {
    matches!(function.block(block).ty, InstrSeqType::Simple(None))
}

/// Nothing behind it in its sequence is ever reached.
fn ends_here(instr: &Instr) -> bool {
    matches!(instr, Instr::Br(_) | Instr::BrTable(_) | Instr::Return(_) | Instr::Unreachable(_))
}

fn redirect(function: &mut LocalFunction, from: InstrSeqId, to: InstrSeqId) {
    let mut all = vec![from];
    while let Some(seq) = all.pop() {
        for (instr, _) in &mut function.block_mut(seq).instrs {
            let moved = |block: &mut InstrSeqId| *block = if *block == from { to } else { *block };
            match instr {
                Instr::Br(br) if br.block == from => *instr = Unreachable {}.into(),
                Instr::BrIf(BrIf { block }) => moved(block),
                Instr::BrTable(BrTable { blocks, default }) => {
                    blocks.iter_mut().for_each(moved);
                    moved(default);
                }
                _ => all.extend(inner(instr)),
            }
        }
    }
}

/// What writes values for `{:?}` and is named by nothing but the like: only tables of methods that are used for their other
/// methods point to it, as `regex` has them, and nobody gets there.
fn debug_methods(module: &Module) -> HashSet<FunctionId> {
    let is_debug = |id: FunctionId| {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        name.contains(" as core::fmt::Debug>::") || name.contains("core::fmt::builders::") || name.contains("::debug_")
    };
    let debug: HashSet<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).filter(|id| is_debug(*id)).collect();
    let pointers = pointers(module);
    let mut named = HashSet::new();
    for (_, function) in module.funcs.iter_local().filter(|(id, _)| !debug.contains(id)) {
        for seq in sequences(function) {
            named.extend(function.block(seq).instrs.iter().filter_map(|(instr, _)| match instr {
                Instr::Call(call) => Some(call.func),
                _ => constant(instr).and_then(|at| pointers.get(&at)).copied(),
            }));
        }
    }
    debug.difference(&named).copied().collect()
}

/// Takes functions out of the table that only panics pointed to, what writes numbers and characters into messages, and
/// what writes for debugging. Their places are filled with one that stays. A number that stands anywhere, in code or
/// data, may be a pointer.
fn forget_pointers(module: &mut Module) -> bool {
    let (used, debug) = (numbers(module), debug_methods(module));
    let mut forgot = false;
    for element in module.elements.iter_mut() {
        let (ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. }, ElementItems::Functions(items)) =
            (&element.kind, &mut element.items)
        else {
            continue;
        };
        let places: Vec<i32> = (*start..).take(items.len()).collect();
        let stays = items.iter().zip(&places).find(|(item, at)| used.contains(at) && !debug.contains(item));
        let Some(stays) = stays.map(|(item, _)| *item) else { continue };
        for (item, at) in items.iter_mut().zip(places) {
            if (!used.contains(&at) || debug.contains(item)) && *item != stays {
                *item = stays;
                forgot = true;
            }
        }
    }
    forgot
}

/// Zeroes the tables of methods that only panics named: how a value writes itself into a message. Such a table is what
/// drops the value or 0, its size and alignment, and then the method; it is always named by the place where it begins.
fn blank_method_tables(module: &mut Module, named: &HashSet<i32>) -> bool {
    let (used, methods) = (numbers(module), pointers(module));
    let mut blanked = false;
    let all: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
        for place in named.difference(&used) {
            let Some(at) = place.checked_sub(start).and_then(|at| usize::try_from(at).ok()) else { continue };
            let Some(table) = data.value.get_mut(at..at + 16) else { continue };
            let [drop, size, align, method] = [0, 4, 8, 12].map(|i| number(&table[i..]));
            let is_table = (drop == 0 || methods.contains_key(&drop))
                && (0..65536).contains(&size)
                && [1, 2, 4, 8, 16].contains(&align)
                && methods.contains_key(&method);
            if is_table {
                table.fill(0);
                blanked = true;
            }
        }
    }
    blanked
}

/// The numbers that point to functions.
fn pointers(module: &Module) -> BTreeMap<i32, FunctionId> {
    let mut all = BTreeMap::new();
    for element in module.elements.iter() {
        if let (
            ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. },
            ElementItems::Functions(items),
        ) = (&element.kind, &element.items)
        {
            all.extend((*start..).zip(items.iter().copied()));
        }
    }
    all
}

/// Every number in code and data.
fn numbers(module: &Module) -> HashSet<i32> {
    let mut all = constants_in_code(module);
    for data in module.data.iter() {
        all.extend(data.value.windows(4).map(number));
    }
    all
}

pub fn number(bytes: &[u8]) -> i32 {
    bytes.first_chunk().map_or(0, |bytes| i32::from_le_bytes(*bytes))
}

fn constants_in_code(module: &Module) -> HashSet<i32> {
    in_code(module, |instrs| instrs.iter().filter_map(|(instr, _)| constant(instr)).collect())
}

/// Two constants in a row: where a text stands, and how long it is.
fn pairs_in_code(module: &Module) -> HashSet<(i32, i32)> {
    in_code(module, |instrs| {
        let all: Vec<i32> = instrs.iter().filter_map(|(instr, _)| constant(instr)).collect();
        all.windows(2).map(|pair| (pair[0], pair[1])).collect()
    })
}

/// Where a load or store begins to count.
pub fn offset(instr: &Instr) -> Option<i32> {
    match instr {
        Instr::Load(load) => i32::try_from(load.arg.offset).ok(),
        Instr::Store(store) => i32::try_from(store.arg.offset).ok(),
        _ => None,
    }
}

fn offsets_in_code(module: &Module) -> HashSet<i32> {
    in_code(module, |instrs| instrs.iter().filter_map(|(instr, _)| offset(instr)).collect())
}

/// Every number that may be an address, in code and, where a pointer may stand, in data.
pub fn addresses(module: &Module) -> BTreeSet<i32> {
    let pointers = module.data.iter().flat_map(|data| data.value.chunks_exact(4).map(number));
    pointers.chain(constants_in_code(module)).chain(offsets_in_code(module)).collect()
}

/// What `of` finds in the sequences of all functions.
fn in_code<T: Eq + Hash>(module: &Module, of: impl Fn(&[(Instr, InstrLocId)]) -> Vec<T>) -> HashSet<T> {
    let mut all = HashSet::new();
    for (_, function) in module.funcs.iter_local() {
        for seq in sequences(function) {
            all.extend(of(&function.block(seq).instrs));
        }
    }
    all
}

/// Zeroes the places in the source that only panics knew: name, its length, line and column, 16 bytes each.
fn blank_places(module: &mut Module, named: &HashSet<i32>) {
    let used = constants_in_code(module);
    let all: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
        let within = |at: i32, length: usize| {
            let from = at.checked_sub(start).and_then(|from| usize::try_from(from).ok())?;
            Some(from..from.checked_add(length)?)
        };
        let mut names = HashSet::new();
        for place in named.difference(&used) {
            let Some(place) = within(*place, 16) else { continue };
            let Some(bytes) = data.value.get(place.clone()) else { continue };
            let name = within(number(bytes), number(&bytes[4..]) as usize);
            let is_file = |name: &std::ops::Range<usize>| {
                let text = data.value.get(name.clone());
                text.is_some_and(|text| (4..300).contains(&text.len()) && text.ends_with(b".rs"))
            };
            if let Some(name) = name.filter(is_file) {
                names.insert(name);
                data.value[place].fill(0);
            }
        }
        for name in names {
            data.value[name].fill(0);
        }
    }
}

/// Zeroes the texts that only panics said: plain ones, and those with places for values, which are runs of bytes with
/// their length before them, 0xc0 for a value, and 0 at the end. Not where anything else points into them.
fn blank_texts(module: &mut Module, named: &HashSet<i32>, pairs: &HashSet<(i32, i32)>) {
    let used = addresses(module);
    let all: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
        // The length of a plain text may be doubled, to tell it from one with places.
        let templates = named.iter().map(|&at| (at, None));
        let plain = pairs.iter().flat_map(|&(at, length)| [(at, Some(length)), (at, Some(length >> 1))]);
        for (at, length) in templates.chain(plain) {
            let Some(from) = at.checked_sub(start).and_then(|from| usize::try_from(from).ok()) else { continue };
            let Some(bytes) = data.value.get(from..) else { continue };
            let length = match length {
                None => template(bytes),
                Some(length) => usize::try_from(length).ok().filter(|&n| bytes.get(..n).is_some_and(is_said)),
            };
            let Some(length) = length else { continue };
            if used.range(at..at + length as i32).next().is_none() {
                data.value[from..from + length].fill(0);
            }
        }
    }
}

/// How long the text with places for values is that begins here.
fn template(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut said) = (0, false);
    loop {
        match *bytes.get(at)? {
            0 if said => return Some(at),
            length @ 1..0x80 => {
                let text = bytes.get(at + 1..at + 1 + usize::from(length))?;
                let plain = text.iter().all(|b| (b' '..=b'~').contains(b) || *b == b'\n');
                said |= plain && text.len() > 3;
                at += text.len();
                plain.then_some(())?;
            }
            0xc0 => {}
            _ => return None,
        }
        at += 1;
    }
}

/// Is it words, or the name of a type or a field?
fn is_said(text: &[u8]) -> bool {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let words = text.contains(&b' ') && text.iter().all(|b| (b' '..=b'~').contains(b));
    (6..200).contains(&text.len()) && (words || text.iter().all(is_name))
}
