//! Sealed notes that nothing opens: they leave as a file, and only then may a new notebook take their place.

use uuid::Uuid;

use crate::app::effect::Effect;
use crate::app::event::Handover;
use crate::app::model::{LockStage, Model, Startup};
use crate::app::update::files;

fn may_give_up(model: &Model) -> bool {
    model.startup == Startup::Locked && !model.lock.is_busy()
}

pub(super) fn copy(model: &mut Model, id: Uuid) -> Option<Effect> {
    if !may_give_up(model) {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::CopyLocked(id))
}

pub(super) fn share_copy(model: &mut Model) -> Option<Effect> {
    let LockStage::Copy(file) = &model.lock.stage else {
        return None;
    };
    let file = file.clone();
    files::leaves(model, file)
}

pub(super) fn give_up(model: &mut Model, id: Uuid) -> Option<Effect> {
    if !may_give_up(model) || !model.lock.has_copy {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::GiveUpLocked)
}

/// A file has left: with the sealed notes in it, they may be given up here.
pub(in super::super) fn shared(model: &mut Model, result: &Result<Handover, String>) {
    let has_left = matches!(result, Ok(Handover::Shared | Handover::Downloaded));
    if has_left && matches!(model.lock.stage, LockStage::Copy(_)) {
        model.lock.has_copy = true;
    }
}
