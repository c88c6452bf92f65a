//! What the parts of a call share: changing its record, and adding a moment.

use super::save;
use crate::app::effect::Effect;
use crate::app::event::Stamp;
use crate::app::model::Model;
use crate::domain::{
    Call, CallId, Elapsed, Moment, MomentId, Name, Sharing, Text, Timing, What, WrongPhase,
};
use crate::wire::Key;

/// Whether a call may be written in: the notebook is open, and the call is not in the trash.
pub(super) fn is_open(model: &Model, id: CallId) -> bool {
    let call = model.notebook.call(id);
    model.is_open() && call.is_some_and(|call| !model.notebook.is_thrown(call))
}

/// Changes a call and saves it; a change that its phase doesn't allow leaves it as it is.
pub(super) fn change(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    change: impl FnOnce(&mut Call) -> Result<(), WrongPhase>,
) -> Option<Effect> {
    let key = changed(model, stamp, id, change)?;
    Some(save(model, [key]))
}

/// The same, to be saved along with what comes of it.
pub(super) fn changed(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    change: impl FnOnce(&mut Call) -> Result<(), WrongPhase>,
) -> Option<Key> {
    if !is_open(model, id) {
        return None;
    }
    let call = model.notebook.call_mut(id)?;
    change(call).ok()?;
    call.touch(stamp.now);
    Some(Key::Call(id))
}

/// Writes a call's account. A blank field takes it off; what can't be a name leaves the last one
/// that could.
pub(super) fn account(model: &mut Model, stamp: Stamp, id: CallId, typed: &str) -> Option<Effect> {
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

/// Makes a moment, as a call's newest.
pub(super) fn add_moment(
    model: &mut Model,
    stamp: Stamp,
    call: CallId,
    at: Elapsed,
    timing: Timing,
    what: What,
) -> MomentId {
    let moment = Moment {
        id: stamp.id.into(),
        call,
        seq: model.notebook.next_seq(call),
        at,
        timing,
        what,
        note: Text::default(),
        sharing: Sharing::default(),
        edited: stamp.now,
    };
    let id = moment.id;
    model.notebook.put_moment(moment);
    id
}

/// What a replay line or a turning point rests on is taken out with its moment.
pub(super) fn forget_moment(call: &mut Call, moment: MomentId) -> bool {
    let Ok(debrief) = call.debrief_mut() else {
        return false;
    };
    let lines = debrief.replay.len();
    debrief.replay.retain(|line| line.moment != moment);
    let turned = debrief.turning_point == Some(moment);
    if turned {
        debrief.turning_point = None;
    }
    turned || debrief.replay.len() != lines
}

/// What rested on moments comes back with them, where nothing else has taken its place.
pub(super) fn remember_moments(call: &mut Call, before: &Call) {
    let (Ok(debrief), Some(before)) = (call.debrief_mut(), before.debrief()) else {
        return;
    };
    for line in &before.replay {
        if debrief.line(line.moment).is_none() {
            debrief.replay.push(line.clone());
        }
    }
    debrief.turning_point = debrief.turning_point.or(before.turning_point);
}
