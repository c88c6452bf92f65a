//! The pad: one tap is one moment, shown at once and saved at once.

use super::calls::{add_moment, change};
use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{PadEvent, Stamp, Tap};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{CallId, Elapsed, Timing, What};
use crate::wire::Key;

pub(super) fn update(model: &mut Model, stamp: Stamp, id: CallId, event: PadEvent) -> Vec<Effect> {
    let Some(call) = model.notebook.call(id).filter(|call| call.is_running()) else {
        return vec![];
    };
    if !model.is_open() {
        return vec![];
    }
    match event {
        PadEvent::Tapped(tap) => {
            let length = call.length(stamp.now);
            let (what, lead) = tapped(model, tap);
            // The clock may have been set back in the call: a tap is never before the last one.
            let at = length.less(lead).max(model.notebook.last_at(id).less(lead));
            vec![add_moment(model, stamp, id, at, Timing::Tapped, what)]
        }
        PadEvent::Undone => undo(model, id),
        PadEvent::Ended => {
            let last = model.notebook.last_at(id);
            let ended = change(model, stamp, id, |call| call.end(stamp.now, last));
            ended.into_iter().chain([on_to(Route::Lot(id))]).collect()
        }
    }
}

fn tapped(model: &Model, tap: Tap) -> (What, Elapsed) {
    match tap {
        Tap::Behaviour(key) => {
            let lead = model.codebook.find(&key).map(|behaviour| behaviour.lead);
            (What::Behaviour(key), lead.unwrap_or_default())
        }
        Tap::Net(step) => (What::Net(step), Elapsed::default()),
        Tap::Star => (What::Star, Elapsed::default()),
    }
}

fn undo(model: &mut Model, call: CallId) -> Vec<Effect> {
    let Some(newest) = model.notebook.moments(call).last().map(|moment| moment.id) else {
        return vec![];
    };
    model.notebook.take_moment(call, newest);
    vec![save(model, [Key::Moment(call, newest)])]
}
