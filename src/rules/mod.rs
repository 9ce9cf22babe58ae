//! Why it matters here: rules turn what was found into findings.
//!
//! A rule reads entities and signals, never the text. Its texts in both languages, its severity per pack, its sources
//! and its page stand together: `x.rs` and `x.md`.

mod needs;
pub mod silent;
pub mod sources;

use crate::{
    draft::{Channel, Day},
    packs::PackId,
    reading::{Passage, Reading},
    verdict::{Both, Severity},
};
pub use needs::Needs;
use sources::Source;

/// What a rule is set to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Level {
    Off,
    Info,
    Warn,
    Block,
}
pub use Level::{Block, Info, Off, Warn};

impl Level {
    /// Public code.
    pub fn code(self) -> &'static str {
        ["off", "info", "warn", "block"][self as usize]
    }
    /// The level with this public code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Off, Info, Warn, Block].into_iter().find(|l| l.code() == code)
    }
    /// Severity of a finding at this level.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Off => None,
            Info => Some(Severity::Info),
            Warn => Some(Severity::Warn),
            Block => Some(Severity::Block),
        }
    }
}

/// A rule's level in every pack.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Levels {
    pub public_2015: Level,
    pub public: Level,
    pub health: Level,
    pub private: Level,
    pub citizen: Level,
    pub strict: Level,
}

impl Levels {
    /// The four columns of the catalogue; health and strict follow the public pack.
    pub const fn new(public_2015: Level, public: Level, private: Level, citizen: Level) -> Self {
        Self { public_2015, public, health: public, private, citizen, strict: public }
    }
    /// Another level in the health pack.
    pub const fn health(mut self, level: Level) -> Self {
        self.health = level;
        self
    }
    /// Another level in the strict pack.
    pub const fn strict(mut self, level: Level) -> Self {
        self.strict = level;
        self
    }
    /// The level in one pack.
    pub fn of(&self, pack: PackId) -> Level {
        match pack {
            PackId::PublicSector => self.public,
            PackId::PublicHealth => self.health,
            PackId::Private => self.private,
            PackId::CitizenForm => self.citizen,
            PackId::Public2015 => self.public_2015,
            PackId::Strict => self.strict,
        }
    }
}

/// A set of channels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Channels(u8);

/// All of them.
pub const ANYWHERE: Channels = Channels(u8::MAX);
/// SMS and NemSMS.
pub const SMS: Channels = PLAIN_SMS.and(NEMSMS);
/// SMS alone.
pub const PLAIN_SMS: Channels = Channels(1 << Channel::Sms as u8);
/// NemSMS alone.
pub const NEMSMS: Channels = Channels(1 << Channel::NemSms as u8);
/// E-mail.
pub const EMAIL: Channels = Channels(1 << Channel::Email as u8);
/// Digital Post.
pub const POST: Channels = Channels(1 << Channel::DigitalPost as u8);
/// Forms.
pub const FORM: Channels = Channels(1 << Channel::Form as u8);

impl Channels {
    /// These and those.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Is it one of them?
    pub fn has(self, channel: Channel) -> bool {
        self.0 >> channel as u8 & 1 == 1
    }
}

/// Which reasons lift a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reasons {
    /// None: `no-credential-request`, `protected-address`, `cpr-not-as-password` (decision 8).
    None,
    /// Those the pack names.
    Pack,
}

/// A rule of the catalogue.
pub struct Rule {
    /// For ever.
    pub id: &'static str,
    /// Severity per pack.
    pub levels: Levels,
    /// ISO 8601 days between which the rule is in force (first day, last day).
    pub in_force: (Option<&'static str>, Option<&'static str>),
    /// Where it comes from, the weightiest first.
    pub sources: &'static [&'static Source],
    /// One short line.
    pub title: Both,
    /// What the rule asks, for an administrator.
    pub explanation: Both,
    /// For the writer: what is wrong, why, what now. `{data}` is what was found, `{route}` the pack's safe way, other
    /// names in braces are given by the finding.
    pub message: Both,
    /// Something about a child raises it one step, and `dk-strict` makes a warning a block (decisions 6, 20).
    pub raised: bool,
    /// The channels it speaks of; on others it is not asked.
    pub on: Channels,
    /// Without any of it in the draft it has nothing to say.
    pub needs: Needs,
    /// It judges recipients, so it says nothing of another route.
    pub about_recipients: bool,
    /// Rules that say the same more specifically, the most specific first (decision 23).
    pub covered_by: &'static [&'static str],
    /// What lifts it.
    pub reasons: Reasons,
    /// Reads the draft and reports.
    pub check: fn(&Reading, &mut Report),
}

