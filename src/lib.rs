//! Reads a Danish draft before it is sent and says what stands in the way.
//!
//! ```text
//! Draft ─► text ─► detect ─► rules ─► verdict
//! ```

pub use presend_engine::{classify, detect, kind, text};

pub mod address;
pub mod addressee;
pub mod case_number;
pub mod check;
pub mod content;
pub mod disclosure;
pub mod draft;
pub mod eligible;
pub mod fix;
pub mod lookalike;
pub mod name_match;
pub mod nearest;
pub mod packs;
pub mod people;
pub mod policy;
pub mod readdress;
pub mod reading;
pub mod rules;
pub mod sms;
pub mod template;
pub mod verdict;
pub mod wording;

#[cfg(target_arch = "wasm32")]
pub mod wasm;
