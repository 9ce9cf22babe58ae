#![doc = include_str!("sms_number_stale.md")]

use super::{Found, Levels, Needs, Off, Reading, Report, Rule, SMS, Warn, sources::*};
use crate::{content, draft::Day, fix, people::Person};

/// The rule.
pub const RULE: Rule = Rule {
    id: "sms-number-stale",
    levels: Levels::new(Warn, Warn, Warn, Off),
    sources: &[&DIGST_NEMSMS, &BRONDERSLEV],
    title: ["Nummeret er bekræftet for længe siden", "The number was verified long ago"],
    explanation: [
        "Numre skifter ejer. En bekræftelse gælder i den tid, organisationen har sat (365 dage), og ikke over modtagerens 15-års dag.",
        "Numbers change hands. A verification holds for the time the organisation has set (365 days), and not across the recipient's 15th birthday.",
    ],
    message: [
        "Nummeret blev bekræftet for længe siden og kan have fået en ny ejer. Få det bekræftet igen, eller {route}.",
        "The number was verified long ago and may have a new owner. Have it verified again, or {route}.",
    ],
    about_recipients: true,
    on: SMS,
    needs: Needs::RECIPIENTS,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.people.recipients.iter().any(|person| is_stale(reading, person)) {
        report.add(Found::default().fixes(fix::safer_routes(reading)));
    }
}

fn is_stale(reading: &Reading, person: &Person) -> bool {
    let at = person.recipient.verified.as_ref().and_then(|v| v.at);
    let Some(at) = at.filter(|_| content::is_verified(person)) else { return false };
    let old = reading.day.0 - at.0 > reading.settings.params.number_max_age_days as i32;
    // A parent enrols the child; from 15 the number is the young person's own business.
    let age = |day: Day| person.party.and_then(|p| reading.people.birth(p)).map(|birth| day.years_since(birth));
    old || age(at).is_some_and(|years| years < 15) && age(reading.day).is_some_and(|years| years >= 15)
}
