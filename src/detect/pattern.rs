//! The organisation's own patterns: linear-time regular expressions, compiled when a policy brings some.

use regex::{Regex, RegexBuilder};

use super::{
    Entity, Evidence, EvidenceSet, Scan,
    custom::{is_form, words},
};
use crate::kind::DataKind;

/// A pattern that is ready to be looked for.
pub struct Pattern {
    kind: DataKind,
    regex: Regex,
    /// 0 to 1.
    confidence: f32,
    /// Cue words, folded.
    cues: Vec<Vec<u8>>,
}

/// Why a pattern does not compile.
#[derive(Debug, PartialEq, Eq)]
pub struct PatternError {
    /// In words, English, as the `regex` crate says it.
    pub reason: String,
    /// Characters before the place that is wrong; none where no one place is.
    pub position: Option<usize>,
}

/// Bytes a compiled pattern may take.
const MOST: usize = 1 << 20;
/// Tokens before and after a match in which a cue counts.
const REACH: usize = 8;

impl Pattern {
    /// Compiles `regex`. Where `cues` are given, a match without one of them near is half as sure.
    ///
    /// # Errors
    /// The pattern is no regular expression of the `regex` crate, or too large.
    pub fn new(kind: DataKind, regex: &str, confidence: Option<f32>, cues: &[String]) -> Result<Self, PatternError> {
        let regex = RegexBuilder::new(regex).size_limit(MOST).dfa_size_limit(MOST).build().map_err(|e| explain(&e))?;
        let cues = cues.iter().flat_map(|cue| words(cue)).collect();
        Ok(Self { kind, regex, confidence: confidence.unwrap_or(0.85).clamp(0.0, 1.0), cues })
    }

    /// Adds every match in the text.
    pub fn find(&self, scan: &Scan, out: &mut Vec<Entity>) {
        for found in self.regex.find_iter(scan.text).filter(|found| !found.is_empty()) {
            let (start, end) = (found.start() as u32, found.end() as u32);
            let near = self.cues.is_empty() || self.has_cue(scan, start, end);
            let mut evidence = EvidenceSet::of(&[Evidence::CustomPattern]);
            evidence.add_if(Evidence::CueWord, near && !self.cues.is_empty());
            let sure = Some(if near { self.confidence } else { self.confidence / 2.0 });
            out.push(Entity { sure, ..Entity::new(self.kind, start, end, evidence) });
        }
    }

    fn has_cue(&self, scan: &Scan, start: u32, end: u32) -> bool {
        let from = scan.token_at(start).saturating_sub(REACH);
        let to = (scan.token_at(end) + REACH).min(scan.tokens.len());
        scan.tokens[from..to]
            .iter()
            .filter_map(|token| words(scan.str(token)).pop())
            .any(|word| self.cues.iter().any(|cue| is_form(&word, cue)))
    }
}

/// The crate prints the pattern, a caret below the place, and the reason.
fn explain(error: &regex::Error) -> PatternError {
    let text = match error {
        regex::Error::Syntax(text) => text.as_str(),
        regex::Error::CompiledTooBig(_) => "the pattern is too large",
        _ => "the pattern does not compile",
    };
    let reason = text.lines().rev().find_map(|l| l.strip_prefix("error: ")).unwrap_or(text).to_string();
    let caret = text.lines().find(|l| l.contains('^') && l.chars().all(|c| c == ' ' || c == '^'));
    PatternError { reason, position: caret.and_then(|l| l.find('^')).and_then(|at| at.checked_sub(4)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Custom, Watch, detect_with};

    #[test]
    fn a_match_near_a_cue_is_surer() {
        let cues = ["lejemål".to_string()];
        let pattern = Pattern::new(DataKind::Consumption, r"\bLM-\d{4}\b", Some(0.9), &cues);
        let mut custom = Custom::default();
        custom.patterns.extend(pattern);
        let watch = Watch::default();
        for (text, sure) in [("Lejemålet LM-4711", 0.9), ("Varen LM-4711", 0.45)] {
            let scan = Scan::new(text, &watch);
            let found: Vec<_> = detect_with(&scan, Some(&custom)).into_iter().filter(|e| e.sure.is_some()).collect();
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].confidence(), found[0].end as usize), (sure, text.len()), "{text}");
        }
    }

    #[test]
    fn an_error_says_where() {
        let error =
            |regex: &str| Pattern::new(DataKind::Health, regex, None, &[]).err().map(|e| (e.position, e.reason));
        assert_eq!(error("abc(def"), Some((Some(3), "unclosed group".into())));
        assert_eq!(error("a{2}").map(|e| e.0), None);
        assert!(error("x(?=y)").is_some_and(|(at, reason)| at == Some(1) && reason.contains("look-around")));
    }
}
