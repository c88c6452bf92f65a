//! What is taken along: one bright spot, one focus, one action step; and whether the manager will be
//! there next time.

use crate::app::model::Model;
use crate::app::view::phrase;
use crate::domain::{Call, CallId, CallKind, Debrief, How, LearningMode};

/// What is taken along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextView {
    pub keep: String,
    pub work_on: String,
    pub action_step: String,
    /// The behaviours that a step can be for, each with its key.
    pub behaviours: Vec<(String, String)>,
    /// The key of the behaviour that it is for; empty if none was chosen.
    pub behaviour: String,
    /// By when, as a date field holds it.
    pub by: String,
    pub open: Option<OpenStep>,
}

/// The step that an earlier call agreed on and that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStep {
    /// The call that agreed on it.
    pub agreed: CallId,
    pub words: String,
    /// Since when, by when, and how it went so far.
    pub line: String,
    /// How it went in this call.
    pub how: Option<How>,
}

/// Will I be here next time?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTimeView {
    pub learning: Option<LearningMode>,
    pub alone: Vec<CallKind>,
}

pub(super) fn next(model: &Model, call: &Call, debrief: &Debrief) -> NextView {
    let follow = &debrief.follow;
    let chosen = follow.behaviour.as_ref();
    let codebook = model.notebook.codebook();
    // One that has gone to the archive since is still what was chosen.
    let offered = codebook
        .behaviours()
        .iter()
        .filter(|one| one.is_in_use() || Some(&one.key) == chosen);
    NextView {
        keep: debrief.keep.as_str().to_owned(),
        work_on: debrief.work_on.as_str().to_owned(),
        action_step: debrief.action_step.as_str().to_owned(),
        behaviours: offered
            .map(|one| (one.key.as_str().to_owned(), one.label.to_string()))
            .collect(),
        behaviour: chosen.map_or("", |key| key.as_str()).to_owned(),
        by: follow.by.map_or_else(String::new, phrase::written_day),
        open: open(model, call),
    }
}

/// A step that this call or a later one agreed on was not there to be tried in it.
fn open(model: &Model, call: &Call) -> Option<OpenStep> {
    let agreed = model
        .notebook
        .open_step(call.rep)
        .filter(|agreed| agreed.id != call.id && agreed.when() < call.when())?;
    let debrief = agreed.debrief()?;
    let since = phrase::day(agreed.when(), agreed.utc_offset_min);
    let by = debrief.follow.by.map_or_else(String::new, |by| {
        format!(", to be looked at by {}", phrase::date(by))
    });
    let kept = debrief.follow.count(How::Kept);
    let so_far = match debrief.follow.tries.len() {
        0 => "Not tried yet.".to_owned(),
        tries => format!("Kept in {kept} of {}.", phrase::count(tries, "call")),
    };
    Some(OpenStep {
        agreed: agreed.id,
        words: debrief.action_step.as_str().to_owned(),
        line: format!("Agreed on {since}{by}. {so_far}"),
        how: debrief.follow.marked(call.id),
    })
}

pub(super) fn next_time(debrief: &Debrief) -> NextTimeView {
    NextTimeView {
        learning: debrief.learning,
        alone: debrief.alone.clone(),
    }
}
