//! Everything that is known of a draft when the rules judge it: its fields, what detectors found, the people, the route.

use core::cell::OnceCell;

use crate::{
    detect::{Entity, Signal, SignalKind, is_grave_place},
    draft::{Channel, Day, Draft, Party, Purpose, TlsVersion, Transport},
    kind::{DataClass, DataKind},
    people::{People, Person, consents},
    policy::Settings,
    rules::Needs,
    text::{Size, decimal, joined, key, sort_by_key},
};

/// Which field of the draft.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum FieldName {
    Subject,
    Body,
    Quoted,
    AttachmentName(usize),
    AttachmentText(usize),
    RecipientAddress(usize),
    /// The only text there is, where none is a draft's.
    Text,
}

impl FieldName {
    /// A subject, title or file name: never encrypted, and no sentences.
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Subject | Self::AttachmentName(_))
    }

    /// As spans name it.
    pub fn path(self) -> String {
        match self {
            Self::Subject => "subject".into(),
            Self::Body => "body".into(),
            Self::Quoted => "quoted".into(),
            Self::Text => "text".into(),
            Self::AttachmentName(i) => joined(&["attachments[", &decimal(i), "].name"]),
            Self::AttachmentText(i) => joined(&["attachments[", &decimal(i), "].text"]),
            Self::RecipientAddress(i) => joined(&["recipients[", &decimal(i), "].address"]),
        }
    }
}

impl serde::Serialize for FieldName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.path())
    }
}

/// One text of the draft.
pub struct Field<'d> {
    /// Which.
    pub name: FieldName,
    /// As it was written.
    pub text: &'d str,
}

/// A passage in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Index in [`Reading::fields`].
    pub field: usize,
    /// Byte offset of the first character.
    pub start: u32,
    /// Byte offset after the last one.
    pub end: u32,
}

impl Passage {
    /// Order in the draft, for [`sort_by_key`](crate::text::sort_by_key).
    pub fn key(&self) -> u128 {
        key(self.field as u32, self.start, self.end, 0)
    }
}

/// Sorts passages in the order of the draft.
pub fn in_order(passages: &mut [Passage]) {
    sort_by_key(passages, Passage::key);
}

/// Something found, and in which field.
#[derive(Clone)]
pub struct Item<T> {
    /// Index in [`Reading::fields`].
    pub field: usize,
    /// What.
    pub what: T,
}

impl Item<Entity> {
    /// Where.
    pub fn passage(&self) -> Passage {
        Passage { field: self.field, start: self.what.start, end: self.what.end }
    }
}

impl Item<Signal> {
    /// Where.
    pub fn passage(&self) -> Passage {
        Passage { field: self.field, start: self.what.start, end: self.what.end }
    }
}

/// How safe the way is that the content takes (domain rules, 1.8 and 2.7).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Security {
    /// SMS, NemSMS, plain e-mail, a form that mails on in clear, TLS below 1.2.
    Exposed,
    /// Opportunistic TLS, nothing proven.
    Unproven,
    /// Opportunistic TLS with a fresh probe and a risk assessment.
    Probed,
    /// Forced TLS 1.2 or better.
    Forced,
    /// End-to-end encryption, Digital Post.
    EndToEnd,
}

/// What rules judge.
pub struct Reading<'d> {
    /// The draft as it came.
    pub draft: &'d Draft,
    /// The route that is judged; the draft's own, or another one on trial.
    pub channel: Channel,
    /// See [`Self::channel`]. Absent for e-mail and forms means plain.
    pub transport: Option<Transport>,
    /// The policy.
    pub settings: &'d Settings,
    /// Texts of the draft.
    pub fields: Vec<Field<'d>>,
    /// In field and text order.
    pub entities: Vec<Item<Entity>>,
    /// In field and text order.
    pub signals: Vec<Item<Signal>>,
    /// Recipients and parties.
    pub people: People<'d>,
    /// The day of sending.
    pub day: Day,
    /// The draft is a template: placeholders stand for data.
    pub template: bool,
    /// What rules may speak of.
    pub there: Needs,
    /// See [`Self::sms_size`].
    pub(crate) size: OnceCell<Size>,
}

