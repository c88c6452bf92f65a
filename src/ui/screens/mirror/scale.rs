//! Held against spoken, as one bar: held from the left, spoken up from the right, and a line where they
//! meet.

use super::parts::number;
use crate::app::view::mirror::Scale;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::{Tag, drawing, tag};
use crate::ui::widgets::blocks::div;
use crate::ui::widgets::figure::side_by_side;

/// The bar, and below it both sides in words, which open onto what they count.
pub(super) fn scale(app: App, scale: &Scale) -> Block {
    let sides = vec![number(&scale.held), number(&scale.spoke)];
    let (sides, below) = side_by_side(app, sides, |opened| div("under-ends", vec![opened]));
    let picture = tag("div")
        .class("scale")
        .set("aria-hidden", "true")
        .children([bar(scale.turns), turn(scale.turns)]);
    div("", vec![picture.draw(), div("ends", sides), below])
}

fn bar(turns: usize) -> Block {
    let spoke = rect("tone-net").set("width", "100%");
    let held = rect("tone-held").set("width", percent(turns));
    let bar = drawing("svg").class("scale-bar");
    bar.children([spoke.draw(), held.draw()]).draw()
}

fn turn(turns: usize) -> Block {
    let line = rect("scale-turn")
        .set("x", percent(turns))
        .set("width", "3");
    drawing("svg").class("scale-line").child(line.draw()).draw()
}

fn rect(class: &'static str) -> Tag {
    drawing("rect").class(class).set("height", "100%")
}

fn percent(tenths: usize) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}
