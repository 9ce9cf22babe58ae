//! Requests, secrets and passwords in many voices.

use super::super::{Asked, SignalKind, signals};
use super::check;
use crate::detect::{Scan, Watch};

const CPR: u16 = Asked::CPR;
const ID: u16 = Asked::ID_COPY;
const HEALTH: u16 = Asked::HEALTH;
const MONEY: u16 = Asked::FINANCES;
const SECRET: u16 = Asked::CREDENTIALS;
const OTHER: u16 = Asked::OTHER_PROTECTED;

/// What the text asks for, neutral things left out.
fn asked(text: &str) -> u16 {
    let watch = Watch::default();
    let requests = signals(&Scan::new(text, &watch));
    requests.iter().filter(|s| s.kind == SignalKind::Request).fold(0, |bits, s| bits | s.asked.0) & !Asked::NEUTRAL
}

#[test]
fn what_is_asked_for() {
    let mut wrong = Vec::new();
    for (text, want) in [
        // CPR
        ("Send dit cpr-nummer til mig i dag.", CPR),
        ("Skriv jeres børns personnumre i en mail.", CPR),
        ("Må vi bede om dit personnummer?", CPR),
        ("Må vi bede dig oplyse dine sidste fire cifre?", CPR),
        ("Du bedes oplyse cpr ved svar på denne besked.", CPR),
        ("Cpr-nr. bedes oplyst pr. mail.", CPR),
        ("Hej Per, kan du lige sms'e dit fødselsnummer?", CPR),
        ("Kan du ikke bare skrive dit cpr her?", CPR),
        ("Vil du tage et billede af dit pas og sende det retur?", ID),
        ("hej ejvind kan du ikke tage et billede af papirerne fra skadestuen?", HEALTH),
        ("Vi mangler stadig dit cpr. nr. for at komme videre", CPR),
        ("Jeg skal bruge dit cpr for at finde dig i systemet", CPR),
        ("Hvad er dit personnummer?", CPR),
        ("Svar venligst med navn, adresse og cpr-nummer.", CPR),
        ("Husk at skrive cpr i emnefeltet", CPR),
        ("Vi skal bruge:\n- navn\n- cpr-nummer\n- telefon", CPR),
        ("Please reply with your CPR number.", CPR),
        ("We still need your civil registration number", CPR),
        ("Oplys venligst CPR.", CPR),
        ("Vi har ikke dit cpr. Send det hertil.", CPR),
        ("Du kan sende dit cpr-nummer som svar på denne mail", CPR),
        ("Har du fået nyt personnummer? Så send det på sms.", CPR),
        ("sender du ikke lige dit cpr", 0),
        ("Cpr-nr?", CPR),
        ("Vi beder dig om at oplyse dit og dit barns cpr", CPR),
        ("Giv mig lige dit cpr, så slår jeg dig op", CPR),
        ("Du skal blot svare med dit cpr-nummer", CPR),
        // Codes and cards
        ("Du modtager om lidt en engangskode. Svar på denne sms med koden, så opretter vi dig.", SECRET),
        ("Oplys den kode, du lige har fået på sms", SECRET),
        ("Send os den sekscifrede kode, du har fået", SECRET),
        ("Svar med den 6-cifrede kode, vi har sendt", SECRET),
        ("Giv os koden, du har modtaget på mobilen", SECRET),
        ("Skriv de 16 cifre og de tre på bagsiden til os", SECRET),
        ("Send os de tre cifre på bagsiden af kortet", SECRET),
        ("Godkend i MitID-appen nu, ellers spærres din konto", SECRET),
        ("Du skal godkende i din MitID-app inden kl. 12", SECRET),
        // Identity documents
        ("Vedhæft kopi af pas eller kørekort.", ID),
        ("Tag et foto af dit sundhedskort og send det retur", ID),
        ("Upload legitimation", ID),
        ("Upload din legitimation via linket", ID),
        ("Kan vi få et billede af dit kørekort?", ID),
        ("Scan passet ind og mail det til os", ID),
        ("Vi har brug for gyldig billedlegitimation fra jer begge", ID),
        ("Du mangler at indsende kopi af opholdskort", ID),
        ("Jeg mangler en scanning af dit pas", ID),
        ("Could you please send a copy of your passport?", ID),
        ("Send venligst for- og bagside af dit gule kort", ID),
        ("Kopi af kørekort skal vedhæftes.", ID),
        ("Vi anmoder om kopi af pas.", ID),
        ("Smid lige et billede af kørekortet over til mig", ID),
        ("Returner skemaet sammen med kopi af dit sygesikringsbevis", ID),
        ("Vi skal bruge følgende:\n1. Kopi af pas\n2. Lejekontrakt", ID),
        // Health
        ("Indsend lægeerklæringen inden fredag.", HEALTH),
        ("Fortæl os, hvad du fejler.", HEALTH),
        ("Oplys hvilken medicin du får", HEALTH),
        ("Vi har endnu ikke modtaget din sygemelding.", HEALTH),
        ("Kan du maile din journal fra sygehuset?", HEALTH),
        ("Send en kopi af din medicinliste", HEALTH),
        ("Skriv, om du er gravid", HEALTH),
        ("Vi vil gerne have oplysninger om dit helbred", HEALTH),
        ("Du skal sende en attest fra din læge", HEALTH),
        ("Svar med dine allergier og vaccinationer", HEALTH),
        ("Vi mangler en mulighedserklæring fra dig", HEALTH),
        ("Helbredsskema bedes returneret pr. mail", HEALTH),
        ("Please send us a medical certificate", HEALTH),
        ("Må jeg få dine blodprøvesvar?", HEALTH),
        ("Hvad er din diagnose?", HEALTH),
        // Money
        ("Send de seneste tre lønsedler.", MONEY),
        ("Vi mangler din årsopgørelse og et budget", MONEY),
        ("Oplys din månedsløn og gæld", MONEY),
        ("Må vi få et kontoudtog for oktober?", MONEY),
        ("Skriv lige reg.nr. og kontonummer tilbage", MONEY),
        ("Dokumentation for din indkomst bedes fremsendt", MONEY),
        ("Vi skal bruge dokumentation for jeres indtægter", MONEY),
        ("Mail din forskudsopgørelse til mig", MONEY),
        ("Du kan uploade lønspecifikationen her", MONEY),
        ("Svar på sms med dit kontonummer", MONEY),
        ("Har du din årsopgørelse liggende? Send den gerne til mig.", MONEY),
        ("Hvad tjener du? Skriv din løn i svaret", MONEY),
        ("We need your last three payslips", MONEY),
        ("Udfyld skemaet med jeres formue og gæld", MONEY),
        ("Vi beder om oplysninger om dine økonomiske forhold", MONEY),
        // Secrets
        ("Oplys din adgangskode, så hjælper vi.", SECRET),
        ("Send koden fra appen nu", SECRET),
        ("Bekræft dit kortnummer og udløbsdato her: http://x.example/a", SECRET),
        ("Giv os din MitID-kode", SECRET),
        ("Svar med engangskoden, du lige har fået", SECRET),
        ("Jeg mangler din pinkode", SECRET),
        ("gi mig lige dit password", SECRET),
        ("Kan du sende dit MitID bruger-id?", SECRET),
        ("Vi skal bruge dine kortoplysninger for at refundere", SECRET),
        ("Indtast kortnummer og CVC på siden", SECRET),
        ("Please confirm your credit card and security code", SECRET),
        ("Hvad er din kode til netbanken?", SECRET),
        ("Skriv koden fra din kodeviser i et svar", SECRET),
        ("Fortæl mig lige din adgangskode", SECRET),
        ("Du bedes sende brugernavn og adgangskode", SECRET),
        // Over several sentences
        ("Vi mangler noget fra dig. Det drejer sig om dit cpr-nummer.", CPR),
        ("Vi skal bruge:\n- telefon\n- fars cpr-nummer\n- lønseddel", CPR | MONEY),
        ("Send os dette:\n\nKopi af pas\nÅrsopgørelse\n\nVi har din journal.", ID | MONEY),
        ("Vi har ikke fået lægeerklæringen endnu. Vil du sende den på mail?", HEALTH),
        // The rest
        ("Send en straffeattest og dit cpr", OTHER | CPR),
        ("Vi mangler jeres samværsaftale.", OTHER),
        ("Vedhæft skilsmissebevilling eller separationspapirer", OTHER),
        ("Kan du maile din børneattest?", OTHER),
        ("Indsend venligst vielsesattest og lønseddel", OTHER | MONEY),
    ] {
        if asked(text) != want {
            wrong.push((text, asked(text)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_not_asked_for() {
    let mut wrong = Vec::new();
    for text in [
        "Der kræves straffeattest i stillingen.",
        "Vi kræver børneattest af alle trænere.",
        "Vi beder dig aldrig om cpr-nummer eller koder på sms.",
        "Send aldrig dit cpr i en almindelig mail",
        "Send ikke dit pas på mail.",
        "Del ikke din adgangskode med nogen",
        "Du skal ikke sende lønsedler",
        "Du behøver ikke sende lægeerklæring",
        "Oplys aldrig din pinkode.",
        "Vi spørger aldrig efter kortnummer",
        "Undlad at sende helbredsoplysninger",
        "Skriv ikke dit personnummer i beskeden",
        "Husk dit pas og sundhedskort.",
        "Medbring legitimation og lønsedler",
        "Tag dit gamle kørekort med",
        "Du bedes medbringe dit sundhedskort",
        "Du kan hente dit pas i morgen",
        "Vi sender dig din årsopgørelse i næste uge",
        "Jeg sender mit cpr senere",
        "Vi har modtaget din lægeerklæring og lønseddel",
        "Tak for din journal.",
        "Hermed kopi af dit pas, som du bad om",
        "Din adgangskode er sendt med posten",
        "Pinkoden får du i receptionen",
        "Oplys cpr, når du kommer i receptionen",
        "Oplys dit personnummer i telefonen",
        "Ring og oplys dit cpr-nummer til sekretæren",
        "Vi bruger dit cpr til at udbetale pengene",
        "Dit sundhedskort er på vej",
        "Skriv til os, hvis din indkomst ændrer sig",
        "Ring, hvis du har spørgsmål om din løn",
        "Send os en mail, når du har fået dit pas",
        "Pas på dig selv",
        "Kan I sende mig min journal?",
        "I skulle bruge mit cpr, her kommer det",
        "Indtast koden 482913 for at åbne døren",
        "Brug koden fra brevet",
        "Skift din adgangskode mindst en gang om året",
        "Husk at opdatere kodeordet",
        "Opdater din adgangskode på siden",
        "Indtast den kode, du har fået i brevet, ved porten",
        "Lås døren op med koden",
        "Godkend referatet senest fredag",
        "Se din årsopgørelse på skat.dk",
        "Læs om helbred og sygdom på sundhed.dk",
        "Svar JA, hvis du kommer",
        "Send STOP til 1234",
        "Husk at lukke porten",
        "Din lønseddel sendes til dig i e-Boks",
        "Vi kan oplyse, at din gæld er betalt",
        "Kom og hør om sygdom og sorg",
        "Vi vil gerne sige tak for mødet om din journal",
        "Du kan se dine kontooplysninger i netbanken",
        "Please do not send your passport by email",
        "Never share your password",
        "Vi passer på dine oplysninger",
    ] {
        if asked(text) != 0 {
            wrong.push((text, asked(text)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_cpr_number_as_a_password() {
    check(
        SignalKind::CprAsPassword,
        &[
            "Koden er dit cpr-nummer.",
            "Adgangskoden er de fire sidste cifre i dit personnummer",
            "Filen åbnes med dit cpr",
            "Filen er låst. Brug dit cpr-nummer for at åbne den.",
            "Password: dit cpr uden bindestreg",
            "Dokumentet er beskyttet med dit fødselsnummer",
            "Brug dit personnummer som adgangskode",
            "Din kode er de første seks cifre i cpr-nummeret",
            "Pinkoden er de sidste fire i dit cpr",
            "Zip-filen er krypteret med modtagerens cpr-nr.",
            "For at låse op skal du bruge koden, som er dit cpr-nummer",
            "Du åbner pdf'en med cpr-nummeret",
            "Adgangskode (cpr-nummer)",
            "The password is your CPR number",
            "Lønsedlen er låst med kode. Det er de sidste fire cifre i dit cpr.",
            "Dit cpr-nummer er koden til filen",
        ],
        &[
            "Koden har intet med dit cpr-nummer at gøre.",
            "Koden er ikke dit cpr-nummer",
            "Brug aldrig dit cpr som kode",
            "Oplys dit cpr og din adgangskode",
            "Send cpr-nummer og pinkode",
            "Du får koden på sms. Oplys cpr ved ankomst.",
            "Filen åbnes med den kode, du får på sms",
            "Dit cpr-nummer er registreret",
            "Hav dit cpr-nummer klar, når du ringer",
            "Oplys erstatningsnr. i skranken",
            "Døren åbnes med kort og kode",
            "Vi beskytter dit cpr-nummer",
            "Vi opbevarer dit cpr krypteret",
            "Dit postnummer er koden",
            "Din kode er 4711",
            "Vi har rettet dit cpr-nummer og nulstillet din kode",
        ],
    );
}
