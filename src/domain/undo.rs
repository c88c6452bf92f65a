//! The last steps on a pad, so that they can be taken back, also after a reload.

use serde::{Deserialize, Serialize};

use super::{CallId, Moment, MomentId, Timestamp};

/// The newest steps of one call, the newest last. A record of its own beside the call's moments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    pub call: CallId,
    steps: Vec<Step>,
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

/// A step, as what it takes to undo it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// This moment was added.
    Added(MomentId),
    /// A moment was changed; as it was before.
    Changed(Moment),
    /// A moment was taken out; as it was.
    TakenOut(Moment),
}

/// So many steps are kept.
pub const MOST_STEPS: usize = 25;

impl Steps {
    /// No step yet.
    #[must_use]
    pub fn none(call: CallId, now: Timestamp) -> Self {
        Self {
            call,
            steps: Vec::new(),
            edited: now,
        }
    }

    /// Notes a step; the oldest one is forgotten when there are too many.
    pub fn note(&mut self, step: Step, now: Timestamp) {
        if self.steps.len() >= MOST_STEPS {
            self.steps.remove(0);
        }
        self.steps.push(step);
        self.edited = now;
    }

    /// Takes the newest step out, to be undone.
    pub fn take(&mut self, now: Timestamp) -> Option<Step> {
        let step = self.steps.pop()?;
        self.edited = now;
        Some(step)
    }

    /// The steps, to be written anew.
    pub(super) fn each_step_mut(&mut self) -> impl Iterator<Item = &mut Step> {
        self.steps.iter_mut()
    }

    #[must_use]
    pub fn newest(&self) -> Option<&Step> {
        self.steps.last()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_last_25_steps_come_back_the_newest_first() {
        let now = Timestamp::EARLIEST;
        let id = |n: u128| MomentId::from(Uuid::from_u128(n));
        let mut steps = Steps::none(Uuid::nil().into(), now);
        for n in 0..40 {
            steps.note(Step::Added(id(n)), now);
        }
        for n in (15..40).rev() {
            assert_eq!(steps.take(now), Some(Step::Added(id(n))));
        }
        assert_eq!(steps.take(now), None);
    }
}
