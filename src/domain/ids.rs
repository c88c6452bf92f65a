//! One id type for each kind of thing, so that a call is never looked up by a rep's id.
//!
//! The bytes come from outside (random, or fixed in a test); on the wire an id is a UUID in text, with
//! its four dashes and nothing around it.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

/// The text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id is no UUID with its dashes")
    }
}

/// Other ways of writing a UUID would be another text for the same thing.
fn parse(text: &str) -> Result<Uuid, BadId> {
    match Uuid::parse_str(text) {
        Ok(id) if text.len() == 36 => Ok(id),
        _ => Err(BadId),
    }
}

/// Reads what is written as a text, without a copy of that: a large file has a million of them.
pub(super) struct Parsed<T>(pub(super) PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// The id as two numbers, in the order of the ids.
#[inline(always)]
fn halves(id: Uuid) -> (u64, u64) {
    let number = id.as_u128();
    ((number >> 64) as u64, number as u64)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        pub struct $name(Uuid);

        // As two numbers: byte by byte, a look into a map of ten thousand calls would compare hundreds.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                halves(self.0).cmp(&halves(other.0))
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, hasher: &mut H) {
                halves(self.0).hash(hasher);
            }
        }

        impl $name {
            /// The id as a number; ids of version 7 count up with the time of their making.
            #[must_use]
            pub fn number(self) -> u128 {
                self.0.as_u128()
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                parse(text).map(Self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_str(Parsed(PhantomData))
            }
        }
    };
}

id!(
    /// A rep.
    RepId
);
id!(
    /// A call.
    CallId
);
id!(
    /// A moment.
    MomentId
);
id!(
    /// A notebook on one device: tells a new notebook from a lost one.
    NotebookId
);
