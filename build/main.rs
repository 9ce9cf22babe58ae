//! Makes the lexicon's tables: words are looked up in a hash table that is laid out here, so that nothing is built when
//! the module starts.

mod lists;
mod phrases;
mod table;

use std::{env, fs, path::Path};

fn main() {
    // The crate's manifest stands in a folder beside its sources.
    println!("cargo::rerun-if-changed=../build");
    println!("cargo::rerun-if-changed=../src/detect/lexicon");
    let lists = Path::new("../src/detect/lexicon");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let words = lists::read(lists);
    fs::write(Path::new(&out).join("lexicon.rs"), table::write(&words)).expect("OUT_DIR can be written");
    println!("cargo::rustc-env=PRESEND_LEXICON={out}/lexicon.rs");
}
