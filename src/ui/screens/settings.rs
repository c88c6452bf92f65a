//! Settings: how it looks, where the notes are, files out and in.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::model::Theme;
use crate::app::view::settings;
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, nothing, now, part};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::files::{pick_file, share_file};
use crate::ui::widgets::frame::{Screen, Tab, tabs};
use crate::wire::Scope;

pub(crate) fn screen(app: App) -> AnyView {
    let view = Piece::of_model(app, |model| Some(settings::settings(model)));
    let theme = part(view, |view| place(&Theme::ALL, &view.theme));
    let told = part(view, |view| view.share.clone().unwrap_or_default());
    let can_ask = part(view, |view| view.can_ask);
    let ask = move || {
        if can_ask.get() {
            let ask = move || app.send(Event::PersistWanted);
            button("plain", "Ask the browser to keep them", ask)
        } else {
            nothing()
        }
    };
    view! {
        <Screen title="Settings" foot=vec![tabs(Tab::Settings)]>
            {choices("Appearance", &Theme::ALL, Theme::label, theme, move |theme| {
                app.send(Event::ThemeChosen(theme));
            })}
            <h2>"Your notes"</h2>
            <p>{part(view, |view| view.contents.clone())}</p>
            <p class="quiet" role="status">{part(view, |view| view.keeping.clone())}</p>
            <div class="stack">{drawn(ask)}</div>
            <h2>"Files"</h2>
            {share_file(app, "Share everything", Scope::Everything, told)}
            <div class="stack">{pick_file(app)}</div>
            <h2>"Curbside"</h2>
            <p class="quiet">{format!("Version {}", now(view, |view| view.version))}</p>
            <p>{link("aside", "rescue.html", "If something is broken")}</p>
        </Screen>
    }
    .into_any()
}
