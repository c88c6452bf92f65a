//! The words of a text, and those that are looked for.

use core::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::{folded, is_mark};

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
    each_word(text, &mut String::new(), &mut |folded, at| {
        let folded = folded.to_owned();
        found.push(Word { folded, at });
    });
    found
}

/// Tells the words of a text one by one, folded, with where they stand in bytes. They are cut by the
/// rules of Unicode, and again at what is no letter or digit: the kind of an apostrophe, or a dash, makes
/// no difference. The room that a word is folded in is lent, since there are millions of words in many
/// calls; and what is ASCII, which is most of them, needs no tables.
pub fn each_word(text: &str, room: &mut String, tell: &mut dyn FnMut(&str, Range<usize>)) {
    each_part(text, &mut |part, from| match part.is_ascii() {
        true => each_plain_word(part, from, room, tell),
        false => each_word_by_tables(part, from, tell),
    });
}

/// Tells the parts of a text that are read each by itself, with where they begin: all of it, or what
/// stands between blanks, since no word goes over one.
pub(super) fn each_part(text: &str, tell: &mut dyn FnMut(&str, usize)) {
    if text.is_ascii() {
        return tell(text, 0);
    }
    let mut from = 0;
    for part in text.split_inclusive([' ', '\n']) {
        tell(part, from);
        from += part.len();
    }
}

/// The words of a text in ASCII that begins so far behind the beginning.
pub(super) fn each_plain_word(
    text: &str,
    from: usize,
    room: &mut String,
    tell: &mut dyn FnMut(&str, Range<usize>),
) {
    let mut tell_plain = |word: &str, start: usize, has_capital: bool| {
        let at = from + start..from + start + word.len();
        if !has_capital {
            return tell(word, at);
        }
        room.clear();
        room.push_str(word);
        room.make_ascii_lowercase();
        tell(room, at);
    };
    let (mut start, mut has_capital) = (0, false);
    for (at, byte) in text.as_bytes().iter().enumerate() {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() {
            continue;
        }
        if byte.is_ascii_uppercase() {
            has_capital = true;
            continue;
        }
        if start < at {
            tell_plain(&text[start..at], start, has_capital);
        }
        (start, has_capital) = (at + 1, false);
    }
    if start < text.len() {
        tell_plain(&text[start..], start, has_capital);
    }
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
