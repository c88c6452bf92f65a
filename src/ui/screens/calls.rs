//! The calls, the newest first.

use leptos::prelude::*;

use crate::app::view::calls::{self, CallRow};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::drawn_from;
use crate::ui::widgets::frame::{Screen, Tab, tabs};
use crate::ui::widgets::rows::call_rows;

pub(crate) fn screen(app: App) -> AnyView {
    let calls = Piece::of_model(app, |model| Some(calls::calls(model).rows));
    let all = |calls: &Vec<CallRow>| {
        if calls.is_empty() {
            return view! { <p class="large">"Your calls will be here, the newest first."</p> }
                .into_any();
        }
        call_rows(calls)
    };
    let all = drawn_from(calls, all);
    view! { <Screen title="Calls" foot=vec![tabs(Tab::Calls)]>{all}</Screen> }.into_any()
}
