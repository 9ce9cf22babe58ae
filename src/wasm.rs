//! The border to JavaScript: the only file that names `wasm_bindgen` and `js_sys`.
//!
//! Only plain data crosses; the one live handle is `RawValidator`, which the package wraps. Drafts and policies are read
//! property by property ([`Node`]), so that any JavaScript value gives a verdict or a problem with its path: properties
//! that are not in the contract are never touched, getters that throw and revoked proxies are problems like others.
//! Results go out through `serde-wasm-bindgen`; lists of entities, which may be long, as one `Uint32Array`.

use js_sys::{Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{
    check,
    detect::{self, Entity, Evidence, Scan, Watch},
    draft::*,
    eligible,
    kind::{DataClass, DataKind},
    policy::{Pattern, Policy, PolicyParams, Problem, Settings, Terms, one_of},
    rules::RULES,
    sms,
    text::Utf16,
    verdict::SourceOut,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// A validator as the package's JavaScript holds it.
#[wasm_bindgen]
pub struct RawValidator {
    settings: Settings,
}

#[wasm_bindgen]
impl RawValidator {
    /// Checks and keeps a policy.
    ///
    /// # Errors
    /// A [`Problem`] as a plain object.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: JsValue) -> Result<RawValidator, JsValue> {
        let settings = read_policy(&policy).and_then(|policy| policy.settle()).map_err(thrown)?;
        Ok(Self { settings })
    }

    /// Judges a draft, or (with `template`) a template.
    ///
    /// # Errors
    /// A [`Problem`] as a plain object.
    pub fn check(&self, draft: JsValue, template: bool) -> Result<JsValue, JsValue> {
        let draft = read_draft(&draft, &self.settings).map_err(thrown)?;
        let verdict = check::check(&draft, &self.settings, today(), template).map_err(thrown)?;
        out(&verdict)
    }

    /// Which parties of the draft's case may receive it, and why not the others.
    ///
    /// # Errors
    /// A [`Problem`] as a plain object.
    #[wasm_bindgen(js_name = eligibleRecipients)]
    pub fn eligible_recipients(&self, draft: JsValue) -> Result<JsValue, JsValue> {
        let draft = read_draft(&draft, &self.settings).map_err(thrown)?;
        out(&eligible::eligible(&draft, &self.settings, today()).map_err(thrown)?)
    }

    /// The rules of the pack in force.
    ///
    /// # Errors
    /// None that the caller could cause.
    pub fn rules(&self) -> Result<JsValue, JsValue> {
        let language = self.settings.language as usize;
        let rules: Vec<RuleOut> = RULES
            .iter()
            .enumerate()
            .map(|(i, rule)| RuleOut {
                id: rule.id,
                severity: self.settings.level_of(i).code(),
                title: rule.title[language],
                explanation: rule.explanation[language],
                sources: rule.sources.iter().map(|s| SourceOut { title: s.title, url: s.url, date: s.date }).collect(),
                in_force: InForce { from: rule.in_force.0, to: rule.in_force.1 },
            })
            .collect();
        out(&rules)
    }

    /// Entities of `text` under this policy, flat; see [`scan_flat`].
    pub fn scan(&self, text: &str, kinds: u32) -> Uint32Array {
        let watch = Watch { citizen: self.settings.pack.citizen, ..Watch::default() };
        let scan = Scan::new(text, &watch);
        flat(text, &detect::detect(&scan), kinds, self.settings.params.min_confidence)
    }

    /// `da` or `en`.
    #[wasm_bindgen(getter)]
    pub fn language(&self) -> String {
        self.settings.language.code().into()
    }

    /// Id of the pack.
    #[wasm_bindgen(getter)]
    pub fn pack(&self) -> String {
        self.settings.pack.id.into()
    }

    /// UTF-16 units one field may have.
    #[wasm_bindgen(getter, js_name = maxTextLength)]
    pub fn max_text_length(&self) -> u32 {
        self.settings.params.max_text_length
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleOut {
    id: &'static str,
    severity: &'static str,
    title: &'static str,
    explanation: &'static str,
    sources: Vec<SourceOut>,
    in_force: InForce,
}

#[derive(Serialize)]
struct InForce {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'static str>,
}

/// Entities of one text, six numbers each: kind | class << 8 | country << 16, start, end (UTF-16), confidence in
/// hundredths, evidence bits (low, high). `kinds` is a bit per kind, in the order of [`tables`].
#[wasm_bindgen(js_name = scanFlat)]
pub fn scan_flat(text: &str, kinds: u32, min_confidence: f32) -> Uint32Array {
    let watch = Watch::default();
    let scan = Scan::new(text, &watch);
    flat(text, &detect::detect(&scan), kinds, min_confidence)
}

/// Countries of foreign ids; 0 is none.
const COUNTRIES: [&str; 8] = ["", "SE", "NO", "FI", "IS", "DE", "FO", "GL"];

fn flat(text: &str, entities: &[Entity], kinds: u32, min_confidence: f32) -> Uint32Array {
    let mut walk = Utf16::new(text);
    let mut numbers = Vec::with_capacity(entities.len() * 6);
    for entity in entities {
        let confidence = entity.confidence();
        if kinds >> entity.kind as u32 & 1 == 0 || confidence < min_confidence {
            continue;
        }
        let country = entity.country.and_then(|c| COUNTRIES.iter().position(|known| *known == c)).unwrap_or(0) as u32;
        numbers.extend([
            entity.kind as u32 | (entity.class() as u32) << 8 | country << 16,
            walk.at(entity.start as usize),
            walk.at(entity.end as usize),
            (confidence * 100.0).round() as u32,
            entity.evidence.0 as u32,
            (entity.evidence.0 >> 32) as u32,
        ]);
    }
    Uint32Array::from(&numbers[..])
}

#[derive(Serialize)]
struct Tables {
    kinds: Vec<&'static str>,
    classes: Vec<&'static str>,
    evidence: Vec<&'static str>,
    countries: &'static [&'static str],
    labels: [Vec<&'static str>; 2],
}

/// What the numbers of [`scan_flat`] stand for, and what kinds are called (`labels`: Danish, English).
///
/// # Errors
/// None that the caller could cause.
#[wasm_bindgen]
pub fn tables() -> Result<JsValue, JsValue> {
    let labels = |language: usize| DataKind::ALL.iter().map(|k| crate::wording::label(*k)[language]).collect();
    out(&Tables {
        kinds: DataKind::ALL.iter().map(|k| k.code()).collect(),
        classes: DataClass::ALL.iter().map(|c| c.code()).collect(),
        evidence: Evidence::ALL.iter().map(|e| e.code()).collect(),
        countries: &COUNTRIES,
        labels: [labels(0), labels(1)],
    })
}

/// Length and encoding of one SMS text.
///
/// # Errors
/// None that the caller could cause.
#[wasm_bindgen(js_name = smsLength)]
pub fn sms_length(text: &str) -> Result<JsValue, JsValue> {
    out(&sms::length(text, "text"))
}

/// Version of the crate and the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

fn out(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

/// A problem as the plain object that the package's JavaScript turns into a `PresendError`.
fn thrown(problem: Problem) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in [("code", problem.code), ("path", &problem.path), ("expected", &problem.expected)] {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &value.into());
    }
    object.into()
}

/// Today by the clock of the machine the draft is written on.
fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::new(now.get_full_year() as i32, now.get_month() + 1, now.get_date()).unwrap_or(Day(0))
}

/// A JavaScript value, and how it was reached.
struct Node<'p> {
    value: JsValue,
    parent: Option<&'p Node<'p>>,
    key: Key<'p>,
    code: &'static str,
}

