//! A rep's page: how far along, and the calls.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::view::reps;
use crate::domain::{RepId, Stage};
use crate::shell::App;
use crate::ui::reading::{part, when_here};
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::files::ShareFile;
use crate::ui::widgets::frame::{Screen, Tab, Tabs};
use crate::ui::widgets::rows::CallRows;
use crate::wire::Scope;

#[component]
pub(crate) fn RepPage(app: App, id: RepId) -> impl IntoView {
    let view = app.view(move |model| reps::rep(model, id));
    when_here(view, move || {
        let name = part(view, |view| view.name.clone());
        let stage = part(view, |view| Some(view.stage));
        let rows = part(view, |view| view.calls.clone());
        let told = part(view, |view| view.share.clone());
        let empty = Memo::new(move |_| rows.with(Vec::is_empty));
        let foot = view! { <Tabs here=Tab::Reps /> }.into_any();
        view! {
            <Screen title=name foot>
                {choices("Stage", &Stage::ALL, Stage::label, stage, move |stage| {
                    app.send(Event::StageChosen(id, stage));
                })}
                <h2>"Calls"</h2>
                {move || empty.get().then_some("No call yet.")}
                <CallRows rows />
                <div class="stack">
                    <ShareFile app label="Share as JSON" scope=Scope::Rep(id) told />
                </div>
            </Screen>
        }
        .into_any()
    })
}
