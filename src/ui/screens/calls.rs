//! The calls, the newest first.

use leptos::prelude::*;

use crate::app::view::calls;
use crate::shell::App;
use crate::ui::reading::drawn;
use crate::ui::widgets::frame::{Screen, Tab, tabs};
use crate::ui::widgets::rows::call_rows;

pub(crate) fn screen(app: App) -> AnyView {
    let calls = app.view(|model| calls::calls(model).rows);
    let all = move || {
        calls.with(|calls| {
            if calls.is_empty() {
                return view! { <p class="large">"Your calls will be here, the newest first."</p> }
                    .into_any();
            }
            call_rows(calls)
        })
    };
    view! { <Screen title="Calls" foot=vec![tabs(Tab::Calls)]>{drawn(all)}</Screen> }.into_any()
}
