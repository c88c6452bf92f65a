//! Deleting, and taking it back. What is thrown away stays in the trash for 30 days; the last
//! deletion is undone by one tap.

use super::calls::remember_moments;
use super::save;
use crate::app::effect::{Effect, History};
use crate::app::event::{Stamp, TrashEvent};
use crate::app::model::{Model, Undo};
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::{Call, CallId, Elapsed, Rep, RepId, Timestamp};
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
        TrashEvent::CallBroughtBack(id) => {
            let rep = model.notebook.call(id).map(|call| call.rep);
            bring_back(model, stamp, Some(id), rep)
        }
        TrashEvent::RepBroughtBack(id) => bring_back(model, stamp, None, Some(id)),
        TrashEvent::Emptied => {
            let (removed, effect) = remove(model, |_| true);
            if effect.is_some() {
                tell(model, stamp, "The trash was emptied.".to_owned(), removed);
            }
            effect.into_iter().collect()
        }
    }
}

/// What was deleted can be taken back by one tap.
pub(super) fn tell(model: &mut Model, stamp: Stamp, words: String, before: Vec<Record>) {
    model.undo = Some(Undo {
        words,
        before,
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
    tell(model, stamp, words, vec![Record::Call(before)]);
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
    tell(model, stamp, words, vec![Record::Rep(before)]);
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
    let is_back = |undo: &mut Undo| undo.before.iter().any(|one| keys.contains(&one.key()));
    model.undo.take_if(is_back);
    vec![save(model, keys)]
}

/// What was thrown away too long ago goes for good.
pub(super) fn clear_out(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let edits: Vec<Timestamp> = model.notebook.edits().collect();
    remove(model, |thrown| days_left(&edits, thrown, now) == 0).1
}

/// So many days lie between what vouches for the time in the trash and either end of that time.
const APART: u32 = 10;

/// How many days something is kept yet, at least. A clock that leaps ahead for a while must not empty
/// the trash: the time counts only if something was written well after the deletion, and well before
/// now.
#[must_use]
pub fn days_left(edits: &[Timestamp], thrown: Timestamp, now: Timestamp) -> u32 {
    let left = KEPT_DAYS.saturating_sub(now.days_since(thrown));
    let mut well_after = edits
        .iter()
        .filter(|edit| edit.days_since(thrown) >= APART && **edit <= now);
    // The oldest of them was first to vouch.
    match well_after.by_ref().min() {
        Some(first) => left.max(APART.saturating_sub(now.days_since(*first))),
        None => left.max(APART),
    }
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

/// Puts back what the last deletion took, and says so. What a person changed since then stays.
pub(super) fn undo(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let can_undo = |undo: &Undo| !undo.before.is_empty();
    let Some(undo) = model
        .undo
        .take()
        .filter(|undo| can_undo(undo) && model.is_open())
    else {
        return vec![];
    };
    let mut keys = Vec::new();
    for before in undo.before {
        keys.push(before.key());
        let now = Record::of(&model.notebook, &before.key());
        let record = match now.filter(|now| now.edited() != undo.done) {
            Some(now) => with_what_went(now, before),
            None => before,
        };
        record.edited_at(stamp.now).put_into(&mut model.notebook);
    }
    tell(model, stamp, "It is back as it was.".to_owned(), Vec::new());
    vec![save(model, keys)]
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
