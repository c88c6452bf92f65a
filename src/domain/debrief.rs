//! The conversation after the call. The rep speaks first; only then is the call replayed.

use serde::{Deserialize, Serialize};

use super::{MomentId, Text};

/// What was said and chosen in a debrief; blank at the start, and kept as it grows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debrief {
    pub rep_view: RepView,
    /// The moment where the call was won or lost.
    pub turning_point: Option<MomentId>,
    pub replay: Vec<ReplayLine>,
    /// The bright spot: the one thing to keep.
    pub keep: Text,
    /// The focus: the one thing to work on.
    pub work_on: Text,
    /// What the rep will try on the next calls.
    pub action_step: Text,
    pub learning: Option<LearningMode>,
}

/// The rep's own view, before anything of the manager's is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RepView {
    /// The rep is speaking; what is typed so far. The manager's moments stay hidden.
    Speaking { felt: Text, went_well: Text },
    /// The rep has spoken first.
    Said { felt: Text, went_well: Text },
    /// The manager went on without the rep's view. It is recorded as such.
    Skipped,
}

impl Default for RepView {
    fn default() -> Self {
        Self::Speaking {
            felt: Text::default(),
            went_well: Text::default(),
        }
    }
}

/// What was said at a moment, and what the rep would say now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplayLine {
    pub moment: MomentId,
    pub said: Text,
    pub would_say: Text,
}

/// How a call taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningMode {
    OwnSuccess,
    Demonstration,
    Failure,
}

impl LearningMode {
    pub const ALL: [Self; 3] = [Self::OwnSuccess, Self::Demonstration, Self::Failure];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::OwnSuccess => "Own success",
            Self::Demonstration => "Demonstration",
            Self::Failure => "Failure",
        }
    }
}

impl Debrief {
    /// Whether the manager's moments may be shown: the rep has spoken, or was passed over.
    #[must_use]
    pub fn is_replay_open(&self) -> bool {
        !matches!(self.rep_view, RepView::Speaking { .. })
    }

    /// Nothing was said or chosen yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Ends the rep's first word. What was typed is kept; with nothing typed it counts as skipped.
    pub fn rep_has_spoken(&mut self) {
        if let RepView::Speaking { felt, went_well } = &mut self.rep_view {
            self.rep_view = if felt.is_blank() && went_well.is_blank() {
                RepView::Skipped
            } else {
                RepView::Said {
                    felt: core::mem::take(felt),
                    went_well: core::mem::take(went_well),
                }
            };
        }
    }

    /// The replay line of a moment, if one was written.
    #[must_use]
    pub fn line(&self, moment: MomentId) -> Option<&ReplayLine> {
        self.replay.iter().find(|line| line.moment == moment)
    }

    /// The replay line of a moment, begun if there was none.
    pub fn line_mut(&mut self, moment: MomentId) -> &mut ReplayLine {
        let at = self
            .replay
            .iter()
            .position(|line| line.moment == moment)
            .unwrap_or_else(|| {
                let (said, would_say) = (Text::default(), Text::default());
                self.replay.push(ReplayLine {
                    moment,
                    said,
                    would_say,
                });
                self.replay.len() - 1
            });
        &mut self.replay[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_managers_moments_stay_hidden_until_the_rep_has_spoken() {
        let mut debrief = Debrief::default();
        assert!(!debrief.is_replay_open());
        debrief.rep_view = RepView::Speaking {
            felt: Text::typed("Rushed"),
            went_well: Text::default(),
        };
        debrief.rep_has_spoken();
        assert!(debrief.is_replay_open());
        let said = RepView::Said {
            felt: Text::typed("Rushed"),
            went_well: Text::default(),
        };
        assert_eq!(debrief.rep_view, said);
    }

    #[test]
    fn a_rep_who_said_nothing_is_recorded_as_skipped() {
        let mut debrief = Debrief::default();
        debrief.rep_has_spoken();
        assert_eq!(debrief.rep_view, RepView::Skipped);
    }
}
