//! People to put into texts: names of the shipped list as often as they are borne, and others.

use super::random::Random;

struct Pool {
    names: Vec<String>,
    /// Running sums of bearers, of their square roots, and of one each.
    sums: [Vec<f64>; 3],
}

impl Pool {
    fn new(names: Vec<(String, u32)>) -> Self {
        let sum = |weight: fn(f64) -> f64| {
            let mut total = 0.0;
            names
                .iter()
                .map(|(_, count)| {
                    total += weight(f64::from(*count));
                    total
                })
                .collect::<Vec<_>>()
        };
        let sums = [sum(|c| c), sum(f64::sqrt), sum(|_| 1.0)];
        Self { names: names.into_iter().map(|(name, _)| name).collect(), sums }
    }
    fn pick(&self, random: &mut Random) -> &str {
        let sums = &self.sums[match random.share() {
            s if s < 0.35 => 0,
            s if s < 0.75 => 1,
            _ => 2,
        }];
        let at = random.share() * sums.last().copied().unwrap_or(0.0);
        &self.names[sums.partition_point(|sum| *sum < at).min(self.names.len() - 1)]
    }
    fn has(&self, name: &str) -> bool {
        self.names.binary_search_by(|n| n.as_str().cmp(name)).is_ok()
    }
}

/// Who may stand in a text.
pub struct People {
    first: Pool,
    last: Pool,
    other_first: Vec<String>,
    other_last: Vec<String>,
}

impl People {
    /// The shipped list, and names that it does not hold.
    pub fn read(list: &str, elsewhere: &str) -> Self {
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for line in list.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, f, l] = cells[..] else { continue };
            let count = |cell: &str| cell.parse::<u32>().unwrap_or(0);
            if count(f) > 0 {
                first.push((name.to_string(), count(f)));
            }
            if count(l) > 0 {
                last.push((name.to_string(), count(l)));
            }
        }
        first.sort();
        last.sort();
        let (first, last) = (Pool::new(first), Pool::new(last));
        let sections = super::letters::sections(elsewhere);
        let words = |name: &str| super::letters::words(&sections, name);
        let known = |pool: &Pool, name: &String| !pool.has(&name.to_lowercase());
        let other_first: Vec<String> = words("first").into_iter().filter(|n| known(&first, n)).collect();
        let mut other_last: Vec<String> = words("last").into_iter().filter(|n| known(&last, n)).collect();
        let foreign = other_last.len();
        // Danish surnames that nobody bears, or few: as many again as the foreign ones, twice.
        let (stems, ends) = (words("stem"), words("end"));
        for (i, stem) in stems.iter().enumerate() {
            for (j, end) in ends.iter().enumerate() {
                let name = format!("{stem}{end}");
                if (i * 7 + j * 3) % 4 == 0 && other_last.len() < foreign * 4 && known(&last, &name) {
                    other_last.push(name);
                }
            }
        }
        Self { first, last, other_first, other_last }
    }

    pub fn is_surname(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let bare = word.strip_suffix('s').unwrap_or(&word);
        let first = self.first.has(&word) || self.first.has(bare);
        !first && (self.last.has(&word) || self.last.has(bare))
    }

    pub fn is_genitive(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let known = |name: &str| self.first.has(name) || self.last.has(name);
        word.strip_suffix('s').is_some_and(|bare| !known(&word) && (known(bare) || word.ends_with("sens")))
    }

    pub fn first(&self, random: &mut Random) -> String {
        match random.share() {
            s if s < 0.07 => random.one(&self.other_first).to_string(),
            s if s < 0.10 => format!("{}-{}", capital(self.first.pick(random)), capital(self.first.pick(random))),
            _ => capital(self.first.pick(random)),
        }
    }

    pub fn surname(&self, random: &mut Random) -> String {
        match random.share() {
            s if s < 0.16 => random.one(&self.other_last).to_string(),
            s if s < 0.17 => format!("{}-{}", capital(self.last.pick(random)), capital(self.last.pick(random))),
            _ => capital(self.last.pick(random)),
        }
    }

    pub fn full(&self, random: &mut Random) -> String {
        let (first, last) = (self.first(random), self.surname(random));
        let letter = |random: &mut Random| {
            random.pick(&[
                "A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "O", "P", "R", "S", "T", "V", "Ø",
            ])
        };
        match random.share() {
            s if s < 0.62 => format!("{first} {last}"),
            s if s < 0.72 => format!("{first} {} {last}", self.first(random)),
            s if s < 0.82 => format!("{first} {} {last}", self.surname(random)),
            s if s < 0.88 => format!("{first} {}. {last}", letter(random)),
            s if s < 0.89 => format!("{first} {} {last}", letter(random)),
            s if s < 0.91 => format!("{}. {}. {last}", letter(random), letter(random)),
            s if s < 0.93 => format!("{}. {last}", letter(random)),
            s if s < 0.96 => format!("{first} {} {} {last}", self.first(random), self.surname(random)),
            s if s < 0.98 => {
                format!("{first} {} {last}", random.pick(&["von", "van", "de", "el", "al", "af", "van der", "bin"]))
            }
            _ => format!("{first} {last}-{}", self.surname(random)),
        }
    }
}

fn capital(name: &str) -> String {
    name.split('-')
        .map(|part| {
            let mut characters = part.chars();
            characters.next().map_or(String::new(), |c| c.to_uppercase().chain(characters).collect())
        })
        .collect::<Vec<String>>()
        .join("-")
}

/// Peters, Mads'.
pub fn genitive(name: &str) -> String {
    format!("{name}{}", if name.ends_with(['s', 'x', 'z']) { "'" } else { "s" })
}
