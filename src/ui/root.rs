//! The way in: which screen is drawn. A screen is built anew when the way in changes, and only then.

use leptos::prelude::*;

use super::screens::{
    call, calls, debrief, import, lot, pad, rep, reps, settings, start, startup, summary, today,
};
use super::widgets::notices::Notices;
use crate::app::Route;
use crate::app::model::{Model, Startup};
use crate::shell::App;
use crate::wire::StoreError;

/// What stands open to the person.
#[derive(Clone, Debug, PartialEq)]
enum WayIn {
    Opening,
    Lost,
    Shut(StoreError),
    Screen(Route),
}

impl WayIn {
    fn of(model: &Model) -> Self {
        match &model.startup {
            Startup::Opening => Self::Opening,
            // A shared file brings lost notes back.
            Startup::Lost if model.route == Route::Import => Self::Screen(Route::Import),
            Startup::Lost => Self::Lost,
            Startup::Shut(error) => Self::Shut(error.clone()),
            Startup::Ready | Startup::MemoryOnly(_) => Self::Screen(model.route),
        }
    }

    fn key(&self) -> String {
        match self {
            Self::Opening => "opening".to_owned(),
            Self::Lost => "lost".to_owned(),
            Self::Shut(error) => error.to_string(),
            Self::Screen(route) => route.to_string(),
        }
    }
}

/// The whole page: notices, and the screen below them.
#[component]
pub(super) fn Root(app: App) -> impl IntoView {
    let way_in = app.view(WayIn::of);
    view! {
        <Notices app />
        <For each=move || [way_in.get()] key=WayIn::key let:way_in>
            {draw(app, way_in)}
        </For>
    }
}

fn draw(app: App, way_in: WayIn) -> AnyView {
    let route = match way_in {
        WayIn::Opening => return view! { <startup::Opening /> }.into_any(),
        WayIn::Lost => return view! { <startup::Lost app /> }.into_any(),
        WayIn::Shut(error) => return view! { <startup::Shut error /> }.into_any(),
        WayIn::Screen(route) => route,
    };
    match route {
        Route::Today => view! { <today::Today app /> }.into_any(),
        Route::Start => view! { <start::Start app /> }.into_any(),
        Route::Pad(id) => view! { <pad::Pad app id /> }.into_any(),
        Route::Lot(id) => view! { <lot::Lot app id /> }.into_any(),
        Route::Debrief(id) => view! { <debrief::Debrief app id /> }.into_any(),
        Route::Summary(id) => view! { <summary::Summary app id /> }.into_any(),
        Route::Calls => view! { <calls::Calls app /> }.into_any(),
        Route::Call(id) => view! { <call::CallPage app id /> }.into_any(),
        Route::Reps => view! { <reps::Reps app /> }.into_any(),
        Route::Rep(id) => view! { <rep::RepPage app id /> }.into_any(),
        Route::Settings => view! { <settings::Settings app /> }.into_any(),
        Route::Import => view! { <import::ImportFile app /> }.into_any(),
    }
}
