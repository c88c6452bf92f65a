//! What the folder does by itself: a copy after each debrief, a look when the app opens or is seen again.

use uuid::Uuid;

use super::{copying, is_under_lock, look, may_begin, may_join, write};
use crate::app::effect::Effect;
use crate::app::event::{DebriefEvent, Event, FolderAsk, Stamp};
use crate::app::model::{By, Doing, FolderStage, Import, KeptKey, Model};
use crate::wire::folder::{FolderFault, OwnCopy};

/// Hears an event before it is taken in: with the end of a debrief there is something worth a copy.
pub(in super::super) fn hear(model: &mut Model, event: &Event) {
    if matches!(event, Event::Debrief(_, DebriefEvent::Finished)) && model.folder.is_chosen() {
        let has_key = model.folder.has_key();
        model.folder.exchange_mut().copy.is_older(has_key);
    }
}

/// The notebook that goes on from here is not the one whose file is in the folder: that file is another device's
/// from now on, to be read and never to be written over.
pub(in super::super) fn of_another_notebook(model: &mut Model) {
    let exchange = model.folder.exchange_mut();
    exchange.device = None;
    exchange.read.clear();
    exchange.left.clear();
    model.folder.is_look_due = model.folder.is_chosen();
}

/// Begins what is due, goes on with a copy, and writes down what changed beside the notebook. `before` is the copy that was on its way:
/// the browser lets go of what it has of one that isn't any more.
pub(in super::super) fn follow(
    model: &mut Model,
    stamp: Stamp,
    before: Option<Uuid>,
) -> Vec<Effect> {
    settle(model);
    let mut asks = Vec::new();
    if model.folder.has_key() && is_under_lock(model) {
        model.folder.set_key(KeptKey::Typed);
        asks.push(FolderAsk::DropKey);
    }
    let is_copy_due = model.folder.exchange().copy == OwnCopy::Due;
    if model.folder.is_look_due {
        if may_begin(model) && may_join(model) {
            asks.push(look(model, stamp.id, By::Itself, None));
        }
    } else if is_copy_due && may_begin(model) && model.saving.is_all_saved() {
        asks.extend(write(model, stamp, None));
    }
    let kept = model.folder.to_keep().map(Effect::KeepExchange);
    let gone = before.filter(|id| model.folder.stage.copy() != Some(*id));
    asks.extend(gone.map(FolderAsk::LetGo));
    let more = copying::goes_on(model).then_some(Effect::ReadOn);
    let asks = asks.into_iter().map(Effect::Folder);
    asks.chain(kept).chain(more).collect()
}

/// What was found has come to the disk as any import does, or hasn't.
fn settle(model: &mut Model) {
    if model.import.is_adding() {
        return;
    }
    let FolderStage::Adding { files, found } = &mut model.folder.stage else {
        return;
    };
    let (files, found) = (core::mem::take(files), core::mem::take(found));
    model.folder.stage = FolderStage::Resting;
    match core::mem::take(&mut model.import) {
        Import::Failed(error) | Import::Unknown(error) => {
            let fault = FolderFault::NotAdded(error);
            model.folder.failed(Doing::Looking, fault);
        }
        _ => {
            let exchange = model.folder.exchange_mut();
            files.into_iter().for_each(|file| exchange.has_read(file));
            model.folder.found = Some(found);
        }
    }
}
