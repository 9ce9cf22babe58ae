//! Reads drafts and policies from JavaScript values.
//!
//! Only the properties of the contract are touched; getters that throw and revoked proxies are problems like others. The
//! reader keeps the first problem and reads on with empty values: so the code is straight, and a tenth of the size that
//! an early return at every property makes.

use core::cell::RefCell;

use js_sys::{JsString, Reflect};
use wasm_bindgen::prelude::*;

use crate::{
    draft::*,
    kind::DataKind,
    policy::{PARAM_NAMES, Pattern, Policy, PolicyParams, Problem, Settings, Terms, one_of},
    text::List,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// Most items of a list: a sparse array of four billion must not hang the page.
const MOST_ITEMS: u32 = 10_000;
/// UTF-16 units of any name or word of a policy.
const MOST_POLICY_TEXT: u32 = 10_000;
const DATE: &str = "an ISO 8601 date, e.g. \"2026-11-20\"";

thread_local! {
    /// The contract's property names, each made a JavaScript string once: making it takes longer than reading the
    /// property does.
    static NAMES: RefCell<Vec<(&'static str, &'static JsValue)>> = const { RefCell::new(Vec::new()) };
}

fn property_name(name: &'static str) -> &'static JsValue {
    NAMES.with_borrow_mut(|names| {
        if let Some((_, value)) = names.iter().find(|(known, _)| core::ptr::eq(*known, name)) {
            return *value;
        }
        // There are as many as the contract has, and they live as long as the module.
        let value: &'static JsValue = Box::leak(Box::new(name.into()));
        names.push((name, value));
        value
    })
}

/// What all nodes of one value share.
struct Reader {
    code: &'static str,
    /// UTF-16 units a text may have.
    most: u32,
    problem: RefCell<Option<Problem>>,
}

impl Reader {
    fn new(code: &'static str, most: u32) -> Self {
        Self { code, most, problem: RefCell::new(None) }
    }
    fn finish<T>(self, value: T) -> Result<T, Problem> {
        self.problem.into_inner().map_or(Ok(value), Err)
    }
}

/// A JavaScript value, and how it was reached.
struct Node<'n> {
    reader: &'n Reader,
    value: JsValue,
    parent: Option<&'n Node<'n>>,
    key: &'n str,
    index: u32,
}

impl<'n> Node<'n> {
    fn root(reader: &'n Reader, value: &JsValue) -> Self {
        Self { reader, value: value.clone(), parent: None, key: "", index: 0 }
    }

    fn path(&self) -> String {
        let mut path = self.parent.map(Node::path).unwrap_or_default();
        if self.key == "[]" {
            path.push('[');
            path.push_str(&self.index.to_string());
            path.push(']');
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.extend(self.key.chars().take(60));
        }
        path
    }

    #[inline(never)]
    fn fail(&self, expected: &str) {
        self.fail_as(self.reader.code, expected);
    }

    fn fail_as(&self, code: &'static str, expected: &str) {
        let mut problem = self.reader.problem.borrow_mut();
        if problem.is_none() {
            *problem = Some(Problem { code, path: self.path(), expected: expected.into() });
        }
    }

    fn is_absent(&self) -> bool {
        self.value.is_undefined() || self.value.is_null()
    }

    fn child<'c>(&'c self, key: &'c str, index: u32, value: Result<JsValue, JsValue>) -> Node<'c> {
        let failed = value.is_err();
        let value = value.unwrap_or(JsValue::UNDEFINED);
        let node = Node { reader: self.reader, value, parent: Some(self), key, index };
        if failed {
            node.fail("a value that can be read");
        }
        node
    }

    /// The property `name`; absent where it is undefined or null.
    #[inline(never)]
    fn get(&self, name: &'static str) -> Node<'_> {
        self.property(name, property_name(name))
    }

    /// As [`Self::get`], for a name that the caller chose.
    fn get_named<'c>(&'c self, name: &'c str) -> Node<'c> {
        self.property(name, &name.into())
    }

    fn property<'c>(&'c self, name: &'c str, key: &JsValue) -> Node<'c> {
        let value = if self.value.is_object() { Reflect::get(&self.value, key) } else { Ok(JsValue::UNDEFINED) };
        self.child(name, 0, value)
    }

    /// Is it an object? Whoever needs one is told.
    #[inline(never)]
    fn is_object(&self) -> bool {
        let fits = self.value.is_object() && !is_array(&self.value).unwrap_or(true);
        if !fits {
            self.fail("an object");
        }
        fits
    }

    /// A property that must be there.
    #[inline(never)]
    fn need(&self, name: &'static str, expected: &str) {
        let node = self.get(name);
        if node.is_absent() {
            node.fail(expected);
        }
    }

    /// A property that must be there and be one of `codes`.
    #[inline(never)]
    fn need_code(&self, name: &'static str, codes: &'static [&'static str]) -> usize {
        let node = self.get(name);
        if node.is_absent() {
            node.fail(&one_of("", codes));
            return 0;
        }
        node.code(codes).unwrap_or(0)
    }

    /// A text; empty where it is none.
    #[inline(never)]
    fn text(&self) -> String {
        let Some(text) = self.value.dyn_ref::<JsString>() else {
            self.fail("a string");
            return String::new();
        };
        // Its length is asked for before it is copied.
        if text.length() > self.reader.most {
            let code = if self.reader.code == "invalid-draft" { "too-long" } else { self.reader.code };
            self.fail_as(code, &("at most ".to_string() + &self.reader.most.to_string() + " UTF-16 units"));
            return String::new();
        }
        self.value.as_string().unwrap_or_default()
    }

    #[inline(never)]
    fn text_of(&self, name: &'static str) -> Option<String> {
        let node = self.get(name);
        (!node.is_absent()).then(|| node.text())
    }

    /// A text that must be there.
    fn need_text(&self, name: &'static str) -> String {
        let node = self.get(name);
        if node.is_absent() {
            node.fail("a string");
            return String::new();
        }
        node.text()
    }

    #[inline(never)]
    fn flag_of(&self, name: &'static str) -> Option<bool> {
        let node = self.get(name);
        if node.is_absent() {
            return None;
        }
        let flag = node.value.as_bool();
        if flag.is_none() {
            node.fail("true or false");
        }
        flag
    }

    #[inline(never)]
    fn number_of(&self, name: &'static str) -> Option<f64> {
        let node = self.get(name);
        if node.is_absent() {
            return None;
        }
        let number = node.value.as_f64().filter(|n| n.is_finite());
        if number.is_none() {
            node.fail("a number");
        }
        number
    }

    #[inline(never)]
    fn day_of(&self, name: &'static str) -> Option<Day> {
        let node = self.get(name);
        if node.is_absent() {
            return None;
        }
        let day = node.value.as_string().filter(|t| t.len() < 100).and_then(|t| Day::parse(&t));
        if day.is_none() {
            node.fail(DATE);
        }
        day
    }

    /// Which of `codes` stands there; none where it is absent or unknown.
    #[inline(never)]
    fn code(&self, codes: &'static [&'static str]) -> Option<usize> {
        let text = self.value.as_string().filter(|t| t.len() < 100);
        let at = text.as_deref().and_then(|t| codes.iter().position(|c| *c == t));
        if at.is_none() {
            self.fail(&one_of(text.as_deref().unwrap_or(""), codes));
        }
        at
    }

    fn code_of(&self, name: &'static str, codes: &'static [&'static str]) -> Option<usize> {
        let node = self.get(name);
        if node.is_absent() { None } else { node.code(codes) }
    }

    /// The items of a list.
    #[inline(never)]
    fn items(&self) -> Vec<Node<'_>> {
        if !is_array(&self.value).unwrap_or(false) {
            self.fail("an array");
            return Vec::new();
        }
        let length = Reflect::get(&self.value, property_name("length")).ok().and_then(|l| l.as_f64()).unwrap_or(0.0);
        if length > f64::from(MOST_ITEMS) {
            self.fail("at most 10000 items");
            return Vec::new();
        }
        (0..length as u32).map(|i| self.child("[]", i, Reflect::get_u32(&self.value, i))).list()
    }

    #[inline(never)]
    fn texts_of(&self, name: &'static str) -> Option<Vec<String>> {
        let node = self.get(name);
        if node.is_absent() {
            return None;
        }
        Some(node.items().iter().map(Node::text).list())
    }

    /// Gives every object of the list `name` to `read`.
    #[inline(never)]
    fn each(&self, name: &'static str, read: &mut dyn FnMut(&Node)) {
        let node = self.get(name);
        if !node.is_absent() {
            node.items().iter().filter(|item| item.is_object()).for_each(read);
        }
    }

    /// Own names of an object.
    fn names(&self) -> Vec<String> {
        let keys = Reflect::own_keys(&self.value).unwrap_or_default();
        if keys.length() > MOST_ITEMS {
            self.fail("at most 10000 names");
            return Vec::new();
        }
        keys.iter().filter_map(|key| key.as_string()).list()
    }
}

/// Reads an optional property that is one of an enum's codes.
macro_rules! code_of {
    ($node:expr, $name:literal, $kind:ty) => {
        $node.code_of($name, <$kind>::CODES).map(|i| <$kind>::ALL[i])
    };
}

/// Reads a draft.
///
/// # Errors
/// `invalid-draft` or `too-long`, for the first property that is not as the contract says.
pub fn draft(value: &JsValue, settings: &Settings) -> Result<Draft, Problem> {
    let reader = Reader::new("invalid-draft", settings.params.max_text_length);
    let root = Node::root(&reader, value);
    if !root.is_object() {
        return Err(Problem::draft("", "a draft: an object with channel and body"));
    }
    let channel = Channel::ALL[root.need_code("channel", Channel::CODES)];
    let mut recipients = Vec::new();
    root.each("recipients", &mut |item| recipients.push(recipient(item)));
    let mut attachments = Vec::new();
    root.each("attachments", &mut |item| attachments.push(attachment(item)));
    let evidence = root.get("tlsEvidence");
    let sender = root.get("sender");
    let case_node = root.get("case");
    let draft = Draft {
        channel,
        body: root.need_text("body"),
        subject: root.text_of("subject"),
        transport: code_of!(root, "transport", Transport),
        tls_version: code_of!(root, "tlsVersion", TlsVersion),
        tls_evidence: (!evidence.is_absent() && evidence.is_object()).then(|| {
            evidence.need("probedAt", DATE);
            TlsEvidence {
                probed_at: evidence.day_of("probedAt").unwrap_or(Day(0)),
                risk_assessment: evidence.need_text("riskAssessment"),
            }
        }),
        purpose: code_of!(root, "purpose", Purpose),
        sender: (!sender.is_absent() && sender.is_object())
            .then(|| Sender { name: sender.text_of("name"), domains: sender.texts_of("domains").unwrap_or_default() }),
        recipients,
        attachments,
        case: (!case_node.is_absent() && case_node.is_object()).then(|| case(&case_node)),
        cpr_basis: code_of!(root, "cprBasis", CprBasis),
        quoted: root.text_of("quoted"),
        now: root.day_of("now"),
    };
    drop((evidence, sender, case_node));
    drop(root);
    reader.finish(draft)
}

fn recipient(node: &Node) -> Recipient {
    let verified = node.get("verified");
    Recipient {
        address: node.need_text("address"),
        name: node.text_of("name"),
        field: code_of!(node, "field", RecipientField),
        party: node.text_of("party"),
        chosen_by: code_of!(node, "chosenBy", ChosenBy),
        verified: (!verified.is_absent() && verified.is_object()).then(|| {
            let by = VerifiedBy::ALL[verified.need_code("by", VerifiedBy::CODES)];
            Verified { by, at: verified.day_of("at") }
        }),
    }
}

fn attachment(node: &Node) -> Attachment {
    Attachment {
        name: node.need_text("name"),
        mime: node.text_of("type"),
        text: node.text_of("text"),
        has_bytes: !node.get("bytes").is_absent(),
        case_id: node.text_of("caseId"),
    }
}

fn case(node: &Node) -> Case {
    let about = node.get("about");
    let about = if about.is_absent() {
        Vec::new()
    } else if about.value.is_string() {
        vec![about.text()]
    } else {
        about.items().iter().map(Node::text).list()
    };
    node.need("parties", "an array");
    let mut parties = Vec::new();
    node.each("parties", &mut |item| parties.push(party(item)));
    Case { id: node.text_of("id"), about, parties }
}

fn party(node: &Node) -> Party {
    let consents = node.get("consent");
    let consent_to = |channel: &'static str| {
        if consents.is_absent() || !consents.is_object() {
            return None;
        }
        let consent = consents.get(channel);
        (!consent.is_absent() && consent.is_object()).then(|| {
            consent.need("given", "true or false");
            let purposes = consent.get("purposes");
            Consent {
                given: consent.flag_of("given").unwrap_or(false),
                at: consent.day_of("at"),
                withdrawn_at: consent.day_of("withdrawnAt"),
                purposes: (!purposes.is_absent()).then(|| {
                    let all = purposes.items();
                    all.iter().filter_map(|p| p.code(Purpose::CODES)).map(|i| Purpose::ALL[i]).list()
                }),
            }
        })
    };
    let may_receive = node.get("mayReceive");
    Party {
        id: node.need_text("id"),
        name: node.need_text("name"),
        role: Role::ALL[node.need_code("role", Role::CODES)],
        cpr: node.text_of("cpr"),
        birth_date: node.day_of("birthDate"),
        phones: node.texts_of("phones").unwrap_or_default(),
        emails: node.texts_of("emails").unwrap_or_default(),
        address: node.text_of("address"),
        protected: node.flag_of("protected").unwrap_or(false),
        custody_of: node.texts_of("custodyOf"),
        acts_for: node.texts_of("actsFor").unwrap_or_default(),
        consent: Consents { sms: consent_to("sms"), email: consent_to("email") },
        digital_post: code_of!(node, "digitalPost", DigitalPostStatus),
        may_receive: (!may_receive.is_absent()).then(|| {
            let all = may_receive.items();
            all.iter().filter_map(|k| k.code(DataKind::CODES)).map(|i| DataKind::ALL[i]).list()
        }),
    }
}

/// Reads a policy; absent is the default one.
///
/// # Errors
/// `invalid-policy`, for the first property that is not as the contract says.
pub fn policy(value: &JsValue) -> Result<Policy, Problem> {
    if value.is_undefined() || value.is_null() {
        return Ok(Policy::default());
    }
    let reader = Reader::new("invalid-policy", MOST_POLICY_TEXT);
    let root = Node::root(&reader, value);
    if !root.is_object() {
        return Err(Problem::policy("", "a policy: an object"));
    }
    let mut rules = Vec::new();
    let severities = root.get("rules");
    if !severities.is_absent() && severities.is_object() {
        for id in severities.names() {
            let level = severities.get_named(&id);
            if !level.is_absent() {
                let level = level.value.as_string().unwrap_or_default();
                rules.push((id, level));
            }
        }
    }
    let params = root.get("params");
    let params = if params.is_absent() || !params.is_object() { PolicyParams::default() } else { numbers(&params) };
    let mut terms = Vec::new();
    root.each("terms", &mut |item| {
        item.need("words", "an array of words");
        terms.push(Terms {
            kind: item.need_text("kind"),
            words: item.texts_of("words").unwrap_or_default(),
            data_class: item.text_of("dataClass"),
        });
    });
    let mut patterns = Vec::new();
    root.each("patterns", &mut |item| {
        patterns.push(Pattern {
            kind: item.need_text("kind"),
            regex: item.need_text("regex"),
            confidence: item.number_of("confidence"),
            cues: item.texts_of("cues"),
        });
    });
    let policy = Policy {
        pack: root.text_of("pack"),
        language: root.text_of("language"),
        rules,
        params,
        terms,
        patterns,
        ignore: root.texts_of("ignore").unwrap_or_default(),
    };
    drop(severities);
    drop(root);
    reader.finish(policy)
}

fn numbers(node: &Node) -> PolicyParams {
    for name in node.names() {
        if !PARAM_NAMES.contains(&name.as_str()) {
            node.get_named(&name).fail(&one_of(&name, &PARAM_NAMES));
        }
    }
    PolicyParams {
        sms_limit: node.number_of("smsLimit"),
        nemsms_limit: node.number_of("nemsmsLimit"),
        bulk_persons: node.number_of("bulkPersons"),
        number_max_age_days: node.number_of("numberMaxAgeDays"),
        tls_probe_max_age_days: node.number_of("tlsProbeMaxAgeDays"),
        max_visible_recipients: node.number_of("maxVisibleRecipients"),
        own_domains: node.texts_of("ownDomains"),
        secure_routes: node.texts_of("secureRoutes"),
        encrypt_all: node.flag_of("encryptAll"),
        min_confidence: node.number_of("minConfidence"),
        max_text_length: node.number_of("maxTextLength"),
    }
}
