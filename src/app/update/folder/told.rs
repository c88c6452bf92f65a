//! What the browser tells of the folder. What was asked for before something else is of no interest: each answer
//! bears the id of what it answers.

use uuid::Uuid;

use super::{copying, may_begin, may_join};
use crate::app::effect::Effect;
use crate::app::event::{FolderTold, Inside, LookedAt, Stamp};
use crate::app::model::{Access, Doing, FolderPlace, FolderStage, Found, KeptKey, Model};
use crate::app::update::adding;
use crate::domain::Elapsed;
use crate::wire::folder::{FolderFault, OwnCopy, Seen, Unread};
use crate::wire::gather;

/// A page that is seen again within this time has just been opened.
const LOOK_AGAIN_S: u32 = 300;

/// Takes in what the browser tells.
#[inline(never)]
pub(in super::super) fn told(model: &mut Model, stamp: Stamp, told: FolderTold) -> Vec<Effect> {
    let folder = &mut model.folder;
    match told {
        FolderTold::Kept(exchange) => folder.read(exchange),
        FolderTold::Here(place) => {
            folder.place = place;
            folder.is_look_due = folder.is_chosen();
            folder.copy_may_go();
        }
        FolderTold::Seen => {
            let looked = folder.exchange().looked;
            let is_long_ago = |at| stamp.now.since(at) >= Elapsed::seconds(LOOK_AGAIN_S);
            folder.is_look_due |= folder.is_chosen() && looked.is_none_or(is_long_ago);
            folder.copy_may_go();
        }
        FolderTold::Picked(result) => picked(model, result),
        FolderTold::Joined { id, result } => joined(model, id, result),
        FolderTold::Allowed(access) => {
            if folder.stage == FolderStage::Allowing {
                folder.stage = FolderStage::Resting;
            }
            folder.set_access(access);
            if access == Access::Granted {
                folder.trouble = None;
                folder.is_look_due = true;
                folder.copy_may_go();
            }
        }
        FolderTold::Looked { id, result, key } => return looked(model, stamp, id, result, key),
        FolderTold::WriteBegun { id } => {
            let ask = copying::begun(model, stamp, id);
            return ask.map(Effect::Folder).into_iter().collect();
        }
        FolderTold::Written { id, result, key } => written(model, stamp, id, result, key),
        FolderTold::KeyDropped(Ok(())) => {}
        FolderTold::KeyDropped(Err(fault)) => folder.failed(Doing::DroppingKey, fault),
        FolderTold::Left(result) => {
            folder.stage = FolderStage::Resting;
            match result {
                Ok(()) => {
                    folder.place = FolderPlace::None;
                    forget(model);
                }
                Err(fault) => folder.failed(Doing::Choosing, fault),
            }
        }
    }
    vec![]
}

fn picked(model: &mut Model, result: Result<Option<String>, FolderFault>) {
    if model.folder.stage != FolderStage::Picking {
        return;
    }
    model.folder.stage = FolderStage::Resting;
    match result {
        Ok(None) => {}
        Ok(Some(name)) => {
            model.folder.trouble = None;
            model.folder.stage = FolderStage::Picked {
                name,
                problem: None,
            };
        }
        Err(fault) => model.folder.failed(Doing::Choosing, fault),
    }
}

fn joined(model: &mut Model, id: Uuid, result: Result<KeptKey, FolderFault>) {
    let FolderStage::Joining { id: own, name } = &mut model.folder.stage else {
        return;
    };
    if *own != id {
        return;
    }
    let name = core::mem::take(name);
    match result {
        Ok(key) => {
            model.folder.place = FolderPlace::Chosen {
                name,
                access: Access::Granted,
                key,
            };
            model.folder.stage = FolderStage::Resting;
            forget(model);
            // The other device finds something there, whatever it is that was written before.
            let has_key = model.folder.has_key();
            model.folder.exchange_mut().copy.is_older(has_key);
            model.folder.is_look_due = true;
        }
        Err(fault) => {
            let problem = Some(fault);
            model.folder.stage = FolderStage::Picked { name, problem };
        }
    }
}

/// What was of another folder.
fn forget(model: &mut Model) {
    let exchange = model.folder.exchange_mut();
    exchange.read.clear();
    exchange.left.clear();
    (exchange.written, exchange.looked) = (None, None);
    exchange.copy = OwnCopy::Newest;
    (model.folder.found, model.folder.trouble) = (None, None);
    model.folder.newer.clear();
    model.folder.is_look_due = false;
}

