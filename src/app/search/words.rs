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
/// calls.
pub fn each_word(text: &str, room: &mut String, tell: &mut dyn FnMut(&str, Range<usize>)) {
    if text.is_ascii() {
        each_plain_word(text, room, tell);
        return;
    }
    for (from, word) in text.unicode_word_indices() {
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

/// Most texts need no tables.
fn each_plain_word(text: &str, room: &mut String, tell: &mut dyn FnMut(&str, Range<usize>)) {
    let mut start = 0;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        if !word.is_empty() {
            room.clear();
            room.push_str(word);
            room.make_ascii_lowercase();
            tell(room, start..start + word.len());
        }
        start += word.len() + 1;
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

    #[test]
    fn a_word_is_found_again_where_it_stands() {
        let text = "An Mu\u{308}ller: groß";
        let places = words(text).into_iter().map(|word| &text[word.at]);
        assert_eq!(places.collect::<Vec<_>>(), ["An", "Mu\u{308}ller", "groß"]);
    }
}
