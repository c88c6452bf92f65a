//! A rep's record: how far along, what is worked on, the name.

use super::{forget, save};
use crate::app::effect::Effect;
use crate::app::event::{RepEvent, Stamp};
use crate::app::model::Model;
use crate::domain::{Name, Rep, RepId};
use crate::wire::Key;

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, id: RepId, event: RepEvent) -> Vec<Effect> {
    match event {
        RepEvent::ForgetAsked | RepEvent::ForgetLeft => {
            forget::ask(model, id, event == RepEvent::ForgetAsked);
            return vec![];
        }
        RepEvent::Forgotten => return forget::forget(model, stamp, id).into_iter().collect(),
        _ => {}
    }
    let Some(rep) = model.notebook.rep(id).filter(|_| model.is_whole()) else {
        return vec![];
    };
    let Some(rep) = changed(model, rep.clone(), event) else {
        return vec![];
    };
    model.notebook.put_rep(Rep {
        edited: stamp.now,
        ..rep
    });
    vec![save(model, [Key::Rep(id)])]
}

fn changed(model: &Model, mut rep: Rep, event: RepEvent) -> Option<Rep> {
    match event {
        RepEvent::StageChosen(stage) => rep.stage = stage,
        RepEvent::FocusChosen(focus) => {
            let codebook = model.notebook.codebook();
            rep.focus = focus.filter(|key| codebook.find(key).is_some());
        }
        // What can't be a name leaves the last one that could.
        RepEvent::Renamed(typed) => rep.name = Name::new(&typed).ok()?,
        RepEvent::ForgetAsked | RepEvent::ForgetLeft | RepEvent::Forgotten => return None,
    }
    Some(rep)
}
