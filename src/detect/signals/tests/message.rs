//! Ways to answer, and what kind of message it is.

use super::super::{Scan, SignalKind as Kind, own_text_end, signals};
use super::{check, gives};
use crate::detect::Watch;

#[test]
fn safe_ways() {
    check(
        Kind::SecureRoute,
        &[
            "Send det i Digital Post.",
            "Brug sikker mail, når du svarer.",
            "Upload dem på borger.dk med MitID",
            "Skriv til os på sundhed.dk",
            "Gå ind på virk.dk og indberet",
            "Svar via e-Boks eller mit.dk",
            "Log ind på Min Side og læg filen dér",
            "Brug vores selvbetjening",
            "Find formularen i selvbetjeningsløsningen",
            "Send som krypteret mail",
            "Læg bilagene i kundeportalen",
            "Upload i netbanken",
            "Brug den sikre formular nedenfor",
            "Aflever via sikker upload: https://a.example/b",
            "Du kan skrive sikkert til os, når du er logget ind",
            "Send it through our secure portal",
            "Skriv i Aula",
            "Send kopien med posten",
            "Brug MinSundhed-appen, ikke mail: skriv på minsundhed",
        ],
        &[
            "Send det på mail.",
            "Svar på denne sms",
            "Du er fritaget for Digital Post",
            "Det er mere sikkert at cykle med hjelm",
            "Min sidste dag er fredag",
            "Vi er sikre på, at det går godt",
            "Husk sikkerhedssko",
            "Gå til hjemmesiden for åbningstider",
            "Læg posten i kassen",
            "Kontakt borgerservice",
            "Vi sender dig et brev",
            "Borgmesteren holder tale",
            "Skriv til info@a.example",
            "Bank på døren",
            "Portalgade 3 er lukket",
            "Ring til os",
        ],
    );
}

#[test]
fn the_policys_own_ways() {
    let route = |only| Watch {
        routes: vec![crate::detect::word_hashes("Beboernettet"), crate::detect::word_hashes("min.havn.example")],
        only_routes: only,
        ..Watch::default()
    };
    let gives = |text: &str, only| {
        let watch = route(only);
        signals(&Scan::new(text, &watch)).iter().any(|s| s.kind == Kind::SecureRoute)
    };
    assert!(gives("Læg den på beboernettet", true));
    assert!(gives("Gå til https://min.havn.example/upload", true));
    assert!(!gives("Brug Digital Post", true));
    assert!(gives("Brug Digital Post", false));
    assert!(!gives("Gå til havn.example", false));
}

#[test]
fn ways_advised_against_and_ways_back() {
    check(
        Kind::InsecureRouteDiscouraged,
        &[
            "Send dem ikke på mail.",
            "Skriv ikke dit cpr i en sms",
            "Brug ikke almindelig mail til at sende bilag",
            "Svar aldrig på sms med personlige oplysninger",
            "Undlad at sende følsomme oplysninger pr. mail",
            "Helbredsoplysninger må ikke sendes på mail",
            "Vi modtager ikke ansøgninger på mail",
            "Please do not send documents by email",
        ],
        &[
            "Send dem på mail.",
            "Svar på denne sms",
            "Vi har ikke modtaget din mail",
            "Du får ikke flere sms'er",
            "Skriv en mail",
        ],
    );
    check(
        Kind::AnswerHere,
        &[
            "Svar på denne sms",
            "Bare svar her",
            "Send det hertil",
            "Send kopi som svar på denne mail",
            "Svar med dit navn",
            "Send den på mail til mig",
            "Skriv det i en sms",
            "Send et billede på sms",
            "Mail det til mig",
            "Vedhæft det i et svar",
            "Send det pr. e-mail",
            "Svar retur med bilagene",
            "Reply to this email with your details",
            "Skriv tilbage med kontonummeret",
            "Send den til min mail",
        ],
        &[
            "Svar ikke på denne sms",
            "Denne sms kan ikke besvares",
            "Du får svar inden fredag",
            "Send dem ikke på mail",
            "Vi beder aldrig om koder i en sms",
            "Svaret ligger i Digital Post",
            "Ring til os",
            "Tak for dit svar",
        ],
    );
}