impl Rule {
    /// A rule with the usual settings, to be completed with `..Rule::USUAL`.
    pub const USUAL: Rule = Rule {
        id: "",
        levels: Levels::new(Off, Off, Off, Off),
        in_force: (None, None),
        sources: &[],
        title: ["", ""],
        explanation: ["", ""],
        message: ["", ""],
        raised: false,
        on: ANYWHERE,
        needs: Needs::NOTHING,
        about_recipients: false,
        covered_by: &[],
        reasons: Reasons::Pack,
        check: |_, _| {},
    };
}

/// What one rule has to say of one draft.
pub struct Report {
    /// Level of the rule in this pack and policy, before children and caps.
    pub level: Level,
    /// What it says.
    pub found: Vec<Found>,
}

/// A finding in the making.
#[derive(Clone, Default)]
pub struct Found {
    /// Severity where the rule grades; never above the rule's level.
    pub severity: Option<Severity>,
    /// What is marked.
    pub passages: Vec<Passage>,
    /// Values for the braces of the message.
    pub values: Vec<(&'static str, String)>,
    /// Ways out.
    pub fixes: Vec<FixDraft>,
    /// A child does not raise this finding (an appointment of the parent's own child).
    pub not_raised: bool,
    /// Another message than the rule's usual one.
    pub message: Option<Both>,
    /// Another title than the rule's usual one.
    pub title: Option<Both>,
    /// Rules that say this finding more specifically, after those of the rule.
    pub covered_by: &'static [&'static str],
}

impl Found {
    /// A finding that marks `passages`.
    #[inline(never)]
    pub fn at(passages: Vec<Passage>) -> Self {
        Self { passages, ..Self::default() }
    }
    /// Marks `passages` too.
    #[inline(never)]
    pub fn and_at(mut self, passages: &[Passage]) -> Self {
        self.passages.extend_from_slice(passages);
        self
    }
    /// Graded below the rule's level.
    pub fn graded(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
    /// With a value for a brace of the message.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.values.push((name, value.into()));
        self
    }
    /// With a way out.
    #[inline(never)]
    pub fn fix(mut self, fix: FixDraft) -> Self {
        self.fixes.push(fix);
        self
    }
    /// With another message than the rule's usual one.
    pub fn saying(mut self, message: Both) -> Self {
        self.message = Some(message);
        self
    }
    /// Said more specifically by `rules` where they fire.
    pub fn covered_by(mut self, rules: &'static [&'static str]) -> Self {
        self.covered_by = rules;
        self
    }
    /// With a way out, where there is one.
    #[inline(never)]
    pub fn try_fix(mut self, fix: Option<FixDraft>) -> Self {
        if let Some(fix) = fix {
            self.fixes.push(fix);
        }
        self
    }
    /// With ways out.
    #[inline(never)]
    pub fn fixes(mut self, fixes: Vec<FixDraft>) -> Self {
        self.fixes.extend(fixes);
        self
    }
}

/// A way out in the making; offsets are bytes.
#[derive(Clone, Default)]
pub struct FixDraft {
    /// Kebab-case, unique within the finding: `leave-out`, `send-by-digital-post`.
    pub id: &'static str,
    /// On the button.
    pub label: Both,
    /// May be applied without a second look.
    pub safe: bool,
    /// Replacements, not overlapping.
    pub edits: Vec<(Passage, String)>,
    /// Send by this route instead.
    pub channel: Option<Channel>,
    /// See [`Self::channel`].
    pub transport: Option<crate::draft::Transport>,
    /// Take these recipients out.
    pub remove_recipients: Vec<u32>,
    /// Move these to bcc.
    pub bcc_recipients: Vec<u32>,
}

impl Report {
    /// Adds a finding.
    #[inline(never)]
    pub fn add(&mut self, found: Found) {
        self.found.push(found);
    }
}

