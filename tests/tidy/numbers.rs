//! Numbers that look like a CPR number, and which of them nobody can have.

/// Ten digits in the order of a CPR number, however they are set apart, with a date that there is.
pub fn cpr_like(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().map(folded).collect();
    let mut found = Vec::new();
    for start in 0..chars.len() {
        if start > 0 && chars[start - 1].is_ascii_digit() || !chars[start].is_ascii_digit() {
            continue;
        }
        if let Some(number) = number_at(&chars[start..]).filter(|number| date(number).is_some()) {
            found.push(number);
        }
    }
    found
}

/// Two, two and two digits with at most one mark between, up to two marks, four digits, and no digit after them.
fn number_at(chars: &[char]) -> Option<String> {
    let (mut digits, mut at) = (String::new(), 0);
    for (count, marks) in [(2, 0), (2, 1), (2, 1), (4, 2)] {
        let gap = chars[at..].iter().take(marks).take_while(|c| "-./ ".contains(**c)).count();
        at += gap;
        for _ in 0..count {
            digits.push(*chars.get(at).filter(|c| c.is_ascii_digit())?);
            at += 1;
        }
    }
    (!chars.get(at).is_some_and(char::is_ascii_digit)).then_some(digits)
}

/// Full-width digits as digits, every dash as a hyphen, every space as a space.
fn folded(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' | '\n' => ' ',
        c => c,
    }
}

/// Day, month and full year; none where there is no such day.
fn date(number: &str) -> Option<(u32, u32, u32)> {
    let part = |from: usize, to: usize| number[from..to].parse::<u32>().ok();
    let (day, month, year, seventh) = (part(0, 2)?, part(2, 4)?, part(4, 6)?, part(6, 7)?);
    let century = match (seventh, year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, 0..=57) => 2000,
        _ => 1800,
    };
    let plain = if day > 60 { day - 60 } else { day };
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=longest).contains(&plain).then_some((day, month, century + year))
}

/// Can this number be nobody's? Day + 60 is a replacement number, a birth after 2044 has not happened, and before 2007
/// every number passed modulus 11, but for some of 1 January.
pub fn safe(number: &str) -> bool {
    let Some((day, month, year)) = date(number) else { return true };
    let sum: u32 = number
        .bytes()
        .zip([4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    day > 60 || (2045..=2057).contains(&year) || (!sum.is_multiple_of(11) && year < 2007 && (day, month) != (1, 1))
}
