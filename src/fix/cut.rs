//! Cuts a passage out of a text so that what is left reads as Danish.

use crate::reading::Passage;
use crate::text::{Letter, Letters, Parts, listed};

/// A passage and the text around it, to be widened. Offsets stay on the borders of characters: only ASCII marks and
/// whole words are taken in.
#[derive(Clone, Copy)]
pub(super) struct Cut<'t> {
    pub(super) text: &'t str,
    pub(super) field: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Bounds of a sentence that have been found: a text may be one sentence, with a thousand passages in it.
    pub(super) sentence: (usize, usize),
}

/// What a number is called.
const NOUNS: &str = "cpr cpr-nr cpr.nr cpr-nummer cpr-nummeret cprnr cprnummer cpr-no personnummer personnr personnummeret pnr p.nr pers.nr nr nummer nummeret erstatningsnr erstatningsnummer erstatningspersonnummer e-cpr patient pasnr pasnummer kontonr kontonummer konto fødselsdato født f kortnummer kørekortnr kørekortnummer number no";
const PREPOSITIONS: &str = "om for til efter på hos i af vedr vedrørende angående mod med ved pga under over omkring via fra mht grundet about regarding";
const OWNERS: &str =
    "din dit dine jeres min mit mine hans hendes en et den det de vores deres sin sit sine your my the";
const IS: &str = "er lyder is var bliver har";
impl<'t> Cut<'t> {
    pub(super) fn new(text: &'t str, passage: Passage) -> Self {
        let (start, end) = (passage.start as usize, passage.end as usize);
        Self { text, field: passage.field, start, end, sentence: (0, 0) }
    }

    pub(super) fn passage(self) -> Passage {
        Passage { field: self.field, start: self.start as u32, end: self.end as u32 }
    }

