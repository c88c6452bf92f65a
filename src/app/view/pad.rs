//! The pad: what the thumb reaches in a running call.

use super::lines::{Line, Tone};
use super::notices::SLOW;
use super::phrase;
use crate::app::event::Sheet;
use crate::app::model::{Model, ScreenOn};
use crate::domain::states::{lasting_since, speaking};
use crate::domain::{
    Behaviour, BehaviourKey, Call, CallId, Elapsed, NetState, Shape, Speaker, What,
};

/// What the pad shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PadView {
    pub who: String,
    pub clock: String,
    /// The newest moments, the newest last.
    pub tape: Vec<Line>,
    pub keys: Vec<PadKey>,
    pub net: NetView,
    /// Who is talking, as far as it was marked.
    pub speaking: Option<Speaker>,
    /// Something was agreed on before the door.
    pub has_contract: bool,
    pub can_undo: bool,
    /// What is said for a moment: of a tap that did nothing, or of what was taken back.
    pub word: Option<String>,
    /// What is wrong, in a few quiet words.
    pub trouble: Option<String>,
    pub sheet: Sheet,
}

/// One behaviour on the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PadKey {
    pub face: KeyFace,
    pub count: usize,
    /// For a state that lasts: how long by now.
    pub lasting: Option<String>,
}

/// What stays the same on a key, whatever is tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFace {
    pub key: BehaviourKey,
    pub short: String,
    pub tone: Tone,
    pub shape: Shape,
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
/// A word stays so long.
const WORD: Elapsed = Elapsed::seconds(6);

/// Reads the pad of a running call off the model; `None` if the call doesn't run.
#[must_use]
pub fn pad(model: &Model, id: CallId) -> Option<PadView> {
    let call = model.notebook.call(id).filter(|call| call.is_running())?;
    let moments = model.notebook.moments(id);
    let length = model.notebook.length(call, model.now);
    let tape = &moments[moments.len().saturating_sub(TAPE)..];
    let steps = model.notebook.steps(id);
    Some(PadView {
        who: phrase::first_and_account(&model.notebook, call),
        clock: length.clock(),
        tape: tape.iter().map(|moment| Line::of(model, moment)).collect(),
        keys: keys(model, call, length),
        net: match NetState::of(moments) {
            NetState::Ready => NetView::Ready,
            NetState::TakenOver { since } => NetView::TakenOver {
                lasting: length.less(since).clock(),
            },
        },
        speaking: speaking(moments),
        has_contract: !call.contract.is_blank(),
        can_undo: steps.map_or(!moments.is_empty(), |steps| !steps.is_empty()),
        word: word(model),
        trouble: trouble(model),
        sheet: model.pad.sheet,
    })
}

fn keys(model: &Model, call: &Call, length: Elapsed) -> Vec<PadKey> {
    let moments = model.notebook.moments(call.id);
    let codebook = model.notebook.codebook();
    let on_pad = model.notebook.keys(call);
    let behaviours: Vec<&Behaviour> = on_pad.iter().filter_map(|key| codebook.find(key)).collect();
    let mut counts = vec![0; behaviours.len()];
    for moment in moments {
        if let What::Behaviour(tapped) = &moment.what
            && let Some(place) = behaviours.iter().position(|one| one.key == *tapped)
        {
            counts[place] += 1;
        }
    }
    let lasting = |one: &Behaviour| match one.shape {
        Shape::Point => None,
        Shape::State => lasting_since(moments, &one.key).map(|since| length.less(since).clock()),
    };
    let key = |(one, count): (&&Behaviour, usize)| PadKey {
        face: face(one),
        count,
        lasting: lasting(one),
    };
    behaviours.iter().zip(counts).map(key).collect()
}

/// What is on the key of a behaviour.
pub(super) fn face(behaviour: &Behaviour) -> KeyFace {
    KeyFace {
        key: behaviour.key.clone(),
        short: behaviour.short.to_string(),
        tone: behaviour.valence.into(),
        shape: behaviour.shape,
    }
}

fn word(model: &Model) -> Option<String> {
    let (words, said) = model.pad.word.as_ref()?;
    // A clock that went backwards would keep it for long.
    (*said <= model.now && model.now.since(*said) < WORD).then(|| words.clone())
}

fn trouble(model: &Model) -> Option<String> {
    if let Some((count, error)) = model.saving.trouble() {
        return Some(format!("{count} not saved. {error}"));
    }
    if model.is_storage_slow {
        return Some(SLOW.to_owned());
    }
    (model.screen == ScreenOn::Lost).then(|| "The screen may go dark.".to_owned())
}
