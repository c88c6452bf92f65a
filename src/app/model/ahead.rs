//! A large file that is made ahead of the tap by which it leaves.

use uuid::Uuid;

use crate::app::effect::Aside;
use crate::app::event::Parcel;
use crate::app::leaving::Terms;
use crate::app::leaving::making::Making;
use crate::domain::Edition;

/// How far such a file has come.
#[derive(Clone, Debug, Default)]
pub enum Ahead {
    #[default]
    None,
    /// Its pieces go to the browser as they are made.
    Making(Box<Underway>),
    /// All of it is made, and waits.
    Made(Waiting),
}

/// A file that is being made.
#[derive(Clone, Debug)]
pub struct Underway {
    pub of: Of,
    pub making: Making,
    /// Bytes that the browser has by now.
    pub bytes: u64,
}

/// A file that is made.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub of: Of,
    pub file: Aside,
}

/// What a file is made of.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    /// The file, as the browser knows it.
    pub id: Uuid,
    pub what: Parcel,
    pub terms: Terms,
    /// The notebook as it was when the file was begun.
    pub edition: Edition,
}

impl Ahead {
    #[must_use]
    pub fn of(&self) -> Option<&Of> {
        match self {
            Self::None => None,
            Self::Making(underway) => Some(&underway.of),
            Self::Made(waiting) => Some(&waiting.of),
        }
    }

    /// Whether it is a file of this, on these terms.
    #[must_use]
    pub fn is_of(&self, what: Parcel, terms: Terms) -> bool {
        self.of()
            .is_some_and(|of| (of.what, of.terms) == (what, terms))
    }

    /// The file of this on these terms, once it is made.
    #[must_use]
    pub fn made(&self, what: Parcel, terms: Terms) -> Option<&Aside> {
        match self {
            Self::Made(waiting) if self.is_of(what, terms) => Some(&waiting.file),
            _ => None,
        }
    }
}
