//! The codebook: what can be tapped, its words and its order.

use super::draft::{Filled, filled};
use super::{drafts, save};
use crate::app::effect::Effect;
use crate::app::event::{BehaviourDraft, CodebookEvent, Direction, Stamp};
use crate::app::model::{CodebookPage, CodebookPlace, Model};
use crate::domain::{Behaviour, BehaviourKey, DraftOf, Pack, Standing, Unfinished};
use crate::wire::Key;

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: CodebookEvent) -> Vec<Effect> {
    if !model.is_open() {
        return vec![];
    }
    match event {
        CodebookEvent::Opened(Some(key)) => turn_to(model, CodebookPage::Open(key)),
        CodebookEvent::Opened(None) => turn_to(model, CodebookPage::New),
        CodebookEvent::Typed(draft) => return typed(model, draft).into_iter().collect(),
        CodebookEvent::Closed => {
            let given_up = draft_of(model).and_then(|of| drafts::give_up(model, stamp, of));
            turn_to(model, CodebookPage::List);
            return given_up.into_iter().collect();
        }
        CodebookEvent::Saved(draft) => return saved(model, stamp, &draft),
        CodebookEvent::Moved(key, direction) => return moved(model, stamp, &key, direction),
        CodebookEvent::Archived(key) => return stand(model, stamp, &key, Standing::Archived),
        CodebookEvent::BroughtBack(key) => return stand(model, stamp, &key, Standing::InUse),
        CodebookEvent::PackAdded(pack) => return add(model, pack),
    }
    vec![]
}

fn turn_to(model: &mut Model, page: CodebookPage) {
    let left = match core::mem::take(&mut model.codebook).page {
        CodebookPage::Open(key) => Some(key),
        CodebookPage::List | CodebookPage::New => None,
    };
    model.codebook = CodebookPlace {
        page,
        problem: None,
        left,
    };
}

/// The draft of the open page.
fn draft_of(model: &Model) -> Option<DraftOf> {
    match &model.codebook.page {
        CodebookPage::List => None,
        CodebookPage::New => Some(DraftOf::Behaviour(None)),
        CodebookPage::Open(key) => Some(DraftOf::Behaviour(Some(key.clone()))),
    }
}

/// The open behaviour as it was before anything was typed.
fn as_saved(model: &Model) -> Option<BehaviourDraft> {
    match &model.codebook.page {
        CodebookPage::List => None,
        CodebookPage::New => Some(BehaviourDraft::blank()),
        CodebookPage::Open(key) => {
            let behaviour = model.notebook.codebook().find(key);
            behaviour.map(BehaviourDraft::of)
        }
    }
}

/// What is typed is kept until it is saved; what is as it was leaves nothing to be kept.
fn typed(model: &mut Model, draft: BehaviourDraft) -> Option<Effect> {
    let DraftOf::Behaviour(key) = draft_of(model)? else {
        return None;
    };
    if as_saved(model)? == draft {
        return drafts::forget(model, DraftOf::Behaviour(key));
    }
    drafts::keep(model, Unfinished::Behaviour(key, draft))
}

/// What is as it was is not written again.
fn saved(model: &mut Model, stamp: Stamp, draft: &BehaviourDraft) -> Vec<Effect> {
    let words = match filled(draft) {
        Ok(words) => words,
        Err(problem) => {
            model.codebook.problem = Some(problem);
            return vec![];
        }
    };
    let codebook = model.notebook.codebook();
    let before = match &model.codebook.page {
        CodebookPage::List => return vec![],
        CodebookPage::New => None,
        CodebookPage::Open(key) => match codebook.find(key) {
            Some(behaviour) => Some(behaviour.clone()),
            None => return vec![],
        },
    };
    let after = match before.clone() {
        Some(behaviour) => changed(behaviour, stamp, draft, words),
        None => new(model, stamp, draft, words),
    };
    let over = draft_of(model).and_then(|of| drafts::over(model, of));
    turn_to(model, CodebookPage::List);
    if before.as_ref() == Some(&after) {
        return over.map(|key| save(model, [key])).into_iter().collect();
    }
    model.codebook.left = Some(after.key.clone());
    vec![put(model, stamp, [after], over)]
}

fn changed(
    mut behaviour: Behaviour,
    stamp: Stamp,
    draft: &BehaviourDraft,
    words: Filled,
) -> Behaviour {
    behaviour.reword(words.short, words.label, draft.valence, stamp.now);
    Behaviour {
        seen: words.seen,
        skill: words.skill,
        shape: draft.shape,
        lead: words.lead,
        ..behaviour
    }
}

/// A behaviour of the manager's own: its key is the event's id, which nothing else has.
fn new(model: &Model, stamp: Stamp, draft: &BehaviourDraft, words: Filled) -> Behaviour {
    Behaviour {
        key: BehaviourKey::from(stamp.id),
        short: words.short,
        label: words.label,
        seen: words.seen,
        skill: words.skill,
        valence: draft.valence,
        shape: draft.shape,
        lead: words.lead,
        place: model.notebook.codebook().next_place(),
        standing: Standing::InUse,
        past: Vec::new(),
        edited: stamp.now,
    }
}

/// Writes behaviours, and takes a draft away that is over.
fn put(
    model: &mut Model,
    stamp: Stamp,
    changed: impl IntoIterator<Item = Behaviour>,
    over: Option<Key>,
) -> Effect {
    let mut keys = Vec::from_iter(over);
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
    let given_up = draft_of(model).and_then(|of| drafts::give_up(model, stamp, of));
    turn_to(model, CodebookPage::List);
    let changed = (behaviour.standing != standing).then(|| {
        let changed = Behaviour {
            standing,
            ..behaviour
        };
        put(model, stamp, [changed], None)
    });
    changed.into_iter().chain(given_up).collect()
}

/// Two neighbours among those in use change places.
fn moved(model: &mut Model, stamp: Stamp, key: &BehaviourKey, direction: Direction) -> Vec<Effect> {
    let codebook = model.notebook.codebook();
    let in_use: Vec<&Behaviour> = codebook.in_use().collect();
    let Some(at) = in_use.iter().position(|one| one.key == *key) else {
        return vec![];
    };
    let other = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1),
    };
    let Some(other) = other.and_then(|other| in_use.get(other)) else {
        return vec![];
    };
    let changed = codebook.swapped(key, &other.key);
    vec![put(model, stamp, changed, None)]
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
