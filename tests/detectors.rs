//! What holds of every text: entities lie in it, on borders of characters, in order, identifiers apart from each other,
//! and the same text gives the same entities. Vectors of other people's checkers stand in `tests/conformance`.

use presend::{
    detect::{Entity, Scan, Watch, detect},
    kind::DataKind,
};
use proptest::prelude::*;

fn found(text: &str) -> Vec<Entity> {
    let watch = Watch::default();
    detect(&Scan::new(text, &watch))
}

/// Pieces that detectors look for, so that random text comes near them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,11}",
        "[ .,:;/@+()<>#%*_'\"–\n\t-]{1,2}",
        "[a-zæøåA-ZÆØÅ]{1,6}",
        Just("\u{200b}".to_string()),
        Just("&#49;".to_string()),
        Just("５".to_string()),
        Just("😀".to_string()),
        Just("010145-5009".to_string()),
        Just("cpr ".to_string()),
        Just("kode er ".to_string()),
        Just("Lærkevej 3".to_string()),
        Just(", 8990 Nordvang K".to_string()),
        Just("DK50 0040".to_string()),
        Just("+45 ".to_string()),
        Just("født ".to_string()),
        Just("reg.nr. ".to_string()),
        Just("konto ".to_string()),
        Just("::1".to_string()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn entities_lie_in_the_text(text in prop_oneof![pieces(), "\\PC*".boxed()]) {
        let entities = found(&text);
        let mut last = 0;
        for entity in &entities {
            prop_assert!(entity.start < entity.end);
            prop_assert!(text.get(entity.start as usize..entity.end as usize).is_some());
            prop_assert!((0.0..=1.0).contains(&entity.confidence()));
            if !entity.kind.is_topic() && entity.kind != DataKind::Cpr {
                prop_assert!(entity.start >= last, "{entities:?}");
                last = entity.end;
            }
        }
        prop_assert_eq!(entities, found(&text));
    }
}

/// One suite: a line is `{"input": …, "valid": …}`; valid ones are read behind `cue`, others behind a word that says nothing.
fn suite(name: &str, kind: DataKind, cue: &str) {
    let path = format!("{}/tests/conformance/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for line in std::fs::read_to_string(path).expect("the suite is there").lines() {
        let vector: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let (input, valid) = (vector["input"].as_str().unwrap_or(""), vector["valid"] == true);
        let lead = if valid { cue } else { "Nummeret er" };
        let text = format!("{lead} {input}");
        let hit =
            found(&text).iter().any(|e| e.kind == kind && e.confidence() >= 0.5 && e.end as usize > lead.len() + 1);
        if hit != valid {
            wrong.push(line.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ibans() {
    suite("iban", DataKind::Iban, "IBAN:");
}

#[test]
fn payment_cards() {
    suite("payment_card", DataKind::PaymentCard, "Kortnummer");
}

#[test]
fn norwegian_numbers() {
    suite("no_fodselsnummer", DataKind::ForeignId, "Norsk fødselsnummer");
}

#[test]
fn finnish_numbers() {
    suite("fi_hetu", DataKind::ForeignId, "Finsk henkilötunnus");
}

#[test]
fn danish_accounts() {
    suite("dk_bank_account", DataKind::BankAccount, "Pengene går til konto");
}

#[test]
fn email_addresses() {
    let path = format!("{}/tests/conformance/email_address.jsonl", env!("CARGO_MANIFEST_DIR"));
    for line in std::fs::read_to_string(path).expect("the suite is there").lines() {
        let vector: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let input = vector["input"].as_str().unwrap_or("");
        let text = format!("Skriv til {input} i dag");
        let whole = found(&text)
            .iter()
            .any(|e| e.kind == DataKind::EmailAddress && (e.start as usize, e.end as usize) == (10, 10 + input.len()));
        assert_eq!(whole, vector["valid"] == true, "{line}");
    }
}
