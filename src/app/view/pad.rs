//! The pad: what the thumb reaches in a running call.

use super::lines::{Line, Tone};
use super::phrase;
use crate::app::model::{Model, ScreenOn};
use crate::domain::{BehaviourKey, CallId, NetState, What};

/// What the pad shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PadView {
    pub who: String,
    pub clock: String,
    /// The newest moments, the newest last.
    pub tape: Vec<Line>,
    pub keys: Vec<PadKey>,
    pub net: NetView,
    pub can_undo: bool,
    /// What is wrong, in a few quiet words.
    pub trouble: Option<String>,
}

/// One behaviour on the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PadKey {
    pub key: BehaviourKey,
    pub short: String,
    pub tone: Tone,
    pub count: usize,
}

/// Whether the manager has the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetView {
    Ready,
    /// Taken over, for so long on the call's clock.
    TakenOver {
        lasting: String,
    },
}

const TAPE: usize = 4;

/// Reads the pad of a running call off the model; `None` if the call doesn't run.
#[must_use]
pub fn pad(model: &Model, id: CallId) -> Option<PadView> {
    let call = model.notebook.call(id).filter(|call| call.is_running())?;
    let moments = model.notebook.moments(id);
    let length = call.length(model.now);
    let tape = &moments[moments.len().saturating_sub(TAPE)..];
    Some(PadView {
        who: phrase::first_and_account(&model.notebook, call),
        clock: length.clock(),
        tape: tape.iter().map(|moment| Line::of(model, moment)).collect(),
        keys: keys(model, id),
        net: match NetState::of(moments) {
            NetState::Ready => NetView::Ready,
            NetState::TakenOver { since } => NetView::TakenOver {
                lasting: length.less(since).clock(),
            },
        },
        can_undo: !moments.is_empty(),
        trouble: trouble(model),
    })
}

fn keys(model: &Model, id: CallId) -> Vec<PadKey> {
    let moments = model.notebook.moments(id);
    let key = |behaviour: &crate::domain::Behaviour| PadKey {
        key: behaviour.key.clone(),
        short: behaviour.short.to_string(),
        tone: behaviour.valence.into(),
        count: moments
            .iter()
            .filter(|moment| matches!(&moment.what, What::Behaviour(key) if *key == behaviour.key))
            .count(),
    };
    let codebook = model.notebook.codebook();
    let keys = model
        .notebook
        .call(id)
        .map(|call| model.notebook.keys(call));
    let behaviours = keys.iter().flatten().filter_map(|key| codebook.find(key));
    behaviours.map(key).collect()
}

fn trouble(model: &Model) -> Option<String> {
    if let Some((count, error)) = model.saving.trouble() {
        return Some(format!("{count} not saved. {error}"));
    }
    (model.screen == ScreenOn::Lost).then(|| "The screen may go dark.".to_owned())
}