#[derive(Clone, Copy)]
enum Key<'p> {
    Name(&'p str),
    Index(u32),
}

/// Most items of a list: a sparse array of four billion must not hang the page.
const MOST_ITEMS: u32 = 10_000;

impl<'p> Node<'p> {
    fn root(value: &JsValue, code: &'static str) -> Self {
        Self { value: value.clone(), parent: None, key: Key::Name(""), code }
    }

    fn path(&self) -> String {
        let mut path = self.parent.map(Node::path).unwrap_or_default();
        match self.key {
            Key::Name(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Key::Index(i) => path.push_str(&format!("[{i}]")),
        }
        path
    }

    fn problem(&self, expected: impl Into<String>) -> Problem {
        Problem { code: self.code, path: self.path(), expected: expected.into() }
    }

    /// The property `name`; none where it is undefined or null.
    fn get<'n>(&'n self, name: &'n str) -> Result<Option<Node<'n>>, Problem> {
        let value = Reflect::get(&self.value, &name.into());
        let node = Node { value: JsValue::UNDEFINED, parent: Some(self), key: Key::Name(name), code: self.code };
        match value {
            Err(_) => Err(node.problem("a value that can be read")),
            Ok(value) if value.is_undefined() || value.is_null() => Ok(None),
            Ok(value) => Ok(Some(Node { value, ..node })),
        }
    }

    fn need<'n>(&'n self, name: &'n str, expected: &str) -> Result<Node<'n>, Problem> {
        self.get(name)?.ok_or_else(|| {
            Node { value: JsValue::UNDEFINED, parent: Some(self), key: Key::Name(name), code: self.code }
                .problem(expected)
        })
    }

    fn object(&self) -> Result<&Self, Problem> {
        let list = is_array(&self.value).unwrap_or(true);
        if self.value.is_object() && !list { Ok(self) } else { Err(self.problem("an object")) }
    }

    fn text(&self, most: u32) -> Result<String, Problem> {
        if !self.value.is_string() {
            return Err(self.problem("a string"));
        }
        // Its length is asked for before it is copied.
        let length = Reflect::get(&self.value, &"length".into()).ok().and_then(|l| l.as_f64()).unwrap_or(0.0);
        if length > f64::from(most) {
            return Err(Problem { code: "too-long", ..self.problem(format!("at most {most} UTF-16 units")) });
        }
        self.value.as_string().ok_or_else(|| self.problem("a string"))
    }

    fn boolean(&self) -> Result<bool, Problem> {
        self.value.as_bool().ok_or_else(|| self.problem("true or false"))
    }

    fn number(&self) -> Result<f64, Problem> {
        self.value.as_f64().filter(|n| n.is_finite()).ok_or_else(|| self.problem("a number"))
    }

    fn code<T: Copy + 'static>(&self, all: &'static [T], code: fn(T) -> &'static str) -> Result<T, Problem> {
        let text = self.value.as_string().filter(|t| t.len() < 100);
        let found = text.as_ref().and_then(|t| all.iter().copied().find(|c| code(*c) == t.as_str()));
        found.ok_or_else(|| self.problem(one_of(text.as_deref().unwrap_or(""), all.iter().map(|c| code(*c)))))
    }

