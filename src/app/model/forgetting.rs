//! How far it has come that a rep is forgotten.

use super::Model;
use crate::domain::{Notebook, RepId};

/// A person asks, is asked once more, and is told what was removed. No name is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Forgetting {
    #[default]
    None,
    /// The person is asked once more.
    Asked(RepId),
    Done(Removed),
}

/// What belongs to a rep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    pub calls: usize,
    /// How many of the calls were in the trash.
    pub thrown: usize,
    pub moments: usize,
    pub debriefs: usize,
    pub action_steps: usize,
    /// How often the name stood in what was written of others.
    pub mentions: usize,
}

impl Removed {
    /// Counts what belongs to a rep.
    #[must_use]
    pub fn of(notebook: &Notebook, id: RepId) -> Self {
        let mut removed = Self::default();
        for call in notebook.all_calls().filter(|call| call.rep == id) {
            removed.calls += 1;
            removed.thrown += usize::from(notebook.is_thrown(call));
            removed.moments += notebook.moments(call.id).len();
            if let Some(debrief) = call.debrief() {
                removed.debriefs += usize::from(!debrief.is_blank());
                removed.action_steps += usize::from(!debrief.action_step.is_blank());
            }
        }
        removed
    }
}

impl Model {
    /// Whether a rep can be forgotten now: not in the middle of a call, nor while a file comes or goes.
    #[must_use]
    pub fn can_forget(&self, id: RepId) -> bool {
        let mut calls = self.notebook.all_calls();
        let runs = calls.any(|call| call.rep == id && call.is_running());
        let is_adding = self.import.is_adding();
        let is_free = self.taking_back.is_none() && !self.lock.is_busy();
        self.is_whole() && !runs && !is_adding && is_free
    }
}
