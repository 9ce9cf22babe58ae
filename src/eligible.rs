//! Which parties of the case may receive a draft: what a case system shows as its tick list.

use std::borrow::Cow;

use crate::{
    check,
    draft::{Channel, ChosenBy, Day, Draft, Party, Recipient},
    people::phone_digits,
    policy::{Problem, Settings},
    verdict::Severity,
};

/// Rules that ask who may be told; a warning of theirs speaks against a party in packs that only warn.
const ASK_WHO: &[&str] = &[
    "cpr-third-party",
    "custody-check",
    "dp-exempt",
    "dp-mailbox-mismatch",
    "parent-to-parent-address",
    "protected-address",
    "recipient-not-case-party",
    "sms-no-third-party",
];

/// May this party have the draft, and why not.
#[derive(Clone, Debug)]
pub struct Eligible {
    /// Id of the party.
    pub party: String,
    /// Nothing speaks against it.
    pub allowed: bool,
    /// Rules that speak against it, the gravest first.
    pub rules: Vec<&'static str>,
    /// The message of each rule, in the validator's language.
    pub reasons: Vec<Cow<'static, str>>,
}

/// Tries every party of the case as the only recipient. What is said of the draft whoever gets it speaks against nobody.
///
/// # Errors
/// `too-long`, see [`check::check`].
pub fn eligible(mut draft: Draft, settings: &Settings, today: Day) -> Result<Vec<Eligible>, Problem> {
    let recipients = std::mem::take(&mut draft.recipients);
    let nobody = check::check(&draft, settings, today, false)?.findings;
    let mut out = Vec::new();
    while let Some(party) = draft.case.as_ref().and_then(|case| case.parties.get(out.len())) {
        let id = party.id.clone();
        let picked = recipients.iter().find(|r| r.party.as_deref() == Some(id.as_str()));
        let recipient = picked.cloned().unwrap_or_else(|| as_recipient(draft.channel, party));
        draft.recipients = vec![recipient];
        let mut rules: Vec<&'static str> = Vec::new();
        let mut reasons: Vec<Cow<'static, str>> = Vec::new();
        for finding in check::check(&draft, settings, today, false)?.findings {
            let least = if ASK_WHO.contains(&finding.rule) { Severity::Warn } else { Severity::Block };
            let anyway = nobody.iter().any(|f| f.rule == finding.rule && f.severity >= finding.severity);
            let against = finding.severity >= least && !anyway && finding.covered_by.is_none();
            if against && !rules.contains(&finding.rule) {
                rules.push(finding.rule);
                reasons.push(finding.message);
            }
        }
        out.push(Eligible { party: id, allowed: rules.is_empty(), rules, reasons });
    }
    Ok(out)
}

/// The party with its own address on the channel.
fn as_recipient(channel: Channel, party: &Party) -> Recipient {
    let address = match channel {
        Channel::Sms | Channel::NemSms => party.phones.iter().find(|p| !phone_digits(p).is_empty()).cloned(),
        Channel::Email | Channel::Form => party.emails.first().cloned(),
        Channel::DigitalPost => party.cpr.clone(),
    };
    Recipient {
        address: address.unwrap_or_default(),
        name: Some(party.name.clone()),
        field: None,
        party: Some(party.id.clone()),
        chosen_by: Some(ChosenBy::Case),
        verified: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn of(draft: &str, pack: &str) -> Vec<(String, bool, Vec<&'static str>)> {
        let draft: Draft = serde_json::from_str(draft).unwrap();
        let policy = Policy { pack: Some(pack.into()), ..Policy::default() };
        let settings = policy.settle().unwrap();
        let today = Day::parse("2026-11-20").unwrap();
        eligible(draft, &settings, today).unwrap().into_iter().map(|e| (e.party, e.allowed, e.rules)).collect()
    }

    #[test]
    fn custody_decides_who_is_told_about_a_child() {
        let draft = r#"{"channel": "digital-post", "subject": "Vedrørende Ida",
            "body": "Vi har besluttet, at Ida Fogh skal have støtte på grund af angst.",
            "case": {"id": "26/018001", "about": "c1", "parties": [
                {"id": "p1", "name": "Bjarke Nørrelund", "role": "parent", "cpr": "121093-2055", "custodyOf": []},
                {"id": "p2", "name": "Lea Fogh", "role": "parent", "custodyOf": ["c1"]},
                {"id": "p3", "name": "Skolen ved Åen", "role": "professional"},
                {"id": "c1", "name": "Ida Fogh", "role": "child", "birthDate": "2016-02-27"}]}}"#;
        let answer = of(draft, "dk-public-sector");
        assert_eq!(answer[0].2, ["custody-check"]);
        assert!(answer[1].1 && answer[2].1, "{answer:?}");
        assert_eq!(answer[3].2, ["dp-exempt"]);
    }

    #[test]
    fn the_other_citizen_is_not_told() {
        let draft = r#"{"channel": "digital-post", "body": "Kære Jens\n\nDin førtidspension er bevilget.",
            "case": {"about": "p1", "parties": [
                {"id": "p1", "name": "Jens Erik Lauesen", "role": "citizen", "cpr": "140247-1519"},
                {"id": "p2", "name": "Tove Hald", "role": "other"}]}}"#;
        for pack in ["dk-public-sector", "dk-private"] {
            let answer = of(draft, pack);
            assert!(answer[0].1 && !answer[1].1, "{answer:?}");
        }
    }
}
