//! Moments as lines: time, mark, words. A line keeps its place on the page while its words change.

use leptos::prelude::*;

use super::blocks::{h2, section, span};
use super::controls::button;
use super::keyed::{Key, for_each_moment};
use super::knot::mark;
use crate::app::Event;
use crate::app::event::LotEvent;
use crate::app::saving::SaveState;
use crate::app::view::Line;
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};

/// What is done at the end of a line.
pub(crate) type Tail = fn(App, CallId, &Line) -> AnyView;

/// The moments of a call as lines of a list.
pub(crate) fn lines_of(
    app: App,
    call: CallId,
    class: &'static str,
    lines: Piece<Vec<Line>>,
    tail: Tail,
) -> AnyView {
    let moments = piece(lines, |lines| {
        Some(lines.iter().map(|line| Key::Moment(line.moment)).collect())
    });
    for_each_moment(moments, move |moment| {
        let line = Piece::of(move || {
            lines.with(|lines| lines?.iter().find(|line| line.moment == moment).cloned())
        });
        let saved = part(line, |line| (line.save == SaveState::Saved).to_string());
        let not_saved = part(line, |line| not_saved(&line.save).to_owned());
        // How it stands with the disk changes soon after a tap, and draws nothing else anew.
        let settled = piece(line, |line| {
            let save = SaveState::Saved;
            Some(Line {
                save,
                ..line.clone()
            })
        });
        let words = drawn_from(settled, words);
        let tail = drawn_from(settled, move |line| tail(app, call, line));
        let item = tag("li").class(class).live("data-saved", saved);
        item.children([words, span("unsaved", not_saved), tail])
            .draw()
    })
}

/// What is still being saved shows nothing; what could not be saved says so.
fn not_saved(save: &SaveState) -> &'static str {
    if matches!(save, SaveState::NotSaved(_)) {
        "not saved"
    } else {
        ""
    }
}

fn words(line: &Line) -> AnyView {
    vec![
        tag("time").words(line.time.clone()).draw(),
        mark(line.tone),
        span("grow", line.words.clone()),
    ]
    .into_any()
}

/// A line that nothing is done with.
pub(crate) fn no_tail(_: App, _: CallId, _: &Line) -> AnyView {
    nothing()
}

/// Takes the moment out that was added or tapped by mistake.
pub(crate) fn take_out(app: App, call: CallId, line: &Line) -> AnyView {
    let moment = line.moment;
    let which = format!(" {} at {}", line.words, line.time);
    let label = vec![span("", "Take out"), span("unseen", which)];
    button("aside", label, move || {
        app.send(Event::Lot(call, LotEvent::TakenOut(moment)))
    })
}

/// All moments of a call.
pub(crate) fn moment_list(app: App, call: CallId, lines: Piece<Vec<Line>>, tail: Tail) -> AnyView {
    let lines = lines_of(app, call, "row", lines, tail);
    let list = tag("ol").class("moments").set("aria-label", "Moments");
    section("", vec![h2("Moments"), list.child(lines).draw()])
}
