//! Settings: how it looks, where the notes are, files out and in.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::model::Theme;
use crate::app::view::settings::{self, SettingsView};
use crate::shell::App;
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::files::{PickFile, ShareFile};
use crate::ui::widgets::frame::{Screen, Tab, Tabs};
use crate::wire::Scope;

#[component]
pub(crate) fn Settings(app: App) -> impl IntoView {
    let view = app.view(settings::settings);
    let theme = Memo::new(move |_| view.with(|view| Some(view.theme)));
    let told = Memo::new(move |_| view.with(|view| view.share.clone()));
    let version = view.with_untracked(|view| view.version);
    let foot = view! { <Tabs here=Tab::Settings /> }.into_any();
    view! {
        <Screen title="Settings" foot>
            {choices("Appearance", &Theme::ALL, Theme::label, theme, move |theme| {
                app.send(Event::ThemeChosen(theme));
            })}
            {notes(app, view)}
            <h2>"Files"</h2>
            <div class="stack">
                <ShareFile app label="Share everything" scope=Scope::Everything told />
                <PickFile app />
            </div>
            <h2>"Curbside"</h2>
            <p class="quiet">"Version "{version}</p>
            <p><a class="aside" href="rescue.html">"If something is broken"</a></p>
        </Screen>
    }
}

/// What there is, and how well it is kept.
fn notes(app: App, view: Memo<SettingsView>) -> impl IntoView {
    let contents = Memo::new(move |_| view.with(|view| view.contents.clone()));
    let keeping = Memo::new(move |_| view.with(|view| view.keeping.clone()));
    let can_ask = Memo::new(move |_| view.with(|view| view.can_ask));
    let ask = move |_| app.send(Event::PersistWanted);
    let ask = move || {
        can_ask.get().then(|| {
            view! {
                <div class="stack">
                    <button type="button" class="plain" on:click=ask>
                        "Ask the browser to keep them"
                    </button>
                </div>
            }
        })
    };
    view! {
        <h2>"Your notes"</h2>
        <p>{move || contents.get()}</p>
        <p class="quiet" role="status">{move || keeping.get()}</p>
        {ask}
    }
}
