//! Words that are nobody's: of an act, of a house, in the sender's line, between quotation marks.

use super::{
    Scan,
    about::{IS, clause_ends, is_word, lists},
    any_in, is_any,
    lexicon::{self, Hit, cue, group},
};
use crate::text::{Gap, Shape, Token, ends_listed};

/// Paragraph signs and acts speak of everybody.
pub fn is_law(scan: &Scan, hit: &Hit) -> bool {
    let last = scan.at(hit.last as usize);
    let word = scan.str(last);
    let after = scan.text.get(last.end as usize..).unwrap_or("").trim_start();
    let act = ends_listed("lov loven lovens", word.as_bytes()) && !ends_listed("orlov orloven", word.as_bytes());
    hit.first == hit.last && (act || after.starts_with("§"))
}

/// Is an office speaking at token `at`: neither a citizen nor an older message that is quoted («Du skrev: Jeg har …»)?
pub fn is_office(scan: &Scan, at: usize) -> bool {
    let quoted = |i: usize| scan.gap(i + 1).has(Gap::COLON) && is_any!(scan, i, "skrev skriver");
    !scan.watch.citizen && scan.at(at).start < scan.thread && !(at.saturating_sub(6)..at).any(quoted)
}

/// «Foreningens gæld», and in a message of an office «vores elforbrug»: what a house owes or uses is nobody's.
pub fn is_of_house(scan: &Scan, group: u8, first: usize, from: usize) -> bool {
    let office = is_office(scan, first);
    (from.max(first.saturating_sub(2))..first).any(|i| {
        // Without their first letters, as they may be capitals.
        ends_listed(
            "ommunens egionens oreningens elskabets jendommens fdelingens irksomhedens irmaets lubbens kolens ygningens \
             andets",
            scan.str(scan.at(i)).as_bytes(),
        ) || office && matches!(group, group::FINANCES | group::CONSUMPTION) && scan.cue(i) == cue::OUR
    })
}

/// «Jeg er sygemeldt» in an authority's message: the employee, whom nothing is asked of.
pub fn writer_is(scan: &Scan, first: usize, from: usize) -> bool {
    is_office(scan, first)
        && (from.max(first.saturating_sub(4))..first.saturating_sub(1)).any(|i| {
            scan.cue(i) == cue::ME
                && is_word(scan.at(i + 1), &IS)
                && !clause_ends(scan, i + 1, first)
                && !(i + 2..first).any(|j| matches!(scan.cue(j), cue::YOUR | cue::YOU | cue::THEIR))
        })
}

/// «Skriv, om du har astma»: that is asked, not told.
pub fn is_whether(scan: &Scan, first: usize, from: usize) -> bool {
    (from..first).any(|i| {
        is_any!(scan, i, "om")
            && !clause_ends(scan, i + 1, first)
            && (is_any!(scan, i + 1, "du") || is_any!(scan, i + 2, "barn børn") && is_any!(scan, i + 1, "dit jeres"))
            && any_in!(scan, from..i, "skriv svar send oplys fortæl besked meld vide høre spørger")
    })
}

/// «Malene er syg, så vi må flytte din tid»: one of the sender's people.
pub fn moves_meeting(scan: &Scan, first: usize, last: usize, from: usize) -> bool {
    const MOVES: &str = "flytte flytter flyttes rykke rykker rykkes aflyse aflyser aflyst aflyses udsætte";
    is_office(scan, first)
        && any_in!(scan, last + 1..last + 14, MOVES)
        && !any_in!(scan, from..first, "du din dit dine han hun")
}

/// «Breve om sygedagpenge og kontanthjælp», «31 sygemeldte», «En skilsmisse kræver …», «Boligstøtte søges …»: no illness,
/// help or offence that is anybody's in particular.
pub fn in_passing(scan: &Scan, first: usize, last: usize, from: usize) -> bool {
    let opening = scan.hits.get(scan.hits.partition_point(|hit| (hit.first as usize) < from));
    let opens = opening.is_some_and(|hit| hit.first as usize == from && is_general(scan, from, hit.last as usize));
    let counted = first > from && scan.is_number(first - 1) || first == from + 1 && is_any!(scan, from, "en et alle");
    let named = || {
        (from.max(first.saturating_sub(6))..first).any(|i| {
            is_any!(scan, i, "om med mod hos")
                && !scan.is_number(i.wrapping_sub(1))
                && !is_any!(
                    scan,
                    i.wrapping_sub(1),
                    "erklæring erklæringen søgt søger ansøgningen afgørelsen afslaget klagen sagen bevillingen"
                )
                && lists(scan, i + 1, first)
        })
    };
    opens || first == last && !is_definite(scan, first) && (counted || named())
}

pub fn is_definite(scan: &Scan, at: usize) -> bool {
    let token = scan.at(at);
    let word = scan.str(token);
    ends_listed("en et", word.as_bytes()) && !word.ends_with("itet")
        || token.shape.has(Shape::INFLECTED) && word.ends_with("ne")
}

