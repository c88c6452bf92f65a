//! All calls with the rep as small ropes, so many at a time.

use super::Page;
use crate::app::event::ProgressEvent;
use crate::app::view::progress::calls::{RepCallRows, newest};
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part};
use crate::ui::widgets::blocks::{h2, p, section as blocks};
use crate::ui::widgets::more::more_button;
use crate::ui::widgets::rows::call_rows;

pub(super) fn section(page: Page) -> Block {
    let (app, id) = (page.app, page.id);
    let calls = Piece::resting_on(page.footing, app, move |model| Some(newest(model, id)));
    let rows = drawn_from(calls, |calls: &RepCallRows| {
        if calls.rows.is_empty() {
            p("quiet", "No call yet.")
        } else {
            call_rows(&calls.rows)
        }
    });
    let left = part(calls, |calls| calls.left);
    let more = more_button(left, move || page.look(ProgressEvent::MoreCallsWanted));
    blocks("", vec![h2("Calls"), rows, more])
}
