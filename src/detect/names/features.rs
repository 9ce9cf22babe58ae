//! What the model is told of a word and its neighbours.

use crate::{
    detect::Scan,
    text::{Gap, Token},
};

/// Does "&" stand before token `at`?
pub fn is_and(scan: &Scan, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    let from = at.checked_sub(1).map_or(0, |i| scan.tokens[i].end as usize);
    token.gap.has(Gap::OTHER) && scan.text.get(from..token.start as usize).is_some_and(|between| between.contains('&'))
}

/// What the end of a word says it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Nothing.
    None,
    /// A street or place: Lærkevej, Rosenparken.
    Street,
    /// An institution or firm: Engskolen, Børnehuset, Autoteknik.
    Institution,
}

const STREETS: &str = "vej gade vænget allé alle stien parken stræde torv torvet pladsen plads boulevard bakken haven vangen \
    engen marken toften krogen svinget ager lunden skrænten kæret dalen gården gangen kajen brinken kollegiet vænge højen \
    ageren broen havnen hegnet skoven draget vejen gaden salen stuen";
const INSTITUTIONS: &str = "skolen skole huset hus kommune klinikken klinik centret centeret center afdelingen afsnittet \
    ambulatoriet hospital sygehus hospitalet sygehuset forening foreningen forbundet forbund kontoret styrelsen retten banken \
    bank kassen kasse gymnasium gymnasiet biblioteket bibliotek kirke kirken plejen service teknik byg firma firmaet selskab \
    selskabet rådet nævnet ministeriet instituttet institut museet museum apotek apoteket forlag forlaget klub klubben teatret \
    teknologi data anlæg partiet avisen posten bladet tidende handelen handel forretningen værkstedet værksted værket \
    butikken butik forsyning forsikring pension energi bolig boliger gruppen holdet teamet haven hjemmet laden lageret \
    maskiner biler auto cykler møbler rengøring transport revision advokaterne tandlægerne lægerne mesteren mester";

/// Which three bytes an ending of the lists may end with: one bit of 1024 each.
static LAST: [u64; 16] = last();
const fn last() -> [u64; 16] {
    let (mut bits, mut list) = ([0; 16], 0);
    while list < 2 {
        let text = if list == 0 { STREETS.as_bytes() } else { INSTITUTIONS.as_bytes() };
        let mut at = 3;
        while at <= text.len() {
            if (at == text.len() || text[at] == b' ') && text[at - 1] != b' ' {
                let bit = last_bit(text[at - 3], text[at - 2], text[at - 1]);
                bits[bit / 64] |= 1 << (bit % 64);
            }
            at += 1;
        }
        list += 1;
    }
    bits
}
const fn last_bit(a: u8, b: u8, c: u8) -> usize {
    (a as usize * 7 ^ b as usize * 61 ^ c as usize * 421) & 1023
}

/// What the end of the word says it is; a genitive counts, a bare "vej" does not.
pub fn ending(scan: &Scan, token: &Token) -> Ending {
    let text = scan.str(token);
    if text.len() < 6 {
        return Ending::None;
    }
    let text = text.strip_suffix('s').unwrap_or(text);
    let &[.., a, b, c] = text.as_bytes() else { return Ending::None };
    let bit = last_bit(a, b, c);
    if LAST[bit / 64] >> (bit % 64) & 1 == 0 {
        return Ending::None;
    }
    let ends = |list: &str| list.split_ascii_whitespace().any(|end| text.len() > end.len() + 1 && text.ends_with(end));
    match () {
        () if ends(STREETS) => Ending::Street,
        () if ends(INSTITUTIONS) => Ending::Institution,
        () => Ending::None,
    }
}
