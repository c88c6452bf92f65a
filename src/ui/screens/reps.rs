//! The reps, by name.

use crate::app::Route;
use crate::app::view::reps::{self, RepRow};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::drawn_from;
use crate::ui::widgets::blocks::p;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::{Row, rows};
use crate::ui::widgets::sample::look_around;

pub(crate) fn screen(app: App) -> Block {
    let reps = Piece::of_all_notes(app, |model| Some(reps::reps(model)));
    let all = drawn_from(reps, move |reps: &Vec<RepRow>| {
        if reps.is_empty() {
            let words = "A rep is added when you start the first call together.";
            return vec![p("large", words), look_around(app)].block();
        }
        rows(reps.iter().map(|rep| Row {
            who: rep.name.clone(),
            line: rep.line.clone(),
            to: Route::Rep(rep.id),
            ..Row::default()
        }))
    });
    frame::screen("Reps", "", vec![tabs(Tab::Reps)], vec![all])
}
