//! Walks the catalogue of rules (ids, severities, dates): each is implemented, or listed with the reason why not.

use presend::{
    packs::PackId,
    rules::{Level, RULES, Reasons, silent::SILENT},
};
use serde_json::Value;

const PACKS: [(&str, PackId); 4] = [
    ("dk-public-2015", PackId::Public2015),
    ("dk-public-sector", PackId::PublicSector),
    ("dk-private", PackId::Private),
    ("citizen-form", PackId::CitizenForm),
];

fn catalogue() -> Vec<Value> {
    serde_json::from_str(include_str!("catalogue.json")).unwrap()
}

#[test]
fn every_rule_is_there_or_has_a_reason() {
    let catalogue = catalogue();
    let ids: Vec<&str> = catalogue.iter().map(|r| r["id"].as_str().unwrap()).collect();
    for id in &ids {
        let here = RULES.iter().filter(|r| r.id == *id).count() + SILENT.iter().filter(|r| r.id == *id).count();
        assert_eq!(here, 1, "{id}");
    }
    for id in RULES.iter().map(|r| r.id).chain(SILENT.iter().map(|r| r.id)) {
        assert!(ids.contains(&id), "{id} is not in the catalogue");
    }
    assert!(RULES.is_sorted_by_key(|r| r.id) && SILENT.is_sorted_by_key(|r| r.id));
}

#[test]
fn severities_and_dates_are_those_of_the_catalogue() {
    let mut wrong = Vec::new();
    for row in catalogue() {
        let id = row["id"].as_str().unwrap();
        let Some(rule) = RULES.iter().find(|r| r.id == id) else { continue };
        for (name, pack) in PACKS {
            let want = row["severity"][name].as_str().unwrap();
            let level = rule.levels.of(pack);
            // The rule grades, or says nothing where its conditions hold: the level is the highest it gives.
            let fits = match want {
                "conditional-block" | "conditional-allow" | "graded" => level == Level::Block,
                "allow" => level < Level::Block,
                code => Level::from_code(code) == Some(level),
            };
            if !fits {
                wrong.push(format!("{id} {name}: {want}, here {}", level.code()));
            }
        }
        let dates = (row["from"].as_str(), row["to"].as_str());
        if rule.in_force != dates {
            wrong.push(format!("{id}: {dates:?}, here {:?}", rule.in_force));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn three_rules_cannot_be_overridden() {
    let never: Vec<&str> = RULES.iter().filter(|r| r.reasons == Reasons::None).map(|r| r.id).collect();
    assert_eq!(never, ["cpr-not-as-password", "no-credential-request", "protected-address"]);
}

#[test]
fn every_rule_has_texts_and_sources() {
    for rule in RULES {
        for text in [rule.title, rule.explanation, rule.message].as_flattened() {
            assert!(text.len() > 5 && !text.contains("  "), "{}: {text}", rule.id);
        }
        assert!(!rule.sources.is_empty(), "{}", rule.id);
        let sentences = rule.message[0].matches(". ").count() + 1;
        assert!(sentences <= 3, "{}: {sentences} sentences", rule.id);
        assert!(rule.covered_by.iter().all(|by| RULES.iter().any(|r| r.id == *by)), "{}", rule.id);
    }
}
