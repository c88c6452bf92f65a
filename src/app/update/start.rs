//! Starting a call. A typed account that can't be a name is left out rather than in the way.

use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{Stamp, StartEvent};
use crate::app::model::{Model, StartForm};
use crate::app::route::Route;
use crate::domain::{Call, CallId, Name, Phase, Rep, RepId, Stage};
use crate::wire::Key;

pub(super) fn update(model: &mut Model, stamp: Stamp, event: StartEvent) -> Vec<Effect> {
    match event {
        StartEvent::AccountTyped(account) => model.start.account = account,
        StartEvent::StakesChosen(stakes) => model.start.stakes = stakes,
        StartEvent::RoleChosen(role) => model.start.role = role,
        StartEvent::NewRepTyped(name) => {
            model.start.new_rep = name;
            model.start.problem = None;
        }
        StartEvent::RepChosen(rep) if model.notebook.rep(rep).is_some() => {
            return run(model, stamp, rep, None);
        }
        StartEvent::RepChosen(_) => {}
        StartEvent::NewRepStarted => return add_rep(model, stamp),
    }
    vec![]
}

fn add_rep(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    match Name::new(&model.start.new_rep) {
        Err(error) => {
            model.start.problem = Some(format!("The rep needs a name: {error}."));
            vec![]
        }
        Ok(name) => {
            let id = RepId::from(stamp.id);
            let rep = Rep {
                id,
                name,
                stage: Stage::default(),
                edited: stamp.now,
            };
            run(model, stamp, id, Some(rep))
        }
    }
}

fn run(model: &mut Model, stamp: Stamp, rep: RepId, new: Option<Rep>) -> Vec<Effect> {
    if !model.is_open() {
        return vec![];
    }
    let form = core::mem::take(&mut model.start);
    // Ids are unique among things of a kind: the event's one id serves a new rep and the call.
    let id = CallId::from(stamp.id);
    let account = Name::new(&form.account).ok();
    let StartForm { stakes, role, .. } = form;
    let phase = Phase::Running { started: stamp.now };
    let (utc_offset_min, edited) = (stamp.zone, stamp.now);
    let mut keys = vec![Key::Call(id)];
    if let Some(new) = new {
        keys.push(Key::Rep(new.id));
        model.notebook.put_rep(new);
    }
    model.notebook.put_call(Call {
        id,
        rep,
        account,
        role,
        stakes,
        utc_offset_min,
        phase,
        edited,
    });
    vec![save(model, keys), on_to(Route::Pad(id))]
}
