//! Drafts and policies on their way in: `read.js` has read and checked the caller's values, and put them on a tape of
//! numbers and one text. Here they are read in the same order.
//!
//! To ask for every property from here takes longer than most checks do.

use crate::{
    draft::*,
    kind::DataKind,
    policy::{Pattern, Policy, PolicyParams, Terms},
    text::{List, Utf16},
};

/// What has not been read yet. Where nothing stands there is NaN.
pub struct Tape<'t> {
    numbers: core::slice::Iter<'t, f64>,
    text: &'t str,
}

impl<'t> Tape<'t> {
    /// A tape as `read.js` writes it.
    pub fn new(numbers: &'t [f64], text: &'t str) -> Self {
        Self { numbers: numbers.iter(), text }
    }

    #[inline(never)]
    fn number(&mut self) -> Option<f64> {
        self.numbers.next().copied().filter(|number| !number.is_nan())
    }

    /// How long a text or a list is.
    #[inline(never)]
    fn length(&mut self) -> Option<usize> {
        self.number().map(|length| length as usize)
    }

    /// A text; another character stands behind it.
    #[inline(never)]
    fn text(&mut self) -> Option<String> {
        let length = self.length()?;
        let end = Utf16::new(self.text).byte(length as u32);
        let text = self.text.get(..end)?.into();
        self.text = self.text.get(end + 1..).unwrap_or_default();
        Some(text)
    }

    /// A text that must be there, as `read.js` sees to.
    #[inline(never)]
    fn need_text(&mut self) -> String {
        self.text().unwrap_or_default()
    }

    fn flag(&mut self) -> Option<bool> {
        self.number().map(|flag| flag == 1.0)
    }

    fn day(&mut self) -> Option<Day> {
        self.number().map(|day| Day(day as i32))
    }

    /// One of `all`.
    fn code<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        self.length().and_then(|at| all.get(at)).copied()
    }

    /// One of `all` that must be there, as `read.js` sees to.
    fn need_code<T: Copy>(&mut self, all: &[T]) -> T {
        self.code(all).unwrap_or(all[0])
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Option<Vec<T>> {
        let length = self.length()?;
        Some((0..length).map(|_| read(self)).list())
    }

    #[inline(never)]
    fn texts(&mut self) -> Option<Vec<String>> {
        self.list(Self::need_text)
    }

    fn object<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Option<T> {
        self.number().map(|_| read(self))
    }

    /// Reads a draft.
    pub fn draft(&mut self) -> Draft {
        self.number();
        Draft {
            channel: self.need_code(Channel::ALL),
            body: self.need_text(),
            subject: self.text(),
            transport: self.code(Transport::ALL),
            tls_version: self.code(TlsVersion::ALL),
            tls_evidence: self.object(|tape| TlsEvidence {
                probed_at: tape.day().unwrap_or(Day(0)),
                risk_assessment: tape.need_text(),
            }),
            purpose: self.code(Purpose::ALL),
            sender: self.object(|tape| Sender { name: tape.text(), domains: tape.texts().unwrap_or_default() }),
            recipients: self.list(Self::recipient).unwrap_or_default(),
            attachments: self.list(Self::attachment).unwrap_or_default(),
            case: self.object(|tape| Case {
                id: tape.text(),
                about: tape.texts().unwrap_or_default(),
                parties: tape.list(Self::party).unwrap_or_default(),
            }),
            cpr_basis: self.code(CprBasis::ALL),
            quoted: self.text(),
            now: self.day(),
        }
    }

    fn recipient(&mut self) -> Recipient {
        self.number();
        Recipient {
            address: self.need_text(),
            name: self.text(),
            field: self.code(RecipientField::ALL),
            party: self.text(),
            chosen_by: self.code(ChosenBy::ALL),
            verified: self.object(|tape| Verified { by: tape.need_code(VerifiedBy::ALL), at: tape.day() }),
        }
    }

    fn attachment(&mut self) -> Attachment {
        self.number();
        Attachment {
            name: self.need_text(),
            mime: self.text(),
            text: self.text(),
            has_bytes: self.number().is_some(),
            case_id: self.text(),
        }
    }

    fn party(&mut self) -> Party {
        self.number();
        Party {
            id: self.need_text(),
            name: self.need_text(),
            role: self.need_code(Role::ALL),
            cpr: self.text(),
            birth_date: self.day(),
            phones: self.texts().unwrap_or_default(),
            emails: self.texts().unwrap_or_default(),
            address: self.text(),
            protected: self.flag().unwrap_or(false),
            custody_of: self.texts(),
            acts_for: self.texts().unwrap_or_default(),
            consent: self.object(|tape| Consents { sms: tape.consent(), email: tape.consent() }).unwrap_or_default(),
            digital_post: self.code(DigitalPostStatus::ALL),
            may_receive: self.list(|tape| tape.need_code(DataKind::ALL)),
        }
    }

    #[inline(never)]
    fn consent(&mut self) -> Option<Consent> {
        self.object(|tape| Consent {
            given: tape.flag().unwrap_or(false),
            at: tape.day(),
            withdrawn_at: tape.day(),
            purposes: tape.list(|tape| tape.need_code(Purpose::ALL)),
        })
    }

    /// Reads a policy.
    pub fn policy(&mut self) -> Policy {
        self.number();
        Policy {
            pack: self.text(),
            language: self.text(),
            rules: self.pairs(),
            params: self.object(Self::params).unwrap_or_default(),
            terms: self
                .list(|tape| {
                    tape.number();
                    Terms { kind: tape.need_text(), words: tape.texts().unwrap_or_default(), data_class: tape.text() }
                })
                .unwrap_or_default(),
            patterns: self
                .list(|tape| {
                    tape.number();
                    Pattern {
                        kind: tape.need_text(),
                        regex: tape.need_text(),
                        confidence: tape.number(),
                        cues: tape.texts(),
                    }
                })
                .unwrap_or_default(),
            ignore: self.texts().unwrap_or_default(),
        }
    }

    /// Texts with their names; what is absent is left out.
    fn pairs(&mut self) -> Vec<(String, String)> {
        let pairs = self.list(|tape| (tape.need_text(), tape.text())).unwrap_or_default();
        pairs.into_iter().filter_map(|(name, text)| Some((name, text?))).list()
    }

    fn params(&mut self) -> PolicyParams {
        PolicyParams {
            sms_limit: self.number(),
            nemsms_limit: self.number(),
            bulk_persons: self.number(),
            number_max_age_days: self.number(),
            tls_probe_max_age_days: self.number(),
            max_visible_recipients: self.number(),
            own_domains: self.texts(),
            secure_routes: self.texts(),
            encrypt_all: self.flag(),
            min_confidence: self.number(),
            max_text_length: self.number(),
        }
    }
}
