//! The reps, by name.

use crate::app::Route;
use crate::app::view::reps::{self, RepRow};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::drawn_from;
use crate::ui::widgets::blocks::p;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::{Row, rows};

pub(crate) fn screen(app: App) -> Block {
    let reps = Piece::of_model(app, |model| Some(reps::reps(model)));
    let all = drawn_from(reps, |reps: &Vec<RepRow>| {
        if reps.is_empty() {
            return p(
                "large",
                "A rep is added when you start the first call together.",
            );
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
