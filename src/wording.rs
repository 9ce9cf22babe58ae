//! How kinds of data are called in messages: "oplysninger om helbred og gæld".

use crate::{
    kind::DataKind,
    reading::{Passage, Reading},
    text::List,
    verdict::Both,
};

/// The words for one kind, as they stand in "Din besked indeholder …".
pub fn kind(kind: DataKind) -> Both {
    use DataKind::*;
    match kind {
        Cpr => ["et CPR-nummer", "a CPR number"],
        CprPartial => ["en del af et CPR-nummer", "part of a CPR number"],
        ForeignId => ["et udenlandsk personnummer", "a foreign personal number"],
        Passport => ["et pasnummer", "a passport number"],
        DrivingLicence => ["et kørekortnummer", "a driving licence number"],
        DateOfBirth => ["en fødselsdato", "a date of birth"],
        PersonName => ["et navn", "a name"],
        Phone => ["et telefonnummer", "a phone number"],
        EmailAddress => ["en e-mailadresse", "an e-mail address"],
        PostalAddress => ["en adresse", "an address"],
        VehiclePlate => ["en nummerplade", "a number plate"],
        IpAddress => ["en IP-adresse", "an IP address"],
        Iban | BankAccount => ["et kontonummer", "an account number"],
        PaymentCard => ["et kortnummer", "a card number"],
        Credential => ["en adgangskode", "a password or code"],
        Health => ["oplysninger om helbred", "health information"],
        Ethnicity => ["oplysninger om etnisk oprindelse", "information on ethnic origin"],
        Politics => ["oplysninger om politisk holdning", "information on political opinion"],
        Religion => ["oplysninger om religion eller tro", "information on religion or belief"],
        TradeUnion => ["oplysninger om medlemskab af fagforening", "information on trade union membership"],
        Genetic => ["genetiske oplysninger", "genetic information"],
        Biometric => ["biometriske oplysninger", "biometric information"],
        SexLife => ["oplysninger om seksuelle forhold", "information on sex life or orientation"],
        CriminalOffence => ["oplysninger om strafbare forhold", "information on criminal offences"],
        Finances => ["oplysninger om økonomi", "financial information"],
        Social => ["oplysninger om sociale forhold", "information on social matters"],
        Family => ["oplysninger om familieforhold", "information on family matters"],
        Employment => ["oplysninger om ansættelse", "employment information"],
        Education => ["oplysninger om skole eller uddannelse", "school or education information"],
        Consumption => ["oplysninger om forbrug", "consumption information"],
        RevealingPlace => ["navnet på et afslørende sted", "the name of a revealing place"],
    }
}

/// What stands in `passages`, each kind once, as a phrase.
pub fn data(reading: &Reading, passages: &[Passage]) -> String {
    let found = |kind: DataKind| {
        let mut all = reading.entities.iter().filter(move |e| e.what.kind == kind);
        all.any(|e| passages.iter().any(|p| p.field == e.field && p.start <= e.what.start && e.what.end <= p.end))
    };
    let kinds: Vec<DataKind> = DataKind::ALL.iter().copied().filter(|kind| found(*kind)).list();
    let language = reading.settings.language as usize;
    let common = ["oplysninger om ", "information on "][language];
    let mut out = String::new();
    for (i, each) in kinds.iter().enumerate() {
        if i > 0 {
            out.push_str(if i + 1 < kinds.len() { ", " } else { [" og ", " and "][language] });
        }
        let words = kind(*each)[language];
        // "oplysninger om helbred og økonomi", not "… og oplysninger om økonomi".
        let again = i > 0 && kind(kinds[i - 1])[language].starts_with(common);
        out.push_str(if again { words.strip_prefix(common).unwrap_or(words) } else { words });
    }
    if out.is_empty() { ["oplysninger", "information"][language].into() } else { out }
}
