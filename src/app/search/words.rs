//! The words of a text, and those that are looked for.

use core::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::{folded, is_mark};
use super::terms::Sum;

/// A word, folded, and where in its text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub folded: String,
    /// In bytes.
    pub at: Range<usize>,
}

/// The words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    each_word(text, &mut |folded, at| {
        let folded = folded.to_owned();
        found.push(Word { folded, at });
    });
    found
}

/// Tells the words of a text one by one, folded, with where they stand in bytes. They are cut by the
/// rules of Unicode, and again at what is no letter or digit: the kind of an apostrophe, or a dash, makes
/// no difference. What is ASCII, which is most of them, needs no tables.
pub fn each_word(text: &str, tell: &mut dyn FnMut(&str, Range<usize>)) {
    each_part(text, &mut |part, from| match part {
        Part::Plain(part) => {
            for word in PlainWords::of(part) {
                let at = from + word.at.start..from + word.at.end;
                tell(&word.as_str().to_ascii_lowercase(), at);
            }
        }
        Part::Any(part) => each_word_by_tables(part, from, tell),
    });
}

/// A part of a text that is read by itself.
pub(super) enum Part<'a> {
    /// In ASCII.
    Plain(&'a str),
    Any(&'a str),
}

/// Tells the parts of a text that are read each by itself, with where they begin: all of it, or what
/// stands between blanks, since no word goes over one.
pub(super) fn each_part<'a>(text: &'a str, tell: &mut dyn FnMut(Part<'a>, usize)) {
    if is_plain(text) {
        return tell(Part::Plain(text), 0);
    }
    let mut from = 0;
    for part in text.split_inclusive([' ', '\n']) {
        let read = match is_plain(part) {
            true => Part::Plain(part),
            false => Part::Any(part),
        };
        tell(read, from);
        from += part.len();
    }
}

/// Whether a text is in ASCII: eight bytes at a time, as the standard library compiled for size doesn't.
fn is_plain(text: &str) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks();
    let is_high = |eight: &[u8; 8]| u64::from_ne_bytes(*eight) & 0x8080_8080_8080_8080 != 0;
    !eights.iter().any(is_high) && rest.iter().all(u8::is_ascii)
}

/// The words of a text in ASCII, one by one.
pub(super) struct PlainWords<'a> {
    text: &'a str,
    from: usize,
}

/// A word in ASCII.
pub(super) struct PlainWord<'a> {
    text: &'a str,
    at: Range<usize>,
    /// What it is known by when it is folded.
    pub(super) sum: Sum,
}

impl PlainWord<'_> {
    /// As it is written.
    pub(super) fn as_str(&self) -> &str {
        &self.text[self.at.clone()]
    }
}

impl<'a> PlainWords<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, from: 0 }
    }
}

impl<'a> Iterator for PlainWords<'a> {
    type Item = PlainWord<'a>;

    // For each letter there is to be as little as possible to do.
    #[inline(always)]
    fn next(&mut self) -> Option<PlainWord<'a>> {
        let bytes = self.text.as_bytes();
        let mut from = self.from;
        while from < bytes.len() && SMALL[bytes[from] as usize] == 0 {
            from += 1;
        }
        let (mut to, mut sum) = (from, Sum::default());
        while to < bytes.len() && SMALL[bytes[to] as usize] != 0 {
            sum.add(SMALL[bytes[to] as usize]);
            to += 1;
        }
        self.from = to;
        (from < to).then_some(PlainWord {
            text: self.text,
            at: from..to,
            sum,
        })
    }
}

/// Of each byte the small letter or the digit; nothing for what is neither.
static SMALL: [u8; 256] = small();

const fn small() -> [u8; 256] {
    let mut all = [0; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            all[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    all
}

/// The words of any text that begins so far behind the beginning.
fn each_word_by_tables(text: &str, from: usize, tell: &mut dyn FnMut(&str, Range<usize>)) {
    for (place, word) in text.unicode_word_indices() {
        let from = from + place;
        let mut start = None;
        for (place, c) in word.char_indices() {
            if c.is_alphanumeric() || is_mark(c) {
                start = start.or(Some(place));
            } else if let Some(start) = start.take() {
                tell_folded(&word[start..place], from + start, tell);
            }
        }
        if let Some(start) = start {
            tell_folded(&word[start..], from + start, tell);
        }
    }
}

fn tell_folded(word: &str, from: usize, tell: &mut dyn FnMut(&str, Range<usize>)) {
    let folded = folded(word);
    if !folded.is_empty() {
        tell(&folded, from..from + word.len());
    }
}

/// What is looked for: each word is the beginning of one, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    beginnings: Vec<String>,
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn typed(typed: &str) -> Self {
        let beginnings = words(typed).into_iter().map(|word| word.folded);
        Self {
            beginnings: beginnings.collect(),
        }
    }

    /// Nothing is looked for.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.beginnings.is_empty()
    }

    #[must_use]
    pub fn beginnings(&self) -> &[String] {
        &self.beginnings
    }

    /// Whether a word of a text is one that is looked for.
    #[must_use]
    pub fn has(&self, word: &Word) -> bool {
        let begins = |beginning: &String| word.folded.starts_with(beginning);
        self.beginnings.iter().any(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn a_text_is_cut_into_words_whatever_its_marks() {
        assert_eq!(
            folds("Don't, I\u{2019}m  3.5 %"),
            ["don", "t", "i", "m", "3", "5"]
        );
        assert_eq!(folds("Don\u{2019}t"), folds("don't"));
        assert_eq!(folds(" ... "), Vec::<String>::new());
    }

    fn by_tables(text: &str) -> Vec<Word> {
        let mut found = Vec::new();
        each_word_by_tables(text, 0, &mut |folded, at| {
            let folded = folded.to_owned();
            found.push(Word { folded, at });
        });
        found
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_of_plain_words_gives_what_the_tables_give(
            text in "[a-cX-Z0-9_ .,:'\u{2019}\n\t\r\u{1}ßéİıΣ\u{301}\u{200D}\u{FE0F}\u{AD}\u{3000}\u{2139}\u{1F1E6}שー中]{0,12}",
            any in ".*",
        ) {
            proptest::prop_assert_eq!(words(&text), by_tables(&text));
            proptest::prop_assert_eq!(words(&any), by_tables(&any));
        }
    }

    #[test]
    fn a_word_is_found_again_where_it_stands() {
        let text = "An Mu\u{308}ller: groß";
        let places = words(text).into_iter().map(|word| &text[word.at]);
        assert_eq!(places.collect::<Vec<_>>(), ["An", "Mu\u{308}ller", "groß"]);
    }
}
