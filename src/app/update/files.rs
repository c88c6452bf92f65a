//! Files out and in. An import is planned, shown, and only then written, in one commit.

use std::sync::Arc;

use uuid::Uuid;

use super::adding::add;
use super::{answers, lock, looking};
use crate::app::effect::{Aside, Closed, Effect, History, OutFile};
use crate::app::event::{FileEvent, PickError, Stamp, Unsealed};
use crate::app::model::{Import, Lock, Model, Notes, Share};
use crate::app::route::Route;
use crate::wire::lock::{LockedCopy, is_locked_copy};
use crate::wire::reading::read_whole;
use crate::wire::sealed::{self, Content, Passphrase, SealFault, Sealed};
use crate::wire::{ImportError, answer, mangled};

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: FileEvent) -> Vec<Effect> {
    // No file gets among made-up calls.
    if model.notes == Notes::MadeUp {
        return vec![];
    }
    match event {
        FileEvent::Shared(result) => {
            lock::shared(model, &result);
            model.share = match (result, core::mem::take(&mut model.share)) {
                (Ok(how), Share::Open { file }) => Share::Done { file, how },
                (Ok(_), other) => other,
                (Err(why), _) => Share::Failed { why },
            };
            vec![]
        }
        // What is on its way to the disk is heard out first: it would be there, and not here.
        FileEvent::Opening { .. } | FileEvent::CameIn { .. } | FileEvent::LeaveWanted
            if model.import.is_adding() =>
        {
            vec![]
        }
        // These take a file that comes in for themselves.
        FileEvent::Opening { .. }
            if matches!(model.route, Route::Observer(_) | Route::Practice) =>
        {
            vec![]
        }
        FileEvent::Opening { name } => {
            model.import = Import::Opening { file: name };
            vec![show(model)]
        }
        FileEvent::CameIn { name, text } => {
            model.import = came_in(model, name, text);
            vec![show(model)]
        }
        FileEvent::PassphraseGiven(passphrase) => {
            unseal(model, stamp, passphrase).into_iter().collect()
        }
        FileEvent::ForgottenWanted => {
            if let Import::Previewed { merge, .. } = &mut model.import {
                merge.bring_back_forgotten(&model.notebook);
            }
            vec![]
        }
        FileEvent::KeptToAnswer => answers::keep(model),
        FileEvent::NotesWanted => {
            as_notes(model);
            vec![]
        }
        FileEvent::AnswerTaken => answers::take(model, stamp),
        FileEvent::AddWanted => add(model),
        FileEvent::LeaveWanted => {
            model.import = Import::None;
            vec![Effect::Show(Route::Settings, History::Replace)]
        }
    }
}

/// A file is on its way out.
pub(super) fn leaves(model: &mut Model, file: OutFile) -> Option<Effect> {
    model.share = Share::Open {
        file: file.name.clone(),
    };
    Some(Effect::HandOver(file))
}

/// The same, of one that the browser keeps.
pub(super) fn leaves_aside(model: &mut Model, file: Aside) -> Effect {
    model.share = Share::Open {
        file: file.name.clone(),
    };
    Effect::HandOverAside(file)
}

/// The same, of what could be made; or it is said why it couldn't.
pub(super) fn made_leaves(model: &mut Model, made: Result<OutFile, String>) -> Option<Effect> {
    match made {
        Ok(file) => leaves(model, file),
        Err(why) => {
            model.share = Share::Failed { why };
            None
        }
    }
}

fn show(model: &Model) -> Effect {
    let history = match model.route {
        Route::Import => History::Replace,
        _ => History::Add,
    };
    Effect::Show(Route::Import, history)
}

fn came_in(model: &Model, file: String, text: Result<String, PickError>) -> Import {
    match text {
        Err(error) => Import::Unread(error),
        Ok(text) if !model.can_preview() => Import::Waiting { file, text },
        Ok(text) => look(model, file, text),
    }
}

/// The notebook was read, or turned out to be missing: a file that came before is looked at.
pub(super) fn go_on(model: &mut Model) {
    if !model.can_preview() {
        return;
    }
    model.import = match core::mem::take(&mut model.import) {
        Import::Waiting { file, text } => look(model, file, text),
        import => import,
    };
}

fn look(model: &Model, file: String, text: String) -> Import {
    closed(&file, &text).unwrap_or_else(|| looking::begin(model, file, text, 0))
}

