//! The codes that JavaScript reads by position are the crate's, in its order.

use std::fmt::Write;

use presend::{
    detect::{COUNTRIES, Evidence},
    draft::*,
    kind::{DataClass, DataKind},
};

const FILE: &str = "js/tables.js";

fn page() -> String {
    let lists: [(&str, &str, &[&str]); 14] = [
        ("kinds", "/** @type {Entity['kind'][]} */ ", DataKind::CODES),
        ("classes", "/** @type {Entity['dataClass'][]} */ ", DataClass::CODES),
        ("evidence", "", Evidence::CODES),
        ("countries", "", &COUNTRIES),
        ("channels", "", Channel::CODES),
        ("transports", "", Transport::CODES),
        ("purposes", "", Purpose::CODES),
        ("tlsVersions", "", TlsVersion::CODES),
        ("recipientFields", "", RecipientField::CODES),
        ("chosenBy", "", ChosenBy::CODES),
        ("verifiedBy", "", VerifiedBy::CODES),
        ("roles", "", Role::CODES),
        ("digitalPost", "", DigitalPostStatus::CODES),
        ("cprBases", "", CprBasis::CODES),
    ];
    let mut page = String::from(
        "// What the numbers that cross the border stand for, by position: the crate's codes, written by\n\
         // `UPDATE_PAGES=1 cargo test --test tables`.\n\n\
         /** @typedef {import('./presend.d.ts').Entity} Entity */\n\n\
         export const TABLES = {\n",
    );
    for (name, of, codes) in lists {
        let codes: Vec<String> = codes.iter().map(|code| format!("'{code}'")).collect();
        writeln!(page, "  {of}{name}: [{}],", codes.join(", ")).expect("a string takes all");
    }
    page + "};\n"
}

#[test]
fn are_up_to_date() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let page = page();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    assert!(page == std::fs::read_to_string(file).unwrap(), "{FILE} is out of date: run this test with UPDATE_PAGES=1");
}
