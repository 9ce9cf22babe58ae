//! The border, in a browser (`cargo xtask test chrome firefox`) or in Node (`wasm-pack test --node --test wasm`).
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, JSON, Reflect, Uint32Array};
use presend::wasm::{RawValidator, module_memory, scan_flat, sms_length, tables};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[cfg(feature = "browser")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A JavaScript expression as a value.
fn js(expression: &str) -> JsValue {
    Function::new_no_args(&format!("return ({expression})")).call0(&JsValue::NULL).expect("an expression")
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).expect("a property")
}

fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap_or_else(|| panic!("{name} is not a string"))
}

fn validator(policy: &str) -> RawValidator {
    RawValidator::new(js(policy)).unwrap_or_else(|problem| panic!("{policy}: {:?}", JSON::stringify(&problem)))
}

fn check(draft: &str) -> Result<Array, JsValue> {
    validator("undefined").check(js(draft), false)
}

/// Of a verdict's tape: where its decision stands, and the first span of its first finding (start, end).
const DECISION: u32 = 4;
const FIRST_SPAN: (u32, u32) = (19, 20);

fn number(verdict: &Array, at: u32) -> u32 {
    Uint32Array::from(verdict.get(0)).get_index(at)
}

/// A text of the module that a tape points to.
fn fixed(verdict: &Array, at: u32) -> String {
    let read = "return new TextDecoder().decode(new Uint8Array(memory.buffer, where, length))";
    let (place, length) = (number(verdict, at).into(), number(verdict, at + 1).into());
    let text =
        Function::new_with_args("memory, where, length", read).call3(&JsValue::NULL, &module_memory(), &place, &length);
    text.expect("in the module's memory").as_string().expect("a text")
}

/// `code path` of the problem that `draft` is.
fn problem(draft: &str) -> String {
    let problem = check(draft).expect_err(draft);
    assert!(!text(&problem, "expected").is_empty(), "{draft}: says what was expected");
    format!("{} {}", text(&problem, "code"), text(&problem, "path"))
}

#[wasm_bindgen_test]
fn a_verdict_is_numbers_and_a_text() {
    let verdict = check("{ channel: 'sms', body: 'Kære Åse 😀, dit cpr er 010145-5009.' }").expect("a verdict");
    assert_eq!(fixed(&verdict, DECISION), "block");
    assert_eq!((number(&verdict, FIRST_SPAN.0), number(&verdict, FIRST_SPAN.1)), (24, 35));
    assert!(verdict.get(1).as_string().expect("texts").starts_with("sms-no-cpr@body:24"));
}

#[wasm_bindgen_test]
fn problems_name_their_path() {
    for (draft, expected) in [
        ("undefined", "invalid-draft "),
        ("'sms'", "invalid-draft "),
        ("[]", "invalid-draft "),
        ("{ body: '' }", "invalid-draft channel"),
        ("{ channel: 'fax', body: '' }", "invalid-draft channel"),
        ("{ channel: 'sms' }", "invalid-draft body"),
        ("{ channel: 'sms', body: new String('x') }", "invalid-draft body"),
        ("{ channel: 'sms', get body() { throw 1 } }", "invalid-draft body"),
        ("{ channel: 'sms', body: '', recipients: {} }", "invalid-draft recipients"),
        ("{ channel: 'sms', body: '', recipients: [{ address: '1' }, null] }", "invalid-draft recipients[1]"),
        (
            "{ channel: 'sms', body: '', case: { parties: [{ id: 'a', name: 'A', role: 'x' }] } }",
            "invalid-draft case.parties[0].role",
        ),
        ("{ channel: 'sms', body: '', now: 'i dag' }", "invalid-draft now"),
        ("{ channel: 'sms', body: '', attachments: 'a.pdf' }", "invalid-draft attachments"),
        ("{ channel: 'sms', body: 'x'.repeat(1000001) }", "too-long body"),
        ("(() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy })()", "invalid-draft "),
    ] {
        assert_eq!(problem(draft), expected, "{draft}");
    }
    for (policy, path) in [
        ("{ pack: 'dk' }", "pack"),
        ("{ rules: { 'sms-no-cpr': 'fatal' } }", "rules.sms-no-cpr"),
        ("{ params: { smsLimit: 'x' } }", "params.smsLimit"),
        ("{ terms: [{ kind: 'helbred', words: [] }] }", "terms[0].kind"),
        ("7", ""),
    ] {
        let problem = RawValidator::new(js(policy)).err().unwrap_or_else(|| panic!("{policy} is taken"));
        assert_eq!(
            (text(&problem, "code").as_str(), text(&problem, "path").as_str()),
            ("invalid-policy", path),
            "{policy}"
        );
    }
}

