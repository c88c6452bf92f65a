//! Words as numbers: each is kept once. There are a million in many calls, so a word is known by a [`Sum`] that is
//! made while it is cut out of its text, and most of them are told apart by that alone.
//!
//! What is done for each word, or for each letter, is put where it is used: the release is compiled for size, and
//! would call a function for it.

use super::words::PlainWord;

/// What a word is known by. That of up to eight letters is its letters, so no other word has it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// Of the letters before the last few.
    before: u64,
    /// The last letters, up to eight.
    last: u64,
}

/// Set in the sum of a long word, and in no letter of ASCII.
const LONG: u64 = 1 << 63;
/// Large and odd, without a pattern in its bits.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Sum {
    fn of(word: &str) -> Self {
        let mut sum = Self::default();
        for byte in word.bytes() {
            sum.add(byte);
        }
        sum
    }

    /// One more letter, a byte that isn't zero.
    #[inline(always)]
    pub(super) fn add(&mut self, letter: u8) {
        if self.last >> 56 != 0 {
            self.before = spread(self.before ^ self.last) | LONG;
            self.last = 0;
        }
        self.last = self.last << 8 | u64::from(letter);
    }

    #[inline(always)]
    fn number(self) -> u64 {
        (self.before ^ self.last) | self.before & LONG
    }
}

#[inline(always)]
fn spread(number: u64) -> u64 {
    let product = number.wrapping_mul(SPREAD);
    product ^ product >> 32
}

/// Words with the numbers 0, 1, 2 and so on, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// As many as a power of two. A term stands at the first free place from the one that its sum names.
    places: Vec<Place>,
    /// The letters of all, one word behind the other, and where each of them ends.
    letters: String,
    ends: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    sum: u64,
    /// Of the term that stands here, and one more; nothing where it is free.
    number: u32,
}

impl Terms {
    /// The number of a folded word, which is a new one for a new word.
    pub(super) fn number(&mut self, word: &str) -> usize {
        let sum = Sum::of(word).number();
        self.known(sum, || word)
            .unwrap_or_else(|| self.keep(word, sum))
    }

    /// The number of a word in ASCII as it is folded.
    #[inline(always)]
    pub(super) fn number_of(&mut self, word: &PlainWord<'_>) -> usize {
        let sum = word.sum.number();
        let known = self.known(sum, || word.as_str());
        known.unwrap_or_else(|| self.keep(word.as_str(), sum))
    }

    #[inline(always)]
    fn known<'a>(&self, sum: u64, word: impl Fn() -> &'a str) -> Option<usize> {
        let mut at = spread(sum) as usize;
        loop {
            let place = self.places.get(at & self.places.len().wrapping_sub(1))?;
            let number = (place.number as usize).checked_sub(1)?;
            if place.sum == sum && (sum & LONG == 0 || self.is(number, word())) {
                return Some(number);
            }
            at += 1;
        }
    }

    fn is(&self, number: usize, word: &str) -> bool {
        self.word(number).eq_ignore_ascii_case(word)
    }

    fn word(&self, number: usize) -> &str {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[from..self.ends[number]]
    }

    #[cold]
    fn keep(&mut self, word: &str, sum: u64) -> usize {
        let from = self.letters.len();
        self.letters.push_str(word);
        self.letters[from..].make_ascii_lowercase();
        self.ends.push(self.letters.len());
        // Half of the places are free, so that one is found soon.
        if self.ends.len() * 2 > self.places.len() {
            let room = (self.places.len() * 2).max(1_024);
            let before = core::mem::replace(&mut self.places, vec![Place::default(); room]);
            for place in before.into_iter().filter(|place| place.number != 0) {
                self.put(place);
            }
        }
        let number = u32::try_from(self.ends.len()).unwrap_or_default();
        self.put(Place { sum, number });
        self.ends.len() - 1
    }

    fn put(&mut self, place: Place) {
        let last = self.places.len() - 1;
        let mut at = spread(place.sum) as usize & last;
        while self.places[at].number != 0 {
            at = (at + 1) & last;
        }
        self.places[at] = place;
    }

    /// The numbers of the words that begin so. All are looked at: even the words of a large notebook are
    /// few beside what is written with them.
    pub(super) fn beginning(&self, beginning: &str) -> impl Iterator<Item = usize> {
        (0..self.ends.len()).filter(move |number| self.word(*number).starts_with(beginning))
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

    proptest::proptest! {
        #[test]
        fn words_have_the_same_number_if_they_are_the_same(
            words in proptest::collection::vec("[ab]{0,3}[a-c0é中]{0,18}", 1..40),
        ) {
            let mut terms = Terms::default();
            let numbers: Vec<usize> = words.iter().map(|word| terms.number(word)).collect();
            for (word, number) in words.iter().zip(&numbers) {
                for (other, its) in words.iter().zip(&numbers) {
                    proptest::prop_assert_eq!(word == other, number == its, "{} {}", word, other);
                }
            }
        }

        #[test]
        fn a_word_that_is_cut_out_has_the_number_of_the_folded_one(text in "[a-cA-C0 .]{0,40}") {
            let mut terms = Terms::default();
            for word in crate::app::search::words::PlainWords::of(&text) {
                let number = terms.number_of(&word);
                let folded = word.as_str().to_ascii_lowercase();
                proptest::prop_assert_eq!(terms.number(&folded), number);
            }
        }
    }

    #[test]
    fn a_long_word_is_not_taken_for_one_of_its_sum() {
        let mut terms = Terms::default();
        let sum = Sum::of("a long word").number();
        let (one, other) = (
            terms.keep("a long word", sum),
            terms.keep("not the one", sum),
        );
        assert_eq!((one, other), (0, 1));
        assert_eq!(terms.known(sum, || "a long word"), Some(0));
        assert_eq!(terms.known(sum, || "not the one"), Some(1));
        assert_eq!(terms.known(sum, || "a third one"), None);
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
