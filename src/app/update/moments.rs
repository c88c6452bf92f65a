//! A moment is changed: its time, its note, its name; or it is taken out. On the pad each change is a
//! step that can be undone; later, taking out can be taken back at once.

use super::calls::{forget_moment, is_open};
use super::{save, steps, trash};
use crate::app::effect::Effect;
use crate::app::event::{MomentEvent, Stamp};
use crate::app::model::{Back, Model};
use crate::domain::{CallId, Elapsed, Moment, MomentId, Step, Text, Timing, What};
use crate::wire::{Key, Record};

#[inline(never)]
pub(super) fn update(
    model: &mut Model,
    stamp: Stamp,
    call: CallId,
    event: MomentEvent,
) -> Vec<Effect> {
    if !is_open(model, call) {
        return vec![];
    }
    let effect = match event {
        MomentEvent::Retimed(id, seconds) => {
            let notebook = &model.notebook;
            let of_call = notebook.call(call);
            let end = of_call.map(|call| notebook.length(call, stamp.now));
            change(model, stamp, call, id, |moment| {
                moment.at = shifted(moment.at, seconds, end.unwrap_or_default());
            })
        }
        MomentEvent::NoteTyped(id, typed) => note(model, stamp, call, id, &typed),
        MomentEvent::NoteShared(id, sharing) => change(model, stamp, call, id, |moment| {
            moment.sharing = sharing;
        }),
        MomentEvent::Named(id, key) => {
            if model.notebook.codebook().find(&key).is_none() {
                return vec![];
            }
            change(model, stamp, call, id, |moment| {
                moment.what = What::Behaviour(key);
            })
        }
        MomentEvent::TakenOut(id) => take_out(model, stamp, call, id),
    };
    effect.into_iter().collect()
}

/// A moment is never moved out of its call: one that was tapped later would be put behind it.
fn shifted(at: Elapsed, seconds: i32, end: Elapsed) -> Elapsed {
    let by = Elapsed::seconds(seconds.unsigned_abs());
    if seconds < 0 {
        at.less(by)
    } else {
        at.and(by).min(end.max(at))
    }
}

fn change(
    model: &mut Model,
    stamp: Stamp,
    call: CallId,
    id: MomentId,
    change: impl FnOnce(&mut Moment),
) -> Option<Effect> {
    let before = model.notebook.moment(call, id)?.clone();
    let mut moment = before.clone();
    change(&mut moment);
    if moment == before {
        return None;
    }
    Some(put(model, stamp, moment, Some(before)))
}

/// Writes a changed moment. While the call runs, the state before is a step that can be undone.
fn put(model: &mut Model, stamp: Stamp, moment: Moment, before: Option<Moment>) -> Effect {
    let (call, id) = (moment.call, moment.id);
    model.notebook.put_moment(Moment {
        edited: stamp.now,
        ..moment
    });
    let mut keys = vec![Key::Moment(call, id)];
    if is_running(model, call) {
        if let Some(before) = before {
            steps::note(model, stamp, call, Step::Changed(before));
        }
        keys.push(Key::Steps(call));
    } else {
        keys.extend(touched(model, stamp, call));
    }
    save(model, keys)
}

/// A note grows letter by letter, and is one step from where it began.
fn note(
    model: &mut Model,
    stamp: Stamp,
    call: CallId,
    id: MomentId,
    typed: &str,
) -> Option<Effect> {
    let mut moment = model.notebook.moment(call, id)?.clone();
    let before = moment.clone();
    let begins_here = |step: &Step| match step {
        Step::Changed(begun) => {
            Moment {
                note: before.note.clone(),
                edited: before.edited,
                ..begun.clone()
            } == before
        }
        _ => false,
    };
    let newest = model.notebook.steps(call).and_then(|steps| steps.newest());
    let goes_on = newest.is_some_and(begins_here);
    moment.note = Text::typed(typed);
    Some(put(model, stamp, moment, (!goes_on).then_some(before)))
}

fn is_running(model: &Model, call: CallId) -> bool {
    model
        .notebook
        .call(call)
        .is_some_and(|call| call.is_running())
}

/// A call whose moments change after it was over was changed too, and shows it.
fn touched(model: &mut Model, stamp: Stamp, call: CallId) -> Option<Key> {
    let record = model.notebook.call_mut(call)?;
    record.touch(stamp.now);
    Some(Key::Call(call))
}

fn take_out(model: &mut Model, stamp: Stamp, call: CallId, id: MomentId) -> Option<Effect> {
    let before = Record::of(&model.notebook, &Key::Call(call))?;
    let moment = model.notebook.take_moment(call, id)?;
    if is_running(model, call) {
        steps::note(model, stamp, call, Step::TakenOut(moment));
        return Some(save(model, [Key::Moment(call, id), Key::Steps(call)]));
    }
    let record = model.notebook.call_mut(call)?;
    forget_moment(record, id);
    record.touch(stamp.now);
    let about = match moment.timing {
        Timing::Tapped => "",
        Timing::Approximate => "about ",
    };
    let words = format!("A moment at {about}{} was taken out.", moment.at.clock());
    let before = vec![before.into(), Record::Moment(moment).into()];
    trash::tell(model, stamp, words, Back::Deleted(before));
    Some(save(model, [Key::Moment(call, id), Key::Call(call)]))
}
