//! The alphabet of text messages: GSM 03.38 with its extension table, or UCS-2.
//!
//! Source: 3GPP TS 23.038 (alphabet), TS 23.040 (160/153 septets, 70/67 UCS-2 units a segment). A segment never splits
//! an escape pair or a surrogate pair.

/// Septets of each ASCII character: 1 in the basic table, 2 in the extension table (an escape before it), 0 in neither.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut c = b' ';
    while c <= b'z' {
        table[c as usize] = match c {
            b'[' | b'\\' | b']' | b'^' => 2,
            b'`' => 0,
            _ => 1,
        };
        c += 1;
    }
    let mut i = 0;
    let more = *b"{|}~\x0c";
    while i < more.len() {
        table[more[i] as usize] = 2;
        i += 1;
    }
    table[b'\n' as usize] = 1;
    table[b'\r' as usize] = 1;
    table
};

/// Septets of `c`, none where GSM-7 does not have it.
#[inline]
pub fn septets(c: char) -> Option<u32> {
    match c {
        '\0'..='\x7f' => Some(u32::from(ASCII[c as usize])).filter(|&n| n > 0),
        'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | 'é' | 'É' | 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' | 'è' | 'ù' | 'ì'
        | 'ò' | 'à' | 'ñ' | 'Ñ' | 'Ç' | '£' | '¥' | '¤' | '§' | '¡' | '¿' | 'Δ' | 'Φ' | 'Γ' | 'Λ' | 'Ω' | 'Π' | 'Ψ'
        | 'Σ' | 'Θ' | 'Ξ' => Some(1),
        '€' => Some(2),
        _ => None,
    }
}

/// Does the SMS alphabet have the character?
pub fn is_gsm(c: char) -> bool {
    septets(c).is_some()
}

/// What a text takes.
#[derive(Clone, Copy)]
pub struct Size {
    /// A character outside the SMS alphabet makes it UCS-2.
    pub ucs2: bool,
    /// Septets, or UCS-2 units.
    pub units: u32,
    /// Parts it is sent in.
    pub segments: u32,
    /// Units left in the last part.
    pub remaining: u32,
}

impl Size {
    /// Counts `text` without the characters that `skip` names, of those that GSM-7 does not have.
    pub fn of(text: &str, skip: fn(char) -> bool) -> Self {
        let (mut gsm, mut wide, mut ucs2) = (0, 0, false);
        each(text, skip, |septets, units| {
            gsm += septets.unwrap_or(0);
            wide += units;
            ucs2 |= septets.is_none();
        });
        let (units, single, part) = if ucs2 { (wide, 70, 67) } else { (gsm, 160, 153) };
        if units <= single {
            return Size { ucs2, units, segments: 1, remaining: single - units };
        }
        // Nothing of more than one unit is split.
        let (mut segments, mut used) = (1, 0);
        each(text, skip, |septets, wide| {
            let units = if ucs2 { wide } else { septets.unwrap_or(0) };
            used += units;
            if used > part {
                segments += 1;
                used = units;
            }
        });
        Size { ucs2, units, segments, remaining: part - used }
    }
}

/// Gives the septets and the UCS-2 units of each character that counts to `take`.
#[inline(always)]
fn each(text: &str, skip: fn(char) -> bool, mut take: impl FnMut(Option<u32>, u32)) {
    for c in text.chars() {
        let septets = septets(c);
        if septets.is_some() || !skip(c) {
            take(septets, c.len_utf16() as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_pair_is_never_split() {
        // The escape pair does not fit into the first segment's last septet.
        let got = Size::of(&("a".repeat(152) + "€" + &"a".repeat(152)), |_| false);
        assert_eq!((got.units, got.segments), (306, 3));
    }
}
