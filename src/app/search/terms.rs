//! Words as numbers: each is kept once, and found by its hash. A tree of words compares a dozen of them
//! for each that is read, and there are millions in many calls.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// Words with the numbers 0, 1, 2 and so on, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms(IndexSet<Box<str>, FxBuildHasher>);

impl Terms {
    /// The number of a word, which is a new one for a new word.
    pub(super) fn number(&mut self, word: &str) -> usize {
        match self.0.get_index_of(word) {
            Some(number) => number,
            None => self.0.insert_full(word.into()).0,
        }
    }

    /// The numbers of the words that begin so. All are looked at: even the words of a large notebook are
    /// few beside what is written with them.
    pub(super) fn beginning(&self, beginning: &str) -> impl Iterator<Item = usize> {
        let words = self.0.iter().enumerate();
        words.filter_map(move |(number, word)| word.starts_with(beginning).then_some(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_and_another_word_has_another() {
        let mut terms = Terms::default();
        let words: Vec<String> = (0..1_000).map(|n| format!("word{n}")).collect();
        for _ in 0..2 {
            let numbers = words.iter().map(|word| terms.number(word));
            assert!(numbers.eq(0..1_000));
        }
        assert_eq!(terms.number(""), 1_000, "nothing is a word like others");
    }

    #[test]
    fn words_are_found_by_how_they_begin() {
        let mut terms = Terms::default();
        for word in ["price", "prise", "pr", "rice"] {
            terms.number(word);
        }
        assert!(terms.beginning("pri").eq([0, 1]));
        assert!(terms.beginning("").eq(0..4));
        assert_eq!(terms.beginning("x").count(), 0);
    }
}
