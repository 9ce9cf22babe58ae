//! What is asked for seldom, as plain objects through `serde-wasm-bindgen`.
//!
//! One type stands for all of them. Where every struct derives `Serialize`, its code is compiled anew for each of their
//! fields, and the names of fields are kept in a hash map that nothing else needs: 1 KiB of the slim module.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::{eligible::Eligible, rules::sources::Source, text::List};

/// A value of JavaScript, but for numbers.
pub enum Plain {
    Flag(bool),
    Text(Cow<'static, str>),
    List(Vec<Plain>),
    Object(Vec<(&'static str, Plain)>),
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl From<&'static str> for Plain {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

/// The entries that there are.
pub fn given<const N: usize>(entries: [(&'static str, Option<&'static str>); N]) -> Plain {
    Plain::Object(entries.into_iter().filter_map(|(key, text)| Some((key, text?.into()))).list())
}

/// As `Finding.sources` of the contract has it.
pub fn source(source: &Source) -> Plain {
    given([("title", Some(source.title)), ("url", source.url), ("date", source.date)])
}

/// As `eligibleRecipients` of the contract gives it.
pub fn eligible(eligible: Eligible) -> Plain {
    Plain::Object(vec![
        ("party", Plain::Text(eligible.party.into())),
        ("allowed", Plain::Flag(eligible.allowed)),
        ("rules", Plain::List(eligible.rules.into_iter().map(Plain::from).list())),
        ("reasons", Plain::List(eligible.reasons.into_iter().map(Plain::Text).list())),
    ])
}
