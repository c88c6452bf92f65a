//! What the phone tells of the lock. What was asked for before something else is of no interest: each answer
//! bears the id of what it answers.

use uuid::Uuid;

use crate::app::effect::{Effect, FileKind, OutFile};
use crate::app::event::{LockTold, NewKeyMade, Stamp};
use crate::app::model::{LockDone, LockStage, Locking, Model, Startup};
use crate::app::view::phrase;
use crate::wire::lock::{LockFault, RecoveryCode, Tries};

/// Takes in what the phone tells.
#[inline(never)]
pub(in super::super) fn told(model: &mut Model, stamp: Stamp, told: LockTold) -> Vec<Effect> {
    match told {
        LockTold::Kept { idle, tries } => (model.lock.idle, model.lock.tries) = (idle, tries),
        LockTold::Passkey(passkey) => model.lock.passkey = passkey,
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
                Ok(made) => {
                    if let NewKeyMade::Passkey(opens) = made {
                        model.lock.passkey = model.lock.passkey.told(opens);
                    }
                    LockStage::Done(LockDone::Key(made))
                }
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
