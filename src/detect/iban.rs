#![doc = include_str!("iban.md")]

use super::{By, Detector, Entity, Evidence, EvidenceSet, Scan, digits::labels_before, lexicon::label};
use crate::{
    kind::DataKind,
    text::{Class, Gap, Shape, next_class},
};

/// International bank account numbers.
pub const IBAN: Detector = Detector { id: "iban", kinds: &[DataKind::Iban], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &at in &scan.rows {
        let Some(at) = (at as usize).checked_sub(1) else { continue };
        let (word, check) = (scan.at(at), scan.at(at + 1));
        let apart = check.gap.0 == Gap::SPACE && word.shape.has(Shape::ALL_CAPITALS);
        let free = at == 0 || !word.gap.touches();
        if check.digits < 2 || !word.is_word() || word.end - word.start > 8 || !(check.gap.touches() || apart) || !free
        {
            continue;
        }
        if let Some(end) = read(scan.text, word.start as usize) {
            let mut evidence = EvidenceSet::of(&[Evidence::Checksum]);
            evidence.add_if(Evidence::CueWord, labels_before(scan, at).any(|l| l.section == label::IBAN));
            out.push(Entity::new(DataKind::Iban, word.start, end as u32, evidence));
        }
    }
}

/// Length of the number by country, and the countries, in the same order (SWIFT's registry).
const COUNTRIES: &str = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18\
    FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24\
    ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23\
    TN24TR26UA29VA22VG24XK20YE30";

fn length(country: [u8; 2]) -> Option<usize> {
    let row = COUNTRIES.as_bytes().chunks_exact(4).find(|row| row[..2] == country)?;
    Some(usize::from(row[2] - b'0') * 10 + usize::from(row[3] - b'0'))
}

/// Where the number that begins at byte `at` ends.
#[inline(never)]
fn read(text: &str, at: usize) -> Option<usize> {
    let (mut place, mut end, mut count, mut apart) = (at, at, 0, false);
    let (mut country, mut want) = ([0u8; 2], 34);
    // The first four characters count last.
    let (mut rest, mut front) = (0u32, [0u32; 4]);
    let digit = |rest: u32, value: u32| if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 };
    while count < want {
        let (class, next) = next_class(text, place)?;
        place = next;
        let value = match class {
            Class::Digit(d) => u32::from(d),
            Class::Letter(c) if c.is_ascii() => u32::from(c.to_ascii_uppercase() as u8 - b'A') + 10,
            Class::Joiner => continue,
            Class::Space | Class::Dash if count >= 2 && !apart => {
                apart = true;
                continue;
            }
            _ => return None,
        };
        (apart, end) = (false, next);
        match count {
            0 | 1 if value > 9 => country[count] = (value - 10) as u8 + b'A',
            2 | 3 if value < 10 => {}
            0..=3 => return None,
            _ => rest = digit(rest, value),
        }
        if count < 4 {
            front[count] = value;
        }
        count += 1;
        if count == 2 {
            want = length(country)?;
        }
    }
    let goes_on = loop {
        match next_class(text, place) {
            Some((Class::Joiner, next)) => place = next,
            Some((Class::Letter(_) | Class::Digit(_), _)) => break true,
            _ => break false,
        }
    };
    let sum = front.iter().fold(rest, |rest, &value| digit(rest, value));
    (sum == 1 && !goes_on).then_some(end)
}
