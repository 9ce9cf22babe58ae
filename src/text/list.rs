//! Lists made of iterators. The standard library compiles the making anew for every chain of adapters; here only what is
//! next is.

/// What every iterator can also do.
pub trait List: Iterator + Sized {
    /// All that it gives.
    fn list(mut self) -> Vec<Self::Item> {
        let mut all = Vec::new();
        add(&mut all, &mut || self.next());
        all
    }

    /// Puts all that it gives at the end of `list`.
    fn add_to(mut self, list: &mut Vec<Self::Item>) {
        add(list, &mut || self.next());
    }
}

impl<I: Iterator> List for I {}

#[inline(never)]
fn add<T>(list: &mut Vec<T>, next: &mut dyn FnMut() -> Option<T>) {
    while let Some(item) = next() {
        list.push(item);
    }
}
