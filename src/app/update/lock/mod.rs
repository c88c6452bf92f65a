//! The lock: it is put on and taken off, opened at the gate, and falls shut by itself. Passphrases and
//! codes go through here into effects. The shell does the work and tells how far it came; nothing is
//! begun while something else is under way, and nothing is converted while notes wait for the disk.
//!
//! Here is what a person does; [`told`] takes in what came of it, [`gate`] is what is left where nothing opens
//! the notebook, [`shut`] when it falls shut.

mod gate;
mod shut;
mod told;

pub(super) use gate::shared;
pub(super) use shut::{fall_shut, left, touched};
pub(super) use told::told;

use uuid::Uuid;

use crate::app::effect::Effect;
use crate::app::event::{LockEvent, NewKey, NewKeyMade, Stamp};
use crate::app::model::{LockDone, LockStage, Model, Notes, Startup};
use crate::domain::Elapsed;
use crate::wire::lock::{LockFault, Opener};
use crate::wire::sealed::Passphrase;

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: LockEvent) -> Vec<Effect> {
    // Made-up calls are on no disk.
    if model.notes == Notes::MadeUp {
        return vec![];
    }
    let effect = match event {
        LockEvent::PassphraseChosen(passphrase) => make(model, stamp.id, passphrase),
        LockEvent::PrintWanted => Some(Effect::Print),
        LockEvent::CodeKept => code_kept(model),
        LockEvent::Tried(opener) => tried(model, stamp, opener),
        LockEvent::PasskeyTried => passkey_tried(model, stamp.id),
        LockEvent::PasskeyDropped => drop_passkey(model, stamp.id),
        LockEvent::KeyWanted(opener, new) => change_key(model, stamp.id, opener, new),
        LockEvent::OffWanted(opener) if model.lock.is_on && !model.lock.is_busy() => {
            turn(model, Effect::TurnLockOff { opener })
        }
        LockEvent::OffWanted(_) => None,
        LockEvent::LockWanted => {
            model.lock.is_due = model.lock.is_on;
            None
        }
        LockEvent::IdleChosen(idle) => {
            model.lock.idle = idle;
            Some(Effect::KeepIdle(idle))
        }
        LockEvent::CopyWanted => gate::copy(model, stamp.id),
        LockEvent::CopyShared => gate::share_copy(model),
        LockEvent::GivenUp => gate::give_up(model, stamp.id),
    };
    effect.into_iter().collect()
}

fn make(model: &mut Model, id: Uuid, passphrase: Passphrase) -> Option<Effect> {
    if model.lock.is_busy() || model.lock.is_on {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::MakeLock { id, passphrase })
}

fn code_kept(model: &mut Model) -> Option<Effect> {
    match model.lock.stage {
        LockStage::CodeShown(_) => turn(model, Effect::TurnLockOn),
        LockStage::Done(LockDone::Key(NewKeyMade::Code(_))) => {
            model.lock.stage = LockStage::Resting;
            None
        }
        _ => None,
    }
}

/// The code that is shown stays so if it can't be done now.
fn turn(model: &mut Model, effect: Effect) -> Option<Effect> {
    if !model.may_turn_lock() {
        if !matches!(model.lock.stage, LockStage::CodeShown(_)) {
            model.lock.stage = LockStage::Failed(LockFault::Busy);
        }
        return None;
    }
    model.lock.stage = LockStage::Turning { done: 0, of: 0 };
    Some(effect)
}

fn tried(model: &mut Model, stamp: Stamp, opener: Opener) -> Option<Effect> {
    let waits = model.lock.tries.wait(stamp.now) > Elapsed::default();
    if model.startup != Startup::Locked || model.lock.is_busy() || waits {
        return None;
    }
    model.lock.stage = LockStage::Working(stamp.id);
    Some(Effect::Unlock {
        id: stamp.id,
        opener,
    })
}

/// Face and finger can't be guessed again and again: the phone itself sees to that.
fn passkey_tried(model: &mut Model, id: Uuid) -> Option<Effect> {
    if model.startup != Startup::Locked || model.lock.is_busy() || !model.lock.passkey.opens() {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::UnlockByPasskey(id))
}

fn drop_passkey(model: &mut Model, id: Uuid) -> Option<Effect> {
    if !model.lock.is_on || model.lock.is_busy() {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::DropPasskey)
}

fn change_key(model: &mut Model, id: Uuid, opener: Opener, new: NewKey) -> Option<Effect> {
    if model.lock.is_busy() || !model.lock.is_on {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::ChangeKey { opener, new })
}
