//! Draft in, verdict out: reads every field once, lets the rules judge, folds what they say to a decision.

use core::cell::OnceCell;
use std::borrow::Cow;

use crate::{
    detect::{self, About, Entity, Evidence, KnownName, Scan, SignalKind, Watch},
    draft::{Channel, Day, Draft, RecipientField, Transport},
    kind::DataKind,
    people::People,
    policy::{Problem, Settings},
    reading::{Field, FieldName, Item, Passage, Reading},
    rules::{DAYS, FixDraft, Found, Level, Needs, RULES, Report, Rule},
    sms, template,
    text::{List, Parts, Utf16Map, decimal, joined, key, sort_by_key},
    verdict::*,
};

/// A finding with the rule that made it.
struct Raw {
    rule: &'static Rule,
    severity: Severity,
    found: Found,
    covered_by: Option<&'static str>,
}

/// Judges `draft` on `today`, unless the draft names its own day. With `template`, placeholders stand for data.
///
/// # Errors
/// `too-long` where a field has more UTF-16 units than the policy allows.
pub fn check(draft: &Draft, settings: &Settings, today: Day, template: bool) -> Result<Verdict, Problem> {
    let mut reading = read(draft, settings, today, template)?;
    let found = judge(&reading, false);
    let decision = Decision::of(found.iter().map(|f| f.severity).max());
    let routes = if decision == Decision::Allow { Vec::new() } else { routes(&mut reading) };
    let sms = reading.is_sms().then(|| sms::length(&draft.body, FieldName::Body, reading.sms_size()));
    Ok(write(&reading, found, decision, routes, sms))
}

/// Reads every field of the draft.
///
/// # Errors
/// `too-long`, see [`check`].
pub fn read<'d>(draft: &'d Draft, settings: &'d Settings, today: Day, template: bool) -> Result<Reading<'d>, Problem> {
    let mut fields = Vec::new();
    if let Some(subject) = &draft.subject {
        fields.push(Field { name: FieldName::Subject, text: subject });
    }
    fields.push(Field { name: FieldName::Body, text: &draft.body });
    if let Some(quoted) = &draft.quoted {
        fields.push(Field { name: FieldName::Quoted, text: quoted });
    }
    for (i, attachment) in draft.attachments.iter().enumerate() {
        fields.push(Field { name: FieldName::AttachmentName(i), text: &attachment.name });
        if let Some(text) = &attachment.text {
            fields.push(Field { name: FieldName::AttachmentText(i), text });
        }
    }
    for (i, recipient) in draft.recipients.iter().enumerate() {
        fields.push(Field { name: FieldName::RecipientAddress(i), text: &recipient.address });
    }
    let most = settings.params.max_text_length as usize;
    for field in &fields {
        // A text has at most one UTF-16 unit a byte, so short ones need no counting.
        if field.text.len() > most && field.text.encode_utf16().count() > most {
            let expected = joined(&["at most ", &decimal(most), " UTF-16 units"]);
            return Err(Problem { code: "too-long", path: field.name.path(), expected });
        }
    }
    let day = draft.now.unwrap_or(today);
    let people = People::new(draft, &settings.params.own_domains, day);
    let mut watch = watch(draft, settings, template);
    let (mut entities, mut signals) = (Vec::new(), Vec::new());
    for (i, field) in fields.iter().enumerate() {
        // An address is data of its own: it is marked where it is wrong, but not searched.
        if matches!(field.name, FieldName::RecipientAddress(_)) {
            continue;
        }
        watch.heading = field.name.is_heading();
        let mut scan = Scan::new(field.text, &watch);
        let mut seen = detect::signals(&scan);
        scan.thread = if field.name == FieldName::Quoted { 0 } else { detect::own_text_end(&seen) };
        let mut found = detect::detect_with(&scan, Some(&settings.custom));
        // A party's own number is one, whatever stands before it.
        for entity in found.iter_mut().filter(|e| e.kind == DataKind::Cpr) {
            let text = field.text.get(entity.start as usize..entity.end as usize).unwrap_or("");
            entity.evidence.add_if(Evidence::KnownPerson, people.party_of_cpr(text).is_some());
        }
        if template {
            template::read(field.text, &mut found, &mut seen);
        }
        for what in seen {
            signals.push(Item { field: i, what });
        }
        for what in found {
            if what.confidence() >= settings.params.min_confidence {
                entities.push(Item { field: i, what });
            }
        }
    }
    // «Kære forældre»: the heading of a letter to all tells nothing of who reads it.
    if !watch.many_readers && signals.iter().any(|s| s.what.kind == SignalKind::GreetsGroup) {
        let told = |e: &Item<Entity>| e.what.about == About::Reader && e.what.kind.is_topic();
        entities.retain(|e| !(told(e) && fields[e.field].name.is_heading()));
    }
    let (channel, transport) = (draft.channel, draft.transport);
    let there = Needs::of(draft, &entities, &signals);
    Ok(Reading {
        draft,
        channel,
        transport,
        settings,
        fields,
        entities,
        signals,
        people,
        day,
        template,
        there,
        size: OnceCell::new(),
    })
}

