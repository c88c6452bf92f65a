//! Looking for calls: what was typed and chosen, and the place in the list, stay while a person looks
//! into a call and comes back.

use crate::app::effect::Effect;
use crate::app::event::CallsEvent;
use crate::app::model::Model;
use crate::app::pick::Filters;
use crate::app::route::Route;
use crate::app::search::Finder;
use crate::app::window::Pace;

pub(super) fn update(model: &mut Model, event: CallsEvent) {
    let place = &mut model.calls;
    place.pace = match &event {
        CallsEvent::Settled => place.pace.calmer(),
        CallsEvent::Scrolled(sight) if sight.is_near(place.sight) => place.pace,
        _ => Pace::Hurried,
    };
    match event {
        CallsEvent::Typed(typed) => place.typed = typed,
        CallsEvent::Chosen(choice) => place.filters.choose(choice),
        CallsEvent::Cleared => {
            place.typed.clear();
            place.filters = Filters::default();
        }
        CallsEvent::Scrolled(sight) => place.sight = sight,
        CallsEvent::Settled => {}
    }
}

/// How many calls are read for the search at once: a few milliseconds on a slow phone. The shell asks for
/// slice after slice until it is the browser's turn.
const SLICE: usize = 100;

/// The calls are read as soon as their list is open, so that what is typed then is found at once. Away
/// from it nothing is read, nor before all calls are here.
pub(super) fn keep_up(model: &mut Model) -> Option<Effect> {
    if !is_list_open(model) {
        return None;
    }
    let place = &mut model.calls;
    place.newest.keep_up(&model.notebook, model.revision);
    let finder = &mut place.finder;
    finder.keep_up(&mut model.notebook);
    (finder.left() > 0).then_some(Effect::ReadOn)
}

/// The next slice.
pub(super) fn read_on(model: &mut Model) {
    if is_list_open(model) {
        model.calls.finder.read_on(&model.notebook, SLICE);
    }
}

fn is_list_open(model: &Model) -> bool {
    model.route == Route::Calls && model.is_whole()
}

/// What the search knows of calls is given up: words of it may have gone for good.
pub(super) fn begin_anew(model: &mut Model) {
    model.calls.finder = Finder::default();
    model.notebook.is_news_as_a_whole();
}
