//! Writes a finished module anew with other functions, or in another order.

use wasm_encoder::reencode::{Error, Reencode};
use wasmparser::{
    BinaryReaderError, CodeSectionReader, FunctionBody, FunctionSectionReader, ImportSectionReader, Operator, Parser,
    TypeRef,
};

/// How many functions come from outside.
pub fn imported(imports: ImportSectionReader<'_>) -> Result<u32, BinaryReaderError> {
    let mut count = 0;
    for import in imports.into_imports() {
        count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
    }
    Ok(count)
}

/// What a function calls that does nothing but that, with what it is given in the same order and these constants.
pub struct HandedOn {
    /// What stands behind what it is given.
    pub constants: Vec<i32>,
    /// What it calls.
    pub to: u32,
}

/// Which functions a module has, in which order, and what is called instead of others.
pub struct Rewrite {
    /// Functions from outside; they come first and keep their numbers.
    pub imported: u32,
    /// The old place of each function that there is.
    pub order: Vec<usize>,
    /// The new place of each function there was.
    pub place: Vec<u32>,
    /// What each function there was only hands on; empty where none is called past.
    pub handed_on: Vec<Option<HandedOn>>,
}

impl Rewrite {
    /// The module as it is said here.
    pub fn write(mut self, wasm: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut module = wasm_encoder::Module::new();
        self.parse_core_module(&mut module, Parser::new(0), wasm)?;
        Ok(module.finish())
    }

    /// What only hands on.
    fn forwarder(&self, function: u32) -> Option<&HandedOn> {
        let own = function.checked_sub(self.imported)?;
        self.handed_on.get(own as usize)?.as_ref()
    }

    /// What is called in the end.
    pub fn called(&self, function: u32) -> u32 {
        self.forwarder(function).map_or(function, |next| self.called(next.to))
    }
}

impl Reencode for Rewrite {
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
        for &at in &self.order {
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
        for at in self.order.clone() {
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
