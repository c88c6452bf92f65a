//! A behaviour in the list: its words, which open its page, and the ways to move it.

use crate::app::Event;
use crate::app::event::{CodebookEvent, Direction};
use crate::app::view::codebook::BehaviourRow;
use crate::domain::BehaviourKey;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::widgets::blocks::{b, span};
use crate::ui::widgets::frame;
use crate::ui::widgets::knot::mark;

/// The words of a behaviour; a tap opens it.
pub(super) fn open(app: App, row: &BehaviourRow) -> Block {
    let key = row.key.clone();
    let open = move |_| {
        app.send(Event::Codebook(CodebookEvent::Opened(Some(key.clone()))));
    };
    let words = vec![
        b("", row.label.clone()),
        span("line", row.line.clone()),
        span("line seen", row.seen.clone()),
    ];
    let words = tag("span").class("grow").children(words).draw();
    tag("button")
        .set("type", "button")
        .class("row")
        .set("id", opens(&row.key))
        .on("click", open)
        .children([mark(row.tone), words])
        .draw()
}

/// One place up or down. The focus goes along with the behaviour.
pub(super) fn move_button(app: App, row: &BehaviourRow, direction: Direction) -> Block {
    let (arrow, way, is_end) = match direction {
        Direction::Up => ("↑", "up", row.is_first),
        Direction::Down => ("↓", "down", row.is_last),
    };
    let (key, id) = (row.key.clone(), format!("{way}-{}", row.key.as_str()));
    let press = {
        let id = id.clone();
        move |_| {
            let moved = CodebookEvent::Moved(key.clone(), direction);
            app.send(Event::Codebook(moved));
            frame::focus_later(id.clone());
        }
    };
    let label = format!("Move {} {way}", row.label);
    let off = is_end.then_some("true");
    tag("button")
        .set("type", "button")
        .class("plain")
        .set("id", id)
        .set("aria-label", label)
        .set_some("aria-disabled", off)
        .on("click", press)
        .words(arrow)
        .draw()
}

/// Back from a behaviour's page, the list is where it was.
pub(super) fn go_on_where_left(app: App) {
    let left = Piece::of_model(app, |model| model.codebook.left.clone());
    left.with_untracked(|left| {
        if let Some(key) = left {
            frame::focus_later(opens(key));
        }
    });
}

fn opens(key: &BehaviourKey) -> String {
    format!("open-{}", key.as_str())
}
