//! A rep's page: how far along, and the calls.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::view::reps;
use crate::domain::{RepId, Stage};
use crate::shell::App;
use crate::ui::reading::{drawn, part, when_here};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::{Screen, Tab, tabs};
use crate::ui::widgets::rows::call_rows;
use crate::wire::Scope;

pub(crate) fn screen(app: App, id: RepId) -> AnyView {
    let view = app.view(move |model| reps::rep(model, id));
    when_here(view, move || {
        let name = part(view, |view| view.name.clone());
        let stage = part(view, |view| place(&Stage::ALL, &view.stage));
        let calls = part(view, |view| view.calls.clone());
        let told = part(view, |view| view.share.clone().unwrap_or_default());
        let calls = move || {
            calls.with(|calls| {
                if calls.is_empty() {
                    return view! { <p class="quiet">"No call yet."</p> }.into_any();
                }
                call_rows(calls)
            })
        };
        view! {
            <Screen title=name foot=vec![tabs(Tab::Reps)]>
                {choices("Stage", &Stage::ALL, Stage::label, stage, move |stage| {
                    app.send(Event::StageChosen(id, stage));
                })}
                <h2>"Calls"</h2>
                {drawn(calls)}
                {share_file(app, "Share as JSON", Scope::Rep(id), told)}
            </Screen>
        }
        .into_any()
    })
}
