//! A large file that is made ahead of the tap by which it leaves.

use uuid::Uuid;

use crate::app::effect::Aside;
use crate::app::event::Parcel;
use crate::app::leaving::Terms;
use crate::app::leaving::making::Making;
use crate::domain::{Edition, Notebook};

/// A file with more calls and moments than this is made ahead. A record takes some four microseconds on a desktop and
/// five times as long on a slow phone, where so many take 40 ms: what is still one tap to a person. Some ninety busy
/// calls have so many, ten thousand over a hundred times as many.
pub const LARGE: usize = 2_000;

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

/// Whether what leaves is made ahead.
#[must_use]
pub fn is_large(notebook: &Notebook, what: Parcel) -> bool {
    let scope = match what {
        Parcel::Notes(scope) | Parcel::Rows(scope, ..) => scope,
        Parcel::Summary(..) | Parcel::Answer(_) => return false,
    };
    // Counted no further than that: it is asked at each event.
    let mut records = 0;
    let mut calls = notebook.all_calls().filter(|call| scope.has(call));
    calls.any(|call| {
        records += 1 + notebook.moments(call.id).len();
        records > LARGE
    })
}
