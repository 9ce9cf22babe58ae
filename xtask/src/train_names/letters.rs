//! Letters, SMS, e-mails and forms out of the sentences in `xtask/data/letters.txt`.

use super::{
    Labelled,
    people::{People, genitive},
    random::Random,
};

/// Sections of a list: name and lines.
pub type Sections = Vec<(String, Vec<String>)>;

/// Reads `[section]` lists; `#` begins a comment.
pub fn sections(text: &str) -> Sections {
    let mut out: Sections = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => out.push((name.into(), Vec::new())),
            None => {
                if let Some(section) = out.last_mut() {
                    section.1.push(line.into());
                }
            }
        }
    }
    out
}

fn lines(sections: &Sections, name: &str) -> Vec<String> {
    sections.iter().find(|s| s.0 == name).map(|s| s.1.clone()).unwrap_or_else(|| panic!("no section [{name}]"))
}

/// The words of a section.
pub fn words(sections: &Sections, name: &str) -> Vec<String> {
    lines(sections, name).iter().flat_map(|line| line.split_whitespace()).map(String::from).collect()
}

/// What letters are made of.
pub struct Letters {
    greeting: [Vec<String>; 2],
    sign_off: [Vec<String>; 2],
    person: Vec<String>,
    nobody: Vec<String>,
    trap: Vec<String>,
    heading: Vec<String>,
    office: Vec<String>,
    house: Vec<String>,
    room: Vec<String>,
    job: Vec<String>,
    relation: Vec<String>,
    topic: Vec<String>,
    trade: Vec<String>,
    master: Vec<String>,
    firm: [Vec<String>; 2],
    street: [Vec<String>; 2],
    towns: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Sms,
    Chat,
    Mail,
    Letter,
    Form,
}

