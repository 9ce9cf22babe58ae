//! What is about to be sent, to whom, and what the case system knows. Field names follow the JavaScript contract.

use serde::Deserialize;

use crate::kind::{DataKind, codes};

codes! {
    /// How the message travels.
    #[allow(missing_docs)]
    Channel { Sms = "sms", NemSms = "nemsms", Email = "email", DigitalPost = "digital-post", Form = "form", }
}
codes! {
    /// How an e-mail travels, or how a form's content goes on from the page.
    #[allow(missing_docs)]
    Transport {
        Plain = "plain", OpportunisticTls = "opportunistic-tls", ForcedTls = "forced-tls", EndToEnd = "end-to-end",
    }
}
codes! {
    /// What the message is for.
    #[allow(missing_docs)]
    Purpose {
        ServiceMessage = "service-message", CaseWork = "case-work", PostNotice = "post-notice", Marketing = "marketing",
    }
}
codes! {
    /// Lowest TLS version that may be negotiated.
    #[allow(missing_docs)]
    TlsVersion { V10 = "1.0", V11 = "1.1", V12 = "1.2", V13 = "1.3", }
}
codes! {
    /// Which address line a recipient stands in.
    #[allow(missing_docs)]
    RecipientField { To = "to", Cc = "cc", Bcc = "bcc", }
}
codes! {
    /// How an address came into the field.
    #[allow(missing_docs)]
    ChosenBy { Case = "case", Typed = "typed", Autocomplete = "autocomplete", Reply = "reply", }
}
codes! {
    /// Proof that a mobile number belongs to the person.
    #[allow(missing_docs)]
    VerifiedBy {
        NemSms = "nemsms", MitId = "mitid", AssistedCode = "assisted-code", InPersonCode = "in-person-code",
        Other = "other", None = "none",
    }
}
codes! {
    /// What a party is in the case.
    #[allow(missing_docs)]
    Role {
        Citizen = "citizen", Child = "child", Parent = "parent", Guardian = "guardian",
        Representative = "representative", Authority = "authority", Professional = "professional", Other = "other",
    }
}
codes! {
    /// How a party stands with Digital Post.
    #[allow(missing_docs)]
    DigitalPostStatus { Registered = "registered", Exempt = "exempt", NotRegistered = "not-registered", }
}
codes! {
    /// Why a private sender may process a CPR number (databeskyttelsesloven § 11, stk. 2).
    #[allow(missing_docs)]
    CprBasis {
        Law = "law", Consent = "consent", Statistics = "statistics",
        NecessaryIdentification = "necessary-identification", None = "none",
    }
}

/// A calendar day, as days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day(pub i32);

impl Day {
    /// A day of the proleptic Gregorian calendar; none where there is no such day.
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if month == 0 || month > 12 || day == 0 || day > days_in(year, month) {
            return None;
        }
        // Howard Hinnant's days_from_civil: March-based years make the leap day the last one.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year as i32;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Reads `2026-11-20`, alone or before a time (`2026-11-20T09:00Z`).
    pub const fn parse(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        if text.len() < 10 || text.len() > 10 && !matches!(text[10], b'T' | b' ') {
            return None;
        }
        let (mut parts, mut part, mut at) = ([0; 3], 0, 0);
        while at < 10 {
            match (at, text[at]) {
                (4 | 7, b'-') => part += 1,
                (4 | 7, _) => return None,
                (_, byte @ b'0'..=b'9') => parts[part] = parts[part] * 10 + (byte - b'0') as u32,
                _ => return None,
            }
            at += 1;
        }
        Self::new(parts[0] as i32, parts[1], parts[2])
    }

    /// Whole years from `birth` to this day.
    pub fn years_since(self, birth: Day) -> i32 {
        let (year, month, day) = self.civil();
        let (y, m, d) = birth.civil();
        year - y - i32::from((month, day) < (m, d))
    }

    /// (year, month, day)
    pub fn civil(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        (yoe + era * 400 + i32::from(month <= 2), month as u32, (doy - (153 * mp + 2) / 5 + 1) as u32)
    }
}

const fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an ISO 8601 date"))
    }
}

