//! Where a group differs: the behaviours, the one worth talking about first at the top, and the places of the scene.

use super::send;
use crate::app::event::PracticeEvent;
use crate::app::view::practice::{BehaviourRow, ComparedView, MEANING, SpotView};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::widgets::blocks::{div, h2, p, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::table::{row_of, table};

const TITLE: &str = "Agreement by behaviour";

pub(super) fn compared(app: App, view: &ComparedView) -> Block {
    let rows = view.rows.iter().map(row).collect();
    let clear = move || send(app, PracticeEvent::Cleared);
    let none = "Everybody saw the same.";
    let spots = match view.spots.is_empty() {
        true => p("", none),
        false => {
            let items = view.spots.iter().map(spot);
            let list = tag("ol").class("moments").set("aria-label", DIFFER);
            list.children(items).draw()
        }
    };
    vec![
        h2(TITLE),
        div(
            "agreement",
            vec![table(TITLE, ["", "By all", "Agree"], rows)],
        ),
        p("quiet", MEANING),
        h2(DIFFER),
        spots,
        div("stack", vec![button("plain", "Lay the files aside", clear)]),
    ]
    .block()
}

const DIFFER: &str = "Where you differ";

/// The definition stands below: it is what there is to talk about.
fn row(row: &BehaviourRow) -> Block {
    let head = tag("span")
        .words(row.label.clone())
        .child(span("line", row.definition.clone()));
    let numbers = [
        format!("{} of {}", row.by_all, row.spots),
        row.agreement.clone(),
    ];
    row_of(head.draw(), numbers.map(|words| span("", words)).into())
}

fn spot(spot: &SpotView) -> Block {
    let mut words = vec![span("", spot.label.clone())];
    words.extend(spot.said.as_ref().map(|said| span("line", said.clone())));
    words.push(span("line", spot.seen.clone()));
    let words = tag("span").class("grow").children(words);
    let parts = [tag("time").words(spot.clock.clone()).draw(), words.draw()];
    tag("li").class("row").children(parts).draw()
}
