//! The border, in a browser (`cargo xtask test chrome firefox`) or in Node (`wasm-pack test --node --test wasm`).
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, Reflect, Uint32Array};
use presend::wasm::{RawValidator, day_of, module_memory, one_of, scan_flat, sms_length};
use wasm_bindgen::prelude::*;
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

#[wasm_bindgen(module = "/js/read.js")]
extern "C" {
    #[wasm_bindgen(js_name = readDraft, catch)]
    fn read_draft(draft: &JsValue, most: u32, known: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = readPolicy, catch)]
    fn read_policy(policy: &JsValue, known: &JsValue) -> Result<JsValue, JsValue>;
}
#[wasm_bindgen(module = "/js/tables.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = TABLES)]
    static TABLES: JsValue;
}
#[wasm_bindgen(module = "/js/error.js")]
extern "C" {
    /// Named so that the file is there for the one that imports it.
    #[wasm_bindgen(js_name = PresendError)]
    type PresendError;
}

/// What `js/core.js` hands to the readers.
fn known() -> JsValue {
    let known = js("{}");
    let day = Closure::<dyn Fn(String) -> Option<i32>>::new(|date: String| day_of(&date)).into_js_value();
    let one = Closure::<dyn Fn(String, String) -> String>::new(|name: String, known: String| one_of(&name, &known));
    Reflect::set(&known, &"dayOf".into(), &day).expect("an object");
    Reflect::set(&known, &"oneOf".into(), &one.into_js_value()).expect("an object");
    known
}

/// The numbers and the text of a tape.
fn tape(tape: &JsValue) -> (Vec<f64>, String) {
    (Array::from(&get(tape, "numbers")).iter().filter_map(|number| number.as_f64()).collect(), text(tape, "text"))
}

fn policy(expression: &str) -> Result<RawValidator, JsValue> {
    let (numbers, text) = tape(&read_policy(&js(expression), &known())?);
    RawValidator::new(&numbers, &text)
}

/// The numbers of a verdict, and the validator that keeps its texts.
type Verdict = (Vec<u32>, RawValidator);

fn check_value(draft: &JsValue) -> Result<Verdict, JsValue> {
    let validator = policy("undefined")?;
    let (numbers, text) = tape(&read_draft(draft, validator.max_text_length(), &known())?);
    Ok((validator.check(&numbers, &text, false)?, validator))
}

fn check(draft: &str) -> Result<Verdict, JsValue> {
    check_value(&js(draft))
}

/// Of a verdict's tape: where its decision stands, and the first span of its first finding (start, end).
const DECISION: usize = 6;
const FIRST_SPAN: (usize, usize) = (21, 22);

/// A text of the module that the numbers at `at` point to.
fn pointed(numbers: &[u32], at: usize) -> String {
    let read = "return new TextDecoder().decode(new Uint8Array(memory.buffer, where, length))";
    let (place, length) = (numbers[at].into(), numbers[at + 1].into());
    let text =
        Function::new_with_args("memory, where, length", read).call3(&JsValue::NULL, &module_memory(), &place, &length);
    text.expect("in the module's memory").as_string().expect("a text")
}

/// `code path` of the problem that `draft` is.
fn problem(draft: &str) -> String {
    let problem = check(draft).err().expect(draft);
    assert!(!text(&problem, "expected").is_empty(), "{draft}: says what was expected");
    format!("{} {}", text(&problem, "code"), text(&problem, "path"))
}

