//! The summary of a call, to be read in three minutes. The screen, the printed page and every file
//! are drawn from the one value that [`summary`] builds: what isn't in it can't leave with any of
//! them, and private notes are not in it.

mod parts;

use super::call::{Head, head, share};
use super::lines::Tone;
use super::rope::Rope;
use super::{lines, phrase};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::call::UtcOffset;
use crate::domain::{Call, CallId, Day, Debrief, Notebook, Phase, Timestamp};

/// What the summary's screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryView {
    pub summary: Summary,
    pub share: Option<String>,
}

/// All that is said of a call to those who were in the car.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub call: CallId,
    pub head: Head,
    pub rope: Rope,
    pub parts: Vec<Part>,
    /// The action step, to be put into a calendar.
    pub step: Option<ActionStep>,
}

/// Lines under a heading. The heading may say all by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub title: String,
    pub entries: Vec<Entry>,
}

/// A line of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// What the call came to.
    Outcome(&'static str),
    /// Something that was said, written or chosen, and what it is.
    Written {
        label: &'static str,
        words: String,
        voice: Voice,
    },
    /// Its time is empty for one that was taken out on another phone and is still spoken of.
    Moment {
        time: String,
        words: String,
        tone: Tone,
    },
    /// What both answered to a question, side by side.
    Answers {
        question: &'static str,
        rep: String,
        manager: String,
    },
    /// A kind of moment, and how often it was.
    Count {
        words: String,
        tone: Tone,
        count: usize,
    },
}

/// Whose words a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A fact, or what was agreed.
    Plain,
    /// The rep's own view.
    Rep,
    /// What was said in the call.
    Said,
    /// What the rep would say now.
    WouldSay,
    /// A note that is shared.
    Note,
}

/// What the rep will try, for which behaviour, and by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionStep {
    pub words: String,
    pub behaviour: Option<String>,
    pub by: Option<Day>,
}

impl Entry {
    /// What a line is, if it says so, and its words.
    #[must_use]
    pub fn read(&self) -> (&'static str, String) {
        match self {
            Self::Outcome(outcome) => ("", (*outcome).to_owned()),
            Self::Written { label, words, .. } => (label, words.clone()),
            Self::Moment { time, words, .. } if time.is_empty() => ("", words.clone()),
            Self::Moment { time, words, .. } => ("", format!("{time} {words}")),
            Self::Answers {
                question,
                rep,
                manager,
            } => ("", format!("{question} {rep}. {manager}.")),
            Self::Count { words, count, .. } if *count > 1 => ("", format!("{words} ×{count}")),
            Self::Count { words, .. } => ("", words.clone()),
        }
    }
}

/// Reads the summary's screen off the model; `None` before the debrief is finished.
#[must_use]
pub fn screen(model: &Model, id: CallId) -> Option<SummaryView> {
    Some(SummaryView {
        summary: summary(model, id)?,
        share: share(model),
    })
}

/// Builds the summary of a call that is in a notebook of its own, as one that leaves is.
#[must_use]
pub fn summary_in(
    notebook: &Notebook,
    now: Timestamp,
    zone: UtcOffset,
    id: CallId,
) -> Option<Summary> {
    let mut model = Model::new(now, zone, Route::Summary(id));
    model.notebook.clone_from(notebook);
    summary(&model, id)
}

/// Builds the summary; `None` before the debrief is finished, and for what is in the trash.
#[must_use]
pub fn summary(model: &Model, id: CallId) -> Option<Summary> {
    let call = model.notebook.calls().find(|call| call.id == id)?;
    let Phase::Debriefed { debrief, .. } = &call.phase else {
        return None;
    };
    let step = action_step(model, call, debrief);
    Some(Summary {
        call: id,
        head: head(model, call),
        rope: Rope::of(model, call),
        parts: parts::of(model, call, debrief, step.as_ref()),
        step,
    })
}

fn action_step(model: &Model, call: &Call, debrief: &Debrief) -> Option<ActionStep> {
    let behaviour = debrief.follow.behaviour.as_ref();
    let label = |key| lines::behaviour_label(model.notebook.codebook(), call.when(), key);
    Some(ActionStep {
        words: phrase::written(&debrief.action_step)?,
        behaviour: behaviour.map(label),
        by: debrief.follow.by,
    })
}
