//! Looking for calls: what was typed and chosen, and the place in the list, stay while a person looks
//! into a call and comes back.

use crate::app::event::CallsEvent;
use crate::app::model::Model;
use crate::app::pick::Filters;
use crate::app::route::Route;
use crate::app::search::Query;

pub(super) fn update(model: &mut Model, event: CallsEvent) {
    let place = &mut model.calls;
    match event {
        CallsEvent::Typed(typed) => place.typed = typed,
        CallsEvent::Chosen(choice) => place.filters.choose(choice),
        CallsEvent::Cleared => {
            place.typed.clear();
            place.filters = Filters::default();
        }
        CallsEvent::Scrolled(sight) => place.sight = sight,
    }
}

/// What is looked for is found in the notes as they are now. Nothing is read as long as nobody looks.
pub(super) fn keep_up(model: &mut Model) {
    if model.route == Route::Calls && !Query::typed(&model.calls.typed).is_blank() {
        let finder = &mut model.calls.finder;
        finder.keep_up(&model.notebook, model.revision);
    }
}
