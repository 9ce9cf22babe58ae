//! Verdicts on their way out: numbers in one list, texts made for this draft end to end in one string, and of texts that
//! stand in the module only where they stand. `tape.js` reads them in the same order.
//!
//! Building the same object here property by property takes ten times as long, most of it for texts that the page has
//! been given before.

use std::borrow::Cow;

use crate::{
    reading::FieldName,
    text::Utf16,
    verdict::{EntityOut, Finding, Fix, Route, SmsLength, Span, Verdict},
};

/// Where a text stands that was made for this draft, and one that is absent: at no address of the module.
const OWN: u32 = u32::MAX;
const ABSENT: u32 = u32::MAX - 1;

/// What has been written so far.
pub struct Tape {
    numbers: Vec<u32>,
    text: String,
}

impl Tape {
    /// A verdict, ready to cross: its numbers, which begin with where its texts stand and how many bytes they have.
    pub fn verdict(verdict: &Verdict) -> (Vec<u32>, String) {
        let mut tape = Self { numbers: vec![0, 0], text: String::new() };
        tape.fixed(verdict.channel.code());
        tape.maybe(verdict.transport.map(|t| t.code()));
        tape.fixed(verdict.decision.code());
        tape.list(&verdict.findings, Self::finding);
        tape.list(&verdict.entities, Self::entity);
        tape.list(&verdict.routes, Self::route);
        tape.list(verdict.sms.as_slice(), Self::sms);
        for text in [verdict.pack.id, verdict.pack.version, verdict.pack.last_reviewed] {
            tape.fixed(text);
        }
        let Self { mut numbers, text } = tape;
        (numbers[0], numbers[1]) = (text.as_ptr() as u32, text.len() as u32);
        (numbers, text)
    }

    /// The length of an SMS, which has no texts but those of the module.
    pub fn sms_length(length: &SmsLength) -> Vec<u32> {
        let mut tape = Self { numbers: vec![0, 0], text: String::new() };
        tape.sms(length);
        tape.numbers
    }

    fn number(&mut self, number: u32) {
        self.numbers.push(number);
    }

    /// A text that stands in the module.
    #[inline(never)]
    fn fixed(&mut self, text: &'static str) {
        self.numbers.extend([text.as_ptr() as u32, text.len() as u32]);
    }

    fn maybe(&mut self, text: Option<&'static str>) {
        match text {
            Some(text) => self.fixed(text),
            None => self.numbers.extend([ABSENT, 0]),
        }
    }

    /// A text made for this draft, by its length in UTF-16 units.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.numbers.extend([OWN, Utf16::new(text).at(text.len())]);
        self.text.push_str(text);
    }

    fn list<T>(&mut self, items: &[T], write: fn(&mut Self, &T)) {
        self.number(items.len() as u32);
        for item in items {
            write(self, item);
        }
    }

    /// A field as its sort and its place in the list it belongs to.
    fn field(&mut self, field: FieldName) {
        let (sort, place) = match field {
            FieldName::Subject => (0, 0),
            FieldName::Body => (1, 0),
            FieldName::Quoted => (2, 0),
            FieldName::Text => (3, 0),
            FieldName::AttachmentName(i) => (4, i),
            FieldName::AttachmentText(i) => (5, i),
            FieldName::RecipientAddress(i) => (6, i),
        };
        self.number(sort | (place as u32) << 3);
    }

    fn span(&mut self, span: &Span) {
        self.field(span.field);
        self.number(span.start);
        self.number(span.end);
    }

    #[inline(never)]
    fn finding(&mut self, finding: &Finding) {
        self.text(&finding.id);
        self.fixed(finding.rule);
        self.fixed(finding.severity.code());
        for text in [&finding.title, &finding.message] {
            match text {
                Cow::Borrowed(text) => self.fixed(text),
                Cow::Owned(text) => self.text(text),
            }
        }
        self.list(&finding.spans, Self::span);
        self.list(finding.sources, |tape, source| {
            tape.fixed(source.title);
            tape.maybe(source.url);
            tape.maybe(source.date);
        });
        self.list(&finding.fixes, Self::fix);
        self.maybe(finding.covered_by);
        self.list(finding.overriding.as_slice(), |tape, overriding| {
            tape.list(&overriding.reasons, |tape, reason| {
                tape.fixed(reason.code);
                tape.fixed(reason.label);
            });
        });
    }

    #[inline(never)]
    fn fix(&mut self, fix: &Fix) {
        self.text(&fix.id);
        self.fixed(fix.label);
        self.number(fix.safe.into());
        self.list(&fix.edits, |tape, edit| {
            tape.span(&edit.span);
            tape.text(&edit.replacement);
        });
        self.maybe(fix.channel.map(|c| c.code()));
        self.maybe(fix.transport.map(|t| t.code()));
        self.list(&fix.remove_recipients, |tape, recipient| tape.number(*recipient));
        self.list(&fix.bcc_recipients, |tape, recipient| tape.number(*recipient));
        self.list(&fix.lengths, |tape, length| {
            tape.field(length.field);
            tape.number(length.length);
        });
    }

    #[inline(never)]
    fn entity(&mut self, entity: &EntityOut) {
        self.field(entity.span.field);
        self.numbers.extend(super::numbers(
            entity.kind,
            entity.data_class,
            entity.country,
            (entity.span.start, entity.span.end),
            entity.confidence as f32,
            entity.evidence,
        ));
    }

    #[inline(never)]
    fn route(&mut self, route: &Route) {
        self.fixed(route.channel.code());
        self.maybe(route.transport.map(|t| t.code()));
        self.fixed(route.decision.code());
        self.list(&route.rules, |tape, rule| tape.fixed(rule));
    }

    #[inline(never)]
    fn sms(&mut self, sms: &SmsLength) {
        self.fixed(sms.encoding);
        self.numbers.extend([sms.units, sms.segments, sms.remaining]);
        self.list(&sms.non_gsm, |tape, char| {
            tape.span(&char.span);
            tape.maybe(char.suggestion);
        });
    }
}
