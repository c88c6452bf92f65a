//! Starting a call, or preparing one. A typed account that can't be a name is left out rather than
//! in the way.

use super::drafts::{keep_start, keep_typed_start, over, started};
use super::plan::{begin, next_place};
use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{Stamp, StartEvent};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{Call, CallId, DraftOf, Name, Rep, RepId};
use crate::wire::Key;

/// What becomes of the call that is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Begin,
    Prepare,
}

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: StartEvent) -> Vec<Effect> {
    match event {
        StartEvent::AccountTyped(account) => {
            model.start.account = account;
            return keep_typed_start(model).into_iter().collect();
        }
        StartEvent::NewRepTyped(name) => {
            model.start.new_rep = name;
            model.start.problem = None;
            return keep_typed_start(model).into_iter().collect();
        }
        StartEvent::StakesChosen(stakes) => model.start.stakes = stakes,
        StartEvent::RoleChosen(role) => model.start.role = role,
        StartEvent::RepChosen(rep) => return with_rep(model, stamp, rep, Then::Begin),
        StartEvent::RepPlanned(rep) => return with_rep(model, stamp, rep, Then::Prepare),
        StartEvent::NewRepStarted => return with_new_rep(model, stamp, Then::Begin),
        StartEvent::NewRepPlanned => return with_new_rep(model, stamp, Then::Prepare),
    }
    keep_start(model).into_iter().collect()
}

fn with_rep(model: &mut Model, stamp: Stamp, rep: RepId, then: Then) -> Vec<Effect> {
    let known = model.notebook.rep(rep);
    if known.is_none_or(|rep| rep.trashed.is_some()) {
        return vec![];
    }
    make(model, stamp, rep, None, then)
}

fn with_new_rep(model: &mut Model, stamp: Stamp, then: Then) -> Vec<Effect> {
    match Name::new(&model.start.new_rep) {
        Err(error) => {
            model.start.problem = Some(format!("The rep needs a name: {error}."));
            vec![]
        }
        Ok(name) => {
            let id = RepId::from(stamp.id);
            make(model, stamp, id, Some(Rep::new(id, name, stamp.now)), then)
        }
    }
}

/// Ids are unique among things of a kind: the event's one id serves a new rep and the call.
fn make(model: &mut Model, stamp: Stamp, rep: RepId, new: Option<Rep>, then: Then) -> Vec<Effect> {
    if !model.is_open() {
        return vec![];
    }
    let form = core::mem::take(&mut model.start);
    let id = CallId::from(stamp.id);
    let place = next_place(model);
    let mut call = Call::planned(id, rep, stamp.zone, stamp.now, place);
    call.account = Name::new(&form.account).ok();
    (call.stakes, call.role) = (form.stakes, form.role);
    let mut keys = vec![Key::Call(id)];
    // What is offered on Today is over once a call is made of it, and of nothing else.
    if started(&form).is_some() {
        keys.extend(over(model, DraftOf::Start));
    }
    if let Some(new) = new {
        keys.push(Key::Rep(new.id));
        model.notebook.put_rep(new);
    }
    model.notebook.put_call(call);
    let next = match then {
        Then::Begin => begin(model, stamp, id).map(|()| Route::Pad(id)),
        Then::Prepare => Ok(Route::Prepare(id)),
    };
    match next {
        Ok(next) => vec![save(model, keys), on_to(next)],
        Err(_) => vec![],
    }
}