/// A text that wasn't written by Curbside as it is may have been changed on its way.
pub(super) fn preview(model: &Model, file: &str, text: &str, unread: usize) -> Import {
    let look =
        |text: &str| closed(file, text).unwrap_or_else(|| preview_notes(model, file, text, unread));
    let is_no_file =
        |import: &Import| matches!(import, Import::Refused(error) if error.is_of_the_text());
    mangled::read(text, look, is_no_file).unwrap_or_else(Import::Mangled)
}

/// A file that needs a passphrase before anything of it can be read.
fn closed(file: &str, text: &str) -> Option<Import> {
    if sealed::is_sealed(text) {
        return Some(match Sealed::read(text) {
            Err(error) => Import::SealRefused(error),
            Ok(sealed) => shut(file, Closed::Sealed(sealed)),
        });
    }
    is_locked_copy(text).then(|| match LockedCopy::read(text) {
        Err(error) => Import::LockRefused(error),
        Ok(copy) => shut(file, Closed::Locked(copy)),
    })
}

fn shut(file: &str, closed: Closed) -> Import {
    Import::Sealed {
        file: file.to_owned(),
        sealed: Arc::new(closed),
        lock: Lock::Shut,
    }
}

/// So many of its records could not be read.
fn preview_notes(model: &Model, file: &str, text: &str, unread: usize) -> Import {
    match read_whole(text, &model.notebook) {
        // Only what isn't notes is looked at once more: a file of notes may be large.
        Err(ImportError::NotOurs) if answer::is_answer(text) => preview_answer(file, text),
        Err(error) => Import::Refused(error),
        Ok(imported) => looking::read(model, file.to_owned(), imported, unread),
    }
}

fn preview_answer(file: &str, text: &str) -> Import {
    match answer::read(text) {
        Err(error) => Import::AnswerRefused(error),
        Ok(answered) => Import::Answer {
            file: file.to_owned(),
            answered,
        },
    }
}

/// A debrief for the rep is looked at as notes.
fn as_notes(model: &mut Model) {
    model.import = match core::mem::take(&mut model.import) {
        Import::ForTheRep {
            file,
            imported,
            unread,
            ..
        } => looking::begin_to_plan(model, file, *imported, unread),
        import => import,
    };
}

fn unseal(model: &mut Model, stamp: Stamp, passphrase: Passphrase) -> Option<Effect> {
    match &mut model.import {
        Import::Sealed { sealed, lock, .. } => try_on(sealed, lock, stamp, passphrase),
        _ => None,
    }
}

/// Tries a passphrase on a sealed file, one after another.
pub(super) fn try_on(
    sealed: &Arc<Closed>,
    lock: &mut Lock,
    stamp: Stamp,
    passphrase: Passphrase,
) -> Option<Effect> {
    if matches!(lock, Lock::Opening(_)) {
        return None;
    }
    *lock = Lock::Opening(stamp.id);
    Some(Effect::Unseal {
        id: stamp.id,
        sealed: Arc::clone(sealed),
        passphrase,
    })
}

/// What a passphrase has come to that was tried on a sealed file.
pub(super) enum Tried {
    Opened(Unsealed),
    /// It was altered or holds no text: no other passphrase helps.
    Spoiled(SealFault),
    /// Another try may open it.
    Stuck(SealFault),
}

impl From<Result<Unsealed, SealFault>> for Tried {
    fn from(result: Result<Unsealed, SealFault>) -> Self {
        match result {
            Ok(opened) => Self::Opened(opened),
            Err(fault @ (SealFault::Altered | SealFault::NotText)) => Self::Spoiled(fault),
            Err(fault) => Self::Stuck(fault),
        }
    }
}

/// What came of it. A file that was left meanwhile, or for which another was picked, is of no interest.
#[inline(never)]
pub(super) fn unsealed(model: &mut Model, id: Uuid, result: Result<Unsealed, SealFault>) {
    let Import::Sealed { file, sealed, lock } = &mut model.import else {
        return;
    };
    if *lock != Lock::Opening(id) {
        return;
    }
    let opened = match Tried::from(result) {
        Tried::Opened(opened) => opened,
        Tried::Spoiled(fault) => {
            model.import = Import::Spoiled(fault);
            return;
        }
        Tried::Stuck(fault) => {
            *lock = Lock::Stuck(fault);
            return;
        }
    };
    let file = core::mem::take(file);
    let content = match &**sealed {
        Closed::Sealed(sealed) => sealed.header.content(),
        Closed::Locked(_) => Content::Json,
    };
    model.import = match content {
        Content::Json => looking::begin(model, file, opened.text, opened.unread),
        Content::Text | Content::Markdown | Content::Calendar | Content::Csv | Content::Ndjson => {
            Import::Words {
                file,
                text: opened.text,
            }
        }
    };
}
