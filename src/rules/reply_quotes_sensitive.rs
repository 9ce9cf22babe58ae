#![doc = include_str!("reply_quotes_sensitive.md")]

use super::{Block, EMAIL, Found, Info, Levels, Needs, Reading, Report, Rule, Warn, sources::*};
use crate::{disclosure, fix, readdress, reading::Security};

/// The rule.
pub const RULE: Rule = Rule {
    id: "reply-quotes-sensitive",
    levels: Levels::new(Warn, Block, Block, Info),
    sources: &[&DT_ADVOKAT, &DT_SLADRE],
    title: ["Den gamle besked følger med", "The earlier message goes along"],
    explanation: [
        "Et svar ad en usikker vej må ikke sende følsomme eller fortrolige oplysninger tilbage i den citerede tråd.",
        "A reply on an unsafe route must not send sensitive or confidential information back in the quoted thread.",
    ],
    message: [
        "Under dit svar står den tidligere besked med {data}, og den bliver sendt ukrypteret tilbage. Fjern den tidligere besked, eller {route}.",
        "Below your reply stands the earlier message with {data}, and it goes back unencrypted. Take the earlier message out, or {route}.",
    ],
    raised: true,
    on: EMAIL,
    needs: Needs::PROTECTED,
    check,
    ..Rule::USUAL
};

fn check(reading: &Reading, report: &mut Report) {
    if reading.security() > Security::Unproven {
        return;
    }
    let passages = reading.passages_where(&|e| reading.is_quoted(e.passage()) && disclosure::is_protected(reading, e));
    if !passages.is_empty() {
        report.add(Found::at(passages).try_fix(readdress::without_thread(reading)).fixes(fix::safer_routes(reading)));
    }
}
