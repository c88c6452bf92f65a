//! Some among a few: what can be taken in and out by a tap.

use crate::app::event::Event;

/// One thing that is in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toggle {
    /// What it is known by among its neighbours.
    pub name: String,
    pub label: String,
    /// A word beside it.
    pub hint: &'static str,
    pub is_on: bool,
    /// A tap does nothing now.
    pub is_off_limits: bool,
    /// What a tap says.
    pub event: Event,
}

impl Toggle {
    /// A thing that is known by its label.
    #[must_use]
    pub fn new(label: &str, is_on: bool, event: Event) -> Self {
        Self {
            name: label.to_owned(),
            label: label.to_owned(),
            hint: "",
            is_on,
            is_off_limits: false,
            event,
        }
    }
}
