//! Templates: placeholders of the usual systems, read as the data they will hold.
//!
//! `{{navn}}`, `{cpr}`, `${name}`, `[dato/kl.]`, `<Adresse>`, `«Diagnose»`, `%CPR%`, `#NAVN#`, `##NAVN##`,
//! `$navn$`, `@@navn@@`, `*|FNAME|*`, `{!Contact.Name}`, `|navn|`, `_NAVN_`.

use crate::{
    detect::{About, Asked, Entity, Evidence, EvidenceSet, Signal, SignalKind},
    kind::DataKind,
    text::{Letter, Letters, Parts, is_in, key, listed, sort_by_key},
};

/// Opening and closing marks; the longer stand before those they begin with.
const MARKS: &[(&str, &str)] = &[
    ("{{{", "}}}"),
    ("{{", "}}"),
    ("${", "}"),
    ("$", "$"),
    ("{!", "}"),
    ("{%", "%}"),
    ("{", "}"),
    ("[[", "]]"),
    ("[", "]"),
    ("<%=", "%>"),
    ("<<", ">>"),
    ("<", ">"),
    ("&lt;", "&gt;"),
    ("«", "»"),
    ("*|", "|*"),
    ("##", "##"),
    ("#", "#"),
    ("@@", "@@"),
    ("%%", "%%"),
    ("%", "%"),
    ("|", "|"),
    ("_", "_"),
];

/// HTML elements, which are no placeholders.
const HTML: &str =
    " a b i u p br hr em li ol ul td th tr div img span strong table tbody thead font html body head h1 h2 h3 center ";

/// What a placeholder will hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Holds {
    /// Data of this kind.
    Kind(DataKind),
    /// A department or clinic, ordinary or not.
    Place,
    /// The name of a child of the reader.
    Child,
    /// Anything: a title, a text, a remark.
    Open,
    /// Nothing personal: date, time, room, amount, the sender's own.
    Nothing,
}

/// Ends or whole words of names, the more telling first. `^` wants the first of several words, else the last one, or the last
/// two written as one.
const NAMES: &[(&str, Holds)] = &{
    use DataKind::*;
    use Holds::*;
    [
        (
            "firmanavn virksomhedsnavn kommunenavn afsendernavn sagsbehandlernavn medarbejdernavn brugernavn filnavn linknavn \
          produktnavn varenavn butiksnavn butiknavn skolenavn institutionsnavn enhedsnavn organisationsnavn myndighedsnavn kursusnavn \
          holdnavn aktivitetsnavn stednavn bynavn arrangementsnavn klubnavn foreningsnavn sagsbehandler medarbejder afsender \
          company organisation organization sender",
            Nothing,
        ),
        ("^afsender ^kommunens ^vores ^firma ^virksomhed ^sender ^company ^organisation", Nothing),
        ("cpr cprnr cprnummer personnummer personnr personnumber pnr ssn nationalid", Kind(Cpr)),
        ("cprno identitynumber securitynumber", Kind(Cpr)),
        ("^cpr ^personnummer sidstefire slutcifre", Kind(CprPartial)),
        (
            "barnetsnavn barnnavn barnnets childname elevnavn elevensnavn barn barnet barnets elev eleven child pupil søn datter",
            Child,
        ),
        ("^barnets ^barn ^elevens ^elev ^child ^sønnens ^datterens", Child),
        ("adgangskode password kodeord engangskode pinkode pin otp", Kind(Credential)),
        ("fødselsdato fodselsdato foedselsdato fødselsdag birthdate dateofbirth birthday dob", Kind(DateOfBirth)),
        (
            "diagnose diagnoser helbred helbredsoplysning helbredsoplysninger sygdom medicin behandling prøvesvar prøveresultat \
          undersøgelsesresultat symptomer symptom allergi allergier lidelse sygemelding diagnosis medication treatment \
          health illness disease indlæggelsesårsag henvisningsårsag fraværsårsag blodtype journalnotat recept præparat dosis vaccine handicap",
            Kind(Health),
        ),
        (
            "gæld gaeld gældsbeløb restance restancebeløb skyldigt skyldigbeløb rykkerbeløb inkassobeløb indkomst løn skat restskat \
          formue income salary debt balance saldo lønseddel rykkergebyr",
            Kind(Finances),
        ),
        (
            "ydelse ydelser ydelsestype ydelsesnavn kontanthjælp førtidspension boligstøtte foranstaltning bevillingstype \
          benefit hjemmehjælp indsats",
            Kind(Social),
        ),
        ("lovovertrædelse sigtelse dom straf", Kind(CriminalOffence)),
        ("karakter karakterer fravær fravaer fraværsprocent grade grades", Kind(Education)),
        ("opsigelsesgrund afskedigelsesgrund advarselstekst", Kind(Employment)),
        ("fagforening akasse union", Kind(TradeUnion)),
        ("religion trossamfund trosretning", Kind(Religion)),
        ("etnicitet nationalitet", Kind(Ethnicity)),
        ("civilstand forældremyndighed samvær familieforhold", Kind(Family)),
        ("forbrug målerstand aflæsning consumption", Kind(Consumption)),
        ("pasnr pasnummer passport passportnumber", Kind(Passport)),
        ("kørekort koerekort kørekortnr kørekortnummer driverslicence", Kind(DrivingLicence)),
        ("iban", Kind(Iban)),
        ("konto kontonr kontonummer bankkonto account accountnumber nemkonto", Kind(BankAccount)),
        ("kortnummer kortnr cardnumber", Kind(PaymentCard)),
        ("nummerplade registreringsnummer regnr plate", Kind(VehiclePlate)),
        ("ipadresse", Kind(IpAddress)),
        (
            "afdeling afdelingsnavn afsnit klinik kliniknavn ambulatorium department clinic ward behandlingssted specialafdeling",
            Place,
        ),
        (
            "titel title emne subject overskrift besked brevtitel dokumenttitel tekst fritekst bemærkning bemærkninger note \
          notat kommentar besvarelse svar indhold content message comment årsag begrundelse resultat reason",
            Open,
        ),
        ("email mail mailadresse emailadresse emailaddress mailaddress epost", Kind(EmailAddress)),
        ("telefon telefonnummer telefonnr mobil mobilnr mobilnummer tlf phone mobile tlfnr", Kind(Phone)),
        ("adresse adresselinje vej vejnavn gade address street gadenavn bopæl hjemadresse", Kind(PostalAddress)),
        (
            "navn fornavn efternavn mellemnavn fuldenavn name firstname lastname fname lname surname fullname givenname \
          modtager borger patient kunde lejer elev forælder værge far mor ejer beboer medlem ægtefælle recipient customer",
            Kind(PersonName),
        ),
    ]
};

