//! A call's page: all of it, and the next thing to do with it.

use leptos::prelude::*;

use super::summary::head;
use crate::app::Route;
use crate::app::view::call::{self, CallView};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece, when_here};
use crate::ui::widgets::blocks::div;
use crate::ui::widgets::controls::link;
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::moments::{moment_list, no_tail};
use crate::ui::widgets::rope::rope_figure;
use crate::wire::Scope;

pub(crate) fn screen(app: App, id: CallId) -> AnyView {
    let view = Piece::of_model(app, move |model| call::call(model, id));
    when_here(view, move || {
        let rep = part(view, |view| view.head.rep.clone());
        let account = part(view, |view| view.head.account.clone().unwrap_or_default());
        let moments = piece(view, |view| Some(view.moments.clone()));
        let told = part(view, |view| view.share.clone().unwrap_or_default());
        let middle = vec![
            drawn_from(view, move |view| above(view, id)),
            moment_list(app, id, moments, no_tail),
            share_file(app, "Share as JSON", Scope::Call(id), told),
        ];
        frame::screen(rep, account, vec![tabs(Tab::Calls)], middle)
    })
}

fn above(view: &CallView, id: CallId) -> AnyView {
    vec![
        head(&view.head),
        rope_figure(&view.rope, None),
        ways(view, id),
    ]
    .into_any()
}

/// Where the call leads from here.
fn ways(view: &CallView, id: CallId) -> AnyView {
    let next = view
        .next
        .map_or_else(nothing, |(label, to)| link("go", to, label));
    let mut more = Vec::new();
    if view.has_summary {
        more.push(link("plain", Route::Summary(id), "Summary"));
    }
    if !matches!(view.next, Some((_, Route::Lot(_) | Route::Pad(_)))) {
        more.push(link("plain", Route::Lot(id), "Parking lot"));
    }
    div("stack", vec![next, div("pair", more)])
}