#[test]
fn case_work() {
    check(
        Kind::CaseWork,
        &[
            "Din ansøgning om boligstøtte er afslået.",
            "Vi har truffet afgørelse i sagen.",
            "Kommunen har i dag truffet følgende afgørelse",
            "Du kan klage over afgørelsen inden fire uger",
            "Vi kan desværre ikke imødekomme din ansøgning",
            "Du får hermed afslag på din ansøgning",
            "Vi bevilger 10 timers støtte om ugen",
            "Du er blevet bevilget hjemmehjælp",
            "Send dine bemærkninger til sagen senest den 3. maj",
            "Vi partshører dig om notatet",
            "Vi påtænker at nedsætte din ydelse",
            "Du skal tilbagebetale 4.000 kr.",
            "Vi afviser jeres klage",
            "Din klage er afvist, fordi fristen er overskredet",
            "Vi opsiger hermed din lejekontrakt",
            "Du opfylder ikke betingelserne for tilskud",
            "Klagevejledning følger nedenfor",
            "Kommunen påbyder dig at fjerne skuret inden 14 dage",
            "Du har mulighed for at udtale dig, inden vi går videre",
            "Vi har besluttet at stoppe din udbetaling",
            "Afgørelsen kan indbringes for Ankestyrelsen",
            "Your application has been rejected. You may appeal.",
            "Oplys din indtægt til brug for sagen",
            "Vi har lagt vægt på din arbejdsevne",
            "Klagefristen er 4 uger",
            "Du er visiteret til genoptræning",
            "Du får lov til at opsætte markisen, som du har søgt om.",
            "Vi siger ja til din ansøgning om en carport",
            "Vi siger desværre nej til dit ønske",
            "Du får ikke tilladelse til at fælde træet",
            "Du er ikke længere berettiget til ydelsen fra 1. juli.",
            "Nævnet har stadfæstet kommunens afgørelse.",
            "Vi har ændret din udbetaling.",
            "Kan du fortælle mig, hvad der skete? Svar her",
            "Vi har brug for at vide, om du bor sammen med nogen. Skriv det tilbage",
        ],
        &[
            "Afgørelsen ligger i Digital Post.",
            "Svar på din ansøgning kan læses på borger.dk",
            "Vi har modtaget din ansøgning og vender tilbage",
            "Tak for din klage. Du hører fra os inden 14 dage.",
            "Husk mødet om byggesagen på mandag",
            "Kvittering for din klage over afgørelsen",
            "Dit pas er klar til afhentning",
            "Din tid er flyttet til torsdag",
            "Vi har endnu ikke truffet afgørelse i din sag",
            "Sagsbehandlingstiden er otte uger",
            "Du hører fra os, når vi har truffet afgørelse",
            "Vi har besluttet at holde åbent om lørdagen",
            "Vi har ændret vores åbningstid",
            "Du er godkendt som bruger på vores app",
            "Dit svar ligger klar i e-Boks",
            "Kom til møde om lokalplanen",
            "Har du bemærkninger til menuen, så sig til",
            "Børnehaven har lukket i dag",
            "Vi har modtaget dine bemærkninger",
            "Din partshøring ligger i Digital Post",
            "Bilen er klar efter service",
            "Dit fravær er noteret",
            "Et nyt brev om din sag ligger i din digitale postkasse",
        ],
    );
}

