//! One id type for each kind of thing, so that a call is never looked up by a rep's id.
//!
//! The bytes come from outside (random, or fixed in a test); on the wire an id is a UUID in text.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(Uuid);

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
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
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