fn looked(
    model: &mut Model,
    stamp: Stamp,
    id: Uuid,
    result: Result<Vec<LookedAt>, FolderFault>,
    key: KeptKey,
) -> Vec<Effect> {
    if !matches!(model.folder.stage, FolderStage::Looking(own) if own == id) {
        return vec![];
    }
    model.folder.stage = FolderStage::Resting;
    model.folder.set_key(key);
    let files = match result {
        Ok(files) => files,
        // Browsers take their leave back by themselves: Today has the tap that gives it again.
        Err(FolderFault::NotAllowed) => {
            model.folder.set_access(Access::Ask);
            model.folder.is_look_due = true;
            return vec![];
        }
        Err(fault) => {
            model.folder.failed(Doing::Looking, fault);
            return vec![];
        }
    };
    model.folder.set_access(Access::Granted);
    let has_opened = files
        .iter()
        .any(|one| matches!(one.inside, Inside::Opened(Ok(_))));
    // A call may have begun meanwhile, or made-up calls cover the notes: then it is looked for once more, later.
    if has_opened && !(may_begin(model) && may_join(model)) {
        model.folder.is_look_due = true;
        return vec![];
    }
    let exchange = model.folder.exchange_mut();
    exchange.looked = Some(stamp.now);
    let names: Vec<&str> = files.iter().map(|one| one.file.name.as_str()).collect();
    exchange.forget_all_but(&names);
    take_in(model, files)
}

/// What is whole joins the notes; what isn't is left and named.
fn take_in(model: &mut Model, files: Vec<LookedAt>) -> Vec<Effect> {
    let (mut whole, mut texts, mut left, mut newer) = (vec![], vec![], vec![], vec![]);
    for LookedAt { file, inside } in files {
        match inside {
            Inside::Known => {}
            Inside::News => newer.push(file),
            Inside::Opened(Ok(text)) => {
                whole.push(file);
                texts.push(text);
            }
            Inside::Opened(Err(unread)) => left.push((file, unread)),
        }
    }
    let gathered = gather(&model.notebook, &texts);
    let mut files = Vec::new();
    for (file, outcome) in whole.into_iter().zip(gathered.outcomes) {
        match outcome {
            Ok(()) => files.push(file),
            Err(error) => left.push((file, Unread::Refused(error))),
        }
    }
    let has_looked_inside = newer.is_empty();
    let left_before = &model.folder.exchange().left;
    newer.retain(|file| !left_before.contains(file));
    model.folder.newer = newer;
    let found = Found {
        files: files.len(),
        counts: gathered.merge.counts,
        has_forgotten: !gathered.merge.forgotten.is_empty(),
        left: remember_left(model, left),
    };
    if gathered.merge.changes.is_empty() {
        let exchange = model.folder.exchange_mut();
        files.into_iter().for_each(|file| exchange.has_read(file));
        model.folder.found = has_looked_inside.then_some(found);
        return vec![];
    }
    let name = match files.as_slice() {
        [file] => file.name.clone(),
        several => format!("What is in {} files of the folder", several.len()),
    };
    model.folder.stage = FolderStage::Adding { files, found };
    vec![adding::begin(model, name, gathered.merge)]
}

/// What would come to the same each time is not looked at again, until it is written anew.
fn remember_left(model: &mut Model, left: Vec<(Seen, Unread)>) -> Vec<(String, Unread)> {
    let named = left.into_iter().map(|(file, unread)| {
        let name = file.name.clone();
        let exchange = model.folder.exchange_mut();
        match unread.is_final() {
            true => exchange.has_read(file),
            false => exchange.has_left(file),
        }
        (name, unread)
    });
    named.collect()
}

/// It counts as a backup: it is a sealed file of everything that has left the app.
fn written(
    model: &mut Model,
    stamp: Stamp,
    id: Uuid,
    result: Result<Seen, FolderFault>,
    key: KeptKey,
) {
    let leaving = match model.folder.stage {
        FolderStage::Writing { id: own, leaving } if own == id => leaving,
        _ => return,
    };
    model.folder.stage = FolderStage::Resting;
    model.folder.copying = None;
    model.folder.set_key(key);
    model.folder.exchange_mut().copy.ended(result.is_ok());
    match result {
        Ok(file) => {
            let exchange = model.folder.exchange_mut();
            exchange.has_read(file);
            exchange.written = Some(stamp.now);
            let upkeep = model.care.upkeep_mut();
            (upkeep.shared, upkeep.unshared) = (Some(leaving.made), leaving.changed);
        }
        Err(fault) => model.folder.failed(Doing::Writing, fault),
    }
}