#[inline(never)]
fn watch(draft: &Draft, settings: &Settings, template: bool) -> Watch {
    let parties = draft.case.iter().flat_map(|c| &c.parties).map(|p| p.name.as_str());
    let recipients = draft.recipients.iter().filter_map(|r| r.name.as_deref());
    let sender = draft.sender.as_ref().and_then(|s| s.name.as_deref()).and_then(KnownName::read_sender);
    let many_readers = draft.recipients.iter().filter(|r| r.field != Some(RecipientField::Bcc)).count() > 1;
    Watch {
        names: parties.chain(recipients).filter_map(KnownName::read).chain(sender).list(),
        routes: settings.params.secure_routes.iter().flatten().map(|r| detect::word_hashes(r)).list(),
        only_routes: settings.params.secure_routes.is_some(),
        sender: draft.sender.as_ref().and_then(|s| s.name.as_deref()).map(detect::word_hashes).unwrap_or_default(),
        one_reader: draft.has_one_reader(template),
        many_readers,
        text_message: matches!(draft.channel, Channel::Sms | Channel::NemSms) && draft.recipients.len() == 1,
        hidden_readers: draft.recipients.len() > 1 && !many_readers,
        heading: false,
        citizen: settings.pack.citizen,
        locate: draft.case.iter().flat_map(|c| &c.parties).any(|p| p.protected),
    }
}

/// Lets every rule in force judge; `content_only` leaves out those about recipients.
fn judge(reading: &Reading, content_only: bool) -> Vec<Raw> {
    let mut raw: Vec<Raw> = Vec::new();
    let mut report = Report { level: Level::Off, found: Vec::new() };
    let settings = reading.settings;
    for ((rule, &(level, changed)), (from, to)) in RULES.iter().zip(&settings.levels).zip(&DAYS) {
        let silent = level == Level::Off || !rule.on.has(reading.channel) || content_only && rule.about_recipients;
        if silent || settings.pack.dated && (reading.day < *from || *to < reading.day) {
            continue;
        }
        report.level = level;
        if !rule.needs.meets(reading.there) {
            debug_assert!(says_nothing(rule, reading, &mut report), "{}: needs more than it says", rule.id);
            continue;
        }
        (rule.check)(reading, &mut report);
        // Most rules have nothing to say.
        if report.found.is_empty() {
            continue;
        }
        for found in core::mem::take(&mut report.found) {
            if let Some(severity) = severity(reading, rule, level, changed, &found) {
                raw.push(Raw { rule, severity, found, covered_by: None });
            }
        }
    }
    for i in 0..raw.len() {
        let by = raw[i].rule.covered_by.iter().chain(raw[i].found.covered_by).find(|id| {
            let covers = |other: &Raw| other.rule.id == **id && other.severity >= raw[i].severity;
            raw.iter().any(|other| covers(other) && says_it_too(&other.found, &raw[i]))
        });
        raw[i].covered_by = by.copied();
    }
    let place = |f: &Raw| f.found.passages.first().map_or((0, 0), |p| (p.field, p.start));
    // Rules are sorted by id and sorting is stable.
    sort_by_key(&mut raw, |f| {
        let (field, start) = place(f);
        key(u32::MAX - f.severity as u32, field as u32, start, 0)
    });
    raw
}

/// Asks a rule that is passed over, to see that it may be.
fn says_nothing(rule: &Rule, reading: &Reading, report: &mut Report) -> bool {
    (rule.check)(reading, report);
    report.found.is_empty()
}

