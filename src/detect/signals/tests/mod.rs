//! Signals in many voices: tables of sentences that must and must not give each of them.

mod message;
mod requests;
mod sender;

use super::{SignalKind, signals};
use crate::detect::{Scan, Watch};

/// Does `text` give `kind`?
fn gives(text: &str, kind: SignalKind) -> bool {
    let watch = Watch::default();
    signals(&Scan::new(text, &watch)).iter().any(|s| s.kind == kind)
}

/// Every text of `yes` gives `kind`, none of `no` does.
fn check(kind: SignalKind, yes: &[&str], no: &[&str]) {
    let missed: Vec<_> = yes.iter().filter(|text| !gives(text, kind)).collect();
    let wrong: Vec<_> = no.iter().filter(|text| gives(text, kind)).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "{kind:?}\nmissed {missed:#?}\nwrong {wrong:#?}");
}