/// Words that make what stands before them a date, a place of the sender, a number: nothing personal.
const NEUTRAL_ENDS: &str = " dato tid kl klokkeslæt date time frist url link id dag uge måned år beløb pris nr nummer antal lokale rum indgang \
     telefonåbningstid åbningstid sagsnr ordrenr fakturanr ";

/// A placeholder in one text.
struct Placeholder {
    start: u32,
    end: u32,
    /// The name is that of a first or family name, so that two in a row are one name.
    holds: Holds,
}

/// Puts what the placeholders of `text` will hold in place of what detectors read in them.
pub fn read(text: &str, entities: &mut Vec<Entity>, signals: &mut Vec<Signal>) {
    let mut all = placeholders(text);
    if all.is_empty() {
        return;
    }
    let inside = |start: u32, end: u32| all.iter().any(|p| p.start <= start && end <= p.end);
    entities.retain(|e| !inside(e.start, e.end));
    join_names(text, &mut all);
    for placeholder in &all {
        let (kind, about, grade) = match placeholder.holds {
            Holds::Kind(DataKind::PersonName) => (DataKind::PersonName, About::Reader, None),
            Holds::Kind(kind) => (kind, About::Reader, None),
            Holds::Child => (DataKind::PersonName, About::ReadersChild, None),
            // «Nyt fra {{afdeling}}»: who writes.
            Holds::Place if listed(" fra from ", last_word(text, placeholder.start)) => continue,
            Holds::Place => (DataKind::RevealingPlace, About::Reader, Some(Evidence::PlaceUnmapped)),
            Holds::Open => {
                let (start, end) = (placeholder.start, placeholder.end);
                signals.push(Signal { kind: SignalKind::OpenPlaceholder, start, end, asked: Asked::default() });
                continue;
            }
            Holds::Nothing => continue,
        };
        let mut evidence = EvidenceSet::of(&[Evidence::Placeholder]);
        if let Some(grade) = grade {
            evidence.add(grade);
        }
        entities.push(Entity { about, ..Entity::new(kind, placeholder.start, placeholder.end, evidence) });
    }
    sort_by_key(entities, |e| key(e.start, e.end, e.kind as u32, 0));
}

/// The word right before byte `at`, with a space between.
fn last_word(text: &str, at: u32) -> &str {
    text.get(..at as usize).and_then(|t| t.strip_suffix(' ')).unwrap_or_default().behind(" ")
}