impl<'d> Reading<'d> {
    /// SMS or NemSMS.
    #[inline(never)]
    pub fn is_sms(&self) -> bool {
        matches!(self.channel, Channel::Sms | Channel::NemSms)
    }
    /// The name that the message comes from gives away why the recipient is written to.
    pub fn is_sender_revealing(&self) -> bool {
        self.draft.sender.as_ref().and_then(|s| s.name.as_deref()).is_some_and(is_grave_place)
    }
    /// What the body takes as an SMS. The marks of a template's placeholders are not sent.
    pub fn sms_size(&self) -> Size {
        let skip = if self.template { |c| matches!(c, '«' | '»') } else { |_| false };
        *self.size.get_or_init(|| Size::of(&self.draft.body, skip))
    }
    /// E-mail.
    pub fn is_email(&self) -> bool {
        self.channel == Channel::Email
    }

    /// How safe the route is.
    #[inline(never)]
    pub fn security(&self) -> Security {
        match self.channel {
            Channel::Sms | Channel::NemSms => Security::Exposed,
            Channel::DigitalPost => Security::EndToEnd,
            Channel::Email | Channel::Form => {
                let transport = self.transport.unwrap_or(Transport::Plain);
                match transport {
                    Transport::EndToEnd => Security::EndToEnd,
                    Transport::Plain => Security::Exposed,
                    _ if self.has_old_tls() => Security::Exposed,
                    Transport::ForcedTls => Security::Forced,
                    Transport::OpportunisticTls if self.has_probe() => Security::Probed,
                    Transport::OpportunisticTls => Security::Unproven,
                }
            }
        }
    }

    /// TLS 1.0 or 1.1 may be negotiated; said of the draft's own route only.
    pub fn has_old_tls(&self) -> bool {
        self.is_own_route() && matches!(self.draft.tls_version, Some(TlsVersion::V10 | TlsVersion::V11))
    }

    fn has_probe(&self) -> bool {
        self.draft.tls_evidence.as_ref().is_some_and(|e| {
            let age = self.day.0 - e.probed_at.0;
            !e.risk_assessment.trim().is_empty()
                && (0..=self.settings.params.tls_probe_max_age_days as i32).contains(&age)
        })
    }

    /// The route judged is the one the draft states.
    pub fn is_own_route(&self) -> bool {
        self.channel == self.draft.channel && self.transport == self.draft.transport
    }

    /// Has the party said yes to messages for `purpose` on the channel that is judged?
    #[inline(never)]
    pub fn consents(&self, party: Option<&'d Party>, purpose: Purpose) -> bool {
        let on = |party: &'d Party| if self.is_sms() { &party.consent.sms } else { &party.consent.email };
        consents(party.and_then(|party| on(party).as_ref()), purpose, self.day)
    }

