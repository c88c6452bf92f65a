//! A debrief on the rep's phone: the summary as the manager shared it, and the answer to its step.

use super::call::share;
use super::phrase;
use super::summary::{Summary, summary_in};
use crate::app::model::Model;
use crate::domain::received::AnswerDraft;
use crate::domain::{Call, CallId, DraftOf, Received, RepAnswer, Timestamp, Unfinished};

/// What the screen shows beside the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedView {
    /// Something is written that can be sent.
    pub can_send: bool,
    /// What became of the share.
    pub told: Option<String>,
}

/// What a rep answered, as it is read by the manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// `Dana answered on Tue 24 Nov`.
    pub head: String,
    pub tried: Option<String>,
    pub went: Option<String>,
}

/// Reads what is typed, and what became of it, off the model; `None` if no such debrief was kept here.
#[must_use]
pub fn received(model: &Model, id: CallId) -> Option<ReceivedView> {
    kept(model, id)?;
    Some(ReceivedView {
        can_send: !AnswerDraft::in_notebook(&model.notebook, id).is_blank(),
        told: share(model),
    })
}

/// The debrief as it was shared. It stays the same while an answer to it is typed.
#[must_use]
pub fn shared(model: &Model, id: CallId) -> Option<Summary> {
    let received = kept(model, id)?;
    summary_in(&received.to_notebook(), model.now, model.zone, id)
}

/// What the debrief as it was shared rests on.
#[must_use]
pub fn footing(model: &Model, id: CallId) -> Option<Timestamp> {
    let draft = model.notebook.draft(&DraftOf::Received(id))?;
    Some(draft.edited)
}

/// What was typed of the answer: what was tried, and how it went.
#[must_use]
pub fn typed(model: &Model, id: CallId) -> (String, String) {
    let draft = AnswerDraft::in_notebook(&model.notebook, id);
    (draft.tried, draft.went)
}

fn kept(model: &Model, id: CallId) -> Option<&Received> {
    match &model.notebook.draft(&DraftOf::Received(id))?.what {
        Unfinished::Received(received) => Some(received),
        _ => None,
    }
}

/// The call of a debrief in words: where, when, and the step that it agreed on.
#[must_use]
pub fn about(call: &Call) -> (String, String, Option<String>) {
    let account = call.account.as_ref().map(ToString::to_string);
    let step = call.debrief().map(|debrief| &debrief.action_step);
    (
        account.unwrap_or_else(|| "A call".to_owned()),
        phrase::day(call.when(), call.utc_offset_min),
        step.and_then(phrase::written),
    )
}

/// The answer that stands with the step of a call.
#[must_use]
pub fn answer_of(model: &Model, call: &Call) -> Option<AnswerView> {
    let answer = call.debrief()?.follow.answer.as_ref()?;
    Some(read(model, call, answer))
}

/// A rep's answer, as it is read by the manager.
#[must_use]
pub fn read(model: &Model, call: &Call, answer: &RepAnswer) -> AnswerView {
    let first = phrase::first_name(&model.notebook, call);
    let day = phrase::day(answer.answered, model.zone);
    AnswerView {
        head: format!("{first} answered on {day}"),
        tried: phrase::written(&answer.tried),
        went: phrase::written(&answer.went),
    }
}
