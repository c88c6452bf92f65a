//! Deleting, and taking it back. What is thrown away stays in the trash for 30 days; the last
//! deletion is undone by one tap.

use super::save;
use crate::app::effect::{Effect, History};
use crate::app::event::{Stamp, TrashEvent};
use crate::app::model::{Model, Undo};
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::{CallId, RepId, Timestamp};
use crate::wire::{Key, Record};

/// What is in the trash for so many days goes for good.
pub const KEPT_DAYS: u32 = 30;

pub(super) fn update(model: &mut Model, stamp: Stamp, event: TrashEvent) -> Vec<Effect> {
    if !model.is_open() {
        return vec![];
    }
    match event {
        TrashEvent::CallThrown(id) => throw_call(model, stamp, id),
        TrashEvent::RepThrown(id) => throw_rep(model, stamp, id),
        TrashEvent::CallBroughtBack(id) => bring_back(model, stamp, |call, _| call == Some(id))
            .into_iter()
            .collect(),
        TrashEvent::RepBroughtBack(id) => bring_back(model, stamp, |_, rep| rep == Some(id))
            .into_iter()
            .collect(),
        TrashEvent::Emptied => {
            let (removed, effect) = remove(model, |_| true);
            model.undo = effect.is_some().then(|| Undo {
                words: "The trash was emptied.".to_owned(),
                before: removed,
                done: stamp.now,
            });
            effect.into_iter().collect()
        }
    }
}

fn throw_call(model: &mut Model, stamp: Stamp, id: CallId) -> Vec<Effect> {
    let Some(before) = model
        .notebook
        .call(id)
        .filter(|call| !call.is_running())
        .cloned()
    else {
        return vec![];
    };
    let who = phrase::rep_at_account(&model.notebook, &before);
    if let Some(call) = model.notebook.call_mut(id) {
        (call.trashed, call.edited) = (Some(stamp.now), stamp.now);
    }
    model.undo = Some(Undo {
        words: format!("The call with {who} is in the trash."),
        before: vec![Record::Call(before)],
        done: stamp.now,
    });
    vec![
        save(model, [Key::Call(id)]),
        Effect::Show(Route::Calls, History::Replace),
    ]
}

fn throw_rep(model: &mut Model, stamp: Stamp, id: RepId) -> Vec<Effect> {
    let runs = model
        .notebook
        .calls()
        .any(|call| call.rep == id && call.is_running());
    let Some(before) = model.notebook.rep(id).filter(|_| !runs).cloned() else {
        return vec![];
    };
    let mut rep = before.clone();
    (rep.trashed, rep.edited) = (Some(stamp.now), stamp.now);
    model.undo = Some(Undo {
        words: format!("{} and all calls are in the trash.", rep.name),
        before: vec![Record::Rep(before)],
        done: stamp.now,
    });
    model.notebook.put_rep(rep);
    vec![
        save(model, [Key::Rep(id)]),
        Effect::Show(Route::Reps, History::Replace),
    ]
}

fn bring_back(
    model: &mut Model,
    stamp: Stamp,
    wanted: impl Fn(Option<CallId>, Option<RepId>) -> bool,
) -> Option<Effect> {
    let mut keys = Vec::new();
    let reps: Vec<_> = model
        .notebook
        .all_reps()
        .filter(|rep| wanted(None, Some(rep.id)))
        .cloned()
        .collect();
    for mut rep in reps {
        (rep.trashed, rep.edited) = (None, stamp.now);
        keys.push(Key::Rep(rep.id));
        model.notebook.put_rep(rep);
    }
    let calls: Vec<_> = model
        .notebook
        .all_calls()
        .filter(|call| wanted(Some(call.id), None))
        .map(|call| call.id)
        .collect();
    for id in calls {
        if let Some(call) = model.notebook.call_mut(id) {
            (call.trashed, call.edited) = (None, stamp.now);
            keys.push(Key::Call(id));
        }
    }
    (!keys.is_empty()).then(|| save(model, keys))
}

/// What was thrown away too long ago goes for good.
pub(super) fn clear_out(model: &mut Model, now: Timestamp) -> Option<Effect> {
    remove(model, |thrown| now.since(thrown).days() >= KEPT_DAYS).1
}

/// Takes out for good what was thrown away at a time that `goes`, with all that belongs to it.
/// Answers with the records as they were.
fn remove(model: &mut Model, goes: impl Fn(Timestamp) -> bool) -> (Vec<Record>, Option<Effect>) {
    let notebook = &mut model.notebook;
    let reps: Vec<RepId> = notebook
        .all_reps()
        .filter(|rep| rep.trashed.is_some_and(&goes))
        .map(|rep| rep.id)
        .collect();
    let calls: Vec<CallId> = notebook
        .all_calls()
        .filter(|call| call.trashed.is_some_and(&goes) || reps.contains(&call.rep))
        .map(|call| call.id)
        .collect();
    let mut keys: Vec<Key> = reps.iter().map(|id| Key::Rep(*id)).collect();
    for id in &calls {
        let moments = notebook
            .moments(*id)
            .iter()
            .map(|moment| Key::Moment(*id, moment.id));
        keys.extend(moments.chain([Key::Call(*id), Key::Steps(*id)]));
    }
    let removed = keys
        .iter()
        .filter_map(|key| Record::of(notebook, key))
        .collect();
    for id in calls {
        notebook.take_call(id);
    }
    for id in reps {
        notebook.take_rep(id);
    }
    let effect = (!keys.is_empty()).then(|| save(model, keys));
    (removed, effect)
}

/// Puts back what the last deletion took, as it was. What a person changed since then stays.
pub(super) fn undo(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let Some(undo) = model.undo.take().filter(|_| model.is_open()) else {
        return vec![];
    };
    let mut keys = Vec::new();
    for record in undo.before {
        let key = record.key();
        let now = Record::of(&model.notebook, &key);
        if now.is_some_and(|now| now.edited() != undo.done) {
            continue;
        }
        keys.push(key);
        record.edited_at(stamp.now).put_into(&mut model.notebook);
    }
    vec![save(model, keys)]
}
