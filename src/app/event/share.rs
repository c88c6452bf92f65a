//! Before something leaves: whom it is for, and which names are in it.

use super::Parcel;
use crate::app::leaving::Naming;
use crate::wire::{Receiver, Scope};

/// What a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareEvent {
    /// This is to leave.
    Wanted(Parcel),
    ReceiverChosen(Receiver),
    NamingChosen(Naming),
    /// Notes leave in this shape.
    ShapeChosen(Shape),
    /// The table has a row for each of these.
    TableChosen(Table),
    /// It leaves now, on the terms that are chosen. A large file is made first, and leaves at the next such tap.
    Sent,
    /// What is being made isn't to leave after all.
    Stopped,
}

/// The shape in which notes leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A file that Curbside reads.
    Notes,
    Table(TableForm),
}

impl Shape {
    pub const ALL: [Self; 3] = [
        Self::Notes,
        Self::Table(TableForm::Csv),
        Self::Table(TableForm::Ndjson),
    ];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Notes => "For Curbside",
            Self::Table(TableForm::Csv) => "CSV table",
            Self::Table(TableForm::Ndjson) => "NDJSON table",
        }
    }

    /// The shape of what leaves; none if it has but one.
    #[must_use]
    pub fn of(what: Parcel) -> Option<Self> {
        match what {
            Parcel::Notes(Scope::Codebook) | Parcel::Summary(..) | Parcel::Answer(_) => None,
            Parcel::Notes(_) => Some(Self::Notes),
            Parcel::Rows(_, _, form) => Some(Self::Table(form)),
        }
    }
}

/// What a table has a row for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    #[default]
    Moments,
    Calls,
    /// Action steps.
    Steps,
}

impl Table {
    pub const ALL: [Self; 3] = [Self::Moments, Self::Calls, Self::Steps];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Moments => "Moments",
            Self::Calls => "Calls",
            Self::Steps => "Action steps",
        }
    }

    /// What one row is of.
    #[must_use]
    pub fn row(self) -> &'static str {
        match self {
            Self::Moments => "moment",
            Self::Calls => "call",
            Self::Steps => "action step",
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// For spreadsheets (RFC 4180).
    Csv,
    /// One JSON object a line.
    Ndjson,
}