/// A message on its way out. `Debug` prints lengths, never text.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Draft {
    pub channel: Channel,
    pub body: String,
    pub subject: Option<String>,
    pub transport: Option<Transport>,
    pub tls_version: Option<TlsVersion>,
    pub tls_evidence: Option<TlsEvidence>,
    pub purpose: Option<Purpose>,
    pub sender: Option<Sender>,
    #[serde(default)]
    pub recipients: Vec<Recipient>,
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    pub case: Option<Case>,
    pub cpr_basis: Option<CprBasis>,
    pub quoted: Option<String>,
    pub now: Option<Day>,
}

/// A probe of the recipient's server.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct TlsEvidence {
    pub probed_at: Day,
    pub risk_assessment: String,
}

/// Who sends.
#[derive(Clone, Deserialize, Default)]
#[allow(missing_docs)]
pub struct Sender {
    pub name: Option<String>,
    #[serde(default)]
    pub domains: Vec<String>,
}

/// Who is to have it.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Recipient {
    pub address: String,
    pub name: Option<String>,
    pub field: Option<RecipientField>,
    pub party: Option<String>,
    pub chosen_by: Option<ChosenBy>,
    pub verified: Option<Verified>,
}

/// When and how a number was verified.
#[derive(Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Verified {
    pub by: VerifiedBy,
    pub at: Option<Day>,
}

/// The case the message belongs to.
#[derive(Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Case {
    pub id: Option<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    pub about: Vec<String>,
    pub parties: Vec<Party>,
}

/// A person or body of the case.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Party {
    pub id: String,
    pub name: String,
    pub role: Role,
    pub cpr: Option<String>,
    pub birth_date: Option<Day>,
    #[serde(default)]
    pub phones: Vec<String>,
    #[serde(default)]
    pub emails: Vec<String>,
    pub address: Option<String>,
    #[serde(default)]
    pub protected: bool,
    /// Absent: the host says nothing about custody.
    pub custody_of: Option<Vec<String>>,
    #[serde(default)]
    pub acts_for: Vec<String>,
    #[serde(default)]
    pub consent: Consents,
    pub digital_post: Option<DigitalPostStatus>,
    pub may_receive: Option<Vec<DataKind>>,
}

/// Consent per channel.
#[derive(Clone, Deserialize, Default)]
#[allow(missing_docs)]
pub struct Consents {
    pub sms: Option<Consent>,
    pub email: Option<Consent>,
}

/// Consent to messages on one channel.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Consent {
    pub given: bool,
    pub at: Option<Day>,
    pub withdrawn_at: Option<Day>,
    pub purposes: Option<Vec<Purpose>>,
}

/// A file that goes along.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Attachment {
    pub name: String,
    #[serde(rename = "type")]
    pub mime: Option<String>,
    pub text: Option<String>,
    /// The host gave bytes; they are not read in this version.
    #[serde(default, skip)]
    pub has_bytes: bool,
    pub case_id: Option<String>,
}

impl Draft {
    /// Is it for one person, or, as a form is, for one office?
    pub fn has_one_reader(&self, template: bool) -> bool {
        let unsaid = template || self.channel == Channel::Form;
        self.recipients.len() == 1 || unsaid && self.recipients.is_empty()
    }
}

impl core::fmt::Debug for Draft {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "Draft({}, body {} bytes, {} recipients, {} attachments)",
            self.channel.code(),
            self.body.len(),
            self.recipients.len(),
            self.attachments.len()
        )
    }
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::One(id) => vec![id],
        Either::Many(ids) => ids,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_both_ways() {
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::new(2000, 2, 29).map(Day::civil), Some((2000, 2, 29)));
        assert_eq!(Day::new(1900, 2, 29), None);
        for (year, month, day) in [(1858, 1, 1), (2026, 11, 20), (2057, 12, 31), (1904, 3, 1)] {
            let made = Day::new(year, month, day).unwrap();
            assert_eq!(made.civil(), (year, month, day));
            assert_eq!(Day::parse(&format!("{year:04}-{month:02}-{day:02}")), Some(made));
        }
        for bad in ["2026-13-01", "2026-1-01", "20261101", "2026-11-20x", "æøå", ""] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
        assert!(Day::parse("2026-11-20T10:00:00Z").is_some());
    }

    #[test]
    fn age_turns_on_the_birthday() {
        let born = Day::parse("2008-11-21").unwrap();
        assert_eq!(Day::parse("2026-11-20").unwrap().years_since(born), 17);
        assert_eq!(Day::parse("2026-11-21").unwrap().years_since(born), 18);
    }
}
