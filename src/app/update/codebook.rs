//! The codebook: what can be tapped, its words and its order.

use super::save;
use crate::app::effect::Effect;
use crate::app::event::{BehaviourDraft, CodebookEvent, Direction, Stamp};
use crate::app::model::{CodebookPlace, Model};
use crate::domain::{Behaviour, BehaviourKey, Elapsed, Pack, Standing, Text};
use crate::wire::Key;

/// The longest lead time.
const LONGEST_LEAD_S: u32 = 60;

pub(super) fn update(model: &mut Model, stamp: Stamp, event: CodebookEvent) -> Vec<Effect> {
    if !model.is_open() {
        return vec![];
    }
    match event {
        CodebookEvent::Opened(Some(key)) => model.codebook = CodebookPlace::Open(key),
        CodebookEvent::Opened(None) => model.codebook = CodebookPlace::New,
        CodebookEvent::Closed => model.codebook = CodebookPlace::List,
        CodebookEvent::Saved(draft) => return saved(model, stamp, draft).into_iter().collect(),
        CodebookEvent::Moved(key, direction) => return moved(model, stamp, &key, direction),
        CodebookEvent::Archived(key) => return stand(model, stamp, &key, Standing::Archived),
        CodebookEvent::BroughtBack(key) => return stand(model, stamp, &key, Standing::InUse),
        CodebookEvent::PackAdded(pack) => return add(model, pack),
    }
    vec![]
}

fn saved(model: &mut Model, stamp: Stamp, draft: BehaviourDraft) -> Option<Effect> {
    let behaviour = match core::mem::take(&mut model.codebook) {
        CodebookPlace::List => return None,
        CodebookPlace::New => new(model, stamp, draft),
        CodebookPlace::Open(key) => {
            let mut behaviour = model.notebook.codebook().find(&key)?.clone();
            behaviour.reword(draft.short, draft.label, draft.valence, stamp.now);
            behaviour.seen = Text::typed(&draft.seen);
            (behaviour.skill, behaviour.shape) = (draft.skill, draft.shape);
            behaviour.lead = lead(draft.lead_s);
            behaviour
        }
    };
    Some(put(model, stamp, [behaviour]))
}

fn lead(seconds: u32) -> Elapsed {
    Elapsed::seconds(seconds.min(LONGEST_LEAD_S))
}

/// A behaviour of the manager's own: its key is the event's id, which nothing else has.
fn new(model: &Model, stamp: Stamp, draft: BehaviourDraft) -> Behaviour {
    Behaviour {
        key: BehaviourKey::from(stamp.id),
        short: draft.short,
        label: draft.label,
        seen: Text::typed(&draft.seen),
        skill: draft.skill,
        valence: draft.valence,
        shape: draft.shape,
        lead: lead(draft.lead_s),
        place: model.notebook.codebook().next_place(),
        standing: Standing::InUse,
        past: Vec::new(),
        edited: stamp.now,
    }
}

fn put(model: &mut Model, stamp: Stamp, changed: impl IntoIterator<Item = Behaviour>) -> Effect {
    let mut keys = Vec::new();
    for behaviour in changed {
        keys.push(Key::Behaviour(behaviour.key.clone()));
        model.notebook.put_behaviour(Behaviour {
            edited: stamp.now,
            ..behaviour
        });
    }
    save(model, keys)
}

fn stand(model: &mut Model, stamp: Stamp, key: &BehaviourKey, standing: Standing) -> Vec<Effect> {
    let Some(behaviour) = model.notebook.codebook().find(key).cloned() else {
        return vec![];
    };
    model.codebook = CodebookPlace::List;
    let changed = Behaviour {
        standing,
        ..behaviour
    };
    vec![put(model, stamp, [changed])]
}

/// Two neighbours among those in use change places.
fn moved(model: &mut Model, stamp: Stamp, key: &BehaviourKey, direction: Direction) -> Vec<Effect> {
    let in_use: Vec<&Behaviour> = model.notebook.codebook().in_use().collect();
    let Some(at) = in_use.iter().position(|one| one.key == *key) else {
        return vec![];
    };
    let other = match direction {
        Direction::Up => at.checked_sub(1).and_then(|other| in_use.get(other)),
        Direction::Down => in_use.get(at + 1),
    };
    let Some(other) = other else { return vec![] };
    let (one, other) = (in_use[at].clone(), (*other).clone());
    let (here, there) = (one.place, other.place);
    let one = Behaviour {
        place: there,
        ..one
    };
    let other = Behaviour {
        place: here,
        ..other
    };
    vec![put(model, stamp, [one, other])]
}

/// What is there already stays as it is. The behaviours keep the app's own date, so that a later
/// change of a person wins over them in a merge.
fn add(model: &mut Model, pack: Pack) -> Vec<Effect> {
    let mut keys = Vec::new();
    for behaviour in pack.behaviours(model.notebook.codebook().next_place()) {
        if model.notebook.codebook().find(&behaviour.key).is_none() {
            keys.push(Key::Behaviour(behaviour.key.clone()));
            model.notebook.put_behaviour(behaviour);
        }
    }
    if keys.is_empty() {
        return vec![];
    }
    vec![save(model, keys)]
}
