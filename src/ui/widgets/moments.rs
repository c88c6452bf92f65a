//! Moments as lines: time, mark, words. A line keeps its place on the page while its words change.

use super::blocks::{h2, section, span};
use super::controls::button;
use super::keyed::{Key, for_each_moment};
use super::knot::mark;
use super::more::first_of;
use super::notes::note_block;
use crate::app::Event;
use crate::app::event::MomentEvent;
use crate::app::saving::SaveState;
use crate::app::view::Line;
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};

/// What is done at the end of a line.
pub(crate) type Tail = fn(App, CallId, &Line) -> Block;

/// The moments of a call as lines of a list.
pub(crate) fn lines_of(
    app: App,
    call: CallId,
    class: &'static str,
    lines: Piece<Vec<Line>>,
    tail: Tail,
) -> Block {
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

fn words(line: &Line) -> Block {
    vec![
        tag("time").words(line.time.clone()).draw(),
        mark(line.tone),
        span("grow", line.words.clone()),
    ]
    .block()
}

/// A line that nothing is done with.
pub(crate) fn no_tail(_: App, _: CallId, _: &Line) -> Block {
    nothing()
}

/// What was noted at the moment, below it.
pub(crate) fn note_below(_: App, _: CallId, line: &Line) -> Block {
    line.note.as_ref().map_or_else(nothing, note_block)
}

/// Takes the moment out that was added or tapped by mistake.
pub(crate) fn take_out(app: App, call: CallId, line: &Line) -> Block {
    let moment = line.moment;
    let which = format!(" {} at {}", line.words, line.time);
    let label = vec![span("", "Take out"), span("unseen", which)];
    button("aside", label, move || {
        app.send(Event::Moment(call, MomentEvent::TakenOut(moment)))
    })
}

/// What was noted at the moment, and the way to take the moment out.
pub(crate) fn note_and_take_out(app: App, call: CallId, line: &Line) -> Block {
    vec![take_out(app, call, line), note_below(app, call, line)].block()
}

/// So many lines are shown, and so many more each time that more are asked for.
const AT_ONCE: usize = 200;

/// The moments of a call; of very many the first ones, and more when they are asked for.
pub(crate) fn moment_list(app: App, call: CallId, lines: Piece<Vec<Line>>, tail: Tail) -> Block {
    let (shown, more) = first_of(lines, AT_ONCE);
    let items = lines_of(app, call, "row", shown, tail);
    let list = tag("ol").class("moments").set("aria-label", "Moments");
    section("", vec![h2("Moments"), list.child(items).draw(), more])
}
