//! Functions that do the same are one: the compiler makes those of every type anew, and many come out alike. A call of
//! one that only hands on what it is given, with constants behind, calls the other by itself: a browser compiles every
//! function by itself when it is first called, so that short ones cost more than their bytes.

use std::collections::{HashMap, HashSet};

use wasmparser::{ElementItems, ExternalKind, FunctionBody, Operator, Parser, Payload};

use crate::rewrite::{self, HandedOn, Rewrite};

type Bytes = Result<Vec<u8>, Box<dyn std::error::Error>>;

/// The module without what is there twice.
pub fn merged(wasm: &[u8]) -> Bytes {
    let mut module = wasm.to_vec();
    loop {
        let smaller = once(&module)?;
        if smaller.len() == module.len() {
            return Ok(module);
        }
        module = smaller;
    }
}

fn once(wasm: &[u8]) -> Bytes {
    let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
    let (mut parameters, mut named) = (Vec::new(), HashSet::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                for group in section {
                    for kind in group?.into_types() {
                        parameters.push(match kind.composite_type.inner {
                            wasmparser::CompositeInnerType::Func(function) => function.params().len(),
                            _ => 0,
                        });
                    }
                }
            }
            Payload::ImportSection(imports) => imported = rewrite::imported(imports)?,
            Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<Vec<u32>, _>>()?,
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        named.insert(export.index);
                    }
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    if let ElementItems::Functions(items) = element?.items {
                        named.extend(items.into_iter().collect::<Result<Vec<u32>, _>>()?);
                    }
                }
            }
            Payload::StartSection { func, .. } => {
                named.insert(func);
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let handed_on = bodies
        .iter()
        .zip(&types)
        .map(|(body, kind)| hands_on(body, parameters[*kind as usize]))
        .collect::<Result<Vec<_>, _>>()?;
    let mut anew = Rewrite { imported, order: Vec::new(), place: Vec::new(), handed_on };
    for body in &bodies {
        for operator in body.get_operators_reader()? {
            if let Operator::Call { function_index } = operator? {
                named.insert(anew.called(function_index));
            }
        }
    }
    let mut first: HashMap<(u32, &[u8]), u32> = HashMap::new();
    for (at, (kind, body)) in types.iter().zip(&bodies).enumerate() {
        let next = anew.order.len() as u32;
        if !named.contains(&(at as u32 + imported)) {
            anew.place.push(0);
            continue;
        }
        let new = *first.entry((*kind, body.as_bytes())).or_insert(next);
        if new == next {
            anew.order.push(at);
        }
        anew.place.push(new);
    }
    anew.write(wasm)
}

fn hands_on(body: &FunctionBody, parameters: usize) -> Result<Option<HandedOn>, wasmparser::BinaryReaderError> {
    if body.get_locals_reader()?.get_count() > 0 {
        return Ok(None);
    }
    let (mut given, mut constants, mut to) = (0, Vec::new(), None);
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::LocalGet { local_index } if local_index == given && constants.is_empty() => given += 1,
            Operator::I32Const { value } if to.is_none() => constants.push(value),
            Operator::Call { function_index } if to.is_none() => to = Some(function_index),
            Operator::End => {}
            _ => return Ok(None),
        }
    }
    Ok(to.filter(|_| given as usize == parameters).map(|to| HandedOn { constants, to }))
}
