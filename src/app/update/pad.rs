//! The pad: one tap is one moment, shown at once and saved at once. A second tap by accident does no
//! harm, and the last steps can be taken back.

use super::calls::{add_moment, change};
use super::steps;
use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{PadEvent, Sheet, Stamp, Tap};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::states::{lasting_since, speaking};
use crate::domain::{
    BehaviourKey, CallId, Elapsed, NetMove, NetState, Shape, Step, Timestamp, Timing, What,
};
use crate::wire::Key;

/// A second tap on the same point within this time is an accident.
const TWICE: Elapsed = Elapsed(400);

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, id: CallId, event: PadEvent) -> Vec<Effect> {
    let runs = model
        .notebook
        .call(id)
        .is_some_and(|call| call.is_running());
    if !runs || !model.is_open() {
        return vec![];
    }
    match event {
        PadEvent::Tapped(tap) => tapped(model, stamp, id, tap).into_iter().collect(),
        PadEvent::Undone => {
            // What is taken back may be tapped again at once.
            model.pad.last = None;
            steps::undo(model, stamp, id).into_iter().collect()
        }
        PadEvent::SheetOpened(sheet) => {
            model.pad.sheet = sheet;
            vec![]
        }
        PadEvent::KeySwapped { old, new } => {
            swap(model, stamp, id, &old, new).into_iter().collect()
        }
        PadEvent::Ended => {
            model.pad.sheet = Sheet::None;
            let last = model.notebook.last_at(id);
            let ended = change(model, stamp, id, |call| call.end(stamp.now, last));
            ended.into_iter().chain([on_to(Route::Lot(id))]).collect()
        }
    }
}

fn tapped(model: &mut Model, stamp: Stamp, id: CallId, tap: Tap) -> Option<Effect> {
    // A moment names only what the codebook has: a file of it couldn't be read.
    if let Tap::Behaviour(key) | Tap::Over(key) = &tap {
        model.notebook.codebook().find(key)?;
    }
    model.pad.word = already(model, id, &tap).map(|words| (words, stamp.now));
    if matches!(tap, Tap::TripWire(_)) {
        model.pad.sheet = Sheet::None;
    }
    let last = model.pad.last.as_ref();
    if model.pad.word.is_some() || (is_point(model, &tap) && is_twice(last, &tap, stamp.now)) {
        return None;
    }
    model.pad.last = Some((tap.clone(), stamp.now));
    // The clock may have been set back in the call: a tap is never before the last one.
    let length = model.notebook.length(model.notebook.call(id)?, stamp.now);
    let (what, lead) = what(model, tap);
    let at = length.less(lead);
    let moment = add_moment(model, stamp, id, at, Timing::Tapped, what);
    steps::note(model, stamp, id, Step::Added(moment));
    Some(save(model, [Key::Moment(id, moment), Key::Steps(id)]))
}

/// A clock that went backwards tells nothing about the time between two taps.
fn is_twice(last: Option<&(Tap, Timestamp)>, tap: &Tap, now: Timestamp) -> bool {
    last.is_some_and(|(other, at)| other == tap && *at <= now && now.since(*at) < TWICE)
}

fn is_point(model: &Model, tap: &Tap) -> bool {
    match tap {
        Tap::Behaviour(key) => shape(model, key) == Shape::Point,
        Tap::Net(step) => matches!(step, NetMove::Held | NetMove::Redirected),
        Tap::Star | Tap::Zone(_) | Tap::TripWire(_) => true,
        Tap::Over(_) | Tap::Speaking(_) => false,
    }
}

fn shape(model: &Model, key: &BehaviourKey) -> Shape {
    let behaviour = model.notebook.codebook().find(key);
    behaviour.map_or(Shape::Point, |behaviour| behaviour.shape)
}

/// What to say of a tap on a state that is so already. It does nothing else.
fn already(model: &Model, id: CallId, tap: &Tap) -> Option<String> {
    let moments = model.notebook.moments(id);
    match tap {
        Tap::Net(NetMove::TookOver) => match NetState::of(moments) {
            NetState::TakenOver { since } => {
                Some(format!("You have had the call since {}.", since.clock()))
            }
            NetState::Ready => None,
        },
        Tap::Net(NetMove::HandedBack) if NetState::of(moments) == NetState::Ready => {
            let call = model.notebook.call(id)?;
            let first = phrase::first_name(&model.notebook, call);
            Some(format!("The call is with {first} already."))
        }
        Tap::Behaviour(key) if shape(model, key) == Shape::State => {
            let since = lasting_since(moments, key)?;
            Some(format!("Runs since {} already.", since.clock()))
        }
        Tap::Over(key) if lasting_since(moments, key).is_none() => {
            Some("That is over already.".to_owned())
        }
        Tap::Speaking(speaker) if speaking(moments) == Some(*speaker) => {
            Some(format!("{}: marked already.", speaker.label()))
        }
        _ => None,
    }
}

fn what(model: &Model, tap: Tap) -> (What, Elapsed) {
    match tap {
        Tap::Behaviour(key) => {
            let lead = model
                .notebook
                .codebook()
                .find(&key)
                .map(|behaviour| behaviour.lead);
            (What::Behaviour(key), lead.unwrap_or_default())
        }
        Tap::Over(key) => (What::Over(key), Elapsed::default()),
        Tap::Net(step) => (What::Net(step), Elapsed::default()),
        Tap::Star => (What::Star, Elapsed::default()),
        Tap::Zone(zone) => (What::Zone(zone), Elapsed::default()),
        Tap::Speaking(speaker) => (What::Speaking(speaker), Elapsed::default()),
        Tap::TripWire(wire) => (What::TripWire(wire), Elapsed::default()),
    }
}

/// A behaviour takes the place of another; one that is on the pad already changes places with it.
fn swap(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    old: &BehaviourKey,
    new: BehaviourKey,
) -> Option<Effect> {
    model.notebook.codebook().find(&new)?;
    let mut keys = model.notebook.keys(model.notebook.call(id)?);
    let at = keys.iter().position(|key| key == old)?;
    match keys.iter().position(|key| *key == new) {
        Some(other) => keys.swap(at, other),
        None => keys[at] = new,
    }
    model.pad.sheet = Sheet::None;
    change(model, stamp, id, |call| {
        call.keys = keys;
        Ok(())
    })
}