    pub(super) fn before(&self) -> &'t str {
        self.text.get(..self.start).unwrap_or("")
    }
    pub(super) fn after(&self) -> &'t str {
        self.text.get(self.end..).unwrap_or("")
    }

    /// The word before, and where it begins; none across a line, a bracket or the end of a sentence.
    fn word_before(&self, marks: &str) -> Option<(&'t str, usize)> {
        let head = self.before().short_of(" \u{a0}").short_of(marks).short_of(" \u{a0}");
        let word = head.near_end().behind(" \n(\"\u{a0}\t/");
        (!word.is_empty()).then_some((word, head.len() - word.len()))
    }

    #[inline(never)]
    pub(super) fn has_before(&self, list: &str, marks: &str) -> Option<usize> {
        let (word, at) = self.word_before(marks)?;
        let bare = word.short_of(".:").lowered();
        listed(list, &bare).then_some(at)
    }

    /// The number with the words that lead to it.
    pub(super) fn introduced(mut self) -> (Passage, String) {
        if self.fills_line() {
            return (self.line(), String::new());
        }
        if self.has_before(IS, ":").is_some() {
            return (self.clause(), String::new());
        }
        let number = self;
        let mut noun = false;
        while let Some(at) = self.has_before(NOUNS, ":.-") {
            self.start = at;
            noun = true;
        }
        let owner = self.has_before(OWNERS, "");
        if noun && let Some(at) = owner {
            self.start = at;
        }
        // "du bad om 010145-5009": the verb needs its preposition.
        let leading = if noun { PREPOSITIONS } else { "på med under via" };
        let led = self.has_before(leading, "");
        if let Some(at) = led {
            self.start = at;
        }
        let head = self.before().short_of(" \u{a0}");
        let opens = head.is_empty() || head.ends_in(".,(!?:;\n-–/");
        if noun && led.is_none() && (owner.is_some() || !opens) {
            // "I skulle bruge mit cpr: …", "Oplys erstatningsnr. …": the noun may stay.
            if owner.is_some() && opens && number.ends_sentence() {
                return (number.clause(), String::new());
            }
            self = number;
            self.start = self.before().short_of(" \u{a0}").short_of(":").len();
            // "erstatningsnr. …" becomes "erstatningsnummer": a dot at its end would end the sentence.
            if self.before().ends_with("nr.") {
                self.start -= 3;
                return (self.passage(), "nummer".into());
            }
            return (self.passage(), String::new());
        }
        (self.tidy(), String::new())
    }

    /// May what is left not read as Danish? The word before asks for what is cut ("mod …", "Oplys …", "bekræft dit cpr-nummer
    /// …"), a sentence has lost its beginning, or what follows speaks of the number ("Medbring det").
    pub(super) fn hangs(&self) -> bool {
        const ASKS: &str = "som at slutter svarede paa oplys opgiv brug skriv tast indtast angiv medbring sidste fire 4 cifre kode kodeord \
             adgangskode password pw bruger-id brugernavn pin-kode";
        let head = self.before().short_of(" \u{a0}");
        let opens = head.is_empty() || head.ends_in("\n.!?");
        let rest = self.after().past(" ");
        let next = rest.past(",. ").near_start();
        let asks = [PREPOSITIONS, OWNERS, NOUNS, ASKS].iter().any(|list| self.has_before(list, "").is_some());
        let bare = self.text.get(self.start..self.end).unwrap_or("").begins_in(",") && rest.starts_with("og ");
        let goes_on = bare || rest.begins_in(",") && listed("som der vi du jeg", next.up_to(" "));
        head.ends_in(":=\"")
            || asks && !opens && !head.ends_with(",")
            || self.ends_sentence() && self.has_before("er skal har bliver taler ender ovre inde", "").is_some()
            || opens && (rest.is_empty() && head.is_empty() || rest.starts_with(char::is_lower))
            || rest.begins_in("?")
            || goes_on
            || rest.starts_with("til sidst")
            || rest.starts_with("for ")
            || rest.starts_with("som de ")
            || !next.starts_with("Læs")
                && next.get(next.up_to(" ").len()..).is_some_and(|more| more.starts_with(" det "))
    }

    /// Nothing of the sentence follows.
    fn ends_sentence(&self) -> bool {
        let tail = self.after().past(" ");
        tail.is_empty() || tail.begins_in(".!?\n")
    }

    /// A whole clause: "dit cpr er 010145-5009"; of one that runs on, "… og dit cpr er 010145-5009".
    fn clause(mut self) -> Passage {
        let (head, stated) = (self.before(), self.stated());
        if let Some(and) = stated.and_then(|at| Self { start: at, ..self }.has_before("og samt and", "")) {
            self.start = and;
            return self.tidy();
        }
        let least = head.len() - head.near_end().len();
        let (mut from, mut at) = (None, head.len());
        const ENDS: &str = ",.!?\n;(";
        while let Some(i) = (at - least - head[least..at].behind(ENDS).len()).checked_sub(1) {
            // The dot of "nr." and "f." ends no clause.
            let i = least + i;
            let abbreviated = head[i..].starts_with(".") && !head[i + 1..].trim_start().starts_with(char::is_upper);
            if !abbreviated {
                from = Some(i + 1);
                break;
            }
            at = i;
        }
        let from = from.or((least == 0).then_some(0)).or(stated).unwrap_or(self.start);
        self.start = from + head[from..].len() - head[from..].trim_start().len();
        self.tidy()
    }

    /// "dit cpr er": where the words begin.
    fn stated(mut self) -> Option<usize> {
        self.start = self.has_before(IS, ":")?;
        self.start = self.has_before(NOUNS, ":.-")?;
        while let Some(at) = self.has_before(NOUNS, ":.-") {
            self.start = at;
        }
        self.has_before(OWNERS, "")
    }

    /// Takes in the brackets, commas and spaces that would be left over.
    pub(super) fn tidy(mut self) -> Passage {
        let open = self.before().short_of(" -").ends_with("(");
        let close = self.after().past(" ").starts_with(")");
        if open && close {
            self.start = self.before().short_of(" -").len() - 1;
            self.end += self.after().len() - self.after().past(" ").len() + 1;
        }
        let spaces = self.before().len() - self.before().short_of(" \u{a0}").len();
        let (head, tail) = (self.before().short_of(" \u{a0}"), self.after());
        let starts = head.is_empty() || head.ends_in("\n.!?:(") && !head.ends_with("nr.");
        let ends = tail.is_empty() || tail.past(" ").begins_in("\n.!?,:;)");
        if starts && ends && !open {
            // A sentence of its own goes with its full stop and the space after it.
            let rest = tail.past(" ");
            let stop = usize::from(rest.begins_in(".!?,:;"));
            let skipped = tail.len() - rest.len() + stop;
            let more = tail[skipped..].len() - tail[skipped..].past(" ").len();
            self.end += skipped + more;
            if self.after().is_empty() || self.after().starts_with("\n") {
                self.start -= spaces;
            }
        } else if starts {
            self.end += tail.len() - tail.past(" -–,:").len();
        } else if head.ends_in(",-–/") && (ends || !tail.starts_with(" ") || head.ends_with(",")) {
            self.start = head.short_of(",-–/ ").len();
            // "Kim Bøgh, 290248-6006, skal møde …"
            let verb = tail
                .strip_prefix(", ")
                .is_some_and(|rest| listed("skal har kan vil bliver", rest.near_start().up_to(" ")));
            self.end += usize::from(verb);
        } else {
            self.start -= spaces;
            self.end += usize::from(head.ends_with(".") && tail.starts_with("."));
            // "Vedr. … - bevilling"
            if tail.starts_with(" - ") || tail.starts_with(" – ") {
                self.end += tail.len() - tail.past(" -–").len() - 1;
            }
        }
        self.passage()
    }

    fn line_bounds(&self) -> (usize, usize) {
        let from = self.start - self.before().behind("\n").len();
        let to = self.text.len().min(self.end + self.after().up_to("\n").len() + 1);
        (from, to)
    }
    /// Nothing but a bullet stands beside it.
    fn fills_line(&self) -> bool {
        let is_mark = |c: char| !c.is_letter_or_digit();
        // Most lines say more right beside it.
        self.before().chars().rev().take_while(|&c| c != '\n').all(is_mark)
            && self.after().chars().take_while(|&c| c != '\n').all(is_mark)
            && self.line_bounds() != (0, self.text.len())
    }
    fn line(mut self) -> Passage {
        (self.start, self.end) = self.line_bounds();
        self.passage()
    }

    /// kvittering_0101455009_2025.pdf: with the mark before it.
    pub(super) fn out_of_file_name(mut self) -> Passage {
        let bare = self.before().short_of("_- .(").len();
        if bare > 0 {
            self.start = bare;
        } else {
            self.end += self.after().len() - self.after().past("_- ").len();
        }
        self.passage()
    }

    /// "om din kontanthjælp": the phrase that only adds what it is about; none where the sentence needs it.
    pub(super) fn phrase(mut self) -> Option<(Passage, String)> {
        for _ in 0..3 {
            if self.has_before(PREPOSITIONS, "").is_some() {
                break;
            }
            // din, dit, or din nye
            let (word, at) = self.word_before("")?;
            let owner = listed(OWNERS, &word.lowered());
            if word.ends_in(".,!?:;") || !owner && !self.is_led_by_owner(at) {
                return None;
            }
            self.start = at;
        }
        let at = self.has_before(PREPOSITIONS, "")?;
        self.start = at;
        // "på grund af"
        for (one, two) in [("på", "grund"), ("i", "forbindelse"), ("med", "hensyn"), ("i", "forhold")] {
            if let Some(second) = self.has_before(two, "") {
                let wider = Self { start: second, ..self };
                if let Some(first) = wider.has_before(one, "") {
                    self.start = first;
                }
            }
        }
        let needed = "talt taler tale snakket lider lide er være bliver har fejler ved og eller skyldes ikke syg";
        let head = self.before().trim_end();
        if head.is_empty() || head.ends_in(".,!?:;\n") || self.has_before(needed, "").is_some() {
            return None;
        }
        // "til røntgen af lungerne"
        if let Some(rest) = self.after().strip_prefix(" af ") {
            self.end += " af ".len() + rest.up_to(" ,.\n").len();
        }
        // "til operationen af dit knæ"
        let own = self.text.get(at..self.end).unwrap_or("");
        if listed(OWNERS, own.behind(" "))
            && let Some(noun) = self.after().strip_prefix(" ")
        {
            self.end += 1 + noun.up_to(" ,.\n").len();
        }
        // "Dine tal for sukker er for høje": a verb is among what is told.
        if own.holds(" er ") || self.after().starts_with(|c: char| c.is_letter_or_digit() || c == '-') {
            return None;
        }
        self.start = head.len();
        Some((self.passage(), String::new()))
    }

    fn is_led_by_owner(&self, at: usize) -> bool {
        let next = Self { start: at, ..*self };
        next.has_before(OWNERS, "").is_some()
    }

    /// The place, with what belongs to its name and leads to it.
    pub(super) fn place(mut self) -> (Passage, String) {
        // Rusmiddelcenter Nordvang
        while let Some(rest) = self.after().strip_prefix(" ") {
            // "Ambulatorium for Angst og OCD", "børnepsykiatrisk afdeling"
            let and = rest.strip_prefix("og ");
            let word = and.unwrap_or(rest).up_to(" ,.\n:;!");
            let named = word.starts_with(char::is_upper) && word.len() <= 30;
            let kind = and.is_none() && listed("afdeling afsnit ambulatorium klinik", word);
            if !named && !kind {
                break;
            }
            self.end += 1 + word.len() + if and.is_some() { 3 } else { 0 };
        }
        let bare = self.before().trim_end();
        if bare.ends_with(",") {
            self.start = bare.len() - 1;
            return (self.passage(), String::new());
        }
        // "på Hedelund Krisecenter"
        if let Some((word, at)) = self.word_before("")
            && word.starts_with(char::is_upper)
            && (Self { start: at, ..self }).has_before(PREPOSITIONS, "").is_some()
        {
            self.start = at;
        }
        let Some(at) = self.has_before(PREPOSITIONS, "") else { return (self.tidy(), String::new()) };
        self.start = at;
        let tail = self.after();
        if tail.strip_prefix(", ").is_some_and(|rest| rest.starts_with(char::is_upper)) {
            self.end += 2;
            return (self.passage(), "på ".into());
        }
        self.start = self.before().short_of(" ").len();
        (self.passage(), String::new())
    }

    /// "din genoptræning efter hofteoperationen" becomes "din aftale".
    pub(super) fn appointment(mut self) -> Option<(Passage, String)> {
        let (word, at) = self.word_before("")?;
        let mine = match word {
            "din" | "dit" | "dine" => "din aftale",
            "Din" | "Dit" | "Dine" => "Din aftale",
            _ => return None,
        };
        self.start = at;
        Some((self.passage(), mine.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with the part in `[…]` cut out by `cut`.
    fn without(text: &str, cut: fn(Cut) -> (Passage, String)) -> String {
        let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap() - 1);
        let plain = text.replace(['[', ']'], "");
        let (p, new) = cut(Cut::new(&plain, Passage { field: 0, start: start as u32, end: end as u32 }));
        [&plain[..p.start as usize], &new, &plain[p.end as usize..]].concat()
    }

    #[test]
    fn numbers_go_with_the_words_that_lead_to_them() {
        for (text, want) in [
            ("Kære Åse, dit cpr er [010145-5009].", "Kære Åse."),
            ("Din ansøgning (cpr. [010145-5009]). Svar kan ventes.", "Din ansøgning. Svar kan ventes."),
            (
                "Jeg har skrevet dig op på personnr. [010145-5009] og vender tilbage.",
                "Jeg har skrevet dig op og vender tilbage.",
            ),
            ("Åvej 2, 8990 Nordvang, cpr [010145-5009]: Du har tid.", "Åvej 2, 8990 Nordvang: Du har tid."),
            ("Mit personnummer er [010145-5009]. Kan I regne det om?", "Kan I regne det om?"),
            ("Det er alt. Mit cpr-nummer: [010145-5009].\n\nHilsen Gry", "Det er alt.\n\nHilsen Gry"),
            ("I skulle bruge mit cpr: [010145-5009]. Ring.", "I skulle bruge mit cpr. Ring."),
            ("Oplys erstatningsnr. [740787-1628] i skranken.", "Oplys erstatningsnummer i skranken."),
            ("Navne:\n- [010145-5009]\n- Mogens", "Navne:\n- Mogens"),
            ("Vedr. [010145-5009] - bevilling", "Vedr. bevilling"),
            ("Kort til Karin, født 5. marts 1966 (-[5009]). Hilsen", "Kort til Karin, født 5. marts 1966. Hilsen"),
            ("[010145-5009]", ""),
            ("Kim Bøgh, [290248-6006], skal møde kl. 9.", "Kim Bøgh skal møde kl. 9."),
            ("Jeg har sendt det i går og mit cpr er [010145-5009]. Hilsen Gry", "Jeg har sendt det i går. Hilsen Gry"),
            (
                "hej jeg vil gerne høre om jeg kan få en ny tid for jeg kan ikke komme på torsdag som vi ellers havde \
                 aftalt da jeg var inde hos jer i sidste uge og talte med en i skranken mit cpr er [010145-5009] tak",
                "hej jeg vil gerne høre om jeg kan få en ny tid for jeg kan ikke komme på torsdag som vi ellers havde \
                 aftalt da jeg var inde hos jer i sidste uge og talte med en i skranken tak",
            ),
        ] {
            assert_eq!(without(text, |c| c.introduced()), want, "{text}");
        }
    }

    #[test]
    fn what_asks_for_the_number_or_speaks_of_it_needs_a_look() {
        for (text, hangs) in [
            ("Hegnet mod[ 010145-5009] er ulovligt.", true),
            ("Oplys[ 010145-5009] ved ankomst.", true),
            ("Overblik for[ 010145-5009]", true),
            ("[Dit nummer er 010145-5009. ]Medbring det fredag.", true),
            ("Dit cpr slutter[ med 5009] i vores liste.", true),
            ("Vi venter dig[ i Familieambulatoriet] for gravide.", true),
            ("[Patient 010145-5009 ]bedes møde kl. 14.", true),
            ("Du skal[ på smerteklinik]. Vi ringer.", true),
            ("Password: [Blomst-88. ]Vil I logge ind?", true),
            ("Jeg har brugernavn tove71 og kodeord[ Kaffe123], men bliver afvist.", true),
            ("[Min kode er Solsikke55.]", true),
            ("Er det rigtigt[, at dit cpr er 010145-5009]?", true),
            ("Hej[, jeg er 010145-5009] og vil gerne have en ny tid.", true),
            ("Du er oprettet[ med nummer 010145-5009]. Vis det i skranken.", true),
            ("Husk din tid[ i Lungeambulatoriet] fredag kl. 9.", false),
            ("Din tid er[ i Lungeambulatoriet] kl. 9.", false),
            ("Kære Åse[, dit cpr er 010145-5009].", false),
            ("Tag posen med. [Dit cpr er 010145-5009. ]Hilsen Gry", false),
            ("Bilag[ 010145-5009] til aftalen", false),
        ] {
            let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap() - 1);
            let plain = text.replace(['[', ']'], "");
            let cut = Cut::new(&plain, Passage { field: 0, start: start as u32, end: end as u32 });
            assert_eq!(cut.hangs(), hangs, "{text}");
        }
    }

    #[test]
    fn places_go_with_their_preposition() {
        for (text, want) in [
            (
                "Husk din tid i [Hjerteambulatoriet], Vestkyst Sygehus, kl. 9.",
                "Husk din tid på Vestkyst Sygehus, kl. 9.",
            ),
            (
                "på Vestkyst Hospital, Parkallé 20, [Diabetesambulatoriet], indgang 3",
                "på Vestkyst Hospital, Parkallé 20, indgang 3",
            ),
            ("Vi ses på [Krisecenter] Havly. Ring.", "Vi ses. Ring."),
            ("Husk din samtale i [Ambulatorium for Angst] og OCD onsdag.", "Husk din samtale onsdag."),
            ("Hun er indlagt på [børnepsykiatrisk] afdeling.", "Hun er indlagt."),
            ("Din tid i [Klinik for Spiseforstyrrelser] er kl. 13.", "Din tid er kl. 13."),
            ("Din samtale er i morgen kl. 10 på Hedelund [Krisecenter].", "Din samtale er i morgen kl. 10."),
        ] {
            assert_eq!(without(text, |c| c.place()), want, "{text}");
        }
    }

    #[test]
    fn phrases_go_where_the_sentence_stands_without_them() {
        for (text, want) in [
            ("Husk samtale om din [kontanthjælp] mandag kl. 9.", "Husk samtale mandag kl. 9."),
            ("Husk kontrol for [KOL] fredag.", "Husk kontrol fredag."),
            ("Mødet er aflyst på grund af din [sygdom].", "Mødet er aflyst."),
            ("Kom kl. 7 til [operationen] af dit knæ. Ring.", "Kom kl. 7. Ring."),
            ("Partshøring om [anbringelse af dit] barn", "Partshøring"),
            ("Vi har talt med din [eks], Bo Lund.", "Vi har talt med din eks, Bo Lund."),
            ("Dine tal for [sukker er for høje]. Ring.", "Dine tal for sukker er for høje. Ring."),
            ("Du lider af [astma].", "Du lider af astma."),
            ("Din [genoptræning] starter.", "Din genoptræning starter."),
        ] {
            let cut = |c: Cut| c.phrase().unwrap_or((Passage { field: 0, start: 0, end: 0 }, String::new()));
            assert_eq!(without(text, cut), want, "{text}");
        }
    }
}