/// The placeholders of `text`, in text order.
fn placeholders(text: &str) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &text[at..];
        let hit = MARKS.iter().filter(|(open, _)| rest.starts_with(open)).find_map(|(open, close)| {
            let inner = &rest[open.len()..];
            let length = inner.char_indices().take(64).find(|(i, _)| inner[*i..].starts_with(close))?.0;
            let name = &inner[..length];
            is_name(name, open, close).then(|| (name, open.len() + length + close.len()))
        });
        match hit {
            Some((name, length)) => {
                let (start, end) = (at as u32, (at + length) as u32);
                found.push(Placeholder { start, end, holds: holds(name) });
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

/// May this stand between the marks? Letters, and not a percentage or an element of HTML.
fn is_name(name: &str, open: &str, close: &str) -> bool {
    let trimmed = name.trim();
    let letters = trimmed.chars().next().is_some_and(|c| c.is_letter() || c == '/' || c == '=' || c == '.' || c == '_')
        && trimmed.chars().any(char::is_letter)
        && trimmed.chars().all(|c| c.is_letter_or_digit() || is_in(" ._-/:|'\"(),=!", c));
    if open == close {
        letters
            && name == trimmed
            && trimmed.chars().all(|c| c.is_letter() || is_in(" _-.", c))
            && trimmed.split(' ').count() <= 3
    } else if open == "<" {
        let tag = trimmed.past("/").up_to(" /").lowered();
        letters && !trimmed.starts_with("/") && !listed(HTML, &tag)
    } else {
        letters
    }
}

/// `{{fornavn}} {{efternavn}}` is one name.
fn join_names(text: &str, all: &mut Vec<Placeholder>) {
    let mut joined: Vec<Placeholder> = Vec::with_capacity(all.len());
    for placeholder in all.drain(..) {
        let is_person = |p: &Placeholder| matches!(p.holds, Holds::Kind(DataKind::PersonName) | Holds::Child);
        match joined.last_mut() {
            Some(last)
                if is_person(last)
                    && is_person(&placeholder)
                    && text.get(last.end as usize..placeholder.start as usize).is_some_and(|between| {
                        !between.is_empty() && between.len() <= 2 && between.past(" \u{a0}").is_empty()
                    }) =>
            {
                last.end = placeholder.end;
            }
            _ => joined.push(placeholder),
        }
    }
    *all = joined;
}

/// What a placeholder of this name will hold.
fn holds(name: &str) -> Holds {
    // {{navn|upper}}, {{dato:dd-MM}}, {{#if navn}}: what stands after is how it is written.
    // `Contact.CPR__c`: the mark of a field of one's own.
    let name = name.up_to("|:(");
    let name = name.strip_suffix("__c").unwrap_or(name);
    let words = words(name);
    let Some(last) = words.last() else { return Holds::Nothing };
    let (glued, pair) = (glued(&words), pair(&words));
    let first = words.first().map_or("", String::as_str);
    for (list, holds) in NAMES {
        for entry in list.split(' ') {
            let hit = match entry.as_bytes() {
                [b'^', ..] => first == &entry[1..] && words.len() > 1 && (*holds != Holds::Child || says_name(last)),
                _ => {
                    *last == entry
                        || glued == entry
                        || pair == entry
                        || words.len() == 2 && first == entry && is_count(last)
                }
            };
            if hit {
                return *holds;
            }
        }
    }
    // Compounds: borgercpr, patientnavn, hjemmeadresse.
    if listed(NEUTRAL_ENDS, last) {
        return Holds::Nothing;
    }
    const ENDS: &[(&str, Holds)] = &[
        ("cpr", Holds::Kind(DataKind::Cpr)),
        ("cprnr", Holds::Kind(DataKind::Cpr)),
        ("personnummer", Holds::Kind(DataKind::Cpr)),
        ("diagnose", Holds::Kind(DataKind::Health)),
        ("adresse", Holds::Kind(DataKind::PostalAddress)),
        ("telefon", Holds::Kind(DataKind::Phone)),
        ("ydelse", Holds::Kind(DataKind::Social)),
        ("afdeling", Holds::Place),
        ("barnnavn", Holds::Child),
        ("navn", Holds::Kind(DataKind::PersonName)),
    ];
    ENDS.iter()
        .find(|(end, _)| last.len() > end.len() && last.ends_with(end))
        .map_or(Holds::Nothing, |(_, holds)| *holds)
}

fn says_name(word: &str) -> bool {
    word.ends_with("navn") || word.ends_with("name")
}

/// "nr", "nummer", "id" after what is counted: cpr nr, konto nummer.
fn is_count(word: &str) -> bool {
    matches!(word, "nr" | "nummer" | "number" | "no")
}

fn glued(words: &[String]) -> String {
    let mut out = String::new();
    for word in words {
        out.push_str(word);
    }
    out
}

/// The last two words written as one: "cpr nr" is cprnr.
fn pair(words: &[String]) -> String {
    glued(&words[words.len().saturating_sub(2)..])
}

/// `Contact.FirstName`, `borger_cpr`, «barnets navn»: words in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_lower = false;
    let mut open = false;
    for c in name.chars() {
        if !c.is_letter() {
            open = false;
            was_lower = false;
            continue;
        }
        if !open || c.is_upper() && was_lower {
            words.push(String::new());
        }
        open = true;
        was_lower = c.is_lower();
        if let Some(word) = words.last_mut() {
            word.push(c.lower());
        }
    }
    for word in &mut words {
        // Keyboards and databases without æ, ø, å.
        for (from, to) in [("ae", "æ"), ("oe", "ø"), ("aa", "å")] {
            if word.holds(from) {
                *word = word.replaced(from, to);
            }
        }
    }
    words.retain(|w| !matches!(w.as_str(), "if" | "each" | "item" | "value"));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_of_placeholders() {
        use DataKind::*;
        for (name, want) in [
            ("navn", Holds::Kind(PersonName)),
            ("fornavn", Holds::Kind(PersonName)),
            ("Contact.FirstName", Holds::Kind(PersonName)),
            ("borger_navn", Holds::Kind(PersonName)),
            ("patientnavn", Holds::Kind(PersonName)),
            ("barnets navn", Holds::Child),
            ("barnetsNavn", Holds::Child),
            ("cpr", Holds::Kind(Cpr)),
            ("CPR-nummer", Holds::Kind(Cpr)),
            ("Modtager_CPR_nr", Holds::Kind(Cpr)),
            ("personnummer|upper", Holds::Kind(Cpr)),
            ("personal_identity_number", Holds::Kind(Cpr)),
            ("Diagnose", Holds::Kind(Health)),
            ("helbredsoplysninger", Holds::Kind(Health)),
            ("Adresse", Holds::Kind(PostalAddress)),
            ("afdeling", Holds::Place),
            ("ydelse", Holds::Kind(Social)),
            ("cpr_sidste4", Holds::Kind(CprPartial)),
            ("fravaersaarsag", Holds::Kind(Health)),
            ("titel", Holds::Open),
            ("dato/kl.", Holds::Nothing),
            ("dato:dd-MM-yyyy", Holds::Nothing),
            ("ordrenr", Holds::Nothing),
            ("indgang", Holds::Nothing),
            ("beløb", Holds::Nothing),
            ("firmanavn", Holds::Nothing),
            ("afsender navn", Holds::Nothing),
            ("sagsbehandler", Holds::Nothing),
            ("Foedselsdato", Holds::Kind(DateOfBirth)),
            ("mobilnummer", Holds::Kind(Phone)),
            ("e-mail", Holds::Kind(EmailAddress)),
            ("kontonummer", Holds::Kind(BankAccount)),
            ("", Holds::Nothing),
        ] {
            assert_eq!(holds(name), want, "{name}");
        }
    }

    #[test]
    fn finds_the_marks_of_the_usual_systems() {
        for text in [
            "{{cpr}}",
            "{{{cpr}}}",
            "{cpr}",
            "${cpr}",
            "[cpr]",
            "[[cpr]]",
            "<cpr>",
            "<<cpr>>",
            "«cpr»",
            "%CPR%",
            "%%cpr%%",
            "##CPR##",
            "*|CPR|*",
            "{!Contact.cpr}",
            "{!Contact.CPR__c}",
            "$CPR$",
            "@@cpr@@",
            "&lt;CPR&gt;",
            "|cpr|",
            "_CPR_",
            "{{ borger.cpr }}",
            "<%= cpr %>",
        ] {
            let around = format!("Dit nummer {text}.");
            let (mut entities, mut signals) = (Vec::new(), Vec::new());
            read(&around, &mut entities, &mut signals);
            let found: Vec<_> = entities.iter().map(|e| (e.kind, &around[e.start as usize..e.end as usize])).collect();
            assert_eq!(found, [(DataKind::Cpr, text)]);
        }
        for text in [
            "40 % på alle navne, 20 % på resten",
            "<br>Navn<br/>",
            "a < b navn > c",
            "[1] [2]",
            "{",
            "«",
            "100 %",
            "fra $5 til $ cpr",
        ] {
            let (mut entities, mut signals) = (Vec::new(), Vec::new());
            read(text, &mut entities, &mut signals);
            assert!(entities.is_empty(), "{text}: {entities:?}");
        }
    }

    #[test]
    fn two_parts_are_one_name() {
        let text = "Kære {{fornavn}} {{efternavn}}";
        let (mut entities, mut signals) = (Vec::new(), Vec::new());
        read(text, &mut entities, &mut signals);
        assert_eq!(entities.len(), 1);
        assert_eq!(&text[entities[0].start as usize..entities[0].end as usize], "{{fornavn}} {{efternavn}}");
    }
}
