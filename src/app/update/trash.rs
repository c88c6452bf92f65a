//! Deleting, and taking it back. What is thrown away stays in the trash for 30 days; the last
//! deletion is undone by one tap.

use super::calls::remember_moments;
use super::{both, note_edit, save, taking_back};
use crate::app::effect::{Effect, History};
use crate::app::event::{Stamp, TrashEvent};
use crate::app::model::{Back, Model, Undo};
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::trash::{call_waits_for_a_choice, days_left, rep_waits_for_a_choice, vouching};
use crate::domain::{Call, CallId, Elapsed, Rep, RepId, Timestamp};
use crate::wire::{Content, Key, Over, Record, Version};

/// What is said when something was taken back.
pub(super) const BACK: &str = "It is back as it was.";

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: TrashEvent) -> Vec<Effect> {
    if !model.is_whole() {
        return vec![];
    }
    match event {
        TrashEvent::CallThrown(id) => throw_call(model, stamp, id),
        TrashEvent::RepThrown(id) => throw_rep(model, stamp, id),
        TrashEvent::CallBroughtBack(id) => {
            let rep = model.notebook.call(id).map(|call| call.rep);
            bring_back(model, stamp, Some(id), rep)
        }
        TrashEvent::RepBroughtBack(id) => bring_back(model, stamp, None, Some(id)),
        TrashEvent::Emptied => {
            let (removed, effect) = remove(model, |_| true);
            if effect.is_some() {
                let words = "The trash was emptied.".to_owned();
                tell(model, stamp, words, Back::Deleted(removed));
            }
            effect.into_iter().collect()
        }
    }
}

/// What was deleted can be taken back by one tap.
pub(super) fn tell(model: &mut Model, stamp: Stamp, words: String, back: Back) {
    model.undo = Some(Undo {
        words,
        back,
        done: stamp.now,
        offered: Elapsed::default(),
    });
}

fn throw_call(model: &mut Model, stamp: Stamp, id: CallId) -> Vec<Effect> {
    let call = model.notebook.call(id);
    let can_go = |call: &&Call| call.trashed.is_none() && !call.is_running();
    let Some(before) = call.filter(can_go).cloned() else {
        return vec![];
    };
    let back = if before.is_planned() {
        Route::Today
    } else {
        Route::Calls
    };
    let words = format!(
        "{} is in the trash.",
        phrase::the_call(&model.notebook, &before)
    );
    model.notebook.put_call(Call {
        trashed: Some(stamp.now),
        edited: stamp.now,
        ..before.clone()
    });
    let before = Record::from(before).into();
    tell(model, stamp, words, Back::Deleted(vec![before]));
    vec![
        save(model, [Key::Call(id)]),
        Effect::Show(back, History::Replace),
    ]
}

/// The calls go along: they are not shown as long as their rep is in the trash.
fn throw_rep(model: &mut Model, stamp: Stamp, id: RepId) -> Vec<Effect> {
    let calls = model.notebook.calls().filter(|call| call.rep == id);
    let calls: Vec<&Call> = calls.collect();
    let runs = calls.iter().any(|call| call.is_running());
    let rep = model.notebook.rep(id);
    let can_go = |rep: &&Rep| rep.trashed.is_none() && !runs;
    let Some(before) = rep.filter(can_go).cloned() else {
        return vec![];
    };
    let along = match calls.len() {
        0 => String::new(),
        count => format!(", with {}", phrase::count(count, "call")),
    };
    let words = format!("{} is in the trash{along}.", before.name);
    model.notebook.put_rep(Rep {
        trashed: Some(stamp.now),
        edited: stamp.now,
        ..before.clone()
    });
    let before = Record::Rep(before).into();
    tell(model, stamp, words, Back::Deleted(vec![before]));
    vec![
        save(model, [Key::Rep(id)]),
        Effect::Show(Route::Reps, History::Replace),
    ]
}

/// Brings a call and its rep back, or a rep alone; what isn't in the trash stays as it is.
fn bring_back(
    model: &mut Model,
    stamp: Stamp,
    call: Option<CallId>,
    rep: Option<RepId>,
) -> Vec<Effect> {
    let notebook = &mut model.notebook;
    let mut keys = Vec::new();
    let rep = rep.and_then(|id| notebook.rep(id)).cloned();
    if let Some(rep) = rep.filter(|rep| rep.trashed.is_some()) {
        keys.push(Key::Rep(rep.id));
        notebook.put_rep(Rep {
            trashed: None,
            edited: stamp.now,
            ..rep
        });
    }
    let call = call.and_then(|id| notebook.call(id)).cloned();
    if let Some(call) = call.filter(|call| call.trashed.is_some()) {
        keys.push(Key::Call(call.id));
        notebook.put_call(Call {
            trashed: None,
            edited: stamp.now,
            ..call
        });
    }
    if keys.is_empty() {
        return vec![];
    }
    // What is back already is not offered to be taken back.
    let is_back = |undo: &mut Undo| match &undo.back {
        Back::Deleted(before) => before.iter().any(|one| keys.contains(&one.key())),
        Back::Done | Back::Added(_) | Back::Kept(_) => false,
    };
    model.undo.take_if(is_back);
    vec![save(model, keys)]
}

