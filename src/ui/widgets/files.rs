//! Files out and in: the button that shares, and the one that opens a file.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::app::Event;
use crate::app::event::FileEvent;
use crate::shell::App;
use crate::wire::Scope;

/// Shares notes as JSON, and says what became of it.
#[component]
pub(crate) fn ShareFile(
    app: App,
    label: &'static str,
    scope: Scope,
    told: Memo<Option<String>>,
) -> impl IntoView {
    let share = move |_| app.send(Event::File(FileEvent::ShareAsked(scope)));
    view! {
        <button type="button" class="plain" on:click=share>{label}</button>
        <p class="told" role="status">{move || told.get()}</p>
    }
}

/// Opens a file with notes; the shell reads it and leads to its preview.
#[component]
pub(crate) fn PickFile(app: App) -> impl IntoView {
    let pick = move |event| {
        let input: HtmlInputElement = event_target(&event);
        let file = input.files().and_then(|files| files.get(0));
        // Cleared, so that the same file can be picked again.
        input.set_value("");
        if let Some(file) = file {
            app.pick(file);
        }
    };
    view! {
        <label class="plain pick">
            <span>"Import a file"</span>
            <input
                type="file"
                accept=".json,.txt,application/json,text/plain"
                on:change=pick
            />
        </label>
    }
}
