//! How far one name is from another.

use crate::text::List;

/// Edits that turn `a` into `b`: insert, delete, replace or swap two neighbours (optimal string alignment).
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().list(), b.chars().list());
    let width = b.len() + 1;
    let mut rows = vec![0usize; width * (a.len() + 1)];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let mut best = if i == 0 {
                j
            } else if j == 0 {
                i
            } else {
                let replace = rows[(i - 1) * width + j - 1] + usize::from(a[i - 1] != b[j - 1]);
                replace.min(rows[(i - 1) * width + j] + 1).min(rows[i * width + j - 1] + 1)
            };
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[(i - 2) * width + j - 2] + 1);
            }
            rows[i * width + j] = best;
        }
    }
    rows[a.len() * width + b.len()]
}

/// The candidate nearest to `name`, where one is near enough to have been meant.
pub fn nearest<'c>(name: &str, candidates: &[&'c str]) -> Option<&'c str> {
    if name.len() > 64 {
        return None;
    }
    candidates.iter().map(|&c| (distance(name, c), c)).min().filter(|(d, c)| *d <= c.len() / 3 + 1).map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits() {
        for (a, b, want) in
            [("", "abc", 3), ("skat", "skta", 1), ("mobilepay", "mobielpay", 1), ("danskebaank", "danskebank", 1)]
        {
            assert_eq!(distance(a, b), want, "{a} {b}");
        }
        assert_eq!(nearest("sms-no-crp", &["sms-no-cpr", "sms-length"]), Some("sms-no-cpr"));
        assert_eq!(nearest("zzzzzzzz", &["sms-no-cpr"]), None);
    }
}
