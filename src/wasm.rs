//! The border to JavaScript: the only file that names `wasm_bindgen` and `js_sys`.
//!
//! Only plain data crosses; the one live handle is `RawValidator`, which the package wraps. Drafts and policies come in,
//! and verdicts and lists of entities go out, as numbers and a text ([`read`], [`tape`], [`scan_flat`]); whatever is
//! asked for seldom goes through `serde-wasm-bindgen` ([`plain`]).

mod plain;
mod read;
mod tape;

use core::cell::RefCell;

use js_sys::{Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{
    check,
    detect::{self, COUNTRIES, Entity, EvidenceSet, Scan, Watch},
    draft::Day,
    eligible,
    kind::{DataClass, DataKind},
    policy::{self, Problem, Settings},
    reading::FieldName,
    rules::RULES,
    sms,
    text::{List, Size, Utf16},
};
use plain::Plain;
use tape::Tape;

/// As fast as the standard library's for what is asked for here, and a third of its code.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A validator as the package's JavaScript holds it.
#[wasm_bindgen]
pub struct RawValidator {
    settings: Settings,
    /// The texts that the last verdict points to.
    texts: RefCell<String>,
}

#[wasm_bindgen]
impl RawValidator {
    /// Checks and keeps a policy, on a tape of `read.js`.
    ///
    /// # Errors
    /// A [`Problem`] as a plain object.
    #[wasm_bindgen(constructor)]
    pub fn new(numbers: &[f64], text: &str) -> Result<RawValidator, JsValue> {
        let settings = read::Tape::new(numbers, text).policy().settle().map_err(thrown)?;
        Ok(Self { settings, texts: RefCell::default() })
    }

    /// Judges a draft on a tape of `read.js`, or (with `template`) a template; the verdict as [`tape`] writes it. Its
    /// texts stand until the next one.
    ///
    /// # Errors
    /// A [`Problem`] as a plain object.
    pub fn check(&self, numbers: &[f64], text: &str, template: bool) -> Result<Vec<u32>, JsValue> {
        let draft = read::Tape::new(numbers, text).draft();
        let verdict = check::check(&draft, &self.settings, NO_DAY, template).map_err(thrown)?;
        let (numbers, texts) = Tape::verdict(&verdict);
        self.texts.replace(texts);
        Ok(numbers)
    }

    /// Which parties of the draft's case may receive it, and why not the others.
    ///
    /// # Errors
    /// A [`Problem`] as a plain object.
    #[wasm_bindgen(js_name = eligibleRecipients)]
    pub fn eligible_recipients(&self, numbers: &[f64], text: &str) -> Result<JsValue, JsValue> {
        let draft = read::Tape::new(numbers, text).draft();
        let parties = eligible::eligible(draft, &self.settings, NO_DAY).map_err(thrown)?;
        out(Plain::List(parties.into_iter().map(plain::eligible).list()))
    }

    /// The rules of the pack in force.
    ///
    /// # Errors
    /// None that the caller could cause.
    pub fn rules(&self) -> Result<JsValue, JsValue> {
        let language = self.settings.language as usize;
        let rules = RULES.iter().enumerate().map(|(i, rule)| {
            Plain::Object(vec![
                ("id", rule.id.into()),
                ("severity", self.settings.levels[i].0.code().into()),
                ("title", rule.title[language].into()),
                ("explanation", rule.explanation[language].into()),
                ("sources", Plain::List(rule.sources.iter().map(|source| plain::source(source)).list())),
                ("inForce", plain::given([("from", rule.in_force.0), ("to", rule.in_force.1)])),
            ])
        });
        out(Plain::List(rules.list()))
    }

    /// Entities of `text` under this policy, flat; see [`scan_flat`].
    pub fn scan(&self, text: &str, kinds: u32) -> Uint32Array {
        let watch = Watch { citizen: self.settings.pack.citizen, ..Watch::default() };
        let scan = of_anybody(text, &watch);
        flat(text, &detect::detect_with(&scan, Some(&self.settings.custom)), kinds, self.settings.params.min_confidence)
    }

    /// `da` or `en`.
    #[wasm_bindgen(getter)]
    pub fn language(&self) -> String {
        self.settings.language.code().into()
    }

    /// UTF-16 units one field may have.
    #[wasm_bindgen(getter, js_name = maxTextLength)]
    pub fn max_text_length(&self) -> u32 {
        self.settings.params.max_text_length
    }
}

/// Entities of one text, six numbers each: kind | class << 8 | country << 16, start, end (UTF-16), confidence in
/// hundredths, evidence bits (low, high). `kinds` is a bit per kind, in the order of `tables.js`.
#[wasm_bindgen(js_name = scanFlat)]
pub fn scan_flat(text: &str, kinds: u32, min_confidence: f32) -> Uint32Array {
    let watch = Watch::default();
    let scan = of_anybody(text, &watch);
    flat(text, &detect::detect(&scan), kinds, min_confidence)
}

/// A text of which nobody knows who wrote it: "jeg" is a person, too.
fn of_anybody<'t>(text: &'t str, watch: &'t Watch) -> Scan<'t> {
    let mut scan = Scan::new(text, watch);
    scan.thread = 0;
    scan
}

/// Every tape names the day it is read on.
const NO_DAY: Day = Day(0);

fn flat(text: &str, entities: &[Entity], kinds: u32, min_confidence: f32) -> Uint32Array {
    let mut walk = Utf16::new(text);
    let mut flat = Vec::with_capacity(entities.len() * 6);
    for entity in entities {
        let confidence = entity.confidence();
        if kinds >> entity.kind as u32 & 1 == 0 || confidence < min_confidence {
            continue;
        }
        let span = (walk.at(entity.start as usize), walk.at(entity.end as usize));
        flat.extend(numbers(entity.kind, entity.class(), entity.country, span, confidence, entity.evidence));
    }
    Uint32Array::from(&flat[..])
}

/// One entity as six numbers, see [`scan_flat`].
fn numbers(
    kind: DataKind,
    class: DataClass,
    country: Option<&'static str>,
    (start, end): (u32, u32),
    confidence: f32,
    evidence: EvidenceSet,
) -> [u32; 6] {
    let country = country.and_then(|c| COUNTRIES.iter().position(|known| *known == c)).unwrap_or(0) as u32;
    let what = kind as u32 | (class as u32) << 8 | country << 16;
    [what, start, end, (f64::from(confidence * 100.0) + 0.5) as u32, evidence.0 as u32, (evidence.0 >> 32) as u32]
}

/// A day as a tape has it, of an ISO 8601 date.
#[wasm_bindgen(js_name = dayOf)]
pub fn day_of(date: &str) -> Option<i32> {
    Day::parse(date).map(|day| day.0)
}

/// What is expected instead of `name`: one of `known`, which stand with spaces between.
#[wasm_bindgen(js_name = oneOf)]
pub fn one_of(name: &str, known: &str) -> String {
    policy::one_of(name, &known.split(' ').list())
}

/// Length and encoding of one SMS text, as [`tape`] writes it.
#[wasm_bindgen(js_name = smsLength)]
pub fn sms_length(text: &str) -> Vec<u32> {
    Tape::sms_length(&sms::length(text, FieldName::Text, Size::of(text, |_| false)))
}

/// The module's memory, where the texts stand that a [`tape`] only points to.
#[wasm_bindgen(js_name = moduleMemory)]
pub fn module_memory() -> JsValue {
    wasm_bindgen::memory()
}

fn out(value: Plain) -> Result<JsValue, JsValue> {
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
