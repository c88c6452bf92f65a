//! Records reduced to their figures: what was counted, chosen and timed stays, what was written goes.

use super::{Record, Text, Written};

/// Stands where something was written. It is no blank: a step that was agreed on stays one, an outcome what
/// it was, and a note that went doesn't come back from a file that still has it.
pub const NOT_KEPT: &str = "Words not kept";

impl Record {
    /// The record without anything that a person wrote in it; a rep and a behaviour keep their names.
    #[must_use]
    pub fn reduced(mut self) -> Self {
        self.each_written(&mut |written| match written {
            Written::Rep(_) | Written::Label(_) => {}
            Written::Account(account) => *account = None,
            Written::Text(text) => {
                *text = match text.is_blank() {
                    true => Text::default(),
                    false => Text::typed(NOT_KEPT),
                };
            }
            Written::Typed(typed) => typed.clear(),
        });
        self
    }

    /// Whether there is anything in it to be reduced.
    #[must_use]
    pub fn is_reduced(&self) -> bool {
        self.clone().reduced() == *self
    }
}
