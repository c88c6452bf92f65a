//! The lock: it is put on and taken off, opened at the gate, and falls shut by itself. Passphrases and
//! codes go through here into effects. The shell does the work and tells how far it came; nothing is
//! begun while something else is under way, and nothing is converted while notes wait for the disk.

use uuid::Uuid;

use super::files;
use crate::app::effect::Effect;
use crate::app::effect::{FileKind, OutFile};
use crate::app::event::{Handover, LockEvent, LockTold, NewKey, Sheet, Stamp};
use crate::app::model::{Import, LockDone, LockStage, Locking, Model, Notes, Share, Startup};
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::{Elapsed, Timestamp};
use crate::wire::lock::{LockFault, Opener, RecoveryCode, Tries};
use crate::wire::sealed::Passphrase;

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
        LockEvent::CopyWanted => copy(model, stamp.id),
        LockEvent::CopyShared => share_copy(model),
        LockEvent::GivenUp => {
            (may_give_up(model) && model.lock.has_copy).then_some(Effect::GiveUpLocked)
        }
    };
    effect.into_iter().collect()
}

/// Whether the notebook may go over into its other form now.
fn may_turn(model: &Model) -> bool {
    let is_adding = matches!(model.import, Import::Adding { .. });
    let is_sharing = matches!(model.share, Share::Open { .. });
    model.startup == Startup::Ready
        && model.saving.is_all_saved()
        && model.taking_back.is_none()
        && !is_adding
        && !is_sharing
        && !model.notebook.is_in_a_call()
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
        LockStage::Done(LockDone::Code(_)) => {
            model.lock.stage = LockStage::Resting;
            None
        }
        _ => None,
    }
}

/// The code that is shown stays so if it can't be done now.
fn turn(model: &mut Model, effect: Effect) -> Option<Effect> {
    if !may_turn(model) {
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

fn change_key(model: &mut Model, id: Uuid, opener: Opener, new: NewKey) -> Option<Effect> {
    if model.lock.is_busy() || !model.lock.is_on {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::ChangeKey { opener, new })
}

fn may_give_up(model: &Model) -> bool {
    model.startup == Startup::Locked && !model.lock.is_busy()
}

fn copy(model: &mut Model, id: Uuid) -> Option<Effect> {
    if !may_give_up(model) {
        return None;
    }
    model.lock.stage = LockStage::Working(id);
    Some(Effect::CopyLocked(id))
}

fn share_copy(model: &mut Model) -> Option<Effect> {
    let LockStage::Copy(file) = &model.lock.stage else {
        return None;
    };
    let file = file.clone();
    files::leaves(model, file)
}

/// A file has left: with the sealed notes in it, they may be given up here.
pub(super) fn shared(model: &mut Model, result: &Result<Handover, String>) {
    let has_left = matches!(result, Ok(Handover::Shared | Handover::Downloaded));
    if has_left && matches!(model.lock.stage, LockStage::Copy(_)) {
        model.lock.has_copy = true;
    }
}

/// Takes in what the phone tells.
pub(super) fn told(model: &mut Model, stamp: Stamp, told: LockTold) -> Vec<Effect> {
    match told {
        LockTold::Kept { idle, tries } => (model.lock.idle, model.lock.tries) = (idle, tries),
        LockTold::Made { id, result } => made(model, id, result),
        LockTold::Progress { done, of } => {
            if let LockStage::Turning { .. } = model.lock.stage {
                model.lock.stage = LockStage::Turning { done, of };
            }
        }
        LockTold::Turned(result) => {
            model.lock.touched = Some(stamp.now);
            model.lock.stage = match result {
                Ok(is_on) => {
                    model.lock.is_on = is_on;
                    LockStage::Done(if is_on { LockDone::On } else { LockDone::Off })
                }
                Err(fault) => LockStage::Failed(fault),
            };
        }
        LockTold::Unlocked { id, result } => return unlocked(model, stamp, id, result),
        LockTold::Changed(result) => {
            model.lock.stage = match result {
                Ok(Some(code)) => LockStage::Done(LockDone::Code(code)),
                Ok(None) => LockStage::Done(LockDone::Passphrase),
                Err(fault) => LockStage::Failed(fault),
            };
        }
        LockTold::Elsewhere => model.lock.is_due = model.lock.is_on,
        LockTold::Copied { id, result } => copied(model, stamp, id, result),
        LockTold::Begun(result) => return begun(model, result),
    }
    vec![]
}

/// What was asked for before is of no interest.
fn made(model: &mut Model, id: Uuid, result: Result<RecoveryCode, LockFault>) {
    if model.lock.stage == LockStage::Working(id) {
        model.lock.stage = match result {
            Ok(code) => LockStage::CodeShown(code),
            Err(fault) => LockStage::Failed(fault),
        };
    }
}

fn unlocked(
    model: &mut Model,
    stamp: Stamp,
    id: Uuid,
    result: Result<(), LockFault>,
) -> Vec<Effect> {
    if model.lock.stage != LockStage::Working(id) {
        return vec![];
    }
    match result {
        Ok(()) => {
            model.lock.tries = Tries::default();
            model.lock.stage = LockStage::Resting;
            model.lock.is_on = true;
            model.lock.touched = Some(stamp.now);
            model.startup = Startup::Opening;
            vec![Effect::KeepTries(model.lock.tries), Effect::Open]
        }
        Err(fault) => {
            let is_wrong = matches!(fault, LockFault::WrongPassphrase | LockFault::WrongCode);
            model.lock.stage = LockStage::Failed(fault);
            if is_wrong {
                model.lock.tries.failed(stamp.now);
                return vec![Effect::KeepTries(model.lock.tries)];
            }
            vec![]
        }
    }
}

fn copied(model: &mut Model, stamp: Stamp, id: Uuid, result: Result<String, LockFault>) {
    if model.lock.stage != LockStage::Working(id) {
        return;
    }
    model.lock.stage = match result {
        Ok(text) => LockStage::Copy(OutFile {
            name: format!(
                "curbside-locked-{}",
                phrase::iso_date(stamp.now, stamp.zone)
            ),
            kind: FileKind::Json,
            text,
        }),
        Err(fault) => LockStage::Failed(fault),
    };
}

fn begun(model: &mut Model, result: Result<(), LockFault>) -> Vec<Effect> {
    match result {
        Ok(()) => {
            model.lock = Locking {
                idle: model.lock.idle,
                ..Default::default()
            };
            model.startup = Startup::Opening;
            vec![Effect::KeepTries(Tries::default()), Effect::Open]
        }
        Err(fault) => {
            model.lock.stage = LockStage::Failed(fault);
            vec![]
        }
    }
}

/// Leaving the screen ends what was not under way: a code that was never put on is of no use.
pub(super) fn left(model: &mut Model) {
    if !model.lock.is_busy() {
        model.lock.stage = LockStage::Resting;
    }
}

/// A person has done something.
pub(super) fn touched(model: &mut Model, now: Timestamp) {
    model.lock.touched = Some(now);
}

/// The lock falls shut when it is due: nothing waits for the disk then, and no call runs. Over a running
/// call the pad shows nothing but a clock instead.
pub(super) fn fall_shut(model: &mut Model, now: Timestamp) -> Option<Effect> {
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
