//! The lock: the gate in front of a locked notebook, and the screen where the lock is put on, changed and
//! taken off.

use super::call::share;
use super::phrase;
use crate::app::event::NewKeyMade;
use crate::app::model::{LockDone, LockStage, Model, Startup};
use crate::domain::Elapsed;
use crate::wire::lock::{Idle, LockFault};

/// The gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateView {
    pub step: GateStep,
    /// Why the last try failed, or how long to wait for the next.
    pub problem: Option<String>,
    /// The phone opens it by face or finger.
    pub has_passkey: bool,
    /// The sealed notes have left as a file.
    pub has_copy: bool,
    /// What became of that file.
    pub told: Option<String>,
}

/// What the gate asks for, or waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GateStep {
    #[default]
    Asks,
    /// Nothing is tried before the wait is over.
    Waits,
    Works,
    /// The sealed notes are a file now, which leaves by a tap.
    HasCopy,
}

/// Whether the gate stands: before a locked notebook, and behind its key until there is a screen to show.
#[must_use]
pub fn stands(model: &Model) -> bool {
    model.startup == Startup::Locked || is_opening(model)
}

/// The key fits, and what the first screen needs is being read.
fn is_opening(model: &Model) -> bool {
    model.startup == Startup::Opening && model.lock.is_on
}

/// Reads the gate off the model; `None` if it doesn't stand.
#[must_use]
pub fn gate(model: &Model) -> Option<GateView> {
    if !stands(model) {
        return None;
    }
    let wait = model.lock.tries.wait(model.now);
    let is_waiting = wait > Elapsed::default();
    let step = match &model.lock.stage {
        _ if is_opening(model) => GateStep::Works,
        LockStage::Working(_) => GateStep::Works,
        LockStage::Copy(_) => GateStep::HasCopy,
        _ if is_waiting => GateStep::Waits,
        _ => GateStep::Asks,
    };
    let failed = match &model.lock.stage {
        LockStage::Failed(fault) => Some(fault.to_string()),
        _ => None,
    };
    let waits = is_waiting.then(|| {
        let seconds = usize::try_from(wait.0.div_ceil(1_000)).unwrap_or_default();
        format!("Next try in {}.", phrase::count(seconds, "second"))
    });
    let problem: Vec<String> = failed.into_iter().chain(waits).collect();
    Some(GateView {
        step,
        problem: (!problem.is_empty()).then(|| problem.join(" ")),
        has_passkey: model.lock.has_passkey,
        has_copy: model.lock.has_copy,
        told: share(model),
    })
}

/// What the screen of the lock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockView {
    pub is_on: bool,
    pub step: LockStep,
    /// What went wrong.
    pub problem: Option<String>,
    /// What was done.
    pub told: Option<&'static str>,
    pub idle: Idle,
    pub passkey: PasskeyOffer,
    /// Whether it can't be locked now, since a call runs.
    pub is_in_a_call: bool,
}

/// Face or finger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasskeyOffer {
    /// This phone or this browser can't.
    #[default]
    None,
    MayAdd,
    IsThere,
}

/// What the screen asks for, or waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LockStep {
    /// A passphrase; or, where the lock is on, what to do with it.
    #[default]
    Asks,
    Works,
    /// The recovery code, which is shown once. With `then` the lock is put on after it.
    Code {
        code: String,
        then: bool,
    },
    /// So many records of so many have gone over.
    Turns {
        done: u32,
        of: u32,
    },
}

/// Reads the screen off the model.
#[must_use]
pub fn lock(model: &Model) -> LockView {
    let stage = &model.lock.stage;
    let code = |code: &dyn ToString, then| LockStep::Code {
        code: code.to_string(),
        then,
    };
    let step = match stage {
        LockStage::Working(_) => LockStep::Works,
        LockStage::CodeShown(shown) => code(shown, true),
        LockStage::Done(LockDone::Key(NewKeyMade::Code(shown))) => code(shown, false),
        LockStage::Turning { done, of } => LockStep::Turns {
            done: *done,
            of: *of,
        },
        _ => LockStep::Asks,
    };
    let is_in_a_call = model.notebook.is_in_a_call();
    let problem = match stage {
        LockStage::Failed(fault) => Some(fault.to_string()),
        LockStage::CodeShown(_) if !model.may_turn_lock() => Some(LockFault::Busy.to_string()),
        _ => None,
    };
    LockView {
        is_on: model.lock.is_on,
        step,
        problem,
        told: told(stage),
        idle: model.lock.idle,
        passkey: match (model.lock.has_passkey, model.lock.can_passkey) {
            (true, _) => PasskeyOffer::IsThere,
            (false, true) => PasskeyOffer::MayAdd,
            (false, false) => PasskeyOffer::None,
        },
        is_in_a_call,
    }
}

fn told(stage: &LockStage) -> Option<&'static str> {
    match stage {
        LockStage::Done(LockDone::On) => {
            Some("The lock is on. Every note on this phone is sealed.")
        }
        LockStage::Done(LockDone::Off) => {
            Some("The lock is off. The notes are in the open on this phone.")
        }
        LockStage::Done(LockDone::Key(made)) => match made {
            NewKeyMade::Passphrase => Some("The passphrase is changed."),
            NewKeyMade::Passkey(true) => Some("Face or finger opens it from now on, too."),
            NewKeyMade::Passkey(false) => Some("Face or finger opens it no more."),
            NewKeyMade::Code(_) => None,
        },
        _ => None,
    }
}

/// What Settings says of the lock.
#[must_use]
pub fn line(model: &Model) -> String {
    match model.lock.is_on {
        false => "Off. The notes are as safe as the phone is.".to_owned(),
        true => match model.lock.idle {
            Idle::Never => "On. It locks when Curbside is closed.".to_owned(),
            idle => format!("On. It locks after {} without a touch.", idle.label()),
        },
    }
}