#[test]
fn notices_and_reminders() {
    check(
        Kind::PostNotice,
        &[
            "Du har ny post i Digital Post",
            "Der ligger et brev til dig i e-Boks",
            "Vi har sendt dig et brev i Digital Post",
            "Nyt brev fra kommunen",
            "Du har fået en ny besked på mit.dk",
            "Du har modtaget digital post fra os",
            "Læs brevet i din digitale postkasse",
            "You have new mail in Digital Post",
        ],
        &[
            "Din aftale er mandag",
            "Postkassen skal flyttes ud til vejen",
            "Posten er forsinket",
            "Svar os i Digital Post",
        ],
    );
    check(
        Kind::Reminder,
        &[
            "Husk din tid mandag kl. 9",
            "Vi minder om mødet",
            "Din tid er ændret til fredag",
            "Pakken er klar til afhentning",
            "Vi ses torsdag",
            "Vi rykker samtalen om din plan til onsdag kl. 10",
            "Vi må desværre flytte mødet til fredag",
            "Mødet udskydes til på mandag",
            "Vi har flyttet din samtale",
        ],
        &["Din restance er 300 kr.", "Vi afviser din klage", "Send din lønseddel"],
    );
    check(
        Kind::LibraryNotice,
        &[
            "Din reservation er klar på biblioteket",
            "Bogen kan hentes på hovedbiblioteket",
            "Husk at aflevere dine lån til folkebiblioteket",
            "Biblioteket: 2 materialer forfalder i morgen",
        ],
        &[
            "Bogen er klar i patientbiblioteket",
            "Mødet er på biblioteket",
            "Din bil er klar",
            "Fagbiblioteket har din bog klar",
        ],
    );
}

#[test]
fn offers_and_leaving_the_list() {
    check(
        Kind::Marketing,
        &[
            "Spar 20 % på alle sko i dag",
            "Kun i weekenden: 30 % på hele sortimentet",
            "Black Friday starter nu",
            "Stort lagersalg på fredag",
            "Brug rabatkoden VINTER",
            "Medlemsrabat på alle ture",
            "Køb to, betal for én",
            "Tilmeld dig vores nyhedsbrev",
            "Gratis fragt hele ugen",
            "Få 100 kr. i rabat",
            "Sæsonudsalg i butikken",
        ],
        &[
            "Pris 2.895 kr.",
            "Tilbuddet på taget er 40.000 kr.",
            "Méngraden er fastsat til 8 %",
            "Du har 12 % fravær",
            "Din rente er 4 % på lånet",
            "Præmien stiger med 2,4 % på grund af indeksreguleringen",
            "Lejen sættes ned med 3 % på alle lejligheder",
            "Huslejen stiger med 3 % til januar",
            "Din bil er klar til afhentning",
            "Arbejdsevnen er nedsat",
            "Vi kan tilbyde dig en tid mandag",
            "Åbent hus på skolen",
        ],
    );
    check(
        Kind::OptOut,
        &[
            "Afmeld: send STOP til 1919",
            "Svar STOP for at slippe",
            "Frameld dig her: https://a.example/x",
            "Unsubscribe here",
            "Afmeld nyhedsbrevet",
        ],
        &[
            "Afmeld din tid på 70101010",
            "Bussen holder ved næste stop",
            "Husk at afmelde dit barn",
            "Meld afbud i tide",
        ],
    );
}

#[test]
fn packages_pictures_and_worries() {
    check(
        Kind::AccessPackage,
        &[
            "Hermed aktindsigt i sagen",
            "Vedhæftet finder du sagens akter",
            "Vi giver dig aktindsigt i de 12 dokumenter",
            "Du får hermed indsigt i dine oplysninger",
            "Vi sender hermed alle dokumenter i sag 26/1",
            "Du har bedt om aktindsigt. Vedlagt er 14 dokumenter",
        ],
        &[
            "Vi har modtaget din anmodning om aktindsigt",
            "Vi behandler din begæring om aktindsigt",
            "Jeg vil gerne have aktindsigt i min sag",
            "Du kan søge aktindsigt",
            "Vedhæftet er dagsordenen",
            "Vi afslår aktindsigt. Du får brev om klage inden 7 dage",
        ],
    );
    check(
        Kind::IdImageSent,
        &[
            "Her er billedet af dit pas",
            "Vedhæftet er en kopi af dit kørekort",
            "Jeg sender et foto af mit sundhedskort",
            "Hermed scanning af passet",
            "Her kommer kopien af dit opholdskort",
        ],
        &[
            "Dit pas er klar",
            "Husk pas og billede",
            "Send en kopi af dit pas",
            "Her er dit buskort",
            "Vi sender dig et nyt sundhedskort",
        ],
    );
    check(
        Kind::ConcernReport,
        &[
            "Underretning om et barn",
            "Jeg er bekymret for naboens datter",
            "Jeg vil anmelde et tyveri",
            "Jeg underretter om mistrivsel",
        ],
        &["Vi har modtaget en underretning", "Tak for mødet", "Anmeldelsen af restauranten var god"],
    );
    check(
        Kind::LegalBasis,
        &[
            "Jf. databeskyttelseslovens § 11",
            "Efter § 11, stk. 2, nr. 1",
            "Vi indberetter efter skatteindberetningsloven",
            "Oplysningen kræves efter hvidvaskloven",
        ],
        &["Jf. § 4, stk. 1 i vilkårene", "Vi ses kl. 11", "Lov mig, at du kommer"],
    );
}

