//! To whom the text speaks: greetings and headings, held against the recipients and the case.

use crate::{
    detect::{KnownName, SignalKind},
    kind::DataKind,
    name_match::Name,
    people::Person,
    reading::{FieldName, Passage, Reading},
    text::{Letters, List, Parts, ends_listed, listed},
};

/// Words that greet whoever it is.
const ANYBODY: &str = " borger kunde medlem patient lejer beboer forælder forældre ansøger kollega nabo elev studerende \
     medarbejder abonnent gæst deltager sagsbehandler bruger ejer andelshaver familie familien klient partner ven venner \
     modtager læser team alle jer i dem læge rektor skole kontor bestyrelse redaktion ";

/// A person who is greeted by name.
pub struct Greeted {
    /// Where.
    pub passage: Passage,
    /// The names, where several are greeted.
    pub names: Vec<Name>,
}

/// The greeting of the body and of every readable attachment, where it greets persons by name.
pub fn greeted(reading: &Reading) -> Vec<Greeted> {
    let mut out: Vec<Greeted> = Vec::new();
    if reading.template {
        return out;
    }
    let group = |p: Passage| reading.signals_of(SignalKind::GreetsGroup).any(|s| s.passage() == p);
    for signal in reading.signals_of(SignalKind::Greeting) {
        let passage = signal.passage();
        let letter = matches!(reading.name(passage), FieldName::Body | FieldName::AttachmentText(_));
        if !letter || group(passage) || out.iter().any(|g| g.passage.field == passage.field) {
            continue;
        }
        let text = reading.text(passage);
        let anybody = text.split_whitespace().any(|w| listed(ANYBODY, &w.lowered()));
        let before = &reading.fields[passage.field].text[..passage.start as usize];
        let titled = is_titled(before);
        if !anybody && (titled || KnownName::read(text).is_some()) {
            out.push(Greeted { passage, names: Name::read_all(text) });
        }
    }
    if out.is_empty() && !reading.has_signal(SignalKind::Greeting) {
        let mut names = reading.of(DataKind::PersonName).map(|e| e.passage());
        if let Some(passage) = names.find(|name| heads_letter(reading, *name)) {
            out.push(Greeted { passage, names: Name::read_all(reading.text(passage)) });
        }
    }
    out
}

/// «hr.», «fru» stands right before: a surname alone is a name.
fn is_titled(before: &str) -> bool {
    ends_listed("hr. fru frk. Hr. Fru hr", before.trim_end().as_bytes())
}

/// The name of the addressee above a letter: "Ebba Holm", "Att. Ebba Holm", with the address behind it or below.
fn heads_letter(reading: &Reading, name: Passage) -> bool {
    let text = reading.fields[name.field].text;
    let before = text.get(..name.start as usize).unwrap_or("x").trim();
    let after = text.get(name.end as usize..).unwrap_or("");
    let ends = after.is_empty() || after.begins_in("\r\n");
    reading.name(name) == FieldName::Body
        && (before.is_empty() && (ends || after.begins_in(",")) && is_address(after.trim_start().up_to("\n"))
            || ends && listed("Att. Att.: Att: ATT: Modtager: Til: Fru Hr.", before))
}

/// A line of an address, as far as its length and a number tell.
fn is_address(line: &str) -> bool {
    line.len() < 40 && (line.starts_with("c/o") || line.bytes().any(|b| b.is_ascii_digit())) && !line.holds(" kl")
}

/// Adds the name where it is a person's.
fn add_person(names: &mut Vec<Name>, name: &str) {
    if KnownName::read(name).is_some() {
        names.push(Name::read(name));
    }
}

/// Names under which a recipient may be greeted: their own, and those of whom they answer for.
pub fn names_of(reading: &Reading, person: &Person) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    if let Some(name) = person.recipient.name.as_deref() {
        add_person(&mut names, name);
    }
    if let Some(party) = person.party {
        add_person(&mut names, &party.name);
        // A name that is not known as a person's («Rasmus Bank»): it may be greeted in any way.
        if names.is_empty() {
            return names;
        }
        for other in reading.people.parties.iter().filter(|o| o.id != party.id) {
            if reading.people.answers_for(party, other) {
                names.push(Name::read(&other.name));
            }
        }
    }
    names
}

/// Greetings that fit none of the recipients, as far as their names are known.
pub fn misgreeted<'r>(reading: &Reading, greeted: &'r [Greeted]) -> Vec<&'r Greeted> {
    let people = &reading.people.recipients;
    let names: Vec<Vec<Name>> = people.iter().map(|p| names_of(reading, p)).list();
    // A recipient without a name may be anybody.
    if people.is_empty() || names.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let known: Vec<Name> = names.into_iter().flatten().list();
    greeted.iter().filter(|g| !g.names.iter().any(|name| known.iter().any(|k| name.may_be(k)))).list()
}

/// Names that a heading says the text is about ("Vedr. Mogens Bille", "Borger: …") where the case has no such person.
pub fn strangers_in_headings(reading: &Reading, field: &dyn Fn(FieldName) -> bool) -> Vec<Passage> {
    if reading.people.parties.is_empty() || reading.template {
        return Vec::new();
    }
    let people = &reading.people;
    let known: Vec<Name> = people
        .parties
        .iter()
        .map(|p| p.name.as_str())
        .chain(people.recipients.iter().filter_map(|r| r.recipient.name.as_deref()))
        .map(Name::read)
        .list();
    reading
        .of(DataKind::PersonName)
        .map(|e| e.passage())
        .filter(|p| field(reading.name(*p)) && is_heading(reading, *p))
        .filter(|p| {
            let name = Name::read(reading.text(*p));
            name.len() >= 2 && !known.iter().any(|k| name.may_be(k) || k.may_be(&name))
        })
        .list()
}

fn is_heading(reading: &Reading, passage: Passage) -> bool {
    let before = reading.fields[passage.field].text.get(..passage.start as usize).unwrap_or("");
    let line = before.near_end().behind("\n").trim_end().lowered();
    let line = line.short_of(":. ");
    const CUES: &str = "vedr vedrørende ang angående borger elev patient barn navn klient beboer lejer";
    line.len() < 40 && listed(CUES, line.behind(" "))
}
