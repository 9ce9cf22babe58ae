#![doc = include_str!("attachment_wrong_case.md")]

use super::{Block, Found, Info, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{
    addressee,
    case_number::CaseNumber,
    disclosure,
    reading::{FieldName, Passage},
    text::List,
    verdict::Severity,
};

/// The rule.
pub const RULE: Rule = Rule {
    id: "attachment-wrong-case",
    levels: Levels::new(Warn, Block, Warn, Info),
    sources: &[&DT_AULA, &LOLLAND],
    title: ["Filen hører til en anden sag", "The file belongs to another case"],
    explanation: [
        "En vedhæftet fil skal høre til den sag og den person, som beskeden handler om.",
        "An attached file must belong to the case and the person that the message is about.",
    ],
    message: [
        "Den vedhæftede fil har et andet sagsnummer eller handler om en anden person end beskeden. Tag filen ud, og vedhæft den rigtige.",
        "The attached file has another case number, or is about another person, than the message. Take the file out and attach the right one.",
    ],
    needs: Needs::FILES,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    let case = reading.draft.case.as_ref().and_then(|c| c.id.as_deref()).and_then(CaseNumber::read);
    let filed = |i: usize| reading.draft.attachments[i].case_id.as_deref().and_then(CaseNumber::read);
    let attached = |name: FieldName| matches!(name, FieldName::AttachmentName(_) | FieldName::AttachmentText(_));
    let mut others = addressee::strangers_in_headings(reading, &attached);
    let greeted = addressee::greeted(reading);
    others.extend(addressee::misgreeted(reading, &greeted).into_iter().map(|greeting| greeting.passage));
    for (field, each) in reading.fields.iter().enumerate() {
        let FieldName::AttachmentName(i) = each.name else { continue };
        let own = |name: FieldName| name == FieldName::AttachmentName(i) || name == FieldName::AttachmentText(i);
        let name = Passage { field, start: 0, end: each.text.len() as u32 };
        let other = match (&case, filed(i)) {
            (Some(case), Some(file)) => case.is_same(&file) != Some(true),
            // No case, but the files say that they belong to different ones.
            (None, Some(file)) => filed(0).is_some_and(|first| first.is_same(&file) == Some(false)),
            _ => false,
        };
        let mut passages = disclosure::other_cases(reading, &own);
        passages.extend(disclosure::strangers_numbers(reading, &own));
        if other {
            passages.insert(0, name);
        }
        if !passages.is_empty() {
            report.add(Found::at(passages));
            continue;
        }
        let strangers: Vec<Passage> = others.iter().copied().filter(|p| own(reading.name(*p))).list();
        if !strangers.is_empty() {
            report.add(Found::at(strangers).graded(Severity::Warn));
        }
    }
}
