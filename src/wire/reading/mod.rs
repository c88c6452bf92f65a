//! A file on its way in, read bit by bit: eighty megabytes take a second, and a thumb isn't kept waiting
//! for that. It comes to what [`import::read`](super::import::read) and [`fits`](Imported::fits) say of the whole;
//! what isn't as Curbside writes it is left to these.
//!
//! Start with [`Reading::go_on`].

mod cursor;
mod parts;
mod stage;
mod whole;

use super::check::Known;
use super::import::{ImportError, Imported, LARGEST, read};
use crate::domain::Notebook;
use stage::Stage;

/// A file that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    text: String,
    /// So many bytes are behind.
    at: usize,
    stage: Stage,
    read: Imported,
    known: Known,
}

/// What has come of a file so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// There is more to read.
    Goes(Reading),
    /// All is read, and fits.
    Whole(Imported),
    /// It isn't as Curbside writes it, or doesn't fit: the text is to be read as a whole.
    Unusual(String),
}

impl Reading {
    #[must_use]
    pub fn of(text: String) -> Self {
        Self {
            text,
            at: 0,
            stage: Stage::default(),
            read: Imported::default(),
            known: Known::default(),
        }
    }

    /// Goes on by about so many bytes of it: a call takes ten times as long as a moment. What is only looked at counts
    /// as a few bytes for each.
    #[must_use]
    pub fn go_on(mut self, notebook: &Notebook, bytes: usize) -> Read {
        let mut left = bytes;
        while left > 0 {
            let taken = match self.stage {
                Stage::Fits => return Read::Whole(self.read),
                _ if self.text.len() as u64 > LARGEST => None,
                _ => self.step(notebook, left).ok(),
            };
            let Some(taken) = taken else {
                return Read::Unusual(self.text);
            };
            // What takes no byte is a step nevertheless.
            left = left.saturating_sub(taken.max(1));
        }
        Read::Goes(self)
    }

    /// How far it has come, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        self.at.saturating_mul(100) / self.text.len().max(1)
    }
}

/// Reads a whole file that is to be added to a notebook.
///
/// # Errors
/// As [`import::read`](super::import::read) and [`fits`](Imported::fits).
pub fn read_whole(text: &str, notebook: &Notebook) -> Result<Imported, ImportError> {
    read(text, notebook.codebook()).and_then(|imported| imported.fits(notebook))
}
