//! The sentence that a passage stands in: taken out whole, or made to name the secure way.

use super::cut::Cut;
use crate::{
    reading::Passage,
    text::{Letter, Letters, Parts, begins_listed, is_in, listed},
};

impl<'t> Cut<'t> {
    /// As [`Self::new`], for a passage after that of `before`.
    pub(super) fn next(text: &'t str, passage: Passage, before: Option<Self>) -> Self {
        let known = before.filter(|cut| cut.field == passage.field).map_or((0, 0), |cut| cut.sentence);
        let mut cut = Self { sentence: known, ..Self::new(text, passage) };
        cut.sentence = cut.sentence_bounds();
        cut
    }

    /// Where the sentence begins and ends (with its mark).
    fn sentence_bounds(&self) -> (usize, usize) {
        let (from, to) = self.sentence;
        if from <= self.start && self.start < to && self.end <= to {
            return (from, to);
        }
        let ends = |text: &str, i: usize| {
            let rest = &text[i + 1..];
            text[i..].starts_with("\n")
                || rest.is_empty()
                || rest.starts_with("\n")
                || rest.starts_with(" ") && !rest[1..].starts_with(|c: char| c.is_lower() || c.is_ascii_digit())
        };
        let stop = |c: char| is_in(".!?\n", c);
        let head = self.before();
        let from = head.char_indices().rev().find(|&(i, c)| stop(c) && ends(self.text, i)).map_or(0, |(i, _)| i + 1);
        let tail = self.after();
        let to = tail
            .char_indices()
            .find(|&(i, c)| stop(c) && ends(self.text, self.end + i))
            .map_or(self.text.len(), |(i, c)| self.end + i + usize::from(c != '\n'));
        (from, to)
    }
    pub(super) fn sentence(mut self) -> Passage {
        (self.start, self.end) = self.sentence_bounds();
        if self.before().is_empty() || self.before().ends_with("\n") {
            self.end += self.after().len() - self.after().past(" ").len();
        }
        self.passage()
    }

    pub(super) fn tells_a_time(&self) -> bool {
        let (from, to) = self.sentence_bounds();
        let (head, tail) = (self.text.get(from..self.start), self.text.get(self.end..to));
        head.is_some_and(|head| head.near_end().holds(" kl")) || tail.is_some_and(|tail| tail.near_start().holds(" kl"))
    }

    pub(super) fn sentence_end(self) -> u32 {
        self.sentence_bounds().1 as u32
    }

    /// The invitation to answer here gives way to `secure` ("send det sikkert via …"); says whether that now stands in
    /// the text.
    pub(super) fn answer(mut self, requests: &[Passage], secure: &str) -> ((Passage, String), bool) {
        let (from, to) = self.sentence_bounds();
        // They stand in the order of the draft.
        let first = requests.partition_point(|r| (r.field, r.start as usize) < (self.field, from));
        let requests = &requests[first..];
        let requests = &requests[..requests.partition_point(|r| r.field == self.field && (r.start as usize) < to)];
        let asked = |r: &&Passage| r.end as usize <= to;
        let head = self.text.get(from..self.start).unwrap_or("");
        let opens = head.trim().len() < 8;
        let goes_on = requests.iter().rev().filter(asked).any(|r| r.end as usize > self.end + 2);
        let asks = requests.iter().any(|r| asked(&r));
        if !asks || opens && !goes_on {
            return ((self.sentence(), String::new()), false);
        }
        const REST: &str =
            "mail mailen e-mail sms sms'en besked beskeden her hertil retur tilbage gerne nu straks igen";
        while let Some(rest) = self.after().strip_prefix(" ") {
            let word = rest.up_to(" ,.!?\n");
            if !listed(REST, &word.lowered()) {
                break;
            }
            self.end += 1 + word.len();
        }
        let own = self.text.get(self.start..self.end).unwrap_or("").lowered();
        // "maile dine lønsedler": whose they are stays.
        let owner = own.behind(" ");
        if listed("dit din dine", owner) {
            self.end -= owner.len() + 1;
        }
        if begins_listed("maile smse", &own) {
            return ((self.passage(), "sende".into()), false);
        }
        // "Svar på denne sms med dit …", "Nordvang Kommune: Svar …": "Send dit …"
        if head.near_end().behind(":").trim().len() < 8 {
            self.start = self.has_before("svar", "").unwrap_or(self.start);
            // "Svar på denne sms: Hvor mange …"
            if self.after().starts_with(": ") {
                self.end += 2;
                return ((self.passage(), String::new()), false);
            }
            self.end += if self.after().strip_prefix(" med").is_some_and(|rest| rest.begins_in(" ,")) { 4 } else { 0 };
            // "Svar på denne sms med, hvilken medicin …"
            let verb = if self.after().starts_with(",") { "Oplys" } else { "Send" };
            return ((self.passage(), verb.into()), false);
        }
        // "… og send det retur her"
        if self.has_before("og and", "").is_some() {
            return ((self.passage(), secure.into()), true);
        }
        // "Du må gerne maile mig dit …", "Du skal svare på denne sms med dit …": "sende dit …"
        let answers = if own.starts_with("svare") { Some(self.start) } else { self.has_before("svare", "") };
        if let Some(at) = answers.filter(|_| self.after().starts_with(" med ")) {
            (self.start, self.end) = (at, self.end + 4);
            return ((self.passage(), "sende".into()), false);
        }
        // "i en mail", "ved at svare"
        while let Some(at) = self.has_before("ved som en i", "") {
            self.start = at;
        }
        ((self.tidy(), String::new()), false)
    }
}
