//! The reps, by name.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::view::reps;
use crate::shell::App;
use crate::ui::reading::drawn;
use crate::ui::widgets::frame::{Screen, Tab, tabs};
use crate::ui::widgets::rows::{Row, rows};

pub(crate) fn screen(app: App) -> AnyView {
    let reps = app.view(reps::reps);
    let all = move || {
        let reps = reps.get();
        if reps.is_empty() {
            return view! {
                <p class="large">"A rep is added when you start the first call together."</p>
            }
            .into_any();
        }
        rows(reps.into_iter().map(|rep| Row {
            who: rep.name,
            line: rep.line,
            to: Route::Rep(rep.id),
            ..Row::default()
        }))
    };
    view! { <Screen title="Reps" foot=vec![tabs(Tab::Reps)]>{drawn(all)}</Screen> }.into_any()
}