/// «… søges», «… kan behandles», «… rammer», «… er en» right behind what a sentence begins with: so it is with anybody.
/// But what is granted or begins is somebody's.
fn is_general(scan: &Scan, first: usize, last: usize) -> bool {
    const PEOPLE: &str = "elever borgere patienter kvinder mænd unge ældre børn familier forældre par medarbejdere ansatte medlemmer personer mennesker beboere";
    const THEIRS: &str = "gives nævnes bevilges udbetales stoppes standses ophæves udsættes forlænges flyttes aflyses tilkendes \
        begynder starter stopper fortsætter ophører udløber kommer bliver fylder præger spiller";
    const NOT_DONE: &str = "er hver eller her der efter under over år går får står";
    const KINDS: &str = "en et den det blandt stadig ret adgang";
    if is_definite(scan, first) {
        return false;
    }
    is_any!(scan, last + 1, PEOPLE)
        || (last + 1..(last + 5).min(scan.tokens.len())).take_while(|&i| !is_any!(scan, i, THEIRS)).any(|i| {
            let does = ends_listed("es er år", scan.str(scan.at(i)).as_bytes()) && !is_any!(scan, i, NOT_DONE)
                || is_any!(scan, i, "kan skal må bør");
            let is = scan.cue(i) == cue::IS
                && (is_any!(scan, i + 1, KINDS)
                    || is_any!(scan, i + 1, "ikke") && is_any!(scan, i + 2, "en et nogen noget"));
            (does || is) && lists(scan, first + 1, i)
        })
}

/// Med venlig hilsen stands shortly before: this is the sender.
pub fn in_signature(scan: &Scan, first: usize, from: usize) -> bool {
    let start = first.saturating_sub(16);
    (start..first).any(|i| {
        let token = scan.at(i);
        lexicon::cue_of(token) == cue::SIGN_OFF
            && (i >= from
                || !token.gap.only(Gap::SPACE)
                || token.shape.has(Shape::OPENS | Shape::CAPITAL)
                || scan.gap(i + 1).has(Gap::NEWLINE | Gap::COMMA))
            && !scan.tokens[i + 1..first].iter().any(|t| t.gap.has(Gap::BLANK) && i + 8 < first)
    })
}

/// «Sygedagpenge, Nordvang Kommune» after an empty line at the end: the sender, without a greeting.
pub fn closes(scan: &Scan, first: usize, from: usize) -> bool {
    let last = || (from..scan.tokens.len()).map(|i| scan.cue(i));
    scan.gap(from).has(Gap::BLANK)
        && first < from + 3
        && scan.tokens.len() < from + 16
        && !(from + 1..scan.tokens.len()).any(|i| scan.gap(i).has(Gap::BLANK | Gap::DOT))
        && last().any(|c| c == cue::COMPANY)
        && !last().any(|c| matches!(c, cue::YOU | cue::YOUR | cue::IS | cue::ME | cue::WE | cue::THEY))
}

/// An opening quotation mark stands before it in the sentence, and none since closed it.
pub fn in_quotes(scan: &Scan, first: usize, from: usize) -> bool {
    let text = scan.text.get(scan.at(from).start as usize..scan.at(first).start as usize).unwrap_or("");
    let before = scan.gap(from).has(Gap::QUOTE);
    let marks = text.chars().filter(|c| matches!(c, '"' | '“' | '”' | '„' | '»' | '«')).count();
    (marks + usize::from(before)) % 2 == 1
}

/// «… tilbud til», «gruppe for» right before token `at`.
pub fn is_offer(scan: &Scan, at: usize) -> bool {
    let place = at.checked_sub(2).map_or("", |i| scan.str(scan.at(i)));
    is_any!(scan, at.wrapping_sub(1), "for til")
        && ends_listed("tilbud tilbuddet klasse klassen gruppe gruppen skole skolen hold forløb", place.as_bytes())
}

/// «Kære deltagere i …gruppen», «kurset om …»: what the readers of one message have in common.
pub fn names_group(scan: &Scan, first: usize, from: usize, to: usize) -> bool {
    const GROUPS: &str = "gruppe gruppen deltagere medlemmer foreningen kurset netværket kursister hold holdet";
    // «Kære diabetikere»
    scan.cue(from) == cue::GREETING && !is_any!(scan, from, "til") && !clause_ends(scan, from + 1, first)
        || scan.tokens[from..to].iter().any(|t| ends_listed(GROUPS, scan.str(t).as_bytes()))
}

/// «Plejehjemmet», «bostedet»: what stands right behind is what it is called.
pub fn is_house(scan: &Scan, at: usize) -> bool {
    ends_listed("hjem hjemmet sted stedet center centret", scan.str(scan.at(at)).as_bytes())
        && scan.gap(at + 1) == Gap(Gap::SPACE)
}

/// «Hanne fra» stands before token `first`.
pub fn comes_from(scan: &Scan, first: usize) -> bool {
    is_any!(scan, first.wrapping_sub(1), "fra")
        && first.checked_sub(2).is_some_and(|i| lexicon::name(scan.at(i)).first() > 0)
}

/// What a citizen is asked for tells nothing yet.
pub fn is_asked(scan: &Scan, at: usize) -> bool {
    // «Oplys, hvad du tjener», «en lægeerklæring»
    any_in!(scan, at.saturating_sub(3)..at, "hvad hvilken hvilke")
        || ends_listed("erklæring erklæringen attest attesten udtalelse udtalelsen", scan.str(scan.at(at)).as_bytes())
}

/// Endings of street names that no other word with a capital has.
pub fn is_street(word: &str, next: Option<&Token>) -> bool {
    ends_listed("vej gade stræde allé boulevard torv vænget stien", word.as_bytes())
        || next.is_some_and(Token::is_number)
            && ends_listed("alle plads park parken gården vænge sti bakken have haven", word.as_bytes())
}