#[wasm_bindgen_test]
fn a_list_without_end_does_not_hang() {
    assert_eq!(problem("{ channel: 'sms', body: '', recipients: new Array(4294967295) }"), "invalid-draft recipients");
}

#[wasm_bindgen_test]
fn what_is_not_in_the_contract_is_never_touched() {
    let draft = "{ channel: 'sms', body: 'Vh Nordvang Kommune', get secret() { throw 1 }, self: globalThis }";
    assert_eq!(fixed(&check(draft).expect("a verdict"), DECISION), "allow");
}

#[wasm_bindgen_test]
fn offsets_hold_where_strings_are_not_well_formed() {
    for lead in ["", "\\ud83d", "\\ud83d\\ude00", "\\ude00\\ud83d æøå", "e\\u0301\\r\\n"] {
        let draft = js(&format!("({{ channel: 'sms', body: '{lead} dit cpr er 010145-5009' }})"));
        let verdict = validator("{}").check(draft.clone(), false).expect("a verdict");
        let (start, end) = (number(&verdict, FIRST_SPAN.0).into(), number(&verdict, FIRST_SPAN.1).into());
        let cut = Function::new_with_args("d, start, end", "return d.body.slice(start, end)");
        let passage = cut.call3(&JsValue::NULL, &draft, &start, &end).expect("a passage");
        assert_eq!(passage.as_string().as_deref(), Some("010145-5009"), "{lead}");
    }
}

#[wasm_bindgen_test]
fn the_flat_list_says_what_the_tables_mean() {
    let tables = tables().expect("tables");
    let kinds = Array::from(&get(&tables, "kinds"));
    assert_eq!(kinds.length(), 32, "a bit per kind");
    assert!(Array::from(&get(&tables, "evidence")).length() <= 64, "a bit per reason");
    let flat: Uint32Array = scan_flat("Dit cpr er 010145-5009", u32::MAX, 0.0);
    let numbers = flat.to_vec();
    assert_eq!(numbers.len(), 6);
    assert_eq!(kinds.get(numbers[0] & 0xff).as_string().as_deref(), Some("cpr"));
    assert_eq!(numbers[1..3], [11, 22]);
    assert_eq!(scan_flat("Dit cpr er 010145-5009", 0, 0.0).length(), 0);
}

#[wasm_bindgen_test]
fn sms_length_is_plain_data() {
    let length = sms_length("Kære Åse").expect("a length");
    assert_eq!((text(&length, "encoding").as_str(), get(&length, "units").as_f64()), ("gsm-7", Some(8.0)));
}

#[wasm_bindgen_test]
fn every_rule_is_told_in_both_languages() {
    let danish = Array::from(&validator("{}").rules().expect("rules"));
    let english = Array::from(&validator("{ language: 'en' }").rules().expect("rules"));
    assert_eq!(danish.length(), english.length());
    for (da, en) in danish.iter().zip(english.iter()) {
        assert_eq!(text(&da, "id"), text(&en, "id"));
        assert_ne!(text(&da, "explanation"), text(&en, "explanation"), "{}", text(&da, "id"));
    }
}
