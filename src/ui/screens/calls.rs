//! The calls, the newest first, and what is looked for in them.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::CallsEvent;
use crate::app::view::calls::{self, CallsView};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part};
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::fields::search_field;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::more::more_button;
use crate::ui::widgets::rows::call_rows;

pub(crate) fn screen(app: App) -> Block {
    // The list is worked out again only when the notes or what is looked for are others.
    let footing = Piece::of_model(app, |model| {
        let place = &model.calls;
        Some((model.revision, place.typed.clone(), place.more))
    });
    let view = Piece::resting_on(footing, app, |model| Some(calls::calls(model)));
    let rows = drawn_from(view, |view: &CallsView| {
        match (view.is_new, view.rows.is_empty()) {
            (true, _) => p("large", "Your calls will be here, the newest first."),
            (false, true) => p("", "No call has all of these words."),
            (false, false) => call_rows(&view.rows),
        }
    });
    let more = move || app.send(Event::Calls(CallsEvent::MoreWanted));
    let more = more_button(part(view, |view| view.left), more);
    let told = live("quiet", "status", part(view, |view| view.told.clone()));
    let middle = vec![look_for(app, view), told, rows, more];
    frame::screen("Calls", "", vec![tabs(Tab::Calls)], middle)
}

/// Nothing is looked for where there is nothing.
fn look_for(app: App, view: Piece<CallsView>) -> Block {
    let is_new = part(view, |view| view.is_new);
    drawn(move || {
        if is_new.get() {
            return nothing();
        }
        let typed = app.look(|model| model.calls.typed.clone());
        let field = search_field("Search calls", typed, move |typed| {
            app.send(Event::Calls(CallsEvent::Typed(typed)));
        });
        div("look-for", vec![field])
    })
}
