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

/// The lock falls shut when it is due: nothing waits for the disk then, and no call runs. Over a running
/// call the pad shows nothing but a clock instead.
pub(in super::super) fn fall_shut(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let touched = model.lock.touched.filter(|_| model.lock.is_on)?;
    if model.lock.idle.is_over(now.since(touched)) {
        model.lock.is_due = true;
    }
    if !model.lock.is_due || !model.is_open() {
        return None;
    }
    if model.notebook.is_in_a_call() {
        if let Route::Pad(_) = model.route {
            model.pad.sheet = Sheet::Clock;
        }
        return None;
    }
    if !model.saving.is_all_saved() || model.lock.is_busy() {
        return None;
    }
    model.lock.stage = LockStage::Shut;
    Some(Effect::FallShut)
}