    fn day(&self) -> Result<Day, Problem> {
        let text = self.value.as_string().filter(|t| t.len() < 100);
        text.as_deref().and_then(Day::parse).ok_or_else(|| self.problem("an ISO 8601 date, e.g. \"2026-11-20\""))
    }

    /// Reads every item of a list.
    fn list<T>(&self, mut read: impl FnMut(&Node) -> Result<T, Problem>) -> Result<Vec<T>, Problem> {
        if !is_array(&self.value).unwrap_or(false) {
            return Err(self.problem("an array"));
        }
        let length = Reflect::get(&self.value, &"length".into()).ok().and_then(|l| l.as_f64()).unwrap_or(0.0);
        if length > f64::from(MOST_ITEMS) {
            return Err(self.problem(format!("at most {MOST_ITEMS} items")));
        }
        let mut items = Vec::new();
        for i in 0..length as u32 {
            let mut node = Node { value: JsValue::UNDEFINED, parent: Some(self), key: Key::Index(i), code: self.code };
            node.value = Reflect::get_u32(&self.value, i).map_err(|_| node.problem("a value that can be read"))?;
            items.push(read(&node)?);
        }
        Ok(items)
    }
}

/// Reads an optional property with one of the methods of [`Node`].
macro_rules! optional {
    ($node:expr, $name:literal, $read:expr) => {
        match $node.get($name)? {
            None => None,
            Some(node) => Some($read(&node)?),
        }
    };
}

fn codes<T: Copy + 'static>(all: &'static [T], code: fn(T) -> &'static str) -> impl Fn(&Node) -> Result<T, Problem> {
    move |node| node.code(all, code)
}

