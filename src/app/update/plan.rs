//! Preparing a call: what is agreed before the door. Everything is saved as it is chosen or typed.

use super::calls::{account, change, is_open};
use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{Direction, PlanEvent, Stamp};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{BehaviourKey, Call, CallId, Phase, Text, WrongPhase};
use crate::wire::Key;

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, id: CallId, event: PlanEvent) -> Vec<Effect> {
    match event {
        PlanEvent::AccountTyped(typed) => account(model, stamp, id, &typed).into_iter().collect(),
        PlanEvent::Moved(direction) => moved(model, stamp, id, direction),
        PlanEvent::Begun => begun(model, stamp, id),
        PlanEvent::KeyToggled(key) => toggle_key(model, stamp, id, key).into_iter().collect(),
        chosen => change(model, stamp, id, |call| {
            choose(call, chosen);
            Ok(())
        })
        .into_iter()
        .collect(),
    }
}

fn choose(call: &mut Call, event: PlanEvent) {
    match event {
        PlanEvent::SettingChosen(setting) => call.setting = setting,
        PlanEvent::ObjectiveTyped(typed) => call.objective = Text::typed(&typed),
        PlanEvent::RoleChosen(role) => call.role = role,
        PlanEvent::ContributionTyped(typed) => call.contribution = Text::typed(&typed),
        PlanEvent::StakesChosen(stakes) => call.stakes = stakes,
        PlanEvent::StanceChosen(stance) => {
            let again = call.contract.stance == Some(stance);
            call.contract.stance = (!again).then_some(stance);
        }
        PlanEvent::TripWireToggled(wire) => call.contract.toggle(wire),
        PlanEvent::HandBackTyped(typed) => call.contract.hand_back = Text::typed(&typed),
        PlanEvent::AccountTyped(_)
        | PlanEvent::KeyToggled(_)
        | PlanEvent::Moved(_)
        | PlanEvent::Begun => {}
    }
}

/// The pad never grows beyond eight keys and never loses its last one.
fn toggle_key(model: &mut Model, stamp: Stamp, id: CallId, key: BehaviourKey) -> Option<Effect> {
    model.notebook.codebook().find(&key)?;
    let mut keys = model.notebook.keys(model.notebook.call(id)?);
    match keys.iter().position(|one| *one == key) {
        Some(place) if keys.len() > 1 => drop(keys.remove(place)),
        None if keys.len() < Call::MOST_KEYS => keys.push(key),
        _ => return None,
    }
    change(model, stamp, id, |call| {
        call.keys = keys;
        Ok(())
    })
}

/// The place behind all calls that are planned.
pub(super) fn next_place(model: &Model) -> u32 {
    let last = model
        .notebook
        .planned_calls()
        .last()
        .map(|call| &call.phase);
    match last {
        Some(Phase::Planned { place, .. }) => place.saturating_add(1),
        _ => 0,
    }
}

/// Begins a planned call, with the keys that its pad has now.
pub(super) fn begin(model: &mut Model, stamp: Stamp, id: CallId) -> Result<(), WrongPhase> {
    let keys = model
        .notebook
        .call(id)
        .map(|call| model.notebook.keys(call));
    let call = model.notebook.call_mut(id).ok_or(WrongPhase)?;
    call.begin(stamp.now, stamp.zone)?;
    call.keys = keys.unwrap_or_default();
    call.edited = stamp.now;
    Ok(())
}

fn begun(model: &mut Model, stamp: Stamp, id: CallId) -> Vec<Effect> {
    if !is_open(model, id) || begin(model, stamp, id).is_err() {
        return vec![];
    }
    vec![save(model, [Key::Call(id)]), on_to(Route::Pad(id))]
}

/// Two neighbours in the ride change places.
fn moved(model: &mut Model, stamp: Stamp, id: CallId, direction: Direction) -> Vec<Effect> {
    let mut ride: Vec<CallId> = model
        .notebook
        .planned_calls()
        .iter()
        .map(|call| call.id)
        .collect();
    let Some(at) = ride.iter().position(|one| *one == id) else {
        return vec![];
    };
    let to = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1),
    };
    let Some(to) = to.filter(|to| *to < ride.len() && model.is_open()) else {
        return vec![];
    };
    ride.swap(at, to);
    let mut changed = Vec::new();
    for (id, now_at) in ride.into_iter().zip(0_u32..) {
        if let Some(call) = model.notebook.call_mut(id)
            && let Phase::Planned { place, .. } = &mut call.phase
            && *place != now_at
        {
            *place = now_at;
            call.edited = stamp.now;
            changed.push(Key::Call(id));
        }
    }
    vec![save(model, changed)]
}
