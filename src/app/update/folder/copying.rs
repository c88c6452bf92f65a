//! The own copy is made slice by slice beside the thumb: ten thousand calls in one go would hold the screen for a second and more.
//! Notes that change meanwhile are in it, since it is begun anew then; a call that runs has the phone for itself.

use uuid::Uuid;

use super::is_in_order;
use crate::app::care::Leaving;
use crate::app::effect::Effect;
use crate::app::event::{FolderAsk, Parcel, Stamp};
use crate::app::leaving::Terms;
use crate::app::leaving::making::Making;
use crate::app::model::{Copying, Doing, FolderStage, Model};
use crate::app::update::ahead::slice;
use crate::wire::Scope;
use crate::wire::folder::{DeviceId, FolderFault, OwnCopy};

/// The key is there. That of a copy that was given up meanwhile isn't wanted any more.
pub(super) fn begun(model: &mut Model, stamp: Stamp, id: Uuid) -> Option<FolderAsk> {
    if model.folder.stage.copy() != Some(id) {
        return Some(FolderAsk::LetGo(id));
    }
    begin(model, stamp, id);
    None
}

/// A copy of the notebook as it is now, as one shares it for oneself.
fn begin(model: &mut Model, stamp: Stamp, id: Uuid) {
    let everything = Parcel::Notes(Scope::Everything);
    let at = (stamp.now, stamp.zone);
    let making = Making::begin(&model.notebook, everything, Terms::usual(everything), at);
    let edition = model.notebook.edition();
    model.folder.copying = making.map(|making| Box::new(Copying { making, edition }));
    // Debriefs that have ended by now are in it.
    model.folder.exchange_mut().copy = OwnCopy::Underway;
    let leaving = Leaving::made(stamp.now);
    model.folder.stage = FolderStage::Writing { id, leaving };
}

/// Whether there is more to do, and nothing in the way.
pub(super) fn goes_on(model: &Model) -> bool {
    model.folder.copying.is_some() && !model.notebook.is_in_a_call()
}

/// The next slice. With the last one it is sealed and written.
pub(in super::super) fn read_on(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let Some(id) = model.folder.stage.copy().filter(|_| goes_on(model)) else {
        return vec![];
    };
    if !is_in_order(model) {
        give_up(model);
        return vec![];
    }
    let edition = model.notebook.edition();
    let Some(copying) = model.folder.copying.as_mut() else {
        return vec![];
    };
    if !copying.edition.is_still(edition) {
        begin(model, stamp, id);
        return vec![Effect::LetGo(id)];
    }
    match slice(&mut copying.making, &model.notebook) {
        Ok((is_more, piece)) => {
            let piece = piece.map(|piece| Effect::SetAside(id, piece));
            let ask = (!is_more).then(|| is_made(model, stamp, id));
            piece.into_iter().chain(ask).collect()
        }
        Err(error) => {
            failed(model, error.to_string());
            vec![]
        }
    }
}

fn is_made(model: &mut Model, stamp: Stamp, id: Uuid) -> Effect {
    model.folder.copying = None;
    let device = &mut model.folder.exchange_mut().device;
    let file = device.get_or_insert(DeviceId::of(stamp.id)).file();
    Effect::Folder(FolderAsk::Write { id, file })
}

/// The browser couldn't keep a piece of it.
pub(in super::super) fn not_kept(model: &mut Model, id: Uuid, why: &str) {
    if model.folder.stage.copy() == Some(id) {
        failed(model, why.to_owned());
    }
}

fn failed(model: &mut Model, why: String) {
    end(model);
    model.folder.exchange_mut().copy.ended(false);
    model
        .folder
        .failed(Doing::Writing, FolderFault::Failed { why });
}

/// Not now: it is written as soon as it may be again.
fn give_up(model: &mut Model) {
    end(model);
    let has_key = model.folder.has_key();
    model.folder.exchange_mut().copy.is_older(has_key);
}

fn end(model: &mut Model) {
    model.folder.copying = None;
    model.folder.stage = FolderStage::Resting;
}