fn read_draft(value: &JsValue, settings: &Settings) -> Result<Draft, Problem> {
    let most = settings.params.max_text_length;
    let text = |node: &Node| node.text(most);
    let texts = |node: &Node| node.list(|n| n.text(most));
    let root = Node::root(value, "invalid-draft");
    let draft = root.object().map_err(|_| Problem::draft("", "a draft: an object with channel and body"))?;
    let channel_codes = codes(Channel::ALL, Channel::code);
    let channel = channel_codes(&draft.need("channel", &one_of("", Channel::ALL.iter().map(|c| c.code())))?)?;
    let consent = |node: &Node| -> Result<Consent, Problem> {
        let node = node.object()?;
        Ok(Consent {
            given: node.need("given", "true or false")?.boolean()?,
            at: optional!(node, "at", Node::day),
            withdrawn_at: optional!(node, "withdrawnAt", Node::day),
            purposes: optional!(node, "purposes", |n: &Node| n.list(codes(Purpose::ALL, Purpose::code))),
        })
    };
    let party = |node: &Node| -> Result<Party, Problem> {
        let node = node.object()?;
        let consents = match node.get("consent")? {
            None => Consents::default(),
            Some(n) => {
                let n = n.object()?;
                Consents { sms: optional!(n, "sms", consent), email: optional!(n, "email", consent) }
            }
        };
        Ok(Party {
            id: node.need("id", "a string")?.text(most)?,
            name: node.need("name", "a string")?.text(most)?,
            role: node.need("role", &one_of("", Role::ALL.iter().map(|r| r.code())))?.code(Role::ALL, Role::code)?,
            cpr: optional!(node, "cpr", text),
            birth_date: optional!(node, "birthDate", Node::day),
            phones: optional!(node, "phones", texts).unwrap_or_default(),
            emails: optional!(node, "emails", texts).unwrap_or_default(),
            address: optional!(node, "address", text),
            protected: optional!(node, "protected", Node::boolean).unwrap_or(false),
            custody_of: optional!(node, "custodyOf", texts),
            acts_for: optional!(node, "actsFor", texts).unwrap_or_default(),
            consent: consents,
            digital_post: optional!(node, "digitalPost", codes(DigitalPostStatus::ALL, DigitalPostStatus::code)),
            may_receive: optional!(node, "mayReceive", |n: &Node| n.list(codes(DataKind::ALL, DataKind::code))),
        })
    };
    let recipient = |node: &Node| -> Result<Recipient, Problem> {
        let node = node.object()?;
        Ok(Recipient {
            address: node.need("address", "a string")?.text(most)?,
            name: optional!(node, "name", text),
            field: optional!(node, "field", codes(RecipientField::ALL, RecipientField::code)),
            party: optional!(node, "party", text),
            chosen_by: optional!(node, "chosenBy", codes(ChosenBy::ALL, ChosenBy::code)),
            verified: optional!(node, "verified", |n: &Node| -> Result<Verified, Problem> {
                let n = n.object()?;
                let by = n.need("by", &one_of("", VerifiedBy::ALL.iter().map(|v| v.code())))?;
                Ok(Verified { by: by.code(VerifiedBy::ALL, VerifiedBy::code)?, at: optional!(n, "at", Node::day) })
            }),
        })
    };
    let attachment = |node: &Node| -> Result<Attachment, Problem> {
        let node = node.object()?;
        Ok(Attachment {
            name: node.need("name", "a string")?.text(most)?,
            mime: optional!(node, "type", text),
            text: optional!(node, "text", text),
            has_bytes: node.get("bytes")?.is_some(),
            case_id: optional!(node, "caseId", text),
        })
    };
    let case = |node: &Node| -> Result<Case, Problem> {
        let node = node.object()?;
        Ok(Case {
            id: optional!(node, "id", text),
            about: match node.get("about")? {
                None => Vec::new(),
                Some(n) if n.value.is_string() => vec![n.text(most)?],
                Some(n) => {
                    let ids = n.list(|n| n.text(most));
                    ids.map_err(|p| {
                        if p.expected == "an array" { n.problem("a string or an array of strings") } else { p }
                    })?
                }
            },
            parties: node.need("parties", "an array")?.list(party)?,
        })
    };
    Ok(Draft {
        channel,
        body: draft.need("body", "a string")?.text(most)?,
        subject: optional!(draft, "subject", text),
        transport: optional!(draft, "transport", codes(Transport::ALL, Transport::code)),
        tls_version: optional!(draft, "tlsVersion", codes(TlsVersion::ALL, TlsVersion::code)),
        tls_evidence: optional!(draft, "tlsEvidence", |n: &Node| -> Result<TlsEvidence, Problem> {
            let n = n.object()?;
            Ok(TlsEvidence {
                probed_at: n.need("probedAt", "an ISO 8601 date")?.day()?,
                risk_assessment: n.need("riskAssessment", "a string")?.text(most)?,
            })
        }),
        purpose: optional!(draft, "purpose", codes(Purpose::ALL, Purpose::code)),
        sender: optional!(draft, "sender", |n: &Node| -> Result<Sender, Problem> {
            let n = n.object()?;
            Ok(Sender { name: optional!(n, "name", text), domains: optional!(n, "domains", texts).unwrap_or_default() })
        }),
        recipients: optional!(draft, "recipients", |n: &Node| n.list(recipient)).unwrap_or_default(),
        attachments: optional!(draft, "attachments", |n: &Node| n.list(attachment)).unwrap_or_default(),
        case: optional!(draft, "case", case),
        cpr_basis: optional!(draft, "cprBasis", codes(CprBasis::ALL, CprBasis::code)),
        quoted: optional!(draft, "quoted", text),
        now: optional!(draft, "now", Node::day),
    })
}

