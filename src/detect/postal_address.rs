#![doc = include_str!("postal_address.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    digits::char_before,
    is_any,
    lexicon::{self, BEFORE_ROADS, OTHER_ROADS, ROADS, TOWN_FIRST, TOWN_LAST, cue, cue_of, label, label_of},
    names::features::fold,
};
use crate::{
    kind::DataKind,
    text::{Endings, Gap, Letter, Parts, Shape, Token, ends_listed},
};

/// Danish addresses: road, number, floor and door, postcode and town as one.
pub const POSTAL_ADDRESS: Detector =
    Detector { id: "postal-address", kinds: &[DataKind::PostalAddress], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &at in &scan.numbers {
        let at = at as usize;
        let number = scan.at(at);
        let Some(word) = at.checked_sub(1).and_then(|i| scan.tokens.get(i)) else { continue };
        let beside = number.digits <= 3 && word.is_word() && number.gap.0 == Gap::SPACE && word.end - word.start > 2;
        if !beside || !is_house_number(scan, at) {
            continue;
        }
        let road = road(scan, at - 1);
        let capital = word.shape.has(Shape::CAPITAL);
        if road == Road::None && !(capital && (may_have_postcode(scan, at) || door(scan, at)))
            || scan.value(number).is_none_or(|n| n == 0)
        {
            continue;
        }
        address(scan, at, road, out);
    }
}

/// Is there a number of four digits near enough to be the postcode of an address that begins here?
fn may_have_postcode(scan: &Scan, at: usize) -> bool {
    scan.tokens.iter().skip(at + 1).take(12).any(|t| t.digits == 4)
}

/// "Bakkely 2, 1. tv": whatever the name, there is a door.
fn door(scan: &Scan, at: usize) -> bool {
    floor(scan, at + 1).is_some_and(|end| is_any!(scan, end, "th tv mf"))
}

/// What the word before the house number looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Road {
    /// Ends as roads do.
    Named,
    /// Is such an ending, with a name before it: "Bo Bakkes Vej".
    Apart,
    /// Ends as roads and much else do, or is not written with a capital.
    Perhaps,
    None,
}

/// Endings that are names of roads by themselves.
const ALONE: &str = "torvet kajen pladsen strædet boulevarden esplanaden promenaden volden brinken skrænten toften vænget alléen bakken engen hegnet kæret svinget";

/// Words that make a road of the name before them.
const APART: &str =
    "vej gade allé alle plads torv boulevard stræde vænge sti promenade passage esplanade kollegiet kvarteret torvet";

/// Endings that are taken for roads even in small letters.
const SURE: &str = "vej vejen gade gaden allé alle stræde vænget";

static ENDINGS: Endings<{ ROADS.len() + OTHER_ROADS.len() }> = Endings::new(&ROADS, &OTHER_ROADS);

/// What the lists say of the end of a word: is it one of [`ROADS`], does it end as one, does it end as [`OTHER_ROADS`] do?
fn endings(word: &[u8]) -> (bool, bool, bool) {
    let mut found = (false, false, false);
    for (road, ending) in ENDINGS.of(word) {
        found.0 |= road && word.len() == ending.len();
        found.1 |= road;
        found.2 |= !road;
    }
    found
}

#[inline(never)]
fn road(scan: &Scan, at: usize) -> Road {
    let token = scan.at(at);
    let capital = token.shape.has(Shape::CAPITAL);
    if !capital && !ends_listed(SURE, scan.str(token).as_bytes()) {
        return Road::None;
    }
    let mut folded = [0; 16];
    let (word, whole) = fold(scan.str(token), &mut folded);
    let (is_road, road, other) = endings(word);
    if !road && !other {
        return Road::None;
    }
    if whole && is_road {
        let named = at > 0 && scan.gap(at).only(Gap::SPACE) && scan.is_capital(at - 1);
        return match (capital, named) {
            // "Anna Vang", "Ida Høj" are people.
            (true, true) if is_any!(scan, at, APART) => Road::Apart,
            // "Torvet 1", "Kajen 8" are names; "Vej 3" is none.
            (true, false) if is_any!(scan, at, ALONE) => Road::Named,
            (true, _) => Road::Perhaps,
            _ => Road::None,
        };
    }
    if road && word.len() > 4 {
        if is_any!(scan, at, "motorvej motorvejen hovedvej hovedvejen cykelvej undervej genvej omvej") {
            return Road::None;
        }
        return if capital { Road::Named } else { Road::Perhaps };
    }
    // "Ved Stranden 4", "Bag Skoven 12"
    let placed = at > 0
        && scan.gap(at).0 == Gap::SPACE
        && scan.is_capital(at - 1)
        && !scan.at(at - 1).shape.has(Shape::OPENS)
        && is_any!(scan, at - 1, "ved bag under over mellem langs");
    // "Hun bor på Birkeparken 8": one is i a house, på a road.
    let lived = at > 0
        && scan.gap(at).only(Gap::SPACE | Gap::COLON)
        && is_any!(scan, at - 1, "på lejemål lejemålet ejendommen");
    match (capital && other, placed || lived) {
        (true, true) => Road::Named,
        (true, false) => Road::Perhaps,
        _ => Road::None,
    }
}

