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
        self.unit += units(&self.bytes[self.byte..end]);
        self.byte = end;
        self.unit
    }

    /// Byte offset behind the first `units` code units; the end of the text where it has fewer.
    pub fn byte(&mut self, units: u32) -> usize {
        // Every unit takes a byte at least.
        let mut at = units as usize;
        while at < self.bytes.len() {
            match units.saturating_sub(self.at(at)) {
                0 => break,
                missing => at += missing as usize,
            }
        }
        // The last character's other bytes.
        while self.bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
            at += 1;
        }
        at.min(self.bytes.len())
    }
}

/// UTF-16 offsets of one text in any order: the walk is remembered every so many bytes.
pub struct Utf16Map<'t> {
    bytes: &'t [u8],
    /// Code units before every [`STRIDE`]th byte; empty where all is ASCII.
    marks: Vec<u32>,
}

const STRIDE: usize = 128;

impl<'t> Utf16Map<'t> {
    /// Walks `text` once.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for chunk in bytes.chunks(STRIDE) {
                marks.push(before);
                before += units(chunk);
            }
        }
        Self { bytes, marks }
    }

    /// UTF-16 code units before byte `at`.
    pub fn at(&self, at: usize) -> u32 {
        let at = at.min(self.bytes.len());
        let mark = (at / STRIDE).min(self.marks.len().saturating_sub(1));
        match self.marks.get(mark) {
            None => at as u32,
            Some(before) => before + units(&self.bytes[mark * STRIDE..at]),
        }
    }
}

/// Code units that begin in `bytes`: a code point begins at every byte that is no continuation byte; those of four bytes
/// are surrogate pairs.
fn units(bytes: &[u8]) -> u32 {
    // Eight at a time, a bit a byte.
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut units = 8 * eights.len() as u32;
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        if eight & (ONES << 7) != 0 {
            units -= (eight >> 7 & !(eight >> 6) & ONES).count_ones();
            units += (eight >> 7 & eight >> 6 & eight >> 5 & eight >> 4 & ONES).count_ones();
        }
    }
    units + rest.iter().map(|&b| u32::from(b & 0xC0 != 0x80) + u32::from(b >= 0xF0)).sum::<u32>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equals_the_standard_librarys_count(text in "\\PC*") {
            let mut walk = Utf16::new(&text);
            let map = Utf16Map::new(&text);
            for (at, _) in text.char_indices() {
                prop_assert_eq!(walk.at(at) as usize, text[..at].encode_utf16().count());
                prop_assert_eq!(map.at(at), walk.at(at));
                let units = walk.at(at);
                prop_assert_eq!(Utf16::new(&text).byte(units), at);
            }
            prop_assert_eq!(map.at(text.len()), walk.at(text.len()));
            prop_assert_eq!(walk.at(text.len()) as usize, text.encode_utf16().count());
            prop_assert_eq!(Utf16::new(&text).byte(walk.at(text.len()) + 1), text.len());
        }
    }
}
