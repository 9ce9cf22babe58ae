//! The trained model: a linear-chain CRF over runs of candidates, labels 0 (no name), 1 (a name begins), 2 (it goes on).

use super::{
    Marks,
    features::{self, BUCKETS},
};
use crate::detect::Scan;

/// Labels of a word.
pub const LABELS: usize = 3;

/// What `cargo xtask train-names` writes: nine transitions and the trust (16 bits each, little-endian), then for every
/// bucket the weights of "begins" and, in the upper half of the byte, "goes on".
static WEIGHTS: &[u8; HEADER + BUCKETS] = include_bytes!("weights.bin");
const HEADER: usize = 20;

fn number(at: usize) -> i32 {
    i32::from(i16::from_le_bytes([WEIGHTS[2 * at], WEIGHTS[2 * at + 1]]))
}

/// Adds up what the buckets of a word say for the labels 1 and 2.
fn emission(scan: &Scan, marks: &Marks, at: usize) -> [i32; LABELS] {
    let (mut begins, mut goes_on) = (0, 0);
    features::each(scan, marks.case, at, |_, bucket| {
        if let Some(&both) = WEIGHTS.get(HEADER + usize::from(bucket)) {
            begins += i32::from((both << 4) as i8 >> 4);
            goes_on += i32::from(both as i8 >> 4);
        }
    });
    // The trust: what is taken off a name that begins without a cue, so that the model must be sure of it; more of a
    // word that no list knows, unless it and the next are no Danish words either.
    let foreign = |i: usize| scan.is_capital(i) && scan.at(i).entry == 0;
    let two = || foreign(at) && foreign(at + 1) && super::joins(scan, at + 1);
    let trust = match () {
        () if super::cue_before(scan, at).is_some() => 0,
        () if super::is_stranger(scan, at) && !two() => STRANGER * number(9),
        () => number(9),
    };
    [0, begins + trust, goes_on]
}

/// How much more sure the model must be of an unknown word.
const STRANGER: i32 = 2;

/// Reads the run `first..=last` and calls `found` with the first and last token of every name in it.
pub fn names(scan: &Scan, marks: &Marks, first: usize, last: usize, mut found: impl FnMut(usize, usize)) {
    // A run longer than this is no name; it is read in pieces.
    const LONGEST: usize = 32;
    let mut from = first;
    while from <= last {
        let to = last.min(from + LONGEST - 1);
        let mut back = [[0u8; LABELS]; LONGEST];
        let mut scores = [number(0), number(1), number(2)];
        for at in from..=to {
            let emission = emission(scan, marks, at);
            if at == from {
                scores = [scores[0], scores[1] + emission[1], scores[2] + emission[2]];
                continue;
            }
            let mut next = [0; LABELS];
            for label in 0..LABELS {
                let mut best = 0;
                for before in 1..LABELS {
                    if scores[before] + number(3 * before + label) > scores[best] + number(3 * best + label) {
                        best = before;
                    }
                }
                next[label] = scores[best] + number(3 * best + label) + emission[label];
                back[at - from][label] = best as u8;
            }
            scores = next;
        }
        let end = |label: usize| scores[label] + number(3 * label);
        let mut label = (1..LABELS).fold(0, |best, label| if end(label) > end(best) { label } else { best });
        let mut labels = [0u8; LONGEST];
        for at in (from..=to).rev() {
            labels[at - from] = label as u8;
            label = usize::from(back[at - from][label]);
        }
        let mut at = from;
        while at <= to {
            let begin = at;
            at += 1;
            if labels[begin - from] != 0 {
                while at <= to && labels[at - from] == 2 {
                    at += 1;
                }
                found(begin, at - 1);
            }
        }
        from = to + 1;
    }
}
