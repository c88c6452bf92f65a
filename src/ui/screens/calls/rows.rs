//! The rows of the list of calls: of ten thousand only those in view stand in the page, and some around.

use super::row::Rows;
use super::sight;
use crate::app::view::calls::CallsList;
use crate::app::window::{HUNDREDTHS, Window};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::memo;
use crate::ui::widgets::keyed::{Key, for_each_call_by_turns};

pub(super) fn rows(app: App, list: Piece<CallsList>) -> Block {
    let rows = Rows::of(app);
    let place = Piece::of_model(app, |model| Some((model.calls.sight, model.calls.pace)));
    let window = Piece::of(move || {
        let all = list.with(|list| list.map_or(0, |list| list.calls.len()));
        place.with(|place| place.map(|(sight, pace)| Window::of(all, *sight, *pace)))
    });
    let calls = Piece::of(move || {
        let in_page = window.with(|window| window.map(|window| window.rows.clone()))?;
        list.with(|list| {
            let calls = list?.calls.get(in_page)?.iter();
            Some(calls.map(|call| Key::Call(*call)).collect::<Vec<_>>())
        })
    });
    let room = memo(move || window.with(|window| window.map(room).unwrap_or_default()));
    tag("ul")
        .class("even")
        .styled(room)
        .child(for_each_call_by_turns(calls, move |call| rows.row(call)))
        .made(move |element| sight::follow(app, element, calls))
        .draw()
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