#[wasm_bindgen_test]
fn a_verdict_is_numbers_and_a_text() {
    let verdict = check("{ channel: 'sms', body: 'Kære Åse 😀, dit cpr er 010145-5009.' }").expect("a verdict");
    assert_eq!(pointed(&verdict.0, DECISION), "block");
    assert_eq!((verdict.0[FIRST_SPAN.0], verdict.0[FIRST_SPAN.1]), (24, 35));
    assert!(pointed(&verdict.0, 0).starts_with("sms-no-cpr@body:24"));
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
    for (wrong, path) in [
        ("{ pack: 'dk' }", "pack"),
        ("{ rules: { 'sms-no-cpr': 'fatal' } }", "rules.sms-no-cpr"),
        ("{ params: { smsLimit: 'x' } }", "params.smsLimit"),
        ("{ terms: [{ kind: 'helbred', words: [] }] }", "terms[0].kind"),
        ("7", ""),
    ] {
        let problem = policy(wrong).err().expect(wrong);
        assert_eq!(
            (text(&problem, "code").as_str(), text(&problem, "path").as_str()),
            ("invalid-policy", path),
            "{wrong}"
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
    assert_eq!(pointed(&check(draft).expect("a verdict").0, DECISION), "allow");
}

#[wasm_bindgen_test]
fn offsets_hold_where_strings_are_not_well_formed() {
    for lead in ["", "\\ud83d", "\\ud83d\\ude00", "\\ude00\\ud83d æøå", "e\\u0301\\r\\n"] {
        let draft = js(&format!("({{ channel: 'sms', body: '{lead} dit cpr er 010145-5009' }})"));
        let (numbers, _) = check_value(&draft).expect("a verdict");
        let (start, end) = (numbers[FIRST_SPAN.0].into(), numbers[FIRST_SPAN.1].into());
        let cut = Function::new_with_args("d, start, end", "return d.body.slice(start, end)");
        let passage = cut.call3(&JsValue::NULL, &draft, &start, &end).expect("a passage");
        assert_eq!(passage.as_string().as_deref(), Some("010145-5009"), "{lead}");
    }
}

#[wasm_bindgen_test]
fn the_flat_list_says_what_the_tables_mean() {
    let tables = TABLES.with(JsValue::clone);
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
fn halves_of_a_pair_in_two_fields_stay_apart() {
    let draft = "{ channel: 'email', subject: 'Sag \\ud83d', body: '\\ude00 dit cpr er 010145-5009' }";
    let verdict = check(draft).expect("a verdict");
    assert_eq!((verdict.0[FIRST_SPAN.0], verdict.0[FIRST_SPAN.1]), (13, 24));
}

#[wasm_bindgen_test]
fn a_list_that_lies_about_its_length_is_read_as_far_as_it_says() {
    for length in ["2.5", "NaN", "'1'", "-1"] {
        let list = format!(
            "new Proxy([], {{ get: (list, name) => name === 'length' ? {length} : {{ address: 'a@b.example' }} }})"
        );
        let draft = format!("{{ channel: 'sms', body: 'Vh Nordvang Kommune', recipients: {list}, now: '2026-11-20' }}");
        match check(&draft) {
            Ok(verdict) => assert!(["allow", "warn"].contains(&pointed(&verdict.0, DECISION).as_str()), "{length}"),
            Err(problem) => assert_eq!(text(&problem, "path"), "recipients", "{length}"),
        }
    }
}

#[wasm_bindgen_test]
fn the_length_of_an_sms_is_numbers() {
    let numbers = sms_length("Kære Åse – hej");
    assert_eq!(pointed(&numbers, 2), "ucs-2");
    // Units, segments, what is left, and of the one character its field, where it stands and what to write.
    assert_eq!(numbers[4..11], [14, 1, 56, 1, 3, 9, 10]);
}

#[wasm_bindgen_test]
fn every_rule_is_told_in_both_languages() {
    let danish = Array::from(&policy("{}").expect("a policy").rules().expect("rules"));
    let english = Array::from(&policy("{ language: 'en' }").expect("a policy").rules().expect("rules"));
    assert_eq!(danish.length(), english.length());
    for (da, en) in danish.iter().zip(english.iter()) {
        assert_eq!(text(&da, "id"), text(&en, "id"));
        assert_ne!(text(&da, "explanation"), text(&en, "explanation"), "{}", text(&da, "id"));
    }
}