/// What was thrown away too long ago goes for good.
pub(super) fn clear_out(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let edits = vouching(&model.notebook, now);
    remove(model, |thrown| days_left(&edits, thrown, now) == 0).1
}

/// Takes out for good what was thrown away at a time that `goes`, with all that belongs to it.
/// Answers with the records as they were.
fn remove(model: &mut Model, goes: impl Fn(Timestamp) -> bool) -> (Vec<Version>, Option<Effect>) {
    let notebook = &model.notebook;
    let runs = |rep: RepId| {
        let mut calls = notebook.all_calls();
        calls.any(|call| call.rep == rep && call.is_running())
    };
    let reps: Vec<RepId> = notebook
        .all_reps()
        .filter(|rep| rep.trashed.is_some_and(&goes) && !runs(rep.id))
        .filter(|rep| !rep_waits_for_a_choice(notebook, rep.id))
        .map(|rep| rep.id)
        .collect();
    let calls: Vec<CallId> = notebook
        .all_calls()
        .filter(|call| !call.is_running() && !call_waits_for_a_choice(notebook, call.id))
        .filter(|call| call.trashed.is_some_and(&goes) || reps.contains(&call.rep))
        .map(|call| call.id)
        .collect();
    let mut removed = Vec::new();
    let mut changes = Vec::new();
    for id in calls {
        let moments = model.notebook.moments(id).iter();
        let mut keys: Vec<Key> = moments.map(|moment| Key::Moment(id, moment.id)).collect();
        keys.extend([Key::Steps(id), Key::Call(id)]);
        for key in keys {
            take_out(model, &mut removed, &mut changes, key);
        }
    }
    for id in reps {
        take_out(model, &mut removed, &mut changes, Key::Rep(id));
    }
    let effect = (!changes.is_empty()).then(|| model.saving.commit(&model.notebook, changes));
    (removed, effect)
}

/// Takes a record out for good. Each leaves a trace, so that one that was changed elsewhere meanwhile is
/// known by it.
fn take_out(
    model: &mut Model,
    removed: &mut Vec<Version>,
    changes: &mut Vec<(Key, Over)>,
    key: Key,
) {
    let over = Over::of(&model.notebook, &key);
    removed.extend(model.notebook.strand(&key).map(|strand| strand.shown));
    Record::take_from(&mut model.notebook, &key);
    note_edit(model, &key);
    changes.push((key, over));
}

/// Puts back what the last deletion took, or takes a file back that was added, and says so. What a
/// person changed since then stays.
#[inline(never)]
pub(super) fn undo(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let can_undo = |undo: &mut Undo| undo.back != Back::Done;
    if !model.is_whole() {
        return vec![];
    }
    let Some(undo) = model.undo.take_if(can_undo) else {
        return vec![];
    };
    let effect = match undo.back {
        Back::Done => return vec![],
        Back::Deleted(before) => put_back(model, stamp, undo.done, before),
        Back::Added(before) => return vec![taking_back::begin(model, before)],
        Back::Kept(left) => match both::bring_back(model, stamp, left) {
            Some(effect) => effect,
            None => return vec![],
        },
    };
    tell(model, stamp, BACK.to_owned(), Back::Done);
    vec![effect]
}

fn put_back(model: &mut Model, stamp: Stamp, done: Timestamp, before: Vec<Version>) -> Effect {
    let mut keys = Vec::new();
    for Version { content, edits } in before {
        let Content::Here(before) = content else {
            continue;
        };
        let key = before.key();
        let now = Record::of(&model.notebook, &key);
        let record = match now.filter(|now| now.edited() != done) {
            Some(now) => with_what_went(now, before),
            None => before,
        };
        record.edited_at(stamp.now).put_into(&mut model.notebook);
        model.notebook.build_on(&key, &edits);
        keys.push(key);
    }
    save(model, keys)
}

/// A record that was changed after the deletion keeps its changes, and gets back what had gone.
fn with_what_went(now: Record, before: Record) -> Record {
    match (now, before) {
        (Record::Call(mut now), Record::Call(before)) => {
            now.trashed = before.trashed;
            remember_moments(&mut now, &before);
            Record::Call(now)
        }
        (Record::Rep(now), Record::Rep(before)) => Record::Rep(Rep {
            trashed: before.trashed,
            ..now
        }),
        (now, _) => now,
    }
}
