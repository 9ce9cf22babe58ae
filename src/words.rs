//! The words of a text: read once, looked up, the names among them marked. Knows no kind of personal data.

pub mod text;

/// What the detectors start from.
pub mod detect {
    pub mod lexicon;
    mod look_up;
    #[doc(hidden)]
    pub mod names;
    mod scan;
    #[doc(hidden)]
    pub mod stem;

    pub use scan::{KnownName, Scan, Watch, word_hashes};
}