mod aktindsigt_second_look;
mod ask_by_sms_or_mail;
mod ask_secure_channel;
mod attachment_unscanned;
mod attachment_wrong_case;
mod citizen_offers_sensitive;
mod citizen_third_party;
mod cpr_not_as_password;
mod cpr_not_in_exposed_fields;
mod cpr_partial;
mod cpr_third_party;
mod criminal_data;
mod custody_check;
mod data_minimise;
mod dp_exempt;
mod dp_mailbox_mismatch;
mod dp_notice_neutral;
mod dp_prefer;
mod email_e2e_bulk;
mod email_encrypt_sensitive;
mod email_no_cpr_unencrypted;
mod email_opportunistic_tls;
mod email_tls_version;
mod email_visible_recipients;
mod form_secure_transport;
mod library_title_exempt;
mod marketing_consent;
mod nemsms_sensitive_legacy;
mod no_credential_request;
mod parent_to_parent_address;
mod private_cpr_basis;
mod protected_address;
mod recipient_confirm_autocomplete;
mod recipient_content_mismatch;
mod recipient_domain_anomaly;
mod recipient_not_case_party;
mod reply_all_group;
mod reply_quotes_sensitive;
mod sms_consent;
mod sms_length;
mod sms_link;
mod sms_no_confidential;
mod sms_no_cpr;
mod sms_no_id_images;
mod sms_no_sensitive;
mod sms_no_third_party;
mod sms_number_stale;
mod sms_number_verified;
mod sms_only_service_message;
mod sms_place_reveals;
mod sms_purpose_reveals;
mod sms_sender_identified;
mod union_word;

/// First and last day of every rule, in the order of [`RULES`]. No rule compiles whose date is none.
pub static DAYS: [(Day, Day); RULES.len()] = {
    const fn day(date: Option<&str>, open: i32) -> Day {
        match date {
            Some(date) => Day::parse(date).expect("an ISO 8601 date"),
            None => Day(open),
        }
    }
    let (mut days, mut i) = ([(Day(0), Day(0)); RULES.len()], 0);
    while i < days.len() {
        days[i] = (day(RULES[i].in_force.0, i32::MIN), day(RULES[i].in_force.1, i32::MAX));
        i += 1;
    }
    days
};

/// All rules, sorted by id.
pub static RULES: &[Rule] = &[
    aktindsigt_second_look::RULE,
    ask_by_sms_or_mail::RULE,
    ask_secure_channel::RULE,
    attachment_unscanned::RULE,
    attachment_wrong_case::RULE,
    citizen_offers_sensitive::RULE,
    citizen_third_party::RULE,
    cpr_not_as_password::RULE,
    cpr_not_in_exposed_fields::RULE,
    cpr_partial::RULE,
    cpr_third_party::RULE,
    criminal_data::RULE,
    custody_check::RULE,
    data_minimise::RULE,
    dp_exempt::RULE,
    dp_mailbox_mismatch::RULE,
    dp_notice_neutral::RULE,
    dp_prefer::RULE,
    email_e2e_bulk::RULE,
    email_encrypt_sensitive::RULE,
    email_no_cpr_unencrypted::RULE,
    email_opportunistic_tls::RULE,
    email_tls_version::RULE,
    email_visible_recipients::RULE,
    form_secure_transport::RULE,
    library_title_exempt::RULE,
    marketing_consent::RULE,
    nemsms_sensitive_legacy::RULE,
    no_credential_request::RULE,
    parent_to_parent_address::RULE,
    private_cpr_basis::RULE,
    protected_address::RULE,
    recipient_confirm_autocomplete::RULE,
    recipient_content_mismatch::RULE,
    recipient_domain_anomaly::RULE,
    recipient_not_case_party::RULE,
    reply_all_group::RULE,
    reply_quotes_sensitive::RULE,
    sms_consent::RULE,
    sms_length::RULE,
    sms_link::RULE,
    sms_no_confidential::RULE,
    sms_no_cpr::RULE,
    sms_no_id_images::RULE,
    sms_no_sensitive::RULE,
    sms_no_third_party::RULE,
    sms_number_stale::RULE,
    sms_number_verified::RULE,
    sms_only_service_message::RULE,
    sms_place_reveals::RULE,
    sms_purpose_reveals::RULE,
    sms_sender_identified::RULE,
    union_word::RULE,
];
