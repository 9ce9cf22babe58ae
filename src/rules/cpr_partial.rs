#![doc = include_str!("cpr_partial.md")]

use super::{Block, EMAIL, FORM, Found, Levels, Needs, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{
    detect::Entity,
    fix,
    kind::DataKind,
    reading::{Item, Security},
    text::Parts,
    verdict::{Both, Severity},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "cpr-partial",
    levels: Levels::new(Warn, Block, Block, Warn),
    sources: &[&DIGST_NEMSMS, &DT_KRIFA, &CPR54],
    title: ["En del af et CPR-nummer", "Part of a CPR number"],
    explanation: [
        "De sidste fire cifre af et CPR-nummer hører ikke hjemme i en sms eller usikker e-mail, slet ikke sammen med fødselsdatoen.",
        "The last four digits of a CPR number do not belong in a text message or insecure e-mail, least of all with the birth date.",
    ],
    message: [
        "De sidste fire cifre er den hemmelige del af CPR-nummeret, og beskeden kan læses af andre undervejs. Fjern cifrene, eller {route}.",
        "The last four digits are the secret part of the CPR number, and others can read the message on its way. Remove the digits, or {route}.",
    ],
    covered_by: &["sms-no-cpr", "email-no-cpr-unencrypted"],
    on: SMS.and(EMAIL).and(FORM),
    needs: Needs::entity(DataKind::CprPartial).or(Needs::entity(DataKind::Cpr)),
    check,
    ..Rule::USUAL
};

const WHOLE: Both = [
    "Fødselsdatoen og de sidste fire cifre er tilsammen hele CPR-nummeret, og beskeden kan læses af andre undervejs. Fjern cifrene, eller {route}.",
    "The birth date and the last four digits together are the whole CPR number, and others can read the message on its way. Remove the digits, or {route}.",
];

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Probed {
        return;
    }
    // «f. 19-02-1961, løbenr. i cpr 2287» is a number in two parts.
    let said = |text: &str| text.has_of(" ") && text.bytes().any(|b| b.is_ascii_lowercase());
    let in_two =
        |e: &Item<Entity>| e.what.kind == DataKind::Cpr && !reading.template && said(reading.text(e.passage()));
    let parts = reading.passages_where(&|e| e.what.kind == DataKind::CprPartial || in_two(e));
    if parts.is_empty() {
        return;
    }
    let leave_out = fix::leave_out(reading, &parts);
    // The date stands beside them, or in what is known of those it is told.
    let people = &reading.people;
    let parties = people.recipients.iter().filter_map(|r| r.party).chain(people.about.iter().copied());
    let whole = reading.of(DataKind::DateOfBirth).next().is_some()
        || reading.of(DataKind::Cpr).any(in_two)
        || parties.into_iter().any(|party| people.birth(party).is_some());
    let mut found = Found::at(parts).fix(leave_out).fixes(fix::safer_routes(reading));
    if whole {
        found.message = Some(WHOLE);
    } else {
        found = found.graded(Severity::Warn);
    }
    report.add(found);
}
