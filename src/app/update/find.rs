//! Looking for calls: what was typed stays while a person looks into a call and comes back.

use crate::app::event::CallsEvent;
use crate::app::model::Model;
use crate::app::route::Route;
use crate::app::search::Query;

pub(super) fn update(model: &mut Model, event: CallsEvent) {
    match event {
        CallsEvent::Typed(typed) => (model.calls.typed, model.calls.more) = (typed, 0),
        CallsEvent::MoreWanted => model.calls.more = model.calls.more.saturating_add(1),
    }
}

/// What is looked for is found in the notes as they are now. Nothing is read as long as nobody looks.
pub(super) fn keep_up(model: &mut Model) {
    if model.route == Route::Calls && !Query::typed(&model.calls.typed).is_blank() {
        let finder = &mut model.calls.finder;
        finder.keep_up(&model.notebook, model.revision);
    }
}
