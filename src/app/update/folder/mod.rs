//! The folder that several devices share. Each device writes one file of its own after a debrief, and joins what
//! the others have written as an import does. Passphrases go through here into effects.
//!
//! Here is what a person does; [`told`] takes in what the browser tells, [`copying`] makes the copy, and [`follow`] begins by itself
//! what is due: one thing at a time, and nothing while a call runs, before all of the notebook is there, or under made-up calls.

mod copying;
mod follow;
mod told;

pub(super) use copying::{not_kept, read_on};
pub(super) use follow::{follow, hear, of_another_notebook};
pub(super) use told::told;

use uuid::Uuid;

use crate::app::care::Leaving;
use crate::app::effect::Effect;
use crate::app::event::{FolderAsk, FolderEvent, Keep, OpenBy, Stamp};
use crate::app::model::{By, Doing, FolderPlace, FolderStage, Import, Model, Notes, Startup};
use crate::app::route::Route;
use crate::wire::folder::{FolderFault, Joins, OwnCopy};
use crate::wire::sealed::Passphrase;

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: FolderEvent) -> Vec<Effect> {
    if model.notes == Notes::MadeUp {
        return vec![];
    }
    let ask = match event {
        FolderEvent::PickWanted => pick(model),
        FolderEvent::Joined(passphrase) => join(model, stamp.id, passphrase),
        FolderEvent::PickLeft => {
            if let FolderStage::Picked { .. } = model.folder.stage {
                model.folder.stage = FolderStage::Resting;
            }
            None
        }
        FolderEvent::AllowWanted => allow(model),
        FolderEvent::LookWanted(passphrase) => {
            let may_begin = may_begin(model) && may_join(model);
            may_begin.then(|| look(model, stamp.id, By::Hand, passphrase))
        }
        FolderEvent::WriteWanted(passphrase) => match may_begin(model) {
            true => write(model, stamp, passphrase),
            false => None,
        },
        FolderEvent::JoinsChosen(joins) => {
            model.folder.exchange_mut().joins = joins;
            // What waited for a tap waits no longer.
            model.folder.is_look_due |= joins == Joins::ByItself && !model.folder.newer.is_empty();
            None
        }
        FolderEvent::LeaveWanted if model.folder.is_chosen() && is_free(model) => {
            model.folder.stage = FolderStage::Leaving;
            Some(FolderAsk::Leave)
        }
        FolderEvent::LeaveWanted => None,
    };
    ask.map(Effect::Folder).into_iter().collect()
}

fn is_free(model: &Model) -> bool {
    model.folder.stage == FolderStage::Resting
}

/// Whether the folder may be read or written now.
fn may_begin(model: &Model) -> bool {
    is_free(model) && is_in_order(model) && !model.notebook.is_in_a_call()
}

/// Whether all of the notebook is there, and the folder is its own and open.
fn is_in_order(model: &Model) -> bool {
    model.folder.is_open()
        && model.startup == Startup::Ready
        && model.notes == Notes::Own
        // It may not be the notebook whose file is there.
        && model.other.is_none()
}

/// Whether what is found may join the notes: no other file is being looked at, added or taken back.
fn may_join(model: &Model) -> bool {
    model.can_import() && model.import == Import::None && model.route != Route::Import
}

/// Under the lock no key lies beside the notes: who had the disk would read in the folder what is sealed here.
fn is_under_lock(model: &Model) -> bool {
    model.lock.is_on || model.startup == Startup::Locked
}

fn pick(model: &mut Model) -> Option<FolderAsk> {
    let can_pick = matches!(
        model.folder.place,
        FolderPlace::None | FolderPlace::Chosen { .. }
    );
    if !can_pick || !is_free(model) {
        return None;
    }
    model.folder.stage = FolderStage::Picking;
    Some(FolderAsk::Pick)
}

fn join(model: &mut Model, id: Uuid, passphrase: Option<Passphrase>) -> Option<FolderAsk> {
    let FolderStage::Picked { name, .. } = &mut model.folder.stage else {
        return None;
    };
    let name = core::mem::take(name);
    model.folder.stage = FolderStage::Joining { id, name };
    let passphrase = passphrase.filter(|_| !is_under_lock(model));
    Some(FolderAsk::Join { id, passphrase })
}

fn allow(model: &mut Model) -> Option<FolderAsk> {
    if !model.folder.is_chosen() || !is_free(model) {
        return None;
    }
    model.folder.stage = FolderStage::Allowing;
    Some(FolderAsk::Allow)
}

/// What files are opened and sealed with, if it is there.
fn open_by(model: &Model, passphrase: Option<Passphrase>) -> Option<OpenBy> {
    match passphrase {
        Some(passphrase) if is_under_lock(model) => {
            Some(OpenBy::Passphrase(passphrase, Keep::Nothing))
        }
        Some(passphrase) => Some(OpenBy::Passphrase(passphrase, Keep::Key)),
        None => model.folder.has_key().then_some(OpenBy::Key),
    }
}

fn look(model: &mut Model, id: Uuid, by: By, passphrase: Option<Passphrase>) -> FolderAsk {
    let joins = by == By::Hand || model.folder.exchange().joins == Joins::ByItself;
    let open_by = open_by(model, passphrase).filter(|_| joins);
    model.folder.is_look_due = false;
    model.folder.trouble = None;
    model.folder.stage = FolderStage::Looking(id);
    FolderAsk::Look {
        id,
        known: model.folder.exchange().read.clone(),
        by: open_by.unwrap_or(OpenBy::Nothing),
    }
}

/// Begins a copy of everything. It is made once the key is there: a wrong passphrase is told at once.
fn write(model: &mut Model, stamp: Stamp, passphrase: Option<Passphrase>) -> Option<FolderAsk> {
    model.folder.exchange_mut().copy.was_tried();
    if !model.damaged.is_empty() {
        model.folder.failed(Doing::Writing, FolderFault::Damaged);
        return None;
    }
    let Some(by) = open_by(model, passphrase) else {
        model.folder.failed(Doing::Writing, FolderFault::NoKey);
        return None;
    };
    model.folder.exchange_mut().copy = OwnCopy::Underway;
    model.folder.trouble = None;
    let id = stamp.id;
    let leaving = Leaving::made(stamp.now);
    model.folder.stage = FolderStage::Writing { id, leaving };
    Some(FolderAsk::BeginToWrite { id, by })
}