/// Not a date, a stretch of numbers, a measure or an amount.
fn is_house_number(scan: &Scan, at: usize) -> bool {
    let Some(next) = scan.tokens.get(at + 1) else { return true };
    let gap = next.gap;
    if next.is_number() && (gap.only(Gap::DASH) || gap.only(Gap::SLASH) || gap.only(Gap::DOT) || gap.only(Gap::COLON)) {
        return gap.0 == Gap::DASH && with_postcode(scan, at + 2);
    }
    if next.is_number() && gap.0 == Gap::COMMA {
        return next.digits == 4 || floor(scan, at + 1).is_some();
    }
    if !gap.only(Gap::SPACE | Gap::DOT) {
        return true;
    }
    if gap.has(Gap::DOT) && next.is_word() && cue_of(next) == cue::MONTH {
        return false;
    }
    const UNITS: &str = "km m min minutter stk år dage uger timer pct procent meter gange personer point";
    gap.touches() || label_of(next) != label::AMOUNT && !is_any!(scan, at + 1, UNITS)
}

/// A postcode follows token `at - 1`: for stretches of house numbers.
fn with_postcode(scan: &Scan, at: usize) -> bool {
    town(scan, at).is_some()
}

#[inline(never)]
fn address(scan: &Scan, at: usize, road: Road, out: &mut Vec<Entity>) {
    let mut evidence = EvidenceSet::default();
    let mut last = at;
    if scan.gap(at + 1).0 == Gap::DASH && scan.tokens.get(at + 2).is_some() && scan.is_number(at + 1) {
        last = at + 1;
    }
    last = letter(scan, last);
    if let Some(end) = floor(scan, last + 1) {
        evidence.add(Evidence::FloorOrDoor);
        last = end;
    }
    let town = town(scan, last + 1).or_else(|| beyond(scan, last + 1));
    if let Some((end, known)) = town {
        evidence.add(Evidence::Postcode);
        // «Udgave 3, 2026 Efterår»: a year.
        let year = scan.tokens.get(last + 1).and_then(|t| scan.value(t)).is_some_and(|n| (1900..2100).contains(&n));
        evidence.add_if(Evidence::Ambiguous, !known && road == Road::None && year);
        last = end;
    } else if let Some(end) = bare_town(scan, last + 1) {
        last = end;
    }
    if road == Road::None
        && (town.is_none() && !door(scan, at) || label_of(scan.at(at - 1)) != 0 || no_place(scan, at - 1))
    {
        return;
    }
    // "Ida Høj 2 børn" is a name and a number.
    if road == Road::Perhaps && evidence == EvidenceSet::default() {
        return;
    }
    evidence.add_if(Evidence::StreetName, road != Road::None);
    evidence.add_if(Evidence::Ambiguous, road == Road::Perhaps && town.is_none());
    let first = name_from(scan, at - 1, road);
    let (start, end) = scan.span(first, last);
    out.push(Entity::new(DataKind::PostalAddress, start, end, evidence));
}

/// Words with a number that are no roads: "Postboks 12", "Lokale 3".
fn no_place(scan: &Scan, at: usize) -> bool {
    const OTHERS: &str = "postboks box boks lokale mødelokale bilag kapitel side afsnit uge klasse hold kl indgang opgang etage nr nummer post pakkeshop punkt paragraf dør lejlighed plads";
    is_any!(scan, at, OTHERS) || scan.cue(at) == cue::MONTH
}