/// Does `other` mark all that `raw` marks (some of it, where `raw` only informs), or does one of them speak of the
/// message as a whole? A message may have the same fault twice, and both must be seen.
fn says_it_too(other: &Found, raw: &Raw) -> bool {
    let found = &raw.found;
    let touches = |a: &Passage, b: &Passage| a.field == b.field && a.start < b.end && b.start < a.end;
    // Both mostly stand in the order of the draft: the next is looked for where the last was found.
    let mut last = 0;
    let mut marked = |p: &Passage| {
        let (before, behind) = other.passages.split_at(last);
        let found = behind.iter().chain(before).position(|o| touches(o, p));
        last = (last + found.unwrap_or(0)) % other.passages.len();
        found.is_some()
    };
    other.passages.is_empty()
        || found.passages.is_empty()
        || found.passages.iter().all(&mut marked)
        || raw.severity == Severity::Info && found.passages.iter().any(marked)
}

/// How grave a finding is: the rule's level, graded, raised by a child, made strict, capped.
fn severity(reading: &Reading, rule: &Rule, level: Level, changed: bool, found: &Found) -> Option<Severity> {
    let pack = reading.settings.pack;
    let highest = level.severity()?;
    if changed {
        return Some(highest);
    }
    let mut severity = found.severity.map_or(highest, |s| s.min(highest));
    if rule.raised && pack.children_raise && !found.not_raised && reading.is_about_child() {
        severity = match severity {
            Severity::Info => Severity::Warn,
            _ => Severity::Block,
        };
    }
    if rule.raised && pack.strict && severity == Severity::Warn {
        severity = Severity::Block;
    }
    Some(severity.min(pack.cap))
}

/// The same content on the pack's other routes, best first.
#[inline(never)]
fn routes(reading: &mut Reading) -> Vec<Route> {
    let own = (reading.channel, reading.transport);
    let mut routes: Vec<Route> = Vec::new();
    for &(channel, transport) in reading.settings.pack.routes {
        let plain = |t: Option<Transport>| t.unwrap_or(Transport::Plain);
        if channel == own.0 && (!matches!(channel, Channel::Email | Channel::Form) || plain(transport) == plain(own.1))
        {
            continue;
        }
        (reading.channel, reading.transport) = (channel, transport);
        let found = judge(reading, true);
        let decision = Decision::of(found.iter().map(|f| f.severity).max());
        let mut rules: Vec<&'static str> = Vec::new();
        for loud in found.iter().filter(|f| f.severity > Severity::Info && f.covered_by.is_none()) {
            if !rules.contains(&loud.rule.id) {
                rules.push(loud.rule.id);
            }
        }
        routes.push(Route { channel, transport, decision, rules });
    }
    (reading.channel, reading.transport) = own;
    sort_by_key(&mut routes, |r| u128::from(r.decision as u8));
    routes
}

/// UTF-16 offsets of passages, field by field.
struct Spans<'r, 'd> {
    reading: &'r Reading<'d>,
    maps: Vec<Utf16Map<'d>>,
}

impl Spans<'_, '_> {
    fn span(&mut self, passage: Passage) -> Span {
        let field = self.reading.fields[passage.field].name;
        let map = &self.maps[passage.field];
        Span { field, start: map.at(passage.start as usize), end: map.at(passage.end as usize) }
    }
}

fn write(
    reading: &Reading,
    found: Vec<Raw>,
    decision: Decision,
    routes: Vec<Route>,
    sms: Option<SmsLength>,
) -> Verdict {
    let maps = reading.fields.iter().map(|f| Utf16Map::new(f.text)).list();
    let mut spans = Spans { reading, maps };
    let entities = reading
        .entities
        .iter()
        // A hospital's name alone tells of no topic; the rules still weigh it.
        .filter(|e| !e.what.evidence.has(Evidence::PlaceHospital))
        .map(|e| EntityOut {
            kind: e.what.kind,
            data_class: e.what.class(),
            span: spans.span(e.passage()),
            confidence: (f64::from(e.what.confidence()) * 100.0).round() / 100.0,
            evidence: e.what.evidence,
            country: e.what.country,
        })
        .list();
    let mut findings: Vec<Finding> = Vec::with_capacity(found.len());
    for raw in found {
        let finding = finding(reading, &mut spans, raw, &findings, &routes);
        findings.push(finding);
    }
    let pack = reading.settings.pack;
    Verdict {
        channel: reading.channel,
        transport: reading.transport,
        decision,
        findings,
        entities,
        routes,
        sms,
        pack: PackStamp { id: pack.id, version: pack.version, last_reviewed: pack.last_reviewed },
    }
}

