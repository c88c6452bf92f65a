//! What stands above every screen but the pad: what happened, what is safe, what to do.

use leptos::prelude::*;

use super::controls::button;
use crate::app::Route;
use crate::app::model::Model;
use crate::app::view::notices::{Notice, notices};
use crate::shell::App;
use crate::ui::reading::{drawn, nothing};

/// The notices of the app, the most urgent first.
pub(crate) fn notices_above(app: App) -> AnyView {
    let notices = app.view(above_the_screen);
    let all = move || {
        notices.get().into_iter().map(|one| notice(app, one)).collect::<Vec<_>>().into_any()
    };
    view! { <div class="notices">{drawn(all)}</div> }.into_any()
}

/// The pad is looked at from across the table, and says what it has to by itself.
fn above_the_screen(model: &Model) -> Vec<Notice> {
    if matches!(model.route, Route::Pad(_)) { Vec::new() } else { notices(model) }
}

fn notice(app: App, notice: Notice) -> AnyView {
    let (class, role) = if notice.urgent { ("notice urgent", "alert") } else { ("notice", "status") };
    let act = notice.act.map_or_else(nothing, |(label, event)| {
        button("plain", label, move || app.send(event.clone()))
    });
    view! {
        <div class=class role=role>
            <b>{notice.what}</b>
            <span>{notice.advice}</span>
            {act}
        </div>
    }
    .into_any()
}
