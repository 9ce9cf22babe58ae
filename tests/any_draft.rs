//! Whatever stands in a draft, there is a verdict: over all labelled drafts, one text at a time is replaced by an odd one;
//! and texts are put together of what detectors look for and what may stand between.

mod support;

use presend::{check::check, draft::Draft, policy::Policy};
use proptest::prelude::*;
use serde_json::Value;
use support::{any, labelled, today};

/// Texts that leave nothing of a name, an address or a number, and such as are cut at the wrong place.
const ODD: [&str; 15] = [
    "",
    " ",
    "-",
    "\u{fffd}",
    "😀",
    "æ",
    "0",
    "@",
    "a@",
    "://",
    "\n",
    "{{",
    "Å. Ø. 010145-5009 \u{300}",
    "og, & v/ c/o",
    "adgangskode: ൦",
];

/// Where every text of `value` stands.
fn texts(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::String(_) => out.push(at.into()),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| texts(item, &format!("{at}/{i}"), out)),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| texts(field, &format!("{at}/{name}"), out)),
        _ => {}
    }
}

#[test]
fn any_draft_has_a_verdict() {
    let packs = ["dk-public-sector", "dk-public-health", "dk-private", "citizen-form", "dk-public-2015", "dk-strict"];
    let settings = packs.map(|pack| {
        let policy: Policy = serde_json::from_value(serde_json::json!({ "pack": pack })).expect("a policy");
        policy.settle().expect("a valid policy")
    });
    let (mut tried, mut read) = (0, 0);
    for item in labelled() {
        let mut places = Vec::new();
        texts(&item["draft"], "", &mut places);
        for place in places {
            // Every place meets some of them, every one of them meets all places.
            for odd in [ODD[tried % ODD.len()], ODD[(tried * 5 + 3) % ODD.len()]] {
                tried += 1;
                let mut draft = item["draft"].clone();
                *draft.pointer_mut(&place).expect("a text") = odd.into();
                // What is one of a list of codes is no draft any more.
                let Ok(draft) = serde_json::from_value::<Draft>(draft) else { continue };
                read += 1;
                let template = item["template"] == true;
                check(&draft, &settings[tried % settings.len()], today(), template).expect("a verdict");
            }
        }
    }
    assert!(read > tried / 2, "{read} of {tried} are drafts");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_text_is_read_scanned_and_judged(
        pieces in prop::collection::vec(
            prop_oneof![
                "\\PC{0,6}",
                "[0-9OlI. -]{1,14}",
                prop::sample::select(vec![
                    "dit cpr er ", "Kære Åse Lund", "svar på denne sms", "din diabetes", "kl. 9", "https://a.example/", "a@b.example",
                    "Skovvej 3, 8990 Nordvang", "adgangskode: ", "du skylder 100 kr.", "\n\n", "\u{ad}", "\u{200b}", "😀", "{{navn}}",
                ]).prop_map(str::to_string),
            ],
            0..12,
        ),
    ) {
        let text = pieces.concat();
        any::is_read(&text);
        any::is_scanned(&text);
        any::is_judged(&text);
    }
}
