//! Byte offsets to UTF-16 offsets, once, at the border.

/// Turns ascending byte offsets of one text into UTF-16 code units, walking the text once.
pub struct Utf16<'t> {
    bytes: &'t [u8],
    byte: usize,
    unit: u32,
}

impl<'t> Utf16<'t> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), byte: 0, unit: 0 }
    }

    /// UTF-16 code units before byte `at`. An offset before the last one asked for starts the walk anew.
    pub fn at(&mut self, at: usize) -> u32 {
        if at < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        let end = at.min(self.bytes.len());
        // A code point begins at every byte that is no continuation byte; those of four bytes are surrogate pairs.
        let mut units = 0;
        for &b in &self.bytes[self.byte..end] {
            units += u32::from(b & 0xC0 != 0x80) + u32::from(b >= 0xF0);
        }
        self.byte = end;
        self.unit += units;
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equals_the_standard_librarys_count(text in "\\PC*") {
            let mut walk = Utf16::new(&text);
            for (at, _) in text.char_indices() {
                prop_assert_eq!(walk.at(at) as usize, text[..at].encode_utf16().count());
            }
            prop_assert_eq!(walk.at(text.len()) as usize, text.encode_utf16().count());
        }
    }
}
