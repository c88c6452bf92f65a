//! A passphrase, on its way from the fingers to the browser's cryptography. It is in events and effects,
//! and in no model: nothing keeps it, and nothing writes it down.

use core::fmt;

/// What a file is sealed with, or opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

/// Blank: whatever is written down of an event says nothing of it.
impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Why no file is sealed with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    Empty,
    /// It has fewer than [`Passphrase::SHORTEST`] characters.
    Short,
    /// Something else was typed the second time.
    Different,
}

impl Unfit {
    /// What to do about it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Empty => "Type the passphrase.",
            Self::Short => "The passphrase is too short: take 12 characters or more.",
            Self::Different => "The two are not the same. Type them again, or show what you type.",
        }
    }
}

impl Passphrase {
    /// So many characters it has at least. A file can be tried on any number of machines for as long as
    /// it exists, and short ones fall to that whatever signs are in them.
    pub const SHORTEST: usize = 12;
    /// So many characters can be typed.
    pub const LONGEST: usize = 512;

    /// One to seal a file with, typed twice; the second time is not asked for where it is shown.
    ///
    /// # Errors
    /// If it is too short, or differs from what was typed again.
    pub fn chosen(typed: &str, again: Option<&str>) -> Result<Self, Unfit> {
        let chosen = Self::given(typed)?;
        if chosen.0.chars().count() < Self::SHORTEST {
            return Err(Unfit::Short);
        }
        match again {
            Some(again) if again.trim() != chosen.0 => Err(Unfit::Different),
            _ => Ok(chosen),
        }
    }

    /// One to open a file with. Spaces at its ends don't count: phones add them by themselves.
    ///
    /// # Errors
    /// If nothing was typed.
    pub fn given(typed: &str) -> Result<Self, Unfit> {
        match typed.trim() {
            "" => Err(Unfit::Empty),
            typed => Ok(Self(typed.to_owned())),
        }
    }

    /// Its letters, for the browser's cryptography alone.
    #[must_use]
    pub fn letters(&self) -> &str {
        &self.0
    }
}
