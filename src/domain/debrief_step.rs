//! The questions of a debrief, one a screen.

use serde::{Deserialize, Serialize};

use super::Form;

/// The screens of a debrief, in their order. The short form has three of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebriefStep {
    /// What was supposed to happen.
    #[default]
    Supposed,
    /// The rep's own view first.
    RepView,
    /// What happened.
    Replay,
    /// The net, as both saw it.
    Net,
    /// One thing to keep, one to work on, one to try.
    Next,
    /// Will I be here next time?
    NextTime,
}

impl DebriefStep {
    const FULL: [Self; 6] = [
        Self::Supposed,
        Self::RepView,
        Self::Replay,
        Self::Net,
        Self::Next,
        Self::NextTime,
    ];
    const SHORT: [Self; 3] = [Self::RepView, Self::Replay, Self::Next];

    /// The steps of a form.
    #[must_use]
    pub fn of(form: Form) -> &'static [Self] {
        match form {
            Form::Full => &Self::FULL,
            Form::Short => &Self::SHORT,
        }
    }
}
