//! A scene while it runs: what is said, the clock, and the keys.

use super::send;
use crate::app::event::PracticeEvent;
use crate::app::view::pad::KeyFace;
use crate::app::view::practice::RunsView;
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part, piece};
use crate::ui::widgets::blocks::{div, live, p, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame;
use crate::ui::widgets::knot::mark;

/// No tab leads away from it: what was tapped would be gone.
pub(super) fn screen(app: App, view: Piece<RunsView>) -> Block {
    let title = part(view, |view| view.title.to_owned());
    let clock = part(view, |view| view.clock.clone());
    let said = piece(view, |view| Some(view.said.clone()));
    let keys = piece(view, |view| Some(view.keys.clone()));
    let tapped = part(view, |view| view.tapped.clone());
    let back = move || send(app, PracticeEvent::TakenBack);
    let stop = move || send(app, PracticeEvent::Stopped);
    let lines = drawn_from(said, |said: &Vec<(&'static str, &'static str)>| {
        said.iter().map(line).collect::<Vec<_>>().block()
    });
    let lines = tag("div").class("scene").set("role", "log").child(lines);
    let middle = vec![
        lines.set("aria-label", "What is said").draw(),
        drawn_from(keys, move |keys: &Vec<KeyFace>| {
            let keys = keys.iter().map(|face| key(app, face));
            div("practice-keys", keys.collect())
        }),
        live("told", "status", tapped),
    ];
    let ways = vec![button("plain", "Undo", back), button("plain", "Stop", stop)];
    frame::screen(title, clock, vec![div("pair", ways)], middle)
}

fn line((who, words): &(&'static str, &'static str)) -> Block {
    div("", vec![span("quiet", *who), p("", *words)])
}

fn key(app: App, face: &KeyFace) -> Block {
    let behaviour = face.key.clone();
    let tap = move |_| send(app, PracticeEvent::Tapped(behaviour.clone()));
    let label = span("", face.short.clone());
    tag("button")
        .set("type", "button")
        .class("plain")
        .on("click", tap)
        .children([mark(face.tone), label])
        .draw()
}