#[inline(never)]
fn finding(reading: &Reading, spans: &mut Spans, raw: Raw, before: &[Finding], routes: &[Route]) -> Finding {
    let Raw { rule, severity, found, covered_by } = raw;
    let language = reading.settings.language as usize;
    let marked: Vec<Span> = found.passages.iter().map(|p| spans.span(*p)).list();
    let mut id = match marked.first() {
        Some(span) => joined(&[rule.id, "@", &span.field.path(), ":", &decimal(span.start as usize)]),
        None => rule.id.into(),
    };
    if before.iter().any(|f| f.id == id) {
        id.push('~');
        id.push_str(&decimal(before.len()));
    }
    // Another route is a way out only where the draft would pass there; two are a choice, more are a list.
    let mut offered = 0;
    let mut useful = |fix: &FixDraft| match fix.channel {
        None => !fix.edits.is_empty() || fix.has_other_effect(),
        Some(channel) => {
            let is_it = |r: &Route| r.channel == channel && r.transport == fix.transport;
            let passes = routes.is_empty() || routes.iter().any(|r| is_it(r) && r.decision != Decision::Block);
            offered += u32::from(passes);
            passes && offered <= 2
        }
    };
    let fixes = found.fixes.into_iter().filter(|f| useful(f)).map(|fix| {
        let mut lengths: Vec<FieldLength> = Vec::new();
        let mut edits: Vec<Edit> = Vec::new();
        for (passage, replacement) in fix.edits {
            let span = spans.span(passage);
            if !lengths.iter().any(|l| l.field == span.field) {
                let field = &reading.fields[passage.field];
                let length = spans.maps[passage.field].at(field.text.len());
                lengths.push(FieldLength { field: span.field, length });
            }
            edits.push(Edit { span, replacement });
        }
        Fix {
            id: joined(&[&id, "/", fix.id]),
            label: fix.label[language],
            safe: fix.safe,
            edits,
            channel: fix.channel,
            transport: fix.transport,
            remove_recipients: fix.remove_recipients,
            bcc_recipients: fix.bcc_recipients,
            lengths,
        }
    });
    let fixes = fixes.list();
    let pack = reading.settings.pack;
    let lifts = rule.reasons == crate::rules::Reasons::Pack && severity > Severity::Info;
    let overriding = lifts.then(|| Override {
        reasons: pack.reasons.iter().map(|(code, label)| Reason { code, label: label[language] }).list(),
    });
    let title = found.title.unwrap_or(rule.title)[language];
    let message = found.message.unwrap_or(rule.message)[language];
    Finding {
        id,
        rule: rule.id,
        severity,
        title: fill(title, &found.values, reading, &found.passages),
        message: placeholders(fill(message, &found.values, reading, &found.passages), reading, &found.passages),
        spans: marked,
        sources: rule.sources,
        fixes,
        covered_by,
        overriding,
    }
}

impl FixDraft {
    fn has_other_effect(&self) -> bool {
        self.channel.is_some() || !self.remove_recipients.is_empty() || !self.bcc_recipients.is_empty()
    }
}

/// In a template: `message`, and which placeholders are meant. Their names are no personal data.
fn placeholders(message: Cow<'static, str>, reading: &Reading, passages: &[Passage]) -> Cow<'static, str> {
    if !reading.template {
        return message;
    }
    let is_one = |p: &Passage| {
        let stands = |field: usize, start: u32, end: u32| (field, start, end) == (p.field, p.start, p.end);
        reading
            .entities
            .iter()
            .any(|e| e.what.evidence.has(Evidence::Placeholder) && stands(e.field, e.what.start, e.what.end))
            || reading.signals_of(SignalKind::OpenPlaceholder).any(|s| stands(s.field, s.what.start, s.what.end))
    };
    let mut names: Vec<&str> = Vec::new();
    for passage in passages.iter().filter(|p| is_one(p)) {
        let name = reading.text(*passage);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return message;
    }
    let about = [" Det gælder ", " It is about "][reading.settings.language as usize];
    let mut parts: Vec<&str> = vec![&message, about];
    for (i, name) in names.into_iter().enumerate() {
        if i > 0 {
            parts.push(", ");
        }
        parts.push(name);
    }
    parts.push(".");
    joined(&parts).into()
}

/// Puts values into the braces of a message. `{data}` and `{route}` are known to all.
fn fill(
    text: &'static str,
    values: &[(&'static str, String)],
    reading: &Reading,
    passages: &[Passage],
) -> Cow<'static, str> {
    if !text.has_of("{") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        out.push_str(before);
        match values.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => out.push_str(value),
            None if name == "route" => out.push_str(reading.settings.pack.safe_way[reading.settings.language as usize]),
            None if name == "data" => out.push_str(&crate::wording::data(reading, passages)),
            None => {}
        }
        rest = tail;
    }
    out.push_str(rest);
    out.into()
}
