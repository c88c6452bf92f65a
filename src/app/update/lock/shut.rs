//! When the lock falls shut by itself, and what is left undone then.

use crate::app::effect::Effect;
use crate::app::event::Sheet;
use crate::app::model::{LockStage, Model};
use crate::app::route::Route;
use crate::domain::Timestamp;

/// Leaving the screen ends what was not under way: a code that was never put on is of no use.
pub(in super::super) fn left(model: &mut Model) {
    if !model.lock.is_busy() {
        model.lock.stage = LockStage::Resting;
    }
}

/// A person has done something.
pub(in super::super) fn touched(model: &mut Model, now: Timestamp) {
    model.lock.touched = Some(now);
}

/// The lock falls shut when it is due: nothing is on its way then, and no call runs.
pub(in super::super) fn fall_shut(model: &mut Model, now: Timestamp) -> Option<Effect> {
    if model.practice.running.is_some() {
        // Who follows a scene is at the phone, also without a tap.
        touched(model, now);
    }
    let touched = model.lock.touched.filter(|_| model.lock.is_on)?;
    let is_idle = model.lock.idle.is_over(now.since(touched));
    if !model.is_open() {
        return None;
    }
    if model.notebook.is_in_a_call() {
        if is_idle {
            cover_pad(model);
        }
        return None;
    }
    model.lock.is_due |= is_idle;
    if !model.lock.is_due || !model.is_at_rest() || model.lock.is_busy() {
        return None;
    }
    model.lock.stage = LockStage::Shut;
    Some(Effect::FallShut)
}

/// Over a running call the pad shows nothing but a clock. The four zones that are hit without a look tell
/// nothing either, and stay.
fn cover_pad(model: &mut Model) {
    if matches!(model.route, Route::Pad(_)) && model.pad.sheet != Sheet::EyesFree {
        model.pad.sheet = Sheet::Clock;
    }
}
