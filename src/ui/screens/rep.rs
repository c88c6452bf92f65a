//! A rep's page: how far along, and the calls.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::RepEvent;
use crate::app::view::calls::CallRow;
use crate::app::view::reps;
use crate::domain::{RepId, Stage};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part, piece, when_here};
use crate::ui::widgets::blocks::{h2, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::call_rows;
use crate::wire::Scope;

pub(crate) fn screen(app: App, id: RepId) -> AnyView {
    let view = Piece::of_model(app, move |model| reps::rep(model, id));
    when_here(view, move || {
        let name = part(view, |view| view.name.clone());
        let stage = part(view, |view| place(&Stage::ALL, &view.stage));
        let calls = piece(view, |view| Some(view.calls.clone()));
        let told = part(view, |view| view.share.clone().unwrap_or_default());
        let calls = drawn_from(calls, |calls: &Vec<CallRow>| {
            if calls.is_empty() {
                p("quiet", "No call yet.")
            } else {
                call_rows(calls)
            }
        });
        let stage = choices("Stage", &Stage::ALL, Stage::label, stage, move |stage| {
            app.send(Event::Rep(id, RepEvent::StageChosen(stage)));
        });
        let share = share_file(app, "Share as JSON", Scope::Rep(id), told);
        frame::screen(
            name,
            "",
            vec![tabs(Tab::Reps)],
            vec![stage, h2("Calls"), calls, share],
        )
    })
}
