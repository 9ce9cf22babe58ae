//! What a check costs natively: `cargo xtask bench`. The same texts are measured over the built package in
//! `tests/package/bench.mjs`.

use divan::{Bencher, black_box, counter::BytesCount};
use presend::{
    check::check,
    detect::{Scan, Watch, detect},
    draft::{Day, Draft},
    policy::Policy,
};

fn main() {
    divan::main();
}

const SMS: &str = "Hej. Husk din aftale tirsdag den 3/12 kl. 10.15 på rådhuset, lokale 2. Ring 72 14 55 00, hvis du er forhindret. \
Venlig hilsen Nordvang Kommune";
const LETTER: &str = "Vi har modtaget din henvendelse om fornyelse af parkeringstilladelsen ved Søndergade og vender tilbage, når \
ansøgningen er gennemgået. Du kan se åbningstiderne på vores hjemmeside, hvor du også finder vejledning og takster. ";
const DIRTY: &str = "Kære Åse Lund\n\nDit cpr-nummer er 010145-5009, og din datter Ida (290248-6006) har fået konstateret diabetes. \
Du skylder 12.400 kr. i husleje. Send en kopi af dit pas og kontonummer som svar på denne mail. Ring 20 30 40 50 eller \
skriv til bo@nordvang.example.\n";

fn draft(channel: &str, body: String) -> Draft {
    serde_json::from_value(serde_json::json!({ "channel": channel, "body": body })).expect("a draft")
}

fn judged(bencher: Bencher, channel: &str, body: String) {
    let settings = Policy::default().settle().expect("the default policy");
    let draft = draft(channel, body);
    let day = Day::parse("2026-11-20").expect("a day");
    bencher.bench_local(|| check(black_box(&draft), &settings, day, false).expect("a verdict"));
}

#[divan::bench]
fn check_clean_sms(bencher: Bencher) {
    judged(bencher, "sms", SMS.into());
}

#[divan::bench]
fn check_clean_email(bencher: Bencher) {
    judged(bencher, "email", LETTER.repeat(9));
}

#[divan::bench]
fn check_email_with_ten_findings(bencher: Bencher) {
    judged(bencher, "email", DIRTY.to_string() + &LETTER.repeat(7));
}

/// Of 100 KB: an archive of letters, and texts made to be slow.
#[divan::bench(args = ["letters", "digits", "at-signs", "capitals", "numbers", "greetings", "zero-width"])]
fn scan(bencher: Bencher, what: &str) {
    let part = match what {
        "digits" => "1",
        "at-signs" => "a@",
        "capitals" => "Aa ",
        "numbers" => "010145-",
        "greetings" => "Kære ",
        "zero-width" => "\u{200b}",
        _ => LETTER,
    };
    let text = part.repeat(100_000 / part.len());
    let watch = Watch::default();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| detect(&Scan::new(black_box(&text), &watch)));
}

#[divan::bench]
fn settle_policy(bencher: Bencher) {
    bencher.bench_local(|| black_box(Policy::default()).settle().expect("the default policy"));
}