/// "12B", "12 B".
fn letter(scan: &Scan, at: usize) -> usize {
    let Some(token) = scan.tokens.get(at + 1).filter(|t| t.is_word() && t.end - t.start == 1) else { return at };
    let apart = token.gap.0 == Gap::SPACE && token.shape.has(Shape::CAPITAL);
    let ends = !scan.tokens.get(at + 2).is_some_and(|t| {
        t.gap.touches() || t.gap.0 == Gap::SPACE && apart && t.is_word() && !is_any!(scan, at + 2, "st kld")
    });
    // "12 b, 8990 Nordvang"
    let small = || token.gap.0 == Gap::SPACE && town(scan, at + 2).is_some();
    if (token.gap.touches() || apart) && ends || small() { at + 1 } else { at }
}

/// ", 2. sal", ", 1. tv", ", st. th.", ", lejl. 12": the last token of it.
fn floor(scan: &Scan, at: usize) -> Option<usize> {
    let side = |at: usize| is_any!(scan, at, "th tv mf");
    let near = |at: usize| {
        scan.tokens.get(at).is_some() && scan.gap(at).only(Gap::SPACE | Gap::COMMA | Gap::DOT | Gap::NEWLINE)
    };
    let token = scan.tokens.get(at)?;
    // "7 - 2. sal"
    let dashed = token.gap.0 == Gap::SPACE | Gap::DASH;
    if !(near(at) || dashed) || token.gap.touches() {
        return None;
    }
    let door = |at: usize| -> usize {
        if near(at + 1) && side(at + 1) {
            return at + 1;
        }
        // "st 4, 8990 Nordvang"
        if near(at + 1) && scan.at(at + 1).digits <= 3 && scan.is_number(at + 1) && town(scan, at + 2).is_some() {
            return at + 1;
        }
        let named = near(at + 1) && is_any!(scan, at + 1, "dør lejl lejlighed værelse vær");
        if named && near(at + 2) && scan.is_number(at + 2) { at + 2 } else { at }
    };
    // "3., 8990 Nordvang"
    if token.is_number() && token.digits <= 2 && scan.gap(at + 1).has(Gap::DOT) && town(scan, at + 1).is_some() {
        return Some(at);
    }
    if token.is_number() && token.digits <= 2 && near(at + 1) && !scan.gap(at + 1).has(Gap::COMMA) {
        let next = scan.at(at + 1);
        if is_any!(scan, at + 1, "sal etage") {
            return Some(door(at + 1));
        }
        if side(at + 1) {
            return Some(at + 1);
        }
        // "3. 14, 8990 Nordvang"
        let number = next.is_number() && next.digits <= 3 && scan.gap(at + 1).has(Gap::DOT);
        return (number && town(scan, at + 2).is_some()).then_some(at + 1);
    }
    // Most words are none of them: asked once.
    if !is_any!(scan, at, "st stuen kl kld kælder kælderen dør lejl lejlighed værelse vær opgang") {
        return None;
    }
    if is_any!(scan, at, "st stuen")
        || is_any!(scan, at, "kl kld kælder kælderen") && door(at) > at
        || is_any!(scan, at, "kl kld kælder") && scan.gap(at + 1).has(Gap::COMMA) && town(scan, at + 1).is_some()
    {
        return Some(door(at));
    }
    let door = !is_any!(scan, at, "kl kld kælder kælderen") && near(at + 1) && scan.is_number(at + 1);
    door.then_some(at + 1)
}

/// ", 8990 Nordvang" at token `at`: the last token of it, and whether such a postcode is in use.
fn town(scan: &Scan, at: usize) -> Option<(usize, bool)> {
    let between = Gap::SPACE | Gap::COMMA | Gap::NEWLINE | Gap::DOT;
    let mut at = at;
    if is_any!(scan, at, "dk") && scan.gap(at + 1).only(Gap::DASH | Gap::SPACE) {
        at += 1;
    } else if !scan.gap(at).only(between) && scan.gap(at).0 != Gap::SPACE | Gap::DASH {
        return None;
    }
    let code = scan.tokens.get(at)?;
    let city = scan.tokens.get(at + 1)?;
    let four =
        code.digits == 4 && !code.gap.touches() && city.gap.only(Gap::SPACE | Gap::COMMA) && city.gap.has(Gap::SPACE);
    if !four || !city.is_word() || city.end - city.start < 2 {
        return None;
    }
    let value = scan.value(code).filter(|value| (500..10_000).contains(value))?;
    let known = lexicon::is_postcode(value);
    let named = city.shape.has(Shape::CAPITAL) || known && lexicon::is_place(city);
    named.then(|| (rest_of_town(scan, at + 1), known))
}

