//! Small questions about a request: is this verb an order, is it denied, is this word what is sent?

use super::{Cue, Scan, any_in, is_any, negated, negates, opens_clause};
use crate::detect::lexicon::{group, tag};
use crate::text::Gap;

/// An imperative that is none: "at send", "jeg send".
pub fn opens_imperative(scan: &Scan, cue: &Cue, from: usize) -> bool {
    cue.first == from || !is_any!(scan, cue.first - 1, "at jeg en et du den det")
}

/// "Svar med …" and "sms os …" as against "dit svar" and "en sms".
pub fn is_order(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    let begins = cue.first == from
        || opens_clause(scan, cue.first)
        || is_any!(scan, cue.first - 1, "og eller så venligst bare blot gerne please lige da derefter");
    let object = cue.last + 1 < to
        && is_any!(
            scan,
            cue.last + 1,
            "os mig venligst lige din dit dine jeres en et billede foto kopi med den det dem blot \
                bare her på ikke aldrig kopien legitimation cpr retur tilbage gerne to with your a the \
                begge seneste for og hertil personnummer",
        );
    // «Svar på din blodprøve ligger klar»: the answer is given, not asked for.
    let answer = is_any!(scan, cue.last + 1, "på") && is_any!(scan, cue.last + 2, "din dit dine jeres");
    begins && object && !answer
}

/// "bedes", "skal sendes", "sendes til loen@…"; not "din journal sendes til dig".
pub fn is_due(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    if is_any!(scan, cue.first, "bedes ønskes efterlyses mangler som") {
        return true;
    }
    let modal =
        any_in!(scan, cue.first.saturating_sub(4).max(from)..cue.first, "skal bedes ønskes må kan bør venligst");
    let to_reader = is_any!(scan, cue.last + 1, "til") && is_any!(scan, cue.last + 2, "dig jer hjem");
    let (start, end) = (scan.at(from).start, scan.at(to - 1).end);
    let here = any_in!(scan, cue.last + 1..to.min(cue.last + 40), "hertil undertegnede")
        || scan.ats[scan.ats.partition_point(|&at| at < start)..].first().is_some_and(|&at| at < end);
    !to_reader && (modal || here)
}

/// Verbs that one can also answer by speaking.
pub fn tells(scan: &Scan, at: usize) -> bool {
    is_any!(
        scan,
        at,
        "oplys oplyse opgiv opgive angiv angive bekræft bekræfte giv give fortæl fortælle sige \
            indtast indtaste tast taste oplyst oplyses aflever",
    )
}

pub fn inside(scan: &Scan, cue: &Cue) -> bool {
    negated(scan, cue.first..cue.last + 1) && !is_any!(scan, cue.first, "glem don dont do")
}

/// "Send ikke", "send det aldrig", "undlad at sende"; not "send det, hvis du ikke har".
pub fn denied(scan: &Scan, cue: &Cue, from: usize, to: usize) -> bool {
    let stop = |i: usize| scan.gap(i).has(Gap::COMMA | Gap::SEMICOLON);
    for i in cue.last + 1..(cue.last + 5).min(to) {
        if stop(i) || is_any!(scan, i, "hvis men og") {
            break;
        }
        if negates(scan, i) {
            return true;
        }
    }
    let mut i = cue.first;
    while i > from && cue.first - i < 3 && !stop(i) {
        i -= 1;
        if is_any!(scan, i, "undlad undgå")
            || negates(scan, i) && cue.group != group::ASK_VERB && !is_any!(scan, i + 1, "forget")
        {
            return true;
        }
    }
    false
}

/// "send den", "upload dem": where the pronoun stands.
pub fn pronoun(scan: &Scan, mut at: usize) -> Option<usize> {
    for _ in 0..3 {
        if is_any!(scan, at, "os mig venligst lige bare blot gerne også så med us me") {
            at += 1;
        }
    }
    // "med et foto af dem"
    if is_any!(scan, at, "et en") && is_any!(scan, at + 1, "foto billede kopi scan") && is_any!(scan, at + 2, "af") {
        at += 3;
    }
    let there = is_any!(scan, at, "den det dem disse it them begge");
    // "Send det nye skema": an article.
    let stands_alone = scan.tokens.get(at + 1).is_none_or(|t| {
        !t.gap.only(Gap::SPACE)
            || is_any!(
                scan,
                at + 1,
                "til på i via med her hertil som retur tilbage ind over inden senest nu straks gerne \
                    venligst hurtigst så direkte to by here pr per når hvis lige bare blot og eller \
                    digitalt begge op videre",
            )
    });
    (there && stands_alone).then_some(at)
}

