//! Endings of words, found by their last two bytes: most words are told by them to have none.

/// Two lists of endings, `N` in all, in chains of those that may share their last two bytes.
pub struct Endings<const N: usize> {
    lists: [&'static [&'static str]; 2],
    /// The first of each chain, and the next of each ending, counted through both lists.
    first: [u8; 256],
    next: [u8; N],
}

const END: u8 = u8::MAX;

impl<const N: usize> Endings<N> {
    /// The endings of both lists. Fails when the crate is built where `N` is not their number, or they are too many.
    pub const fn new(one: &'static [&'static str], other: &'static [&'static str]) -> Self {
        assert!(N == one.len() + other.len() && N < END as usize, "the endings can be numbered");
        let mut endings = Self { lists: [one, other], first: [END; 256], next: [END; N] };
        let mut at = N;
        while at > 0 {
            at -= 1;
            let chain = last_two(endings.listed(at).as_bytes());
            endings.next[at] = endings.first[chain];
            endings.first[chain] = at as u8;
        }
        endings
    }

    const fn listed(&self, at: usize) -> &'static str {
        let [one, other] = self.lists;
        if at < one.len() { one[at] } else { other[at - one.len()] }
    }

    /// The endings that `word` has, in the order of the lists: is it one of the first list, and the ending.
    pub fn of(&self, word: &[u8]) -> impl Iterator<Item = (bool, &'static str)> {
        let mut at = self.first[last_two(word)];
        core::iter::from_fn(move || {
            while at != END {
                let (place, ending) = (usize::from(at), self.listed(usize::from(at)));
                at = self.next[place];
                if word.ends_with(ending.as_bytes()) {
                    return Some((place < self.lists[0].len(), ending));
                }
            }
            None
        })
    }
}

const fn last_two(word: &[u8]) -> usize {
    match word {
        [.., a, b] => (*a as usize * 37 + *b as usize) & 255,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_endings_of_both_lists() {
        const ENDINGS: Endings<4> = Endings::new(&["vej", "ej"], &["skole", "j"]);
        let of = |word: &str| ENDINGS.of(word.as_bytes()).collect::<Vec<_>>();
        assert_eq!(of("skovvej"), [(true, "vej"), (true, "ej")]);
        assert_eq!(of("folkeskole"), [(false, "skole")]);
        assert_eq!(of("skov"), []);
    }
}
