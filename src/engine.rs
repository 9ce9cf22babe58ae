//! The engine: what stands in a text. Knows no channel, no recipient and no rule.

pub use presend_words::text;

pub mod classify;
pub mod detect;
pub mod kind;
