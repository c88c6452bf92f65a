//! The reps, by name.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::view::reps::{self, RepRow};
use crate::shell::App;
use crate::ui::widgets::frame::{Screen, Tab, Tabs};

#[component]
pub(crate) fn Reps(app: App) -> impl IntoView {
    let rows = app.view(reps::reps);
    let empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let no_rep = move || {
        empty.get().then(|| {
            view! { <p class="large">"A rep is added when you start the first call together."</p> }
        })
    };
    let foot = view! { <Tabs here=Tab::Reps /> }.into_any();
    view! {
        <Screen title="Reps" foot>
            {no_rep}
            <ul>{move || rows.get().into_iter().map(row).collect_view()}</ul>
        </Screen>
    }
}

fn row(rep: RepRow) -> impl IntoView {
    view! {
        <li>
            <a class="row" href=Route::Rep(rep.id).to_string()>
                <span class="grow"><b>{rep.name}</b><span class="line">{rep.line}</span></span>
            </a>
        </li>
    }
}
