//! What stands above every screen but the pad: what happened, what is safe, what to do.

use leptos::prelude::*;

use super::blocks::{b, div, span};
use super::controls::button;
use crate::app::Route;
use crate::app::model::Model;
use crate::app::view::notices::{Notice, notices};
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing};

/// The notices of the app, the most urgent first.
pub(crate) fn notices_above(app: App) -> AnyView {
    let notices = Piece::of_model(app, above_the_screen);
    let all = move |notices: &Vec<Notice>| {
        notices
            .iter()
            .map(|one| notice(app, one))
            .collect::<Vec<_>>()
            .into_any()
    };
    div("notices", vec![drawn_from(notices, all)])
}

/// The pad is looked at from across the table, and says what it has to by itself.
fn above_the_screen(model: &Model) -> Option<Vec<Notice>> {
    (!matches!(model.route, Route::Pad(_))).then(|| notices(model))
}

fn notice(app: App, notice: &Notice) -> AnyView {
    let (class, role) = if notice.urgent {
        ("notice urgent", "alert")
    } else {
        ("notice", "status")
    };
    let act = notice.act.clone().map_or_else(nothing, |(label, event)| {
        button("plain", label, move || app.send(event.clone()))
    });
    let blocks = vec![
        b("", notice.what.clone()),
        span("", notice.advice.clone()),
        act,
    ];
    let notice = tag("div").class(class).set("role", role);
    notice.children(blocks).draw()
}
