//! How to judge: pack, language, severities, parameters, the organisation's own words and patterns.

use serde::Deserialize;

use crate::{
    detect::Custom,
    kind::{DataClass, DataKind},
    nearest::nearest,
    packs::{PACKS, Pack, PackId},
    rules::{Level, RULES},
    text::{Letter, Letters, List, decimal, joined},
    verdict::Language,
};

/// What is wrong with a policy or a draft, and where. Never holds text of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Code of the JavaScript error.
    pub code: &'static str,
    /// Where, e.g. `recipients[1].address`; empty for the whole value.
    pub path: String,
    /// What was expected there.
    pub expected: String,
}

impl Problem {
    /// A problem of a policy.
    pub fn policy(path: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { code: "invalid-policy", path: path.into(), expected: expected.into() }
    }
}

/// A policy as the host wrote it.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct Policy {
    pub pack: Option<String>,
    pub language: Option<String>,
    #[serde(deserialize_with = "pairs")]
    pub rules: Vec<(String, String)>,
    pub params: PolicyParams,
    pub terms: Vec<Terms>,
    pub patterns: Vec<Pattern>,
    pub ignore: Vec<String>,
}

/// Parameters as the host wrote them: what is absent keeps its default.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct PolicyParams {
    pub sms_limit: Option<f64>,
    pub nemsms_limit: Option<f64>,
    pub bulk_persons: Option<f64>,
    pub number_max_age_days: Option<f64>,
    pub tls_probe_max_age_days: Option<f64>,
    pub max_visible_recipients: Option<f64>,
    pub own_domains: Option<Vec<String>>,
    pub secure_routes: Option<Vec<String>>,
    pub encrypt_all: Option<bool>,
    pub min_confidence: Option<f64>,
    pub max_text_length: Option<f64>,
}

/// The organisation's own words for a kind of data.
#[derive(Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Terms {
    pub kind: String,
    pub words: Vec<String>,
    #[serde(rename = "dataClass")]
    pub data_class: Option<String>,
}

/// The organisation's own pattern for a kind of data.
#[derive(Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Pattern {
    pub kind: String,
    pub regex: String,
    pub confidence: Option<f64>,
    pub cues: Option<Vec<String>>,
}

/// Numbers and lists that the rules read.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Params {
    pub sms_limit: u32,
    pub nemsms_limit: u32,
    pub bulk_persons: u32,
    pub number_max_age_days: u32,
    pub tls_probe_max_age_days: u32,
    pub max_visible_recipients: u32,
    /// Lower case.
    pub own_domains: Vec<String>,
    /// None: the national ones.
    pub secure_routes: Option<Vec<String>>,
    pub encrypt_all: bool,
    pub min_confidence: f32,
    pub max_text_length: u32,
}

/// A policy that has been checked.
pub struct Settings {
    /// The pack in force.
    pub pack: &'static Pack,
    /// Language of all texts.
    pub language: Language,
    /// Level of every rule, in the order of [`RULES`], and whether the policy says it rather than the pack.
    pub levels: Vec<(Level, bool)>,
    /// Parameters, defaults filled in.
    pub params: Params,
    /// The organisation's own words and patterns, and what is never personal data there.
    pub custom: Custom,
}

/// The first problem of a policy. What is wrong counts as absent, and the reading goes on.
struct Wrong(Option<Problem>);

impl Wrong {
    #[inline(never)]
    fn add(&mut self, path: &[&str], expected: &str) {
        if self.0.is_none() {
            self.0 = Some(Problem::policy(joined(path), expected));
        }
    }

    /// Which of `known` has this name; the first where none has.
    #[inline(never)]
    fn one_of(&mut self, path: &[&str], name: &str, known: &[&str]) -> usize {
        known.iter().position(|code| *code == name).unwrap_or_else(|| {
            self.add(path, &one_of(name, known));
            0
        })
    }

    #[inline(never)]
    fn whole(&mut self, name: &str, value: Option<f64>, default: u32) -> u32 {
        match value {
            None => default,
            Some(v) if v >= 0.0 && v <= f64::from(u32::MAX) && v.fract() == 0.0 => v as u32,
            Some(_) => {
                self.add(&["params.", name], "a whole number, 0 or more");
                default
            }
        }
    }
}

