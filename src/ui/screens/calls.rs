//! The calls, the newest first.

use leptos::prelude::*;

use crate::app::view::calls;
use crate::shell::App;
use crate::ui::widgets::frame::{Screen, Tab, Tabs};
use crate::ui::widgets::rows::CallRows;

#[component]
pub(crate) fn Calls(app: App) -> impl IntoView {
    let rows = app.view(|model| calls::calls(model).rows);
    let empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let no_call = move || {
        empty
            .get()
            .then(|| view! { <p class="large">"Your calls will be here, the newest first."</p> })
    };
    let foot = view! { <Tabs here=Tab::Calls /> }.into_any();
    view! { <Screen title="Calls" foot>{no_call}<CallRows rows /></Screen> }
}
