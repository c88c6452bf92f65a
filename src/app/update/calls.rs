//! What the parts of a call share: changing its record, and adding a moment.

use super::save;
use crate::app::effect::Effect;
use crate::app::event::Stamp;
use crate::app::model::Model;
use crate::domain::{Call, CallId, Elapsed, Moment, Text, Timing, What, WrongPhase};
use crate::wire::Key;

/// Changes a call and saves it; a change that its phase doesn't allow leaves it as it is.
pub(super) fn change(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    change: impl FnOnce(&mut Call) -> Result<(), WrongPhase>,
) -> Option<Effect> {
    if !model.is_open() {
        return None;
    }
    let call = model.notebook.call_mut(id)?;
    change(call).ok()?;
    call.edited = stamp.now;
    Some(save(model, [Key::Call(id)]))
}

/// Adds a moment to a call, as its newest, and saves it.
pub(super) fn add_moment(
    model: &mut Model,
    stamp: Stamp,
    call: CallId,
    at: Elapsed,
    timing: Timing,
    what: What,
) -> Effect {
    let moment = Moment {
        id: stamp.id.into(),
        call,
        seq: model.notebook.next_seq(call),
        at,
        timing,
        what,
        note: Text::default(),
        edited: stamp.now,
    };
    let key = Key::Moment(call, moment.id);
    model.notebook.put_moment(moment);
    save(model, [key])
}

/// What a replay line or a turning point rests on is taken out with its moment.
pub(super) fn forget_moment(call: &mut Call, moment: crate::domain::MomentId) -> bool {
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