impl Policy {
    /// Checks the policy and fills in what it leaves open.
    ///
    /// # Errors
    /// The first thing that is not as expected, with its path and the nearest known name.
    pub fn settle(&self) -> Result<Settings, Problem> {
        let mut wrong = Wrong(None);
        let mut pack = &PACKS[0];
        if let Some(id) = &self.pack {
            let column = PackId::ALL[wrong.one_of(&["pack"], id, PackId::CODES)];
            pack = PACKS.iter().find(|pack| pack.column == column).unwrap_or(pack);
        }
        let mut language = Language::Da;
        if let Some(code) = &self.language {
            language = Language::from_code(code).unwrap_or_else(|| {
                wrong.add(&["language"], "\"da\" or \"en\"");
                Language::Da
            });
        }
        let mut levels = RULES.iter().map(|rule| (rule.levels.of(pack.column), false)).list();
        for (id, level) in &self.rules {
            let path = ["rules.", &shown(id)];
            let rule = wrong.one_of(&path, id, &RULES.iter().map(|rule| rule.id).list());
            match Level::from_code(level) {
                Some(level) => levels[rule] = (level, true),
                None => wrong.add(&path, "\"info\", \"warn\", \"block\" or \"off\""),
            }
        }
        let mut terms: Vec<(DataKind, Option<DataClass>, &str)> = Vec::new();
        for (i, entry) in self.terms.iter().enumerate() {
            let i = decimal(i);
            let kind = DataKind::ALL[wrong.one_of(&["terms[", &i, "].kind"], &entry.kind, DataKind::CODES)];
            let mut class = None;
            if let Some(code) = &entry.data_class {
                class = Some(DataClass::ALL[wrong.one_of(&["terms[", &i, "].dataClass"], code, DataClass::CODES)]);
            }
            for (at, word) in entry.words.iter().enumerate() {
                if !word.chars().any(char::is_letter_or_digit) {
                    wrong.add(&["terms[", &i, "].words[", &decimal(at), "]"], "a word or phrase");
                }
                terms.push((kind, class, word));
            }
        }
        let mut custom = Custom::new(terms.into_iter(), self.ignore.iter().map(String::as_str));
        self.compile(&mut custom, &mut wrong);
        let params = self.params.settle(pack, &mut wrong);
        match wrong.0 {
            Some(problem) => Err(problem),
            None => Ok(Settings { pack, language, levels, params, custom }),
        }
    }

    #[cfg(feature = "patterns")]
    fn compile(&self, custom: &mut Custom, wrong: &mut Wrong) {
        for (i, entry) in self.patterns.iter().enumerate() {
            let i = decimal(i);
            let kind = DataKind::ALL[wrong.one_of(&["patterns[", &i, "].kind"], &entry.kind, DataKind::CODES)];
            if entry.confidence.is_some_and(|c| !(0.0..=1.0).contains(&c)) {
                wrong.add(&["patterns[", &i, "].confidence"], "a number from 0 to 1");
            }
            let confidence = entry.confidence.map(|c| c as f32);
            let cues = entry.cues.as_deref().unwrap_or_default();
            match crate::detect::pattern::Pattern::new(kind, &entry.regex, confidence, cues) {
                Ok(pattern) => custom.patterns.push(pattern),
                Err(error) => {
                    let place = error.position.map(|at| format!(" (at character {at})")).unwrap_or_default();
                    let expected = format!("a regular expression of the Rust regex crate: {}{place}", error.reason);
                    wrong.add(&["patterns[", &i, "].regex"], &expected);
                }
            }
        }
    }

    #[cfg(not(feature = "patterns"))]
    fn compile(&self, _: &mut Custom, wrong: &mut Wrong) {
        if !self.patterns.is_empty() {
            wrong.add(&["patterns"], "no patterns: presend/slim does not read them, presend does");
        }
    }
}

impl PolicyParams {
    fn settle(&self, pack: &Pack, wrong: &mut Wrong) -> Params {
        let min_confidence = self.min_confidence.unwrap_or(0.5);
        if !(0.0..=1.0).contains(&min_confidence) {
            wrong.add(&["params.minConfidence"], "a number from 0 to 1");
        }
        Params {
            sms_limit: wrong.whole("smsLimit", self.sms_limit, 160),
            nemsms_limit: wrong.whole("nemsmsLimit", self.nemsms_limit, 160),
            bulk_persons: wrong.whole("bulkPersons", self.bulk_persons, 5),
            number_max_age_days: wrong.whole("numberMaxAgeDays", self.number_max_age_days, 365),
            tls_probe_max_age_days: wrong.whole("tlsProbeMaxAgeDays", self.tls_probe_max_age_days, 30),
            max_visible_recipients: wrong.whole("maxVisibleRecipients", self.max_visible_recipients, 1),
            own_domains: self.own_domains.iter().flatten().map(|d| d.lowered()).list(),
            secure_routes: self.secure_routes.clone(),
            encrypt_all: self.encrypt_all.unwrap_or(pack.encrypt_all),
            min_confidence: min_confidence as f32,
            max_text_length: wrong.whole("maxTextLength", self.max_text_length, 1_000_000),
        }
    }
}

/// "one of a, b, c; did you mean b?"
pub fn one_of(name: &str, known: &[&str]) -> String {
    let mut text = String::from("one of ");
    for (i, code) in known.iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        text.push_str(code);
    }
    if let Some(meant) = nearest(name, known) {
        text.push_str("; did you mean ");
        text.push_str(meant);
        text.push('?');
    }
    text
}

/// A name the host wrote, short enough for a message.
fn shown(name: &str) -> String {
    name.chars().take(60).collect()
}

fn pairs<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
    struct Pairs;
    impl<'de> serde::de::Visitor<'de> for Pairs {
        type Value = Vec<(String, String)>;
        fn expecting(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
            f.write_str("an object of severities")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }
    }
    deserializer.deserialize_map(Pairs)
}
