//! What the caller gets back. Spans are UTF-16 code units of the field they name.

use serde::Serialize;

use std::borrow::Cow;

use crate::{
    detect::EvidenceSet,
    draft::{Channel, Transport},
    kind::{DataClass, DataKind, codes},
    reading::FieldName,
    rules::sources::Source,
};

codes! {
    /// How grave a finding is.
    Severity {
        /// A hint; never needs to be acknowledged.
        Info = "info",
        /// Asks the writer once.
        Warn = "warn",
        /// Stops the message, unless overridden with a reason.
        Block = "block",
    }
}
codes! {
    /// What becomes of the message.
    #[allow(missing_docs)]
    Decision { Allow = "allow", Warn = "warn", Block = "block", }
}
codes! {
    /// Language of titles, messages and labels.
    #[allow(missing_docs)]
    Language { Da = "da", En = "en", }
}

/// A text in both languages, indexed by [`Language`].
pub type Both = [&'static str; 2];

/// A passage of one field, in UTF-16 code units, end-exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[allow(missing_docs)]
pub struct Span {
    pub field: FieldName,
    pub start: u32,
    pub end: u32,
}

/// The outcome of a check.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct Verdict {
    pub channel: Channel,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transport: Option<Transport>,
    pub decision: Decision,
    pub findings: Vec<Finding>,
    pub entities: Vec<EntityOut>,
    pub routes: Vec<Route>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms: Option<SmsLength>,
    pub pack: PackStamp,
}

/// Which rules judged.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PackStamp {
    pub id: &'static str,
    pub version: &'static str,
    pub last_reviewed: &'static str,
}

/// One rule's objection to the draft.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Finding {
    pub id: String,
    pub rule: &'static str,
    pub severity: Severity,
    pub title: Cow<'static, str>,
    pub message: Cow<'static, str>,
    pub spans: Vec<Span>,
    pub sources: &'static [&'static Source],
    pub fixes: Vec<Fix>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered_by: Option<&'static str>,
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    pub overriding: Option<Override>,
}

/// Reasons that lift a finding.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct Override {
    pub reasons: Vec<Reason>,
}

/// One reason, as the writer may choose it.
#[derive(Clone, Copy, Debug, Serialize)]
#[allow(missing_docs)]
pub struct Reason {
    pub code: &'static str,
    pub label: &'static str,
}

/// One way out.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Fix {
    pub id: String,
    pub label: &'static str,
    pub safe: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transport: Option<Transport>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remove_recipients: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bcc_recipients: Vec<u32>,
    /// Length in UTF-16 units of each field the edits touch, when the fix was made: a fix for another text is stale.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lengths: Vec<FieldLength>,
}

/// How long a field was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct FieldLength {
    pub field: FieldName,
    pub length: u32,
}

/// Replace a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Edit {
    pub span: Span,
    pub replacement: String,
}

/// The same content on another route.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct Route {
    pub channel: Channel,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transport: Option<Transport>,
    pub decision: Decision,
    pub rules: Vec<&'static str>,
}

/// An entity for the caller.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct EntityOut {
    pub kind: DataKind,
    pub data_class: DataClass,
    pub span: Span,
    pub confidence: f64,
    pub evidence: EvidenceSet,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<&'static str>,
}

/// Length of an SMS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SmsLength {
    pub encoding: &'static str,
    pub units: u32,
    pub segments: u32,
    pub remaining: u32,
    pub non_gsm: Vec<NonGsm>,
}

/// A character that forces UCS-2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct NonGsm {
    pub span: Span,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
}

impl Decision {
    /// What the gravest finding decides.
    pub fn of(severity: Option<Severity>) -> Self {
        match severity {
            None | Some(Severity::Info) => Self::Allow,
            Some(Severity::Warn) => Self::Warn,
            Some(Severity::Block) => Self::Block,
        }
    }
}