/// "København K", "Høje Taastrup", "Brøndby Strand": the last word.
fn rest_of_town(scan: &Scan, at: usize) -> usize {
    let first = |at: usize| is_any!(scan, at, TOWN_FIRST);
    let mut last = at;
    while let Some(next) = scan.tokens.get(last + 1).filter(|t| t.is_word() && t.shape.has(Shape::CAPITAL)) {
        let spaced = next.gap.0 == Gap::SPACE || next.gap.only(Gap::SPACE | Gap::DOT) && first(last);
        let short =
            scan.str(next).length() <= 2 && scan.str(next).chars().all(char::is_upper) || is_any!(scan, last + 1, "sj");
        if last > at + 1 || !spaced || !(short || first(last) || is_any!(scan, last + 1, TOWN_LAST)) {
            break;
        }
        // "8990 Nordvang I dag": a letter that begins a sentence.
        if short && is_any!(scan, last + 1, "i vi du") {
            break;
        }
        last += 1;
    }
    last
}

/// A village, a house or "c/o" between the number and the postcode.
fn beyond(scan: &Scan, at: usize) -> Option<(usize, bool)> {
    let mut next = at;
    let first = scan.tokens.get(at)?;
    let co = is_any!(scan, at, "c") && scan.gap(at + 1).0 == Gap::SLASH;
    if !scan.gap(at).has(Gap::COMMA | Gap::NEWLINE) || !(first.shape.has(Shape::CAPITAL) || co) {
        return None;
    }
    while next < at + 5 && scan.tokens.get(next).is_some_and(Token::is_word) {
        let gap = scan.gap(next + 1);
        if let Some(found) = town(scan, next + 1).filter(|_| gap.has(Gap::COMMA | Gap::NEWLINE)) {
            return Some(found);
        }
        if !gap.only(Gap::SPACE | if co { Gap::SLASH } else { 0 }) {
            return None;
        }
        next += 1;
    }
    None
}

/// ", Odense" without a postcode.
fn bare_town(scan: &Scan, at: usize) -> Option<usize> {
    let token = scan.tokens.get(at)?;
    let after = scan.gap(at + 1);
    let last = rest_of_town(scan, at);
    let town = token.gap.0 == Gap::COMMA | Gap::SPACE
        && token.shape.has(Shape::CAPITAL)
        && (lexicon::is_place(token) || last > at && is_any!(scan, at, TOWN_FIRST));
    (town && !token.shape.has(Shape::GENITIVE) && (last > at || after.0 != Gap::SPACE || !capital(scan, at + 1)))
        .then_some(last)
}

fn capital(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| t.shape.has(Shape::CAPITAL))
}

/// Roads that are called after the town they lead to or through.
const LEADS: &str = "landevej hovedgade strandvej kirkevej kongevej bygade stationsvej";

/// Most words of a road's name.
const WORDS: usize = 4;

/// Where the name of the road begins that ends with token `at`.
fn name_from(scan: &Scan, at: usize, road: Road) -> usize {
    let mut first = at;
    while first > 0 && at - first < WORDS {
        let (before, gap) = (scan.at(first - 1), scan.gap(first));
        let initial = before.end - before.start <= 3 && gap.has(Gap::DOT);
        // "Hiort-Lorenzens Vej"
        let spaced =
            gap.0 == Gap::SPACE || gap.0 == Gap::DASH && first < at || initial && gap.only(Gap::SPACE | Gap::DOT);
        if !before.is_word() || !before.shape.has(Shape::CAPITAL) || !spaced {
            break;
        }
        let listed = is_any!(scan, first - 1, BEFORE_ROADS);
        // "Køge Landevej", "Amager Strandvej"
        let leads = first == at && lexicon::is_place(before) && is_any!(scan, at, LEADS);
        let genitive = road == Road::Apart || initial || leads;
        // The word that opens the sentence is hardly a part of the name: "Hej Bo Bakkes Vej 3", "Adressen Sct. Jørgens Allé 9".
        let opens = before.shape.has(Shape::OPENS)
            && !listed
            && (cue_of(before) != 0 || first < at && lexicon::name(before).is_none());
        if opens || !(listed || genitive) || label_of(before) != 0 && !listed {
            break;
        }
        first -= 1;
    }
    // Initials stand without a space: "H.C. Andersens Boulevard".
    while first > 0
        && scan.gap(first).0 == Gap::DOT
        && scan.at(first - 1).end - scan.at(first - 1).start == 1
        && scan.is_word(first - 1)
        && char_before(scan, first) == Some('.')
    {
        first -= 1;
    }
    first
}