    /// Entities of one kind.
    pub fn of(&self, kind: DataKind) -> impl Iterator<Item = &Item<Entity>> {
        self.entities.iter().filter(move |e| e.what.kind == kind)
    }
    /// Entities of one class.
    pub fn of_class(&self, class: DataClass) -> impl Iterator<Item = &Item<Entity>> {
        self.entities.iter().filter(move |e| e.what.class() == class)
    }
    /// Signals of one kind.
    pub fn signals_of(&self, kind: SignalKind) -> impl Iterator<Item = &Item<Signal>> {
        self.signals.iter().filter(move |s| s.what.kind == kind)
    }
    /// Where entities of one kind stand.
    #[inline(never)]
    pub fn passages(&self, kind: DataKind) -> Vec<Passage> {
        self.passages_where(&|e| e.what.kind == kind)
    }
    /// Where the entities stand that `wanted` picks.
    #[inline(never)]
    pub fn passages_where(&self, wanted: &dyn Fn(&Item<Entity>) -> bool) -> Vec<Passage> {
        let mut passages = Vec::new();
        for item in &self.entities {
            if wanted(item) {
                passages.push(item.passage());
            }
        }
        passages
    }
    /// Where signals of one kind stand.
    #[inline(never)]
    pub fn signal_passages(&self, kind: SignalKind) -> Vec<Passage> {
        self.signal_passages_where(kind, &|_| true)
    }
    /// Where the signals of one kind stand that `wanted` picks.
    #[inline(never)]
    pub fn signal_passages_where(&self, kind: SignalKind, wanted: &dyn Fn(&Item<Signal>) -> bool) -> Vec<Passage> {
        let mut passages = Vec::new();
        for item in &self.signals {
            if item.what.kind == kind && wanted(item) {
                passages.push(item.passage());
            }
        }
        passages
    }
    /// Is there any signal of the kind?
    #[inline(never)]
    pub fn has_signal(&self, kind: SignalKind) -> bool {
        self.signals.iter().any(|s| s.what.kind == kind)
    }
    /// The characters of a passage.
    #[inline(never)]
    pub fn text(&self, passage: Passage) -> &'d str {
        self.fields
            .get(passage.field)
            .and_then(|f| f.text.get(passage.start as usize..passage.end as usize))
            .unwrap_or("")
    }
    /// The field a passage stands in.
    pub fn name(&self, passage: Passage) -> FieldName {
        self.fields[passage.field].name
    }
    /// Stands in the body, the thread or an attachment's text: inside the envelope.
    pub fn is_inside(&self, field: usize) -> bool {
        !self.fields[field].name.is_heading()
    }
    /// The writer's own words: anywhere but in the quoted thread.
    pub fn is_written(&self, field: usize) -> bool {
        self.fields[field].name != FieldName::Quoted
    }
    /// Stands in an older message: in the quoted thread, or in the body below the place where one begins.
    #[inline(never)]
    pub fn is_quoted(&self, passage: Passage) -> bool {
        self.fields[passage.field].name == FieldName::Quoted
            || self
                .signals_of(SignalKind::QuotedThread)
                .any(|s| s.field == passage.field && s.what.start <= passage.start)
    }
    /// The whole address of recipient `index`.
    pub fn address_of(&self, index: usize) -> Option<Passage> {
        let field = self.fields.iter().position(|f| f.name == FieldName::RecipientAddress(index))?;
        Some(Passage { field, start: 0, end: self.fields[field].text.len() as u32 })
    }
    /// The whole of every field that `wanted` picks.
    #[inline(never)]
    pub fn fields_where(&self, wanted: &dyn Fn(&Field) -> bool) -> Vec<Passage> {
        let mut passages = Vec::new();
        for (field, each) in self.fields.iter().enumerate() {
            if wanted(each) {
                passages.push(Passage { field, start: 0, end: each.text.len() as u32 });
            }
        }
        passages
    }
    /// Indices of the recipients that `wanted` picks.
    #[inline(never)]
    pub fn recipients_where(&self, wanted: &dyn Fn(&Person) -> bool) -> Vec<usize> {
        let mut indices = Vec::new();
        for person in &self.people.recipients {
            if wanted(person) {
                indices.push(person.index);
            }
        }
        indices
    }
    /// The whole addresses of these recipients.
    pub fn addresses_of(&self, indices: &[usize]) -> Vec<Passage> {
        let mut passages = Vec::with_capacity(indices.len());
        for index in indices {
            if let Some(address) = self.address_of(*index) {
                passages.push(address);
            }
        }
        passages
    }
    /// Stands in a subject, title or file name, which are never encrypted.
    pub fn is_exposed_field(&self, field: usize) -> bool {
        !self.is_inside(field)
    }

    /// What the message is for: as stated, else inferred from its signals.
    #[inline(never)]
    pub fn purpose(&self) -> Option<Purpose> {
        self.draft.purpose.or_else(|| {
            let has = |kind| self.has_signal(kind);
            if has(SignalKind::Marketing) {
                Some(Purpose::Marketing)
            } else if has(SignalKind::PostNotice) {
                Some(Purpose::PostNotice)
            } else if has(SignalKind::CaseWork) {
                Some(Purpose::CaseWork)
            } else if has(SignalKind::Reminder) {
                Some(Purpose::ServiceMessage)
            } else {
                None
            }
        })
    }

    /// Something in the message is about a child: a party under 18 that the message is about (decision 6).
    pub fn is_about_child(&self) -> bool {
        self.people.about.iter().any(|p| self.people.is_child(p))
    }
}
