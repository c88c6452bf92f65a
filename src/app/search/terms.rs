//! Words as numbers: each is kept once, and found by its hash. A tree of words compares a dozen of them
//! for each that is read, and there are millions in many calls.

/// Words with the numbers 0, 1, 2 and so on, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// The words, one right behind the other.
    text: String,
    terms: Vec<Term>,
    /// Where a hash leads: to the number of a word and one more, or to 0 where there is none. A power of
    /// two of them, at most half of them taken.
    slots: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Term {
    hash: u32,
    /// Where its text is.
    start: usize,
    end: usize,
}

impl Terms {
    /// The number of a word, which is a new one for a new word.
    pub(super) fn number(&mut self, word: &str) -> usize {
        let hash = hash(word);
        match self.look(hash, word) {
            Ok(number) => number,
            Err(slot) => self.add(hash, word, slot),
        }
    }

    /// The number of a word, or the slot that waits for it.
    fn look(&self, hash: u32, word: &str) -> Result<usize, usize> {
        let mut slot = hash as usize & self.mask();
        while let Some(taken) = self.slots.get(slot)
            && let Some(number) = taken.checked_sub(1)
            && let Some(term) = self.terms.get(number as usize)
        {
            if term.hash == hash && self.text.as_bytes()[term.start..term.end] == *word.as_bytes() {
                return Ok(number as usize);
            }
            slot = (slot + 1) & self.mask();
        }
        Err(slot)
    }

    fn mask(&self) -> usize {
        self.slots.len().wrapping_sub(1)
    }

    fn add(&mut self, hash: u32, word: &str, slot: usize) -> usize {
        let (number, start) = (self.terms.len(), self.text.len());
        self.text.push_str(word);
        let end = self.text.len();
        self.terms.push(Term { hash, start, end });
        if self.slots.len() < 2 * self.terms.len() {
            self.grow();
        } else {
            self.slots[slot] = number as u32 + 1;
        }
        number
    }

    fn grow(&mut self) {
        const FEWEST: usize = 64;
        self.slots = vec![0; FEWEST.max(2 * self.slots.len())];
        let mask = self.mask();
        for (term, behind) in self.terms.iter().zip(1..) {
            let mut slot = term.hash as usize & mask;
            while self.slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = behind;
        }
    }

    /// The numbers of the words that begin so. All are looked at: even the words of a large notebook are
    /// few beside what is written with them.
    pub(super) fn beginning(&self, beginning: &str) -> impl Iterator<Item = usize> {
        let words = self
            .terms
            .iter()
            .map(|term| &self.text[term.start..term.end]);
        let numbers = words.enumerate();
        numbers.filter_map(move |(number, word)| word.starts_with(beginning).then_some(number))
    }
}

/// By FNV-1a, and its high bits over the low ones, which alone say little.
fn hash(word: &str) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in word.as_bytes() {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
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