#[test]
fn greetings() {
    for (text, want) in [
        ("Kære Tina Holm\n\nTak", Some("Tina Holm")),
        ("Hej Ole, din tid er", Some("Ole")),
        ("Hej Tina og Bo Dam\nVi ses", Some("Tina og Bo Dam")),
        ("Kære hr. Jens P. Lund\nTak", Some("Jens P. Lund")),
        ("Til Grethe Bo Vad\n\nVedlagt", Some("Grethe Bo Vad")),
        ("Hej alle\nVi ses", Some("alle")),
        ("Kære beboere", Some("beboere")),
        ("Dear Ms Jane Doe,\n", Some("Jane Doe")),
        ("Kære borger. Dit møde", None),
        ("Hej, jeg kommer", None),
        ("Hej det er Per", None),
        ("Hej\nTre nye", None),
        ("Til orientering: vi lukker", None),
        ("Kære kunde", None),
        ("Jeg sagde hej til Ole", None),
    ] {
        let watch = Watch::default();
        let found = signals(&Scan::new(text, &watch)).into_iter().find(|s| s.kind == Kind::Greeting);
        assert_eq!(found.map(|s| &text[s.start as usize..s.end as usize]), want, "{text}");
    }
    check(
        Kind::GreetsGroup,
        &[
            "Kære alle",
            "Hej alle forældre i 3.b",
            "Kære beboere",
            "Hej kolleger",
            "Til beboerne på Ringvej",
            "Dear all",
            "Kære medlemmer",
        ],
        &["Kære Tina", "Kære forælder", "Hej kære ven", "Vi hilser på alle"],
    );
}

#[test]
fn quoted_messages() {
    for (text, want) in [
        ("Tak!\n\nFra: Bo Dam\nSendt: 3. maj 2026\nTil: os\n\nMit cpr", Some("Fra: Bo Dam")),
        ("Ja.\n\nDen 3. maj 2026 kl. 9.12 skrev Bo Dam <bo@dam.example>:\n> Hej", Some("Den 3. maj")),
        ("Ja\n> Hej igen\n> mere", Some("Hej igen")),
        ("Ok\n-----Oprindelig meddelelse-----\nFra: Bo", Some("Oprindelig")),
        ("Se nedenfor\n\nOn Mon, May 3, 2026 at 9:12 AM Bo Dam wrote:\n> Hi", Some("On Mon")),
        ("Bussen går fra: Vejle. Vi ses", None),
        ("Bo skrev i går, at det er ok", None),
        ("Fra: kl. 9\nTil: kl. 10", None),
        ("3 > 2 og 2 > 1", None),
    ] {
        let watch = Watch::default();
        let found = signals(&Scan::new(text, &watch));
        let end = own_text_end(&found);
        assert_eq!(text.get(end as usize..).filter(|_| end != u32::MAX).is_some(), want.is_some(), "{text}");
        if let Some(want) = want {
            assert!(text[end as usize..].starts_with(want), "{text}: {}", &text[end as usize..]);
        }
    }
    assert!(!gives("Ja\n\n> Send mig dit cpr", Kind::Request));
}
