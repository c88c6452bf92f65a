//! Where a call takes place, and what it comes to.

use serde::{Deserialize, Serialize};

/// Where a call takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    #[default]
    InPerson,
    Phone,
    Video,
}

impl Setting {
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Phone, Self::Video];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::InPerson => "In person",
            Self::Phone => "Phone",
            Self::Video => "Video",
        }
    }
}

/// What a call came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Order,
    /// A concrete next step was agreed.
    Advance,
    /// It goes on, with no concrete step.
    Continuation,
    NoSale,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Order, Self::Advance, Self::Continuation, Self::NoSale];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Order => "Order",
            Self::Advance => "Advance",
            Self::Continuation => "Continuation",
            Self::NoSale => "No-sale",
        }
    }
}
