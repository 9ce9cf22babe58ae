//! Plain objects and lists on their way out, for what is asked for seldom.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{InForce, RuleOut, Tables};
use crate::{
    eligible::Eligible,
    rules::sources::Source,
    verdict::{NonGsm, SmsLength, Span},
};

/// An object of these properties; one that is undefined is left out.
#[inline(never)]
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in properties {
        if !value.is_undefined() {
            // Setting a property of a fresh object cannot fail.
            let _ = Reflect::set(&object, &text(key), value);
        }
    }
    object.into()
}

/// A list of what `out` makes of `items`.
pub fn list<T>(items: &[T], out: fn(&T) -> JsValue) -> JsValue {
    let list = Array::new();
    for item in items {
        list.push(&out(item));
    }
    list.into()
}

fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

fn maybe(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::UNDEFINED, JsValue::from_str)
}

fn texts(all: &[&'static str]) -> JsValue {
    list(all, |one| text(one))
}

pub fn eligible(party: &Eligible) -> JsValue {
    object(&[
        ("party", text(&party.party)),
        ("allowed", party.allowed.into()),
        ("rules", texts(&party.rules)),
        ("reasons", list(&party.reasons, |reason| text(reason))),
    ])
}

pub fn rule(rule: &RuleOut) -> JsValue {
    let InForce { from, to } = rule.in_force;
    object(&[
        ("id", text(rule.id)),
        ("severity", text(rule.severity)),
        ("title", text(rule.title)),
        ("explanation", text(rule.explanation)),
        ("sources", list(rule.sources, |source| self::source(source))),
        ("inForce", object(&[("from", maybe(from)), ("to", maybe(to))])),
    ])
}

fn source(source: &Source) -> JsValue {
    object(&[("title", text(source.title)), ("url", maybe(source.url)), ("date", maybe(source.date))])
}

pub fn tables(tables: &Tables) -> JsValue {
    object(&[
        ("kinds", texts(tables.kinds)),
        ("classes", texts(tables.classes)),
        ("evidence", texts(tables.evidence)),
        ("countries", texts(tables.countries)),
        ("labels", list(&tables.labels, |labels| texts(labels))),
    ])
}

pub fn sms(sms: &SmsLength) -> JsValue {
    object(&[
        ("encoding", text(sms.encoding)),
        ("units", sms.units.into()),
        ("segments", sms.segments.into()),
        ("remaining", sms.remaining.into()),
        ("nonGsm", list(&sms.non_gsm, non_gsm)),
    ])
}

fn non_gsm(found: &NonGsm) -> JsValue {
    let Span { field, start, end } = found.span;
    let span = object(&[("field", text(&field.path())), ("start", start.into()), ("end", end.into())]);
    object(&[("span", span), ("suggestion", maybe(found.suggestion))])
}
