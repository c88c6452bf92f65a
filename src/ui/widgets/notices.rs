//! What stands above every screen but the pad: what happened, what is safe, what to do.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::model::Model;
use crate::app::view::notices::{Notice, notices};
use crate::shell::App;

/// The notices of the app, the most urgent first.
#[component]
pub(crate) fn Notices(app: App) -> impl IntoView {
    let notices = app.view(above_the_screen);
    let draw = move || {
        notices
            .get()
            .into_iter()
            .map(|one| notice(app, one))
            .collect_view()
    };
    view! { <div class="notices">{draw}</div> }
}

/// The pad is looked at from across the table, and says what it has to by itself.
fn above_the_screen(model: &Model) -> Vec<Notice> {
    if matches!(model.route, Route::Pad(_)) {
        Vec::new()
    } else {
        notices(model)
    }
}

fn notice(app: App, notice: Notice) -> impl IntoView {
    let (class, role) = if notice.urgent {
        ("notice urgent", "alert")
    } else {
        ("notice", "status")
    };
    let act = notice.act.map(|(label, event)| {
        let act = move |_| app.send(event.clone());
        view! { <button type="button" class="plain" on:click=act>{label}</button> }
    });
    view! {
        <div class=class role=role>
            <b>{notice.what}</b>
            <span>{notice.advice}</span>
            {act}
        </div>
    }
}
