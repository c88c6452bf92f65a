//! Sealing a file: what is in it is made when the passphrase is there, sealed by the browser, and leaves
//! by a tap of its own; a large one is made [`ahead`] of its passphrase. The passphrase goes through here into an effect, and stays in nothing.

use super::{files, share};
use crate::app::care::Leaving;
use crate::app::effect::{Aside, Effect, FileKind, History, OutFile, ToSeal};
use crate::app::event::{Parcel, SealEvent, Stamp};
use crate::app::leaving::Terms;
use crate::app::model::ahead::is_large;
use crate::app::model::{Ahead, Model, Notes, Seal, SealStage, Share};
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::wire::sealed::{Content, Passphrase, SealFault};
use uuid::Uuid;

#[inline(never)]
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
        SealEvent::ShareWanted => hand_over(model).into_iter().collect(),
    }
}

fn wanted(model: &mut Model, what: Parcel) -> Vec<Effect> {
    if let Some(seal) = &mut model.seal {
        if seal.may_begin() {
            (seal.what, seal.stage) = (what, SealStage::Asked);
        }
        return vec![];
    }
    let outgoing = model.outgoing.filter(|outgoing| outgoing.what == what);
    model.seal = Some(Seal {
        what,
        terms: outgoing.map_or_else(|| Terms::usual(what), |outgoing| outgoing.terms),
        from: model.route,
        stage: SealStage::Asked,
        leaving: None,
    });
    vec![Effect::Show(Route::Seal, History::Add)]
}

fn chosen(model: &mut Model, stamp: Stamp, passphrase: Passphrase) -> Option<Effect> {
    let seal = model.seal.as_ref().filter(|seal| seal.may_begin())?;
    let (what, terms) = (seal.what, seal.terms);
    if is_large(&model.notebook, what) {
        return chosen_for_large(model, stamp, passphrase, (what, terms));
    }
    let made = content(model, stamp, what, terms);
    let seal = model.seal.as_mut()?;
    let (content, text) = match made {
        Ok(made) => made,
        Err(why) => {
            seal.stage = SealStage::Failed(SealFault::Failed { why });
            return None;
        }
    };
    begin(seal, stamp);
    Some(Effect::Seal(ToSeal {
        id: stamp.id,
        content,
        text,
        passphrase,
    }))
}

fn begin(seal: &mut Seal, stamp: Stamp) {
    seal.stage = SealStage::Sealing(stamp.id);
    seal.leaving = seal
        .terms
        .are_of_a_backup(seal.what)
        .then_some(Leaving::made(stamp.now));
}

/// A large file is made before its passphrase is asked for, and is the notebook as it is now. The browser has it: the app
/// gives it away with the passphrase.
fn chosen_for_large(
    model: &mut Model,
    stamp: Stamp,
    passphrase: Passphrase,
    (what, terms): (Parcel, Terms),
) -> Option<Effect> {
    let file = model.ahead.made(what, terms)?;
    let (file, content) = (file.id, kind_of(file.kind));
    model.ahead = Ahead::None;
    begin(model.seal.as_mut()?, stamp);
    Some(Effect::SealAside {
        id: stamp.id,
        content,
        file,
        passphrase,
    })
}

/// What is to be sealed, as it would leave without a seal.
fn content(
    model: &Model,
    stamp: Stamp,
    what: Parcel,
    terms: Terms,
) -> Result<(Content, String), String> {
    let OutFile { kind, text, .. } = share::made(model, stamp, what, terms)?;
    Ok((kind_of(kind), text))
}

fn kind_of(kind: FileKind) -> Content {
    match kind {
        FileKind::Json | FileKind::Sealed => Content::Json,
        FileKind::Text => Content::Text,
        FileKind::Markdown => Content::Markdown,
        FileKind::Calendar => Content::Calendar,
        FileKind::Csv => Content::Csv,
        FileKind::Ndjson => Content::Ndjson,
    }
}

/// The browser has sealed it, or failed. What was asked for before is of no interest.
#[inline(never)]
pub(super) fn sealed(model: &mut Model, stamp: Stamp, id: Uuid, result: Result<String, SealFault>) {
    let Some(seal) = &mut model.seal else { return };
    if seal.stage != SealStage::Sealing(id) {
        return;
    }
    seal.stage = match result {
        Ok(text) => SealStage::Sealed(OutFile {
            name: name(stamp),
            kind: FileKind::Sealed,
            text,
        }),
        Err(fault) => SealStage::Failed(fault),
    };
}

/// The same of a large one. The browser lets go of what nobody waits for.
#[inline(never)]
pub(super) fn sealed_aside(
    model: &mut Model,
    stamp: Stamp,
    id: Uuid,
    result: Result<u64, SealFault>,
) -> Option<Effect> {
    let waits = |seal: &&mut Seal| seal.stage == SealStage::Sealing(id);
    let Some(seal) = model.seal.as_mut().filter(waits) else {
        return Some(Effect::LetGo(id));
    };
    seal.stage = match result {
        Ok(bytes) => SealStage::SealedAside(Aside {
            id,
            name: name(stamp),
            kind: FileKind::Sealed,
            bytes,
        }),
        Err(fault) => SealStage::Failed(fault),
    };
    None
}

/// It says no more than the file does.
fn name(stamp: Stamp) -> String {
    let date = phrase::iso_date(stamp.now, stamp.zone);
    format!("curbside-sealed-{date}")
}

fn hand_over(model: &mut Model) -> Option<Effect> {
    match &model.seal.as_ref()?.stage {
        SealStage::Sealed(file) => {
            let file = file.clone();
            files::leaves(model, file)
        }
        SealStage::SealedAside(file) => {
            let file = file.clone();
            Some(files::leaves_aside(model, file))
        }
        SealStage::Asked | SealStage::Failed(_) | SealStage::Sealing(_) => None,
    }
}
