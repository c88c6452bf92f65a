//! The reps, by name.

use leptos::prelude::*;

use crate::app::Route;
use crate::app::view::reps::{self, RepRow};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::drawn_from;
use crate::ui::widgets::frame::{Screen, Tab, tabs};
use crate::ui::widgets::rows::{Row, rows};

pub(crate) fn screen(app: App) -> AnyView {
    let reps = Piece::of_model(app, |model| Some(reps::reps(model)));
    let all = |reps: &Vec<RepRow>| {
        if reps.is_empty() {
            return view! {
                <p class="large">"A rep is added when you start the first call together."</p>
            }
            .into_any();
        }
        rows(reps.iter().map(|rep| Row {
            who: rep.name.clone(),
            line: rep.line.clone(),
            to: Route::Rep(rep.id),
            ..Row::default()
        }))
    };
    let all = drawn_from(reps, all);
    view! { <Screen title="Reps" foot=vec![tabs(Tab::Reps)]>{all}</Screen> }.into_any()
}
