//! What a draft must have for a rule to be asked: most drafts have nothing that most rules speak of.

use crate::{
    detect::{Entity, Signal, SignalKind},
    draft::Draft,
    kind::{DataClass, DataKind},
    reading::Item,
};

/// What of a draft a rule speaks of: a set. A draft with none of it gives the rule nothing to say, so it is not asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Needs(u64);

impl Needs {
    /// Any draft.
    pub const NOTHING: Self = Self(1 << 63);
    /// Anything that is not ordinary data, and all that is told about a person.
    pub const PROTECTED: Self = Self(1 << 62);
    /// Recipients.
    pub const RECIPIENTS: Self = Self(1 << 61);
    /// A case.
    pub const CASE: Self = Self(1 << 60);
    /// Attachments.
    pub const FILES: Self = Self(1 << 59);
    /// A sender or a purpose, as the host states them.
    pub const STATED: Self = Self(1 << 58);

    /// Data of this kind.
    pub const fn entity(kind: DataKind) -> Self {
        Self(1 << kind as u8)
    }
    /// A signal of this kind.
    pub const fn signal(kind: SignalKind) -> Self {
        const { assert!(DataKind::ALL.len() == 32 && SignalKind::LAST as u8 + 32 < 58) }
        Self(1 << (32 + kind as u8))
    }
    /// These or those.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// What the draft has.
    pub fn of(draft: &Draft, entities: &[Item<Entity>], signals: &[Item<Signal>]) -> Self {
        let mut all = Self::NOTHING;
        let mut add_if = |needs: Self, there: bool| all.0 |= if there { needs.0 } else { 0 };
        add_if(Self::RECIPIENTS, !draft.recipients.is_empty());
        add_if(Self::CASE, draft.case.is_some());
        add_if(Self::FILES, !draft.attachments.is_empty());
        add_if(Self::STATED, draft.sender.is_some() || draft.purpose.is_some());
        for Item { what, .. } in entities {
            let own_rules = matches!(what.kind, DataKind::Cpr | DataKind::CprPartial | DataKind::Credential);
            add_if(Self::entity(what.kind), true);
            add_if(Self::PROTECTED, own_rules || what.kind.is_topic() || what.class() != DataClass::Ordinary);
        }
        for signal in signals {
            add_if(Self::signal(signal.what.kind), true);
        }
        all
    }
    /// Is any of it there?
    pub fn meets(self, there: Self) -> bool {
        self.0 & there.0 != 0
    }
}
