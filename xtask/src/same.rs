//! Functions that do the same are one: the compiler makes those of every type anew, and many come out alike. A call of
//! one that only hands on what it is given, with constants behind, calls the other by itself: a browser compiles every
//! function by itself when it is first called, so that short ones cost more than their bytes.

use std::collections::{HashMap, HashSet};

use wasm_encoder::reencode::{Error, Reencode};
use wasmparser::{
    CodeSectionReader, ElementItems, ExternalKind, FunctionBody, FunctionSectionReader, Operator, Parser, Payload,
    TypeRef,
};

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
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
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
    let mut merge = Merge { imported, stays: Vec::new(), place: Vec::new(), handed_on };
    for body in &bodies {
        for operator in body.get_operators_reader()? {
            if let Operator::Call { function_index } = operator? {
                named.insert(merge.called(function_index));
            }
        }
    }
    let mut first: HashMap<(u32, &[u8]), u32> = HashMap::new();
    for (at, (kind, body)) in types.iter().zip(&bodies).enumerate() {
        let next = merge.stays.len() as u32;
        if !named.contains(&(at as u32 + imported)) {
            merge.place.push(0);
            continue;
        }
        let new = *first.entry((*kind, body.as_bytes())).or_insert(next);
        if new == next {
            merge.stays.push(at);
        }
        merge.place.push(new);
    }
    let mut module = wasm_encoder::Module::new();
    merge.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// What a function calls that does nothing but that, with what it is given in the same order and these constants.
struct HandedOn {
    constants: Vec<i32>,
    to: u32,
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

/// Writes a module anew without the functions that do what others do.
struct Merge {
    /// Functions from outside; they come first and keep their numbers.
    imported: u32,
    /// The functions that stay: those that something names.
    stays: Vec<usize>,
    /// The new place of each function: that of the first like it.
    place: Vec<u32>,
    /// What each function only hands on.
    handed_on: Vec<Option<HandedOn>>,
}

impl Merge {
    /// What only hands on.
    fn forwarder(&self, function: u32) -> Option<&HandedOn> {
        let own = function.checked_sub(self.imported)?;
        self.handed_on[own as usize].as_ref()
    }

    /// What is called in the end.
    fn called(&self, function: u32) -> u32 {
        self.forwarder(function).map_or(function, |next| self.called(next.to))
    }
}

impl Reencode for Merge {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error> {
        let own = old.checked_sub(self.imported).and_then(|own| self.place.get(own as usize));
        Ok(own.map_or(old, |new| new + self.imported))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut wasm_encoder::FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &at in &self.stays {
            functions.function(types[at]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut wasm_encoder::CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for at in self.stays.clone() {
            self.parse_function_body(code, bodies[at].clone())?;
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut wasm_encoder::CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut operators = body.get_operators_reader()?.into_iter().peekable();
        while let Some(operator) = operators.next() {
            let mut operator = operator?;
            // The generator writes one for every `if`.
            if matches!(operator, Operator::Else) && matches!(operators.peek(), Some(Ok(Operator::End))) {
                continue;
            }
            while let Operator::Call { function_index } = operator
                && let Some(HandedOn { constants, to }) = self.forwarder(function_index)
            {
                for value in constants {
                    function.instruction(&wasm_encoder::Instruction::I32Const(*value));
                }
                operator = Operator::Call { function_index: *to };
            }
            function.instruction(&self.instruction(operator)?);
        }
        code.function(&function);
        Ok(())
    }
}
