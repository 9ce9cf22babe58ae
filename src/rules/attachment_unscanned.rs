#![doc = include_str!("attachment_unscanned.md")]

use super::{Found, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    fix,
    reading::{FieldName, Security},
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "attachment-unscanned",
    levels: Levels::new(Warn, Warn, Warn, Warn),
    sources: &[&DT_SILKEBORG],
    title: ["Filen kan ikke læses", "The file cannot be read"],
    explanation: [
        "En fil, som ikke kan læses, kan indeholde hvad som helst og bør ikke sendes ad en usikker vej.",
        "A file that cannot be read may hold anything and should not go by an unsafe route.",
    ],
    message: [
        "Den vedhæftede fil kan ikke læses her, så ingen kan se, om den indeholder personoplysninger. Åbn den, og kontrollér den, eller {route}.",
        "The attached file cannot be read here, so nobody can see whether it holds personal data. Open it and check, or {route}.",
    ],
    needs: Needs::FILES,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Unproven {
        return;
    }
    let unread = |name: FieldName| match name {
        FieldName::AttachmentName(i) => {
            reading.draft.attachments[i].text.as_ref().is_none_or(|text| text.trim().is_empty())
        }
        _ => false,
    };
    let names = reading.fields_where(&|field| unread(field.name));
    if !names.is_empty() {
        report.add(Found::at(names).fixes(fix::safer_routes(reading)));
    }
}