/// UTF-16 units of any name or word of a policy.
const MOST_POLICY_TEXT: u32 = 10_000;

fn read_policy(value: &JsValue) -> Result<Policy, Problem> {
    let root = Node::root(value, "invalid-policy");
    if value.is_undefined() || value.is_null() {
        return Ok(Policy::default());
    }
    let text = |node: &Node| policy_text(node);
    let texts = |node: &Node| node.list(policy_text);
    let policy = root.object().map_err(|_| Problem::policy("", "a policy: an object"))?;
    let rules = match policy.get("rules")? {
        None => Vec::new(),
        Some(node) => {
            let node = node.object()?;
            let mut rules = Vec::new();
            for id in names(node)? {
                if let Some(level) = node.get(&id)? {
                    let level = level.value.as_string().unwrap_or_default();
                    rules.push((id, level));
                }
            }
            rules
        }
    };
    let params = match policy.get("params")? {
        None => PolicyParams::default(),
        Some(node) => {
            let node = node.object()?;
            let known = crate::policy::PARAM_NAMES;
            if let Some(unknown) = names(node)?.iter().find(|name| !known.contains(&name.as_str())) {
                let unknown: String = unknown.chars().take(60).collect();
                return Err(Problem::policy(format!("params.{unknown}"), one_of(&unknown, known.into_iter())));
            }
            PolicyParams {
                sms_limit: optional!(node, "smsLimit", Node::number),
                nemsms_limit: optional!(node, "nemsmsLimit", Node::number),
                bulk_persons: optional!(node, "bulkPersons", Node::number),
                number_max_age_days: optional!(node, "numberMaxAgeDays", Node::number),
                tls_probe_max_age_days: optional!(node, "tlsProbeMaxAgeDays", Node::number),
                max_visible_recipients: optional!(node, "maxVisibleRecipients", Node::number),
                own_domains: optional!(node, "ownDomains", texts),
                secure_routes: optional!(node, "secureRoutes", texts),
                encrypt_all: optional!(node, "encryptAll", Node::boolean),
                min_confidence: optional!(node, "minConfidence", Node::number),
                max_text_length: optional!(node, "maxTextLength", Node::number),
            }
        }
    };
    let terms = |node: &Node| -> Result<Terms, Problem> {
        let node = node.object()?;
        Ok(Terms {
            kind: policy_text(&node.need("kind", "a kind of personal data")?)?,
            words: node.need("words", "an array")?.list(policy_text)?,
            data_class: optional!(node, "dataClass", text),
        })
    };
    let pattern = |node: &Node| -> Result<Pattern, Problem> {
        let node = node.object()?;
        Ok(Pattern {
            kind: policy_text(&node.need("kind", "a kind of personal data")?)?,
            regex: policy_text(&node.need("regex", "a regular expression")?)?,
            confidence: optional!(node, "confidence", Node::number),
            cues: optional!(node, "cues", texts),
        })
    };
    Ok(Policy {
        pack: optional!(policy, "pack", text),
        language: optional!(policy, "language", text),
        rules,
        params,
        terms: optional!(policy, "terms", |n: &Node| n.list(terms)).unwrap_or_default(),
        patterns: optional!(policy, "patterns", |n: &Node| n.list(pattern)).unwrap_or_default(),
        ignore: optional!(policy, "ignore", texts).unwrap_or_default(),
    })
}

fn policy_text(node: &Node) -> Result<String, Problem> {
    node.text(MOST_POLICY_TEXT).map_err(|p| Problem { code: "invalid-policy", ..p })
}

/// Own names of an object.
fn names(node: &Node) -> Result<Vec<String>, Problem> {
    let keys = Reflect::own_keys(&node.value).map_err(|_| node.problem("an object that can be read"))?;
    if keys.length() > MOST_ITEMS {
        return Err(node.problem(format!("at most {MOST_ITEMS} names")));
    }
    Ok(keys.iter().filter_map(|key| key.as_string()).collect())
}
