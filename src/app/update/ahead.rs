//! A large file is made ahead, slice by slice beside the thumb, and leaves by a tap of its own: in one go it would hold
//! the screen for a second and more. What is made goes to the browser piece by piece, so that the app never has the
//! whole of it. If the notes change before it leaves, it is made anew: what leaves is one notebook, and the one that
//! is there. Whoever leaves the screen lets go of it.

use uuid::Uuid;

use crate::app::effect::{Aside, Effect};
use crate::app::event::{Parcel, Stamp};
use crate::app::leaving::Terms;
use crate::app::leaving::making::Making;
use crate::app::model::ahead::is_large;
use crate::app::model::{Ahead, Model, Of, Outgoing, Seal, SealStage, Share, Underway, Waiting};
use crate::app::route::Route;
use crate::domain::Notebook;

/// About so many records are gathered or written at once: a few milliseconds on a slow phone. The shell asks for slice
/// after slice until it is the browser's turn.
const SLICE: usize = 400;

/// Begins to make a file, unless it is that one already that is made.
pub(super) fn begin(model: &mut Model, stamp: Stamp, what: Parcel, terms: Terms) {
    if !model.ahead.is_of(what, terms) {
        make(model, stamp, what, terms);
    }
}

fn make(model: &mut Model, stamp: Stamp, what: Parcel, terms: Terms) {
    let at = (stamp.now, stamp.zone);
    let making = Making::begin(&model.notebook, what, terms, at);
    model.ahead = making.map_or(Ahead::None, |making| {
        let of = Of {
            id: stamp.id,
            what,
            terms,
            edition: model.notebook.edition(),
        };
        Ahead::Making(Box::new(Underway {
            of,
            making,
            bytes: 0,
        }))
    });
}

/// The next slice.
pub(super) fn read_on(model: &mut Model) -> Option<Effect> {
    let Ahead::Making(underway) = &mut model.ahead else {
        return None;
    };
    match slice(&mut underway.making, &model.notebook) {
        Ok((is_more, piece)) => {
            let piece = piece.map(|piece| {
                underway.bytes += piece.len() as u64;
                Effect::SetAside(underway.of.id, piece)
            });
            if !is_more {
                model.ahead = made(underway);
            }
            piece
        }
        Err(error) => {
            let why = error.to_string();
            failed(model, why);
            None
        }
    }
}

/// Some more of a file: whether there is more to do, and what the browser is to keep of it.
pub(super) fn slice(
    making: &mut Making,
    notebook: &Notebook,
) -> serde_json::Result<(bool, Option<String>)> {
    let is_more = making.go_on(notebook, SLICE)?;
    let piece = match is_more {
        true => making.piece()?,
        false => Some(making.rest()?),
    };
    Ok((is_more, piece))
}

fn made(underway: &Underway) -> Ahead {
    let (name, kind) = underway.making.named();
    Ahead::Made(Waiting {
        of: underway.of,
        file: Aside {
            id: underway.of.id,
            name,
            kind,
            bytes: underway.bytes,
        },
    })
}

fn failed(model: &mut Model, why: String) {
    model.ahead = Ahead::None;
    model.share = Share::Failed { why };
}

/// The browser couldn't keep a piece of a file.
pub(super) fn not_kept(model: &mut Model, id: Uuid, why: String) {
    if model.ahead.of().is_some_and(|of| of.id == id) {
        failed(model, why);
    }
}

/// Whether the tap by which something is to leave hands it over, and doesn't begin to make it.
pub(super) fn leaves_now(model: &Model, outgoing: &Outgoing) -> bool {
    let Outgoing { what, terms, .. } = *outgoing;
    model.ahead.made(what, terms).is_some() || !is_large(&model.notebook, what)
}

/// The file that the browser keeps for the app.
pub(super) fn kept(model: &Model) -> Option<Uuid> {
    let sealed = model.seal.as_ref().and_then(|seal| match &seal.stage {
        SealStage::SealedAside(file) => Some(file.id),
        _ => None,
    });
    model.ahead.of().map(|of| of.id).or(sealed)
}

/// Sees to the file after each event: it is of what is to leave, and of the notebook as it is. `before` is what the browser
/// kept then.
pub(super) fn keep_up(model: &mut Model, stamp: Stamp, before: Option<Uuid>) -> Vec<Effect> {
    let Some(of) = model.ahead.of().copied() else {
        return let_go(model, before);
    };
    if !is_wanted(model, &of) {
        model.ahead = Ahead::None;
    } else if !of.edition.is_still(model.notebook.edition()) {
        make(model, stamp, of.what, of.terms);
    }
    let mut effects = let_go(model, before);
    if matches!(model.ahead, Ahead::Making(_)) {
        effects.push(Effect::ReadOn);
    }
    effects
}

/// Whether a screen is open by which such a file leaves, on the terms on which it was begun.
fn is_wanted(model: &Model, of: &Of) -> bool {
    let chosen = match model.route {
        Route::Share => model.outgoing.map(|one| (one.what, one.terms)),
        Route::Seal => model.seal.as_ref().map(|seal| (seal.what, seal.terms)),
        _ => None,
    };
    chosen == Some((of.what, of.terms)) && is_large(&model.notebook, of.what)
}

fn let_go(model: &Model, before: Option<Uuid>) -> Vec<Effect> {
    let gone = before.filter(|id| kept(model) != Some(*id));
    gone.map(Effect::LetGo).into_iter().collect()
}

/// What waits for a passphrase is made once the screen is open that asks for it, and not again and again if it can't be.
pub(super) fn begin_for_seal(model: &mut Model, stamp: Stamp) {
    let waits = |seal: &&Seal| seal.may_begin() && is_large(&model.notebook, seal.what);
    let seal = model.seal.as_ref().filter(waits);
    if model.route != Route::Seal || matches!(model.share, Share::Failed { .. }) {
        return;
    }
    if let Some((what, terms)) = seal.map(|seal| (seal.what, seal.terms)) {
        begin(model, stamp, what, terms);
    }
}