impl Letters {
    pub fn read(text: &str, postcodes: &str) -> Self {
        let s = sections(text);
        let mut towns: Vec<String> = postcodes
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once('\t'))
            .map(|(_, town)| town.to_string())
            .filter(|town| town.len() < 16 && town.chars().skip(1).any(char::is_lowercase))
            .collect();
        towns.sort();
        towns.dedup();
        Self {
            greeting: [lines(&s, "greeting"), lines(&s, "greeting-nobody")],
            sign_off: [lines(&s, "sign-off"), lines(&s, "sign-off-nobody")],
            person: lines(&s, "person"),
            nobody: lines(&s, "nobody"),
            // What looks like a name there is a street's, a firm's or a ship's.
            trap: lines(&s, "trap")
                .iter()
                .map(|l| {
                    ["F", "L", "FG", "LG"]
                        .iter()
                        .fold(l.clone(), |l, k| l.replace(&format!("{{{k}}}"), &format!("{{no-{k}}}")))
                })
                .collect(),
            heading: words(&s, "heading"),
            office: lines(&s, "office"),
            house: words(&s, "house"),
            room: lines(&s, "room"),
            job: lines(&s, "job"),
            relation: words(&s, "relation"),
            topic: lines(&s, "topic").iter().flat_map(|l| l.split('|')).map(String::from).collect(),
            trade: words(&s, "trade"),
            master: words(&s, "master"),
            firm: [words(&s, "firm-first"), words(&s, "firm-second")],
            street: [words(&s, "street-first"), words(&s, "street-last")],
            towns,
        }
    }

    /// One text.
    pub fn write(&self, people: &People, r: &mut Random) -> Labelled {
        let kind = r.pick(&[&Kind::Sms, &Kind::Sms, &Kind::Mail, &Kind::Letter, &Kind::Form, &Kind::Chat]);
        let about = r.chance(0.6);
        let count = match kind {
            Kind::Sms => r.between(1, 3),
            Kind::Chat => r.between(1, 2),
            Kind::Form => r.between(1, 4),
            Kind::Mail => r.between(2, 5),
            Kind::Letter => r.between(3, 6),
        };
        let mut body: Vec<String> = (0..count)
            .map(|_| match r.share() {
                s if about && s < 0.5 => r.one(&self.person),
                s if s < 0.8 => r.one(&self.nobody),
                _ => r.one(&self.trap),
            })
            .map(String::from)
            .collect();
        if r.chance(0.25) {
            let (word, other) = (r.one(&self.heading), r.one(&self.heading));
            let line = match r.below(6) {
                0 => format!("{word}: {}", r.one(&self.nobody)),
                1 => format!("{word} {{NUM}}"),
                2 => format!("{word};{other};{{NUM}}"),
                3 => format!("{word} og {}", other.to_lowercase()),
                4 => format!("{word} & {other}"),
                _ => word.to_string(),
            };
            body.insert(r.below(body.len() + 1), line);
        }
        let which = |r: &mut Random, lists: &[Vec<String>; 2], with: f64| {
            if about && r.chance(with) {
                r.one(&lists[0]).to_string()
            } else if r.chance(0.65) {
                r.one(&lists[1]).to_string()
            } else {
                String::new()
            }
        };
        let greeting = which(r, &self.greeting, 0.8);
        let sign_off = which(r, &self.sign_off, 0.8);
        let template = if matches!(kind, Kind::Sms | Kind::Chat) {
            let join = r.pick(&[" ", " ", " ", "\n"]);
            let open = greeting.ends_with(|c: char| c.is_alphabetic() || c == '}');
            let after = if join == " " && open { r.pick(&[". ", ", ", "! ", " "]) } else { join };
            let greeting = if greeting.is_empty() { greeting } else { greeting + after };
            let sign_off = if sign_off.is_empty() { sign_off } else { format!("{join}{sign_off}") };
            format!("{greeting}{}{sign_off}", body.join(join))
        } else {
            let greeting = if greeting.is_empty() { greeting } else { greeting + r.pick(&["\n\n", "\n\n", "\n"]) };
            let sign_off = if sign_off.is_empty() { sign_off } else { format!("\n\n{sign_off}") };
            format!("{greeting}{}{sign_off}", body.join(r.pick(&[" ", "\n", "\n\n"])))
        };
        self.fill(&template.replace('|', "\n"), *kind, people, r)
    }

    fn fill(&self, template: &str, kind: Kind, people: &People, r: &mut Random) -> Labelled {
        let mut out = Labelled::default();
        let mut known: Vec<String> = Vec::new();
        let hasty = matches!(kind, Kind::Sms | Kind::Chat);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            out.text.push_str(&rest[..open]);
            let end = open + rest[open..].find('}').expect("a slot is closed");
            let slot = &rest[open + 1..end];
            rest = &rest[end + 1..];
            let mut name = match slot {
                "P" | "PG" => {
                    let name = people.full(r);
                    known.push(name.clone());
                    name
                }
                "L" | "LG" => people.surname(r),
                "F" | "FG" => match known.last().filter(|_| r.chance(0.35)) {
                    Some(full) if full.chars().nth(1) != Some('.') => {
                        full.split(' ').next().unwrap_or_default().to_string()
                    }
                    _ => people.first(r),
                },
                _ => {
                    let filler = self.filler(slot, people, r);
                    out.text.push_str(&filler);
                    continue;
                }
            };
            match r.share() {
                s if s < if hasty { 0.14 } else { 0.05 } => name = name.to_lowercase(),
                s if s > 0.98 => name = name.to_uppercase(),
                _ => {}
            }
            let start = out.text.len();
            out.text.push_str(&if slot.len() == 2 { genitive(&name) } else { name.clone() });
            out.names.push((start, start + name.len()));
        }
        out.text.push_str(rest);
        let share = r.share();
        let recased = match () {
            () if share < if hasty || kind == Kind::Form { 0.2 } else { 0.03 } => out.text.to_lowercase(),
            () if share > 0.985 => out.text.to_uppercase(),
            () => return out,
        };
        // Every letter we use keeps its length in the other case; if one does not, the text stays as it was.
        if recased.len() == out.text.len() {
            out.text = recased;
        }
        out
    }

    fn filler(&self, slot: &str, people: &People, r: &mut Random) -> String {
        match slot {
            "no-F" => people.first(r),
            "no-L" => people.surname(r),
            "no-FG" => genitive(&people.first(r)),
            "no-LG" => genitive(&people.surname(r)),
            "A" => self.street(people, r),
            "ADR" => self.address(people, r),
            "T" => r.one(&self.towns).into(),
            "X" => r.one(&self.house).into(),
            "COMP" => self.firm(people, r),
            "INST" => self.nested(&self.office, people, r),
            "ROOM" => self.nested(&self.room, people, r),
            "TOPIC" => r.one(&self.topic).into(),
            "JOB" => r.one(&self.job).into(),
            "JOBC" => {
                let job = r.one(&self.job);
                let mut characters = job.chars();
                characters.next().map_or(String::new(), |c| c.to_uppercase().chain(characters).collect())
            }
            "REL" => r.one(&self.relation).into(),
            "D" => r.pick(&["A", "B", "C", "D", "E", "F", "K", "A1", "B2"]).into(),
            "DAY" => r.pick(&["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]).into(),
            "MON" => month(r).into(),
            "NUM" => r.between(1, 99).to_string(),
            "TIME" => format!("{}{}", r.between(7, 18), r.pick(&["", ".00", ".15", ".30", ":45"])),
            "DATE" => match r.below(3) {
                0 => format!("{}. {}", r.between(1, 28), month(r)),
                1 => format!("{}/{}", r.between(1, 28), r.between(1, 12)),
                _ => format!("{:02}-{:02}-{}", r.between(1, 28), r.between(1, 12), r.between(1940, 2026)),
            },
            "TEL" => match r.below(2) {
                0 => format!("{} {} {} {}", r.between(20, 99), r.between(10, 99), r.between(10, 99), r.between(10, 99)),
                _ => r.between(20_000_000, 99_999_999).to_string(),
            },
            "CASE" => format!("{}/{}", r.between(20, 27), r.between(100, 99_999)),
            "CPR" => r.pick(&["010145-5009", "290248-6006", "150650-7002", "311257-8004"]).into(),
            "MAIL" => {
                format!("{}@{}.example", r.pick(&["info", "post", "kontakt"]), r.pick(&["kommune", "firma", "bolig"]))
            }
            "URL" => r.pick(&["www.borger.example", "https://kommune.example/tid", "klinik.example"]).into(),
            _ => panic!("letters.txt: no such slot: {{{slot}}}"),
        }
    }

    fn nested(&self, list: &[String], people: &People, r: &mut Random) -> String {
        let line = r.one(list).to_string();
        let (mut out, mut rest) = (String::new(), line.as_str());
        while let Some(open) = rest.find('{') {
            let end = open + rest[open..].find('}').expect("a slot is closed");
            out.push_str(&rest[..open]);
            out.push_str(&self.filler(&rest[open + 1..end], people, r));
            rest = &rest[end + 1..];
        }
        out + rest
    }

    fn street(&self, people: &People, r: &mut Random) -> String {
        let road = |r: &mut Random| r.pick(&["Vej", "Gade", "Allé", "Plads", "Boulevard", "Stræde", "Torv", "Have"]);
        match r.share() {
            s if s < 0.55 => format!("{}{}", r.one(&self.street[0]), r.one(&self.street[1])),
            s if s < 0.72 => format!("{} {} {}", people.first(r), genitive(&people.surname(r)), road(r)),
            s if s < 0.82 => format!("{} {}", genitive(&people.first(r)), road(r)),
            s if s < 0.90 => format!("{} {}", genitive(&people.surname(r)), road(r)),
            s if s < 0.96 => format!("{}{}", people.surname(r), r.pick(&["vej", "sgade", "svej", "parken", "gade"])),
            _ => format!("{} {}vej", r.pick(&["Gammel", "Ny", "Store", "Lille", "Sankt"]), r.one(&self.street[0])),
        }
    }

    fn address(&self, people: &People, r: &mut Random) -> String {
        let mut out = format!("{} {}{}", self.street(people, r), r.between(1, 240), r.pick(&["", "", "", "A", "B"]));
        if r.chance(0.3) {
            out += &format!(", {} {}", r.pick(&["1.", "2.", "3.", "st."]), r.pick(&["tv", "th", "mf"]));
        }
        if r.chance(0.7) {
            out += &format!(", {} {}", r.between(1000, 9990), r.one(&self.towns));
        }
        out
    }

    fn firm(&self, people: &People, r: &mut Random) -> String {
        let form = r.pick(&[" A/S", " ApS", " I/S", "", "", " P/S"]);
        match r.share() {
            s if s < 0.10 => format!(
                "{} {} {}{}",
                r.one(&self.master),
                people.first(r),
                people.surname(r),
                r.pick(&[" A/S", " ApS", " & Søn", " I/S", ""])
            ),
            s if s < 0.20 => {
                let tail = match r.below(5) {
                    0 => format!(" & {}", people.surname(r)),
                    n => [" A/S", " ApS", " & Co.", " og Sønner"][n - 1].to_string(),
                };
                format!("{} {}{tail}", r.one(&self.master), people.surname(r))
            }
            s if s < 0.28 => format!("{} & {}{form}", people.surname(r), people.surname(r)),
            s if s < 0.38 => format!("{} {}{form}", genitive(&people.first(r)), r.one(&self.trade)),
            s if s < 0.50 => format!("{} {}{form}", people.surname(r), r.one(&self.trade)),
            s if s < 0.55 => format!("{} {}{form}", genitive(&people.surname(r)), r.one(&self.trade)),
            s if s < 0.59 => {
                format!("{} {} {}", people.first(r), people.surname(r), r.pick(&["A/S", "ApS", "Holding ApS"]))
            }
            s if s < 0.64 => format!(
                "{} {} & {}{}",
                r.one(&self.master),
                people.first(r),
                people.first(r),
                r.pick(&["", "", " ApS", " I/S"])
            ),
            s if s < 0.90 => format!("{} {}{form}", r.one(&self.firm[0]), r.one(&self.firm[1])),
            _ => format!("{}{}{form}", r.one(&self.firm[0]), r.one(&self.firm[1]).to_lowercase()),
        }
    }
}

fn month(r: &mut Random) -> &'static str {
    r.pick(&[
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ])
}
