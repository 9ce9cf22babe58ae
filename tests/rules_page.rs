//! The officer's page of all rules is what the rules say today.

#[path = "../xtask/src/rules_page.rs"]
mod rules_page;

#[test]
fn is_up_to_date() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = rules_page::page(root).unwrap();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(root.join(rules_page::FILE), &page).unwrap();
    }
    let stands = std::fs::read_to_string(root.join(rules_page::FILE)).unwrap_or_default();
    assert!(
        page == stands,
        "{} is out of date: run `cargo xtask rules-page`, or this test with UPDATE_PAGES=1",
        rules_page::FILE
    );
}
