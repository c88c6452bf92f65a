//! Sealing a file: what is in it is made when the passphrase is there, sealed by the browser, and leaves
//! by a tap of its own. The passphrase goes through here into an effect, and stays in nothing.

use super::files;
use crate::app::care::Leaving;
use crate::app::effect::{Effect, FileKind, History, OutFile, ToSeal};
use crate::app::event::{Parcel, SealEvent, Stamp};
use crate::app::model::{Model, Notes, Seal, SealStage, Share};
use crate::app::outputs;
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::app::view::summary::summary;
use crate::wire::sealed::{Content, Passphrase, SealFault};
use crate::wire::{self, Scope};
use uuid::Uuid;

pub(super) fn update(model: &mut Model, stamp: Stamp, event: SealEvent) -> Vec<Effect> {
    if model.notes == Notes::MadeUp {
        model.share = Share::MadeUp;
        return vec![];
    }
    match event {
        SealEvent::Wanted(what) => wanted(model, what),
        SealEvent::PassphraseChosen(passphrase) => {
            chosen(model, stamp, passphrase).into_iter().collect()
        }
        SealEvent::ShareWanted => share(model).into_iter().collect(),
    }
}

fn wanted(model: &mut Model, what: Parcel) -> Vec<Effect> {
    if let Some(seal) = &mut model.seal {
        if seal.may_begin() {
            (seal.what, seal.stage) = (what, SealStage::Asked);
        }
        return vec![];
    }
    model.seal = Some(Seal {
        what,
        from: model.route,
        stage: SealStage::Asked,
        leaving: None,
    });
    vec![Effect::Show(Route::Seal, History::Add)]
}

fn chosen(model: &mut Model, stamp: Stamp, passphrase: Passphrase) -> Option<Effect> {
    let what = model.seal.as_ref().filter(|seal| seal.may_begin())?.what;
    let made = content(model, stamp, what);
    let seal = model.seal.as_mut()?;
    let (content, text) = match made {
        Ok(made) => made,
        Err(why) => {
            seal.stage = SealStage::Failed(SealFault::Failed { why });
            return None;
        }
    };
    seal.stage = SealStage::Sealing(stamp.id);
    seal.leaving = (what == Parcel::Notes(Scope::Everything)).then_some(Leaving {
        made: stamp.now,
        changed: None,
    });
    Some(Effect::Seal(ToSeal {
        id: stamp.id,
        content,
        text,
        passphrase,
    }))
}

/// What is to be sealed, as it would leave without a seal.
fn content(model: &Model, stamp: Stamp, what: Parcel) -> Result<(Content, String), String> {
    match what {
        Parcel::Notes(scope) => {
            let text = wire::export(&model.notebook, scope, stamp.now);
            let text = text.map_err(|error| error.to_string())?;
            Ok((Content::Json, text))
        }
        Parcel::Summary(call, form) => {
            let summary = summary(model, call);
            let file = summary.and_then(|summary| outputs::file(&summary, form, stamp));
            let (kind, text) = file.ok_or("there is no such file of this call")?;
            Ok((kind_of(kind), text))
        }
    }
}

fn kind_of(kind: FileKind) -> Content {
    match kind {
        FileKind::Json | FileKind::Sealed => Content::Json,
        FileKind::Text => Content::Text,
        FileKind::Markdown => Content::Markdown,
        FileKind::Calendar => Content::Calendar,
    }
}

/// The browser has sealed it, or failed. What was asked for before is of no interest.
pub(super) fn sealed(model: &mut Model, stamp: Stamp, id: Uuid, result: Result<String, SealFault>) {
    let Some(seal) = &mut model.seal else { return };
    if seal.stage != SealStage::Sealing(id) {
        return;
    }
    seal.stage = match result {
        // The name says no more than the file does.
        Ok(text) => SealStage::Sealed(OutFile {
            name: format!(
                "curbside-sealed-{}",
                phrase::iso_date(stamp.now, stamp.zone)
            ),
            kind: FileKind::Sealed,
            text,
        }),
        Err(fault) => SealStage::Failed(fault),
    };
}

fn share(model: &mut Model) -> Option<Effect> {
    let Some(Seal {
        stage: SealStage::Sealed(file),
        ..
    }) = &model.seal
    else {
        return None;
    };
    let file = file.clone();
    files::leaves(model, file)
}
