//! The rows of the list of calls: of ten thousand only those in view stand in the page, and some around.

use super::sight;
use crate::app::view::calls::{self, CallRow, CallsList, RowFooting};
use crate::app::window::{HUNDREDTHS, Window};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo};
use crate::ui::widgets::keyed::{Key, for_each_call};
use crate::ui::widgets::rows::call_row;

pub(super) fn rows(app: App, list: Piece<CallsList>) -> Block {
    let footing = Piece::of_model(app, |model| Some(calls::row_footing(model)));
    let sight = Piece::of_model(app, |model| Some(model.calls.sight));
    let window = Piece::of(move || {
        let all = list.with(|list| list.map_or(0, |list| list.calls.len()));
        sight.with(|sight| sight.map(|sight| Window::of(all, *sight)))
    });
    let calls = Piece::of(move || {
        let rows = window.with(|window| window.map(|window| window.rows.clone()))?;
        list.with(|list| {
            let calls = list?.calls.get(rows)?.iter();
            Some(calls.map(|call| Key::Call(*call)).collect::<Vec<_>>())
        })
    });
    let room = memo(move || window.with(|window| window.map(room).unwrap_or_default()));
    tag("ul")
        .class("even")
        .styled(room)
        .child(for_each_call(calls, move |call| row(app, footing, call)))
        .made(move |element| sight::follow(app, element, calls))
        .draw()
}

fn row(app: App, footing: Piece<RowFooting>, call: CallId) -> Block {
    let row = Piece::resting_on(footing, app, move |model| calls::row_of(model, call));
    let drawn = drawn_from(row, |row: &CallRow| call_row(row));
    tag("li").child(drawn).draw()
}

/// The room of the rows that don't stand there.
fn room(window: &Window) -> String {
    let pixels = |room: u64| {
        let (whole, rest) = (room / u64::from(HUNDREDTHS), room % u64::from(HUNDREDTHS));
        format!("{whole}.{rest:02}px")
    };
    let (above, below) = (pixels(window.above), pixels(window.below));
    format!("padding-top: {above}; padding-bottom: {below}")
}
