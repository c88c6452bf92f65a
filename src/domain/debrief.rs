//! The conversation after the call. The rep speaks first; only then is the call replayed.

use serde::{Deserialize, Serialize};

use super::{FollowThrough, MomentId, NetVerdict, Text};

/// What was said and chosen in a debrief; blank at the start, and kept as it grows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debrief {
    #[serde(default)]
    pub form: Form,
    /// What was supposed to happen, in the words of the car.
    #[serde(default)]
    pub supposed: Text,
    pub rep_view: RepView,
    /// The moment where the call was won or lost.
    pub turning_point: Option<MomentId>,
    pub replay: Vec<ReplayLine>,
    /// The manager's own answers; the rep's are part of the rep's view.
    #[serde(default)]
    pub net: NetVerdict,
    /// The bright spot: the one thing to keep.
    pub keep: Text,
    /// The focus: the one thing to work on.
    pub work_on: Text,
    /// What the rep will try on the next calls.
    pub action_step: Text,
    #[serde(default)]
    pub follow: FollowThrough,
    pub learning: Option<LearningMode>,
    /// The kinds of call that the rep now does alone, each once.
    #[serde(default)]
    pub alone: Vec<CallKind>,
}

/// How long a debrief there is time for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    #[default]
    Full,
    /// Three questions, for five minutes.
    Short,
}

/// The rep's own view, before anything of the manager's is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RepView {
    /// The rep is speaking; what is typed so far. The manager's moments stay hidden.
    Speaking(RepWords),
    /// The rep has spoken first.
    Said(RepWords),
    /// The manager went on without the rep's view, and so spoke first. It is recorded as such.
    Skipped,
}

/// What the rep says before anybody else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepWords {
    pub felt: Text,
    pub went_well: Text,
    /// The rep's guess at the own share of talking.
    #[serde(default)]
    pub talk_guess: Option<Percent>,
    #[serde(default)]
    pub net: NetVerdict,
}

/// Whole percent, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

impl Percent {
    /// The nearest percent.
    #[must_use]
    pub fn nearest(percent: u8) -> Self {
        Self(percent.min(100))
    }

    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Percent {
    type Error = &'static str;
    fn try_from(percent: u8) -> Result<Self, Self::Error> {
        if percent <= 100 {
            Ok(Self(percent))
        } else {
            Err("a share is more than all of it")
        }
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl RepWords {
    /// Nothing was said, guessed or answered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let no_text = self.felt.is_blank() && self.went_well.is_blank();
        no_text && self.talk_guess.is_none() && self.net.is_blank()
    }
}

impl Default for RepView {
    fn default() -> Self {
        Self::Speaking(RepWords::default())
    }
}

impl RepView {
    /// The rep's words, unless the rep was passed over.
    #[must_use]
    pub fn words(&self) -> Option<&RepWords> {
        match self {
            Self::Speaking(words) | Self::Said(words) => Some(words),
            Self::Skipped => None,
        }
    }

    /// The rep's words, to be written in.
    #[must_use]
    pub fn words_mut(&mut self) -> Option<&mut RepWords> {
        match self {
            Self::Speaking(words) | Self::Said(words) => Some(words),
            Self::Skipped => None,
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

/// A kind of call that a rep can be left alone with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    Discovery,
    Demo,
    FollowUp,
    Negotiation,
    Closing,
    Complaint,
}

impl CallKind {
    pub const ALL: [Self; 6] = [
        Self::Discovery,
        Self::Demo,
        Self::FollowUp,
        Self::Negotiation,
        Self::Closing,
        Self::Complaint,
    ];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Discovery => "First discovery",
            Self::Demo => "Demo",
            Self::FollowUp => "Follow-up",
            Self::Negotiation => "Negotiation",
            Self::Closing => "Closing",
            Self::Complaint => "Complaint",
        }
    }
}

impl Debrief {
    /// Whether the manager's moments may be shown: the rep has spoken, or was passed over.
    #[must_use]
    pub fn is_replay_open(&self) -> bool {
        !matches!(self.rep_view, RepView::Speaking(_))
    }

    /// Nothing was said or chosen yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Ends the rep's first word. What was typed is kept; with nothing typed it counts as skipped.
    pub fn rep_has_spoken(&mut self) {
        if let RepView::Speaking(words) = &mut self.rep_view {
            self.rep_view = if words.is_blank() {
                RepView::Skipped
            } else {
                RepView::Said(core::mem::take(words))
            };
        }
    }

    /// Takes a kind of call in, or out if it was in.
    pub fn toggle_alone(&mut self, kind: CallKind) {
        match self.alone.iter().position(|one| *one == kind) {
            Some(place) => drop(self.alone.remove(place)),
            None => self.alone.push(kind),
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

    fn rushed() -> RepWords {
        RepWords {
            felt: Text::typed("Rushed"),
            ..RepWords::default()
        }
    }

    #[test]
    fn the_managers_moments_stay_hidden_until_the_rep_has_spoken() {
        let mut debrief = Debrief::default();
        assert!(!debrief.is_replay_open());
        debrief.rep_view = RepView::Speaking(rushed());
        debrief.rep_has_spoken();
        assert!(debrief.is_replay_open());
        assert_eq!(debrief.rep_view, RepView::Said(rushed()));
    }

    #[test]
    fn a_rep_who_said_nothing_is_recorded_as_skipped() {
        let mut debrief = Debrief::default();
        debrief.rep_has_spoken();
        assert_eq!(debrief.rep_view, RepView::Skipped);
    }

    #[test]
    fn a_guess_at_the_talk_share_is_a_word_too() {
        let mut debrief = Debrief::default();
        let guess = RepWords {
            talk_guess: Some(Percent::nearest(40)),
            ..RepWords::default()
        };
        debrief.rep_view = RepView::Speaking(guess.clone());
        debrief.rep_has_spoken();
        assert_eq!(debrief.rep_view, RepView::Said(guess));
    }

    #[test]
    fn a_kind_of_call_stands_among_those_done_alone_once() {
        let mut debrief = Debrief::default();
        debrief.toggle_alone(CallKind::Demo);
        debrief.toggle_alone(CallKind::Closing);
        debrief.toggle_alone(CallKind::Demo);
        assert_eq!(debrief.alone, [CallKind::Closing]);
    }
}
