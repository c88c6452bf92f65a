//! Before the notebook is open, and when it can't be opened.

use leptos::prelude::*;

use crate::app::Event;
use crate::shell::App;
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::files::pick_file;
use crate::ui::widgets::frame::Screen;
use crate::wire::StoreError;

/// Calm and empty: the notebook is being opened, and nothing is claimed of it.
pub(crate) fn opening() -> AnyView {
    view! { <main class="screen" aria-busy="true"></main> }.into_any()
}

/// There was a notebook on this phone, and the browser no longer has it.
pub(crate) fn lost(app: App) -> AnyView {
    view! {
        <Screen title="Your notes are not here">
            <p class="large">
                "There was a notebook on this phone, and the browser no longer has it."
            </p>
            <p>
                "It may have been cleared to make room, or with the browser's data. If you have "
                "shared a file, it brings the notes back."
            </p>
            <div class="stack">
                {pick_file(app)}
                {button("plain", "Begin a new notebook", move || app.send(Event::NewNotebookWanted))}
            </div>
        </Screen>
    }
    .into_any()
}

/// The notes are there, and can't be opened now.
pub(crate) fn shut(error: &StoreError) -> AnyView {
    let stuck = RwSignal::new(String::new());
    let again = move || {
        if window().location().reload().is_err() {
            stuck.set("Close Curbside and open it again.".to_owned());
        }
    };
    let (what, advice) = (error.to_string(), error.advice());
    view! {
        <Screen title="Your notes can't be opened now">
            <p class="large">{what}</p>
            <p>{advice}</p>
            <div class="stack">
                {button("go", "Try again", again)}
                <p class="told" role="alert">{stuck}</p>
                {link("aside", "rescue.html", "Get the notes out")}
            </div>
        </Screen>
    }
    .into_any()
}
