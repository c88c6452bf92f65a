//! Before the notebook is open, and when it can't be opened.

use leptos::prelude::*;

use crate::app::Event;
use crate::shell::App;
use crate::ui::widgets::files::PickFile;
use crate::ui::widgets::frame::Screen;
use crate::wire::StoreError;

/// Calm and empty: the notebook is being opened, and nothing is claimed of it.
#[component]
pub(crate) fn Opening() -> impl IntoView {
    view! { <main class="screen" aria-busy="true"></main> }
}

/// There was a notebook on this phone, and the browser no longer has it.
#[component]
pub(crate) fn Lost(app: App) -> impl IntoView {
    let begin = move |_| app.send(Event::NewNotebookWanted);
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
                <PickFile app />
                <button type="button" class="plain" on:click=begin>"Begin a new notebook"</button>
            </div>
        </Screen>
    }
}

/// The notes are there, and can't be opened now.
#[component]
pub(crate) fn Shut(error: StoreError) -> impl IntoView {
    let stuck = RwSignal::new(false);
    let again = move |_| stuck.set(window().location().reload().is_err());
    let close = move || stuck.get().then_some("Close Curbside and open it again.");
    view! {
        <Screen title="Your notes can't be opened now">
            <p class="large">{error.to_string()}</p>
            <p>{error.advice()}</p>
            <div class="stack">
                <button type="button" class="go" on:click=again>"Try again"</button>
                <p role="alert">{close}</p>
                <p><a class="aside" href="rescue.html">"Get the notes out"</a></p>
            </div>
        </Screen>
    }
}