/// Whether the thing at token `at` is what is sent, or only what the sending is about ("et svar om din diagnose").
/// None where it belongs to the writer ("mit pas").
pub fn object(scan: &Scan, at: usize, before: bool) -> Option<bool> {
    let mut i = at;
    for _ in 0..4 {
        let Some(prev) = i.checked_sub(1) else { return Some(true) };
        if !scan.gap(i).only(Gap::SPACE | Gap::QUOTE | Gap::DASH | Gap::OPEN) {
            let listed = scan.gap(i).has(Gap::COMMA);
            return Some(!listed || before);
        }
        if is_any!(scan, prev, "min mit mine vores vort my our") {
            return None;
        }
        if is_any!(scan, prev, "og eller samt and or både") {
            return Some(before);
        }
        if is_any!(
            scan,
            prev,
            "vedrørende vedr angående ang til pga efter ved fra under mod i på mht about grundet trods",
        ) {
            return Some(false);
        }
        if is_any!(scan, prev, "om for over") {
            return Some(informs(scan, prev));
        }
        i = prev;
        if !is_any!(
            scan,
            prev,
            "din dit dine jeres deres et en de den det seneste sidste nyeste nye ny nyt gyldig \
                gyldigt aktuelle aktuel hele fulde tre to barnets sidst relevant relevante your the \
                nuværende samlede alle eventuelle underskrevne danske evt",
        ) {
            return Some(true);
        }
    }
    Some(true)
}

/// "oplysninger om din gæld", "bede dig om dit cpr": what stands after "om" is itself asked for.
fn informs(scan: &Scan, om: usize) -> bool {
    if !is_any!(scan, om, "om") {
        return is_any!(scan, om.wrapping_sub(1), "dokumentation bilag kvittering kvitteringer brug behov kopi kopier");
    }
    const VERBS: &str = "bede beder bedt anmode anmoder anmodes spørge spørger bedes";
    is_any!(
        scan,
        om.wrapping_sub(1),
        "høre vide oplysninger oplysning oplysningerne dokumentation information informationer data info lidt \
            mere oplys skriv fortæl oplyse skrive erklæring besked skema skemaet spørgeskema spørgeskemaet spørgsmål \
            spørgsmålene"
    ) || is_any!(scan, om.wrapping_sub(1), VERBS)
        || is_any!(scan, om.wrapping_sub(2), VERBS)
        || is_any!(scan, om.wrapping_sub(3), VERBS)
        || is_any!(scan, om.wrapping_sub(1), "dig jer dem sig")
        || is_any!(scan, om.wrapping_sub(1), "mig os")
            && is_any!(scan, om.wrapping_sub(2), "fortælle fortæl skrive skriv oplyse oplys orientere orienter")
        || is_any!(scan, om.wrapping_sub(1), "mail sms") && any_in!(scan, om.saturating_sub(7)..om, "besked lyd")
}

/// The value stands right behind: "cpr 010145-5009", "koden 4711" is told, not asked for.
pub fn given(scan: &Scan, cue: &Cue) -> bool {
    let mut i = cue.last + 1;
    for _ in 0..3 {
        if is_any!(scan, i, "nr nummer nummeret er på no number is") {
            i += 1;
        }
    }
    scan.tokens.get(i).is_some_and(|t| {
        t.is_number()
            && t.digits >= 4
            && t.gap.only(Gap::SPACE | Gap::COLON | Gap::DOT | Gap::OTHER | Gap::QUOTE | Gap::DASH)
    })
}

/// "Hvor meget tjener du?", "Tager du medicin?": where an answer is wanted here, that asks for it.
#[inline(never)]
pub fn asks_fact(scan: &Scan, from: usize, to: usize) -> bool {
    let opens = is_any!(
        scan,
        from,
        "hvor hvad hvilken hvilke hvilket hvorfor tager drikker ryger tjener tjente lider fejler skylder har er får"
    );
    opens && any_in!(scan, from..to, "du i dit din dine") && !any_in!(scan, from..to, "spørgsmål brug hjælp lyst")
}

/// "Har du epilepsi?": the first word of what the lists know as health in the sentence.
pub fn illness(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    let near = scan.hits.partition_point(|hit| (hit.first as usize) < from);
    let mut hits = scan.hits[near..].iter().take_while(|hit| (hit.last as usize) < to);
    let certain = tag::WEAK | tag::SAID;
    hits.find(|hit| hit.group == group::HEALTH && hit.tags & certain == 0).map(|hit| hit.first as usize)
}
