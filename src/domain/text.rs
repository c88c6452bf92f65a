//! What people write: names and notes, held to rules that keep every screen and file whole.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Why a piece of writing is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// A name of nothing but spaces.
    Empty,
    /// A name with spaces around it.
    Untrimmed,
    /// More characters than fit; the limit is given.
    TooLong(usize),
    /// A character that no keyboard writes, such as a null byte.
    Control(char),
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "a name is empty"),
            Self::Untrimmed => write!(f, "a name has spaces around it"),
            Self::TooLong(limit) => write!(f, "a text is longer than {limit} characters"),
            Self::Control(c) => write!(f, "a text holds the control character U+{:04X}", *c as u32),
        }
    }
}

impl std::error::Error for TextError {}

/// A name of a rep or an account: one line, 1 to 80 characters, no spaces around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// The most characters in a name.
    pub const LONGEST: usize = 80;

    /// Takes what was typed, less the spaces around it.
    ///
    /// # Errors
    /// If nothing is left, if it is longer than [`Self::LONGEST`], or for a control character.
    pub fn new(typed: &str) -> Result<Self, TextError> {
        let name = typed.trim();
        if name.is_empty() {
            return Err(TextError::Empty);
        }
        if name.chars().count() > Self::LONGEST {
            return Err(TextError::TooLong(Self::LONGEST));
        }
        match name.chars().find(|c| c.is_control()) {
            Some(c) => Err(TextError::Control(c)),
            None => Ok(Self(name.to_owned())),
        }
    }

    /// A name of the app's own, which is known to be one: a test reads them all.
    pub(super) fn own(name: &'static str) -> Self {
        Self(name.to_owned())
    }

    /// The name as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first word: what a rep is called in the car.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.split_whitespace().next().unwrap_or(&self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Name {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        let name = Self::new(&text)?;
        if name.0 == text {
            Ok(name)
        } else {
            Err(TextError::Untrimmed)
        }
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// A note: any lines of text, up to 4,000 characters; empty means that nothing was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// The most characters in a note.
    pub const LONGEST: usize = 4_000;

    /// What a keyboard or the clipboard gave, less control characters and what is over the limit.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(
            text.chars()
                .filter(|c| !is_stray(*c))
                .take(Self::LONGEST)
                .collect(),
        )
    }

    /// The note as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing but space was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.chars().all(char::is_whitespace)
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        if text.chars().count() > Self::LONGEST {
            return Err(TextError::TooLong(Self::LONGEST));
        }
        match text.chars().find(|c| is_stray(*c)) {
            Some(c) => Err(TextError::Control(c)),
            None => Ok(Self(text)),
        }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

fn is_stray(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_never_empty() {
        assert_eq!(
            Name::new("  Dana Ortiz ").map(String::from),
            Ok("Dana Ortiz".to_owned())
        );
        assert_eq!(Name::new(" \t "), Err(TextError::Empty));
        let from_file = Name::try_from("Dana ".to_owned());
        assert_eq!(from_file, Err(TextError::Untrimmed));
    }

    #[test]
    fn a_long_name_is_refused_not_cut() {
        assert!(Name::new(&"ö".repeat(Name::LONGEST)).is_ok());
        let longer = "ö".repeat(Name::LONGEST + 1);
        assert_eq!(Name::new(&longer), Err(TextError::TooLong(Name::LONGEST)));
    }

    #[test]
    fn typing_drops_control_characters_that_a_file_is_refused_for() {
        assert_eq!(Text::typed("a\u{0}b\nc").as_str(), "ab\nc");
        let from_file = Text::try_from("a\u{0}b".to_owned());
        assert_eq!(from_file, Err(TextError::Control('\u{0}')));
    }

    #[test]
    fn markup_is_only_text() {
        let said = "<img src=x onerror=alert(1)>";
        assert_eq!(Text::typed(said).as_str(), said);
    }

    #[test]
    fn a_rep_is_called_by_the_first_name() {
        assert_eq!(
            Name::new("Dana Ortiz").map(|n| n.first().to_owned()),
            Ok("Dana".to_owned())
        );
    }
}
