//! Reads a Danish draft before it is sent and says what stands in the way.
//!
//! ```text
//! Draft ─► text ─► detect ─► rules ─► verdict
//! ```

pub mod classify;
pub mod detect;
pub mod kind;
pub mod text;
