//! The calls, the newest first.

use crate::app::view::calls::{self, CallRow};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::drawn_from;
use crate::ui::widgets::blocks::p;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::call_rows;

pub(crate) fn screen(app: App) -> Block {
    let calls = Piece::of_model(app, |model| Some(calls::calls(model).rows));
    let all = drawn_from(calls, |calls: &Vec<CallRow>| {
        if calls.is_empty() {
            p("large", "Your calls will be here, the newest first.")
        } else {
            call_rows(calls)
        }
    });
    frame::screen("Calls", "", vec![tabs(Tab::Calls)], vec![all])
}
