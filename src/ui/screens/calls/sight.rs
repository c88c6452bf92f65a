//! Tells the model what of the list of calls is in view and when it has settled, and goes to where the list
//! was left.

use core::time::Duration;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::Element;

use crate::app::Event;
use crate::app::event::CallsEvent;
use crate::app::window::{HUNDREDTHS, Pace, Sight};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::widgets::keyed::Key;

/// Follows the list from the place where it was left, as long as the screen stands.
pub(super) fn follow(app: App, list: Element, rows: Piece<Vec<Key>>) {
    let list = StoredValue::new(SendWrapper::new(list));
    let is_placed = StoredValue::new(false);
    let look = move || {
        if is_placed.try_get_value() == Some(true) {
            let sight = list.try_with_value(|list| seen(app, list));
            tell(app, sight.flatten());
        }
    };
    for event in ["scroll", "resize"] {
        let following = window_event_listener_untyped(event, move |_| look());
        on_cleanup(move || following.remove());
    }
    // The rows may be of another height than those before.
    Effect::new(move || {
        rows.with(|_| ());
        request_animation_frame(look);
    });
    settle(app);
    // A screen begins at its top: what scrolls it there is done by the next frame.
    request_animation_frame(move || {
        let left = app.look(|model| model.calls.sight.top);
        list.try_with_value(|list| go_to(list, left));
        is_placed.try_set_value(true);
        look();
    });
}

/// So long nothing is typed and nothing flies by: a frame or two of a slow phone, so that what waits comes
/// before it is missed.
const QUIET: Duration = Duration::from_millis(100);

fn settle(app: App) {
    let place = Piece::of_model(app, |model| {
        let calls = &model.calls;
        Some((calls.pace, calls.sight, calls.typed.clone()))
    });
    let mut tell = debounce(QUIET, move |()| app.send(Event::Calls(CallsEvent::Settled)));
    Effect::new(move || {
        if place.with(|place| place.is_some_and(|(pace, ..)| *pace != Pace::Calm)) {
            tell(());
        }
    });
}

fn tell(app: App, sight: Option<Sight>) {
    let is_other = |sight: &Sight| app.look(|model| model.calls.sight != *sight);
    if let Some(sight) = sight.filter(is_other) {
        app.send(Event::Calls(CallsEvent::Scrolled(sight)));
    }
}

/// An empty list has no row to measure: its height is kept.
fn seen(app: App, list: &Element) -> Option<Sight> {
    let row = list.first_element_child();
    let row = row.map(|row| row.get_bounding_client_rect().height());
    let before = app.look(|model| model.calls.sight.row);
    let height = window().inner_height().ok()?.as_f64()?;
    Some(Sight {
        top: whole(-list.get_bounding_client_rect().top()),
        height: u32::try_from(whole(height)).ok()?,
        row: match row {
            Some(row) => u32::try_from(whole(row * f64::from(HUNDREDTHS))).ok()?,
            None => before,
        },
    })
}

/// A list of which the beginning was in view is left at its beginning.
fn go_to(list: &Element, top: i64) {
    let Ok(top) = i32::try_from(top) else { return };
    if top > 0 {
        let to = list.get_bounding_client_rect().top() + f64::from(top);
        window().scroll_by_with_x_and_y(0.0, to);
    }
}

/// The nearest whole number.
fn whole(value: f64) -> i64 {
    value.round() as i64
}
