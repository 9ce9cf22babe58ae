//! Text: folding, words, digit groups, spans. Knows no law and no Danish institution.
//!
//! One pass over the bytes gives [`Token`]s: runs of letters and runs of digits, each with what stood before it (its
//! [`Gap`]). Offsets are bytes; the border turns them into UTF-16 once, with [`Utf16`].

mod endings;
mod fold;
mod gsm;
mod hash;
mod letter;
mod list;
mod order;
mod parts;
mod respell;
mod token;
mod tokenize;
mod utf16;

pub use endings::Endings;
pub use fold::{Class, classify, fold_digits, next_class};
pub use gsm::{Size, is_gsm, septets};
pub use hash::{HASH_SEED, hash_extend, hash_step, hash_word, hashes, word_count};
pub use letter::{Letter, Letters, begins_listed, decimal, ends_listed, find, joined, listed};
pub use list::List;
pub use order::{key, sort_by_key};
pub use parts::{Parts, is_in};
pub use token::{Gap, MAX_WORD, Shape, Token, Tokens, Word};
pub use tokenize::tokenize;
pub use utf16::{Utf16, Utf16Map};
