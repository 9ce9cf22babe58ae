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
    /// A problem of a draft.
    pub fn draft(path: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { code: "invalid-draft", path: path.into(), expected: expected.into() }
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
    /// Severities that the policy changed: index into [`RULES`], level.
    pub levels: Vec<(usize, Level)>,
    /// Parameters, defaults filled in.
    pub params: Params,
    /// The organisation's own words and patterns, and what is never personal data there.
    pub custom: Custom,
}

impl Settings {
    /// The level of rule `index` of [`RULES`]: as the policy says, else as the pack says.
    pub fn level_of(&self, index: usize) -> Level {
        self.changed(index).unwrap_or_else(|| RULES[index].levels.of(self.pack.column))
    }
    /// The level the policy gives rule `index`, where it does.
    pub fn changed(&self, index: usize) -> Option<Level> {
        self.levels.iter().rev().find(|(at, _)| *at == index).map(|(_, level)| *level)
    }
}

/// Names of the parameters, for messages.
pub const PARAM_NAMES: [&str; 11] = [
    "smsLimit",
    "nemsmsLimit",
    "bulkPersons",
    "numberMaxAgeDays",
    "tlsProbeMaxAgeDays",
    "maxVisibleRecipients",
    "ownDomains",
    "secureRoutes",
    "encryptAll",
    "minConfidence",
    "maxTextLength",
];

impl Policy {
    /// Checks the policy and fills in what it leaves open.
    ///
    /// # Errors
    /// The first thing that is not as expected, with its path and the nearest known name.
    pub fn settle(&self) -> Result<Settings, Problem> {
        let pack = match &self.pack {
            None => &PACKS[0],
            Some(id) => {
                PACKS.iter().find(|p| p.id == id).ok_or_else(|| Problem::policy("pack", one_of(id, PackId::CODES)))?
            }
        };
        let language = match &self.language {
            None => Language::Da,
            Some(code) => Language::from_code(code).ok_or_else(|| Problem::policy("language", "\"da\" or \"en\""))?,
        };
        let mut levels = Vec::new();
        for (id, level) in &self.rules {
            let path = joined(&["rules.", &shown(id)]);
            let rule = RULES
                .iter()
                .position(|r| r.id == id)
                .ok_or_else(|| Problem::policy(&path, one_of(id, &RULES.iter().map(|r| r.id).list())))?;
            let level = Level::from_code(level)
                .ok_or_else(|| Problem::policy(&path, "\"info\", \"warn\", \"block\" or \"off\""))?;
            levels.push((rule, level));
        }
        let mut terms: Vec<(DataKind, Option<DataClass>, &str)> = Vec::new();
        for (i, entry) in self.terms.iter().enumerate() {
            let kind = kind_at(&entry.kind, || joined(&["terms[", &decimal(i), "].kind"]))?;
            let class = match &entry.data_class {
                None => None,
                Some(code) => Some(DataClass::from_code(code).ok_or_else(|| {
                    Problem::policy(joined(&["terms[", &decimal(i), "].dataClass"]), one_of(code, DataClass::CODES))
                })?),
            };
            if let Some(at) = entry.words.iter().position(|w| !w.chars().any(char::is_letter_or_digit)) {
                return Err(Problem::policy(
                    joined(&["terms[", &decimal(i), "].words[", &decimal(at), "]"]),
                    "a word or phrase",
                ));
            }
            terms.extend(entry.words.iter().map(|word| (kind, class, word.as_str())));
        }
        let mut custom = Custom::new(terms.into_iter(), self.ignore.iter().map(String::as_str));
        self.compile(&mut custom)?;
        Ok(Settings { pack, language, levels, params: self.params.settle(pack)?, custom })
    }

    #[cfg(feature = "patterns")]
    fn compile(&self, custom: &mut Custom) -> Result<(), Problem> {
        for (i, entry) in self.patterns.iter().enumerate() {
            let kind = kind_at(&entry.kind, || format!("patterns[{i}].kind"))?;
            if entry.confidence.is_some_and(|c| !(0.0..=1.0).contains(&c)) {
                return Err(Problem::policy(format!("patterns[{i}].confidence"), "a number from 0 to 1"));
            }
            let confidence = entry.confidence.map(|c| c as f32);
            let pattern = crate::detect::pattern::Pattern::new(
                kind,
                &entry.regex,
                confidence,
                entry.cues.as_deref().unwrap_or_default(),
            );
            custom.patterns.push(pattern.map_err(|error| {
                let place = error.position.map(|at| format!(" (at character {at})")).unwrap_or_default();
                let expected = format!("a regular expression of the Rust regex crate: {}{place}", error.reason);
                Problem::policy(format!("patterns[{i}].regex"), expected)
            })?);
        }
        Ok(())
    }

    #[cfg(not(feature = "patterns"))]
    fn compile(&self, _: &mut Custom) -> Result<(), Problem> {
        if self.patterns.is_empty() {
            return Ok(());
        }
        Err(Problem::policy("patterns", "no patterns: presend/slim does not read them, presend does"))
    }
}

impl PolicyParams {
    fn settle(&self, pack: &Pack) -> Result<Params, Problem> {
        let whole = |name: &str, value: Option<f64>, default: u32| match value {
            None => Ok(default),
            Some(v) if v >= 0.0 && v <= f64::from(u32::MAX) && v.fract() == 0.0 => Ok(v as u32),
            Some(_) => Err(Problem::policy(joined(&["params.", name]), "a whole number, 0 or more")),
        };
        let min_confidence = match self.min_confidence {
            None => 0.5,
            Some(v) if (0.0..=1.0).contains(&v) => v as f32,
            Some(_) => return Err(Problem::policy("params.minConfidence", "a number from 0 to 1")),
        };
        Ok(Params {
            sms_limit: whole("smsLimit", self.sms_limit, 160)?,
            nemsms_limit: whole("nemsmsLimit", self.nemsms_limit, 160)?,
            bulk_persons: whole("bulkPersons", self.bulk_persons, 5)?,
            number_max_age_days: whole("numberMaxAgeDays", self.number_max_age_days, 365)?,
            tls_probe_max_age_days: whole("tlsProbeMaxAgeDays", self.tls_probe_max_age_days, 30)?,
            max_visible_recipients: whole("maxVisibleRecipients", self.max_visible_recipients, 1)?,
            own_domains: self.own_domains.iter().flatten().map(|d| d.lowered()).list(),
            secure_routes: self.secure_routes.clone(),
            encrypt_all: self.encrypt_all.unwrap_or(pack.encrypt_all),
            min_confidence,
            max_text_length: whole("maxTextLength", self.max_text_length, 1_000_000)?,
        })
    }
}

fn kind_at(code: &str, path: impl Fn() -> String) -> Result<DataKind, Problem> {
    DataKind::from_code(code).ok_or_else(|| Problem::policy(path(), one_of(code, DataKind::CODES)))
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
