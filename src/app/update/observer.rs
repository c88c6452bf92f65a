//! Another manager's file of the same call is read, its call confirmed, and compared. Nothing of it gets into the
//! notebook.

use std::sync::Arc;

use uuid::Uuid;

use super::files::{self, Tried};
use crate::app::effect::{Closed, Effect};
use crate::app::event::{FileEvent, ObserverEvent, PickError, Stamp, Unsealed};
use crate::app::model::{Compared, Lock, Model, Notes, Observer, Refusal, Theirs};
use crate::app::route::Route;
use crate::domain::observer::clocks::{self, FURTHEST_S, Held};
use crate::domain::observer::matching::{self, Found};
use crate::domain::observer::{MOST_MOMENTS, Seen, USUAL_WINDOW, WINDOWS};
use crate::domain::{Call, CallId, Notebook};
use crate::wire::lock::is_locked_copy;
use crate::wire::sealed::{self, Content, Passphrase, SealFault, Sealed};
use crate::wire::{self, mangled};

#[inline(never)]
pub(super) fn update(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    event: ObserverEvent,
) -> Vec<Effect> {
    if !is_open(model, id) {
        return vec![];
    }
    match event {
        ObserverEvent::CameIn { name, text } => model.observer = came_in(model, id, &name, text),
        ObserverEvent::PassphraseGiven(passphrase) => {
            return unseal(model, stamp, passphrase).into_iter().collect();
        }
        ObserverEvent::Confirmed(other) => model.observer = confirmed(model, id, other),
        ObserverEvent::AnotherWanted => model.observer = Observer::None,
        ObserverEvent::Shifted(shift) => {
            let shift = shift.clamp(-FURTHEST_S, FURTHEST_S);
            if let Some(compared) = compared(model) {
                compared.shift = shift;
            }
        }
        ObserverEvent::WindowChosen(place) => {
            if let Some(compared) = compared(model) {
                compared.window = place.min(WINDOWS.len() - 1);
            }
        }
        ObserverEvent::BehaviourShown(key) => {
            if let Some(compared) = compared(model) {
                compared.behaviour = Some(key);
            }
        }
    }
    vec![]
}

/// A file that is dropped or pasted while this screen waits for one is the other manager's: in the notebook it would
/// count as one's own.
pub(super) fn taken(model: &Model, event: FileEvent) -> Result<(CallId, ObserverEvent), FileEvent> {
    match (event, model.route) {
        (FileEvent::CameIn { name, text }, Route::Observer(id)) if is_open(model, id) => {
            Ok((id, ObserverEvent::CameIn { name, text }))
        }
        (event, _) => Err(event),
    }
}

/// What comes when its screen was left is of no interest, and one's own notes come first.
fn is_open(model: &Model, id: CallId) -> bool {
    let is_over = model.notebook.call(id).is_some_and(Call::is_over);
    model.route == Route::Observer(id) && model.notes == Notes::Own && is_over
}

fn compared(model: &mut Model) -> Option<&mut Compared> {
    match &mut model.observer {
        Observer::Compared(compared) => Some(compared),
        _ => None,
    }
}

fn came_in(model: &Model, id: CallId, file: &str, text: Result<String, PickError>) -> Observer {
    let text = match text {
        Err(error) => return Observer::Refused(Refusal::Unread(error)),
        Ok(text) => text,
    };
    let look = |text: &str| looked_at(model, id, file, text);
    let is_no_file = |first: &Observer| matches!(first, Observer::Refused(Refusal::File(error)) if error.is_of_the_text());
    let looked = mangled::read(&text, look, is_no_file);
    looked.unwrap_or_else(|mangling| Observer::Refused(Refusal::Mangled(mangling)))
}

fn looked_at(model: &Model, id: CallId, file: &str, text: &str) -> Observer {
    if is_locked_copy(text) {
        return Observer::Refused(Refusal::NoNotes);
    }
    if !sealed::is_sealed(text) {
        return matched(model, id, file, text);
    }
    match Sealed::read(text) {
        Err(error) => Observer::Refused(Refusal::Seal(error)),
        Ok(sealed) => Observer::Sealed {
            file: file.to_owned(),
            sealed: Arc::new(Closed::Sealed(sealed)),
            lock: Lock::Shut,
        },
    }
}

