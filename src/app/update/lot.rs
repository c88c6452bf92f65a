//! The parking lot: naming, adding afterwards, the account and the outcome.

use super::calls::{add_moment, change, forget_moment};
use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{About, LotEvent, Stamp};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{BehaviourKey, CallId, Elapsed, MomentId, Name, Timing, What};
use crate::wire::Key;

pub(super) fn update(model: &mut Model, stamp: Stamp, id: CallId, event: LotEvent) -> Vec<Effect> {
    let over = model
        .notebook
        .call(id)
        .is_some_and(|call| !call.is_running());
    if !over || !model.is_open() {
        return vec![];
    }
    match event {
        LotEvent::Named(moment, key) => name(model, stamp, id, moment, key).into_iter().collect(),
        LotEvent::Added(key, about) if model.codebook.find(&key).is_some() => {
            let at = place(model, id, about);
            let what = What::Behaviour(key);
            vec![add_moment(model, stamp, id, at, Timing::Approximate, what)]
        }
        LotEvent::Added(..) => vec![],
        LotEvent::TakenOut(moment) => take_out(model, stamp, id, moment),
        LotEvent::AccountTyped(typed) => account(model, stamp, id, &typed).into_iter().collect(),
        LotEvent::OutcomeMarked(outcome) => change(model, stamp, id, |call| call.mark(outcome))
            .into_iter()
            .collect(),
        LotEvent::WentOn => match change(model, stamp, id, |call| call.go_on()) {
            Some(saved) => vec![saved, on_to(Route::Pad(id))],
            None => vec![],
        },
    }
}

fn name(
    model: &mut Model,
    stamp: Stamp,
    call: CallId,
    id: MomentId,
    key: BehaviourKey,
) -> Option<Effect> {
    model.codebook.find(&key)?;
    let mut moment = model
        .notebook
        .moment(call, id)
        .filter(|m| m.what == What::Star)?
        .clone();
    moment.what = What::Behaviour(key);
    moment.edited = stamp.now;
    model.notebook.put_moment(moment);
    Some(save(model, [Key::Moment(call, id)]))
}

/// Early, in the middle or late: the middle of each third of the call.
fn place(model: &Model, id: CallId, about: About) -> Elapsed {
    let length = model
        .notebook
        .call(id)
        .map(|call| call.length(model.now))
        .unwrap_or_default();
    let sixth = length.0 / 6;
    Elapsed(match about {
        About::Early => sixth,
        About::Middle => sixth * 3,
        About::Late => sixth * 5,
    })
}

fn take_out(model: &mut Model, stamp: Stamp, call: CallId, id: MomentId) -> Vec<Effect> {
    if model.notebook.take_moment(call, id).is_none() {
        return vec![];
    }
    let mut keys = vec![Key::Moment(call, id)];
    if let Some(record) = model.notebook.call_mut(call)
        && forget_moment(record, id)
    {
        record.edited = stamp.now;
        keys.push(Key::Call(call));
    }
    vec![save(model, keys)]
}

/// A blank field takes the account off; what can't be a name leaves the last one that could.
fn account(model: &mut Model, stamp: Stamp, id: CallId, typed: &str) -> Option<Effect> {
    let account = match Name::new(typed) {
        Ok(name) => Some(name),
        Err(_) if typed.trim().is_empty() => None,
        Err(_) => return None,
    };
    change(model, stamp, id, |call| {
        call.account = account;
        Ok(())
    })
}