/// Looks for the same call in the file.
fn matched(model: &Model, id: CallId, file: &str, text: &str) -> Observer {
    let theirs = match wire::import::read(text, model.notebook.codebook()) {
        Err(error) => return Observer::Refused(Refusal::File(error)),
        Ok(imported) => imported.into_notebook(),
    };
    let found = model.notebook.call(id).map_or(Found::Nothing, |call| {
        matching::find(&model.notebook, call, &theirs)
    });
    let (calls, is_alike) = match found {
        Found::Alike(calls) => (calls, true),
        Found::SameDay(calls) => (calls, false),
        Found::OwnNotes => return Observer::Refused(Refusal::OwnNotes),
        Found::Nothing => return Observer::Refused(Refusal::NoSuchCall),
    };
    Observer::Choose {
        file: file.to_owned(),
        theirs,
        calls,
        is_alike,
    }
}

/// A person says that this call of the file is the same. One that still runs there isn't: its notes aren't done.
fn confirmed(model: &mut Model, id: CallId, other: CallId) -> Observer {
    match core::mem::take(&mut model.observer) {
        Observer::Choose {
            file,
            theirs,
            calls,
            ..
        } if calls.contains(&other) && theirs.call(other).is_some_and(Call::is_over) => {
            let laid = laid_beside(model, id, file, &theirs, other);
            laid.map_or_else(Observer::Refused, Observer::Compared)
        }
        observer => observer,
    }
}

fn laid_beside(
    model: &Model,
    id: CallId,
    file: String,
    theirs: &Notebook,
    other: CallId,
) -> Result<Compared, Refusal> {
    let here = Held::of(&model.notebook, id, model.now).ok_or(Refusal::NoSuchCall)?;
    let there = Held::of(theirs, other, model.now).ok_or(Refusal::NoSuchCall)?;
    let (mine, seen) = (Seen::all(&model.notebook, id), Seen::all(theirs, other));
    if mine.len().max(seen.len()) > MOST_MOMENTS {
        return Err(Refusal::TooMany);
    }
    let between = clocks::between(here, there);
    let suggested = clocks::suggested(&mine, &seen, between);
    Ok(Compared {
        file,
        theirs: Theirs {
            held: there,
            seen,
            codebook: theirs.codebook().clone(),
        },
        between,
        suggested,
        shift: suggested.unwrap_or_default(),
        window: USUAL_WINDOW,
        behaviour: None,
    })
}

fn unseal(model: &mut Model, stamp: Stamp, passphrase: Passphrase) -> Option<Effect> {
    match &mut model.observer {
        Observer::Sealed { sealed, lock, .. } => files::try_on(sealed, lock, stamp, passphrase),
        _ => None,
    }
}

/// Whether a file that is being opened is the other manager's.
pub(super) fn waits_for(model: &Model, id: Uuid) -> bool {
    matches!(&model.observer, Observer::Sealed { lock, .. } if *lock == Lock::Opening(id))
}

/// What came of the opening.
#[inline(never)]
pub(super) fn unsealed(model: &mut Model, result: Result<Unsealed, SealFault>) {
    let Route::Observer(id) = model.route else {
        return;
    };
    let (file, sealed) = match core::mem::take(&mut model.observer) {
        Observer::Sealed { file, sealed, .. } => (file, sealed),
        observer => {
            model.observer = observer;
            return;
        }
    };
    model.observer = match Tried::from(result) {
        Tried::Opened(opened) => match &*sealed {
            Closed::Sealed(one) if one.header.content() == Content::Json => {
                matched(model, id, &file, &opened.text)
            }
            _ => Observer::Refused(Refusal::NoNotes),
        },
        Tried::Spoiled(fault) => Observer::Refused(Refusal::Spoiled(fault)),
        Tried::Stuck(fault) => Observer::Sealed {
            file,
            sealed,
            lock: Lock::Stuck(fault),
        },
    };
}
