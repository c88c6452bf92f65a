//! What passes between a manager and a rep: a debrief that is to be answered, and the answer.

use super::leave;
use crate::app::event::FileEvent;
use crate::app::view::received::AnswerView;
use crate::app::{Event, Route};
use crate::domain::RepId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::reading::nothing;
use crate::ui::screens::prepare::answer_words;
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::controls::{button, link};

/// On the rep's phone. A manager who is given one may want it as notes instead.
pub(super) fn for_the_rep(app: App, who: String, day: String, step: Option<String>) -> Block {
    let keep = move || app.send(Event::File(FileEvent::KeptToAnswer));
    let notes = move || app.send(Event::File(FileEvent::NotesWanted));
    let step = step.map_or_else(nothing, |step| p("", format!("To try: {step}")));
    let what = "A debrief that was shared with the rep. Is that you? Read it, and answer what you tried and how it went.";
    let ways = vec![
        button("go", "Read and answer it", keep),
        button("plain", "I'm a manager: see what it brings", notes),
    ];
    let blocks = vec![
        p("large", who),
        p("quiet", day),
        step,
        p("", what),
        div("stack", ways),
        leave(app, "Leave it"),
    ];
    div("", blocks)
}

/// On the manager's phone.
pub(super) fn answer(
    app: App,
    (who, step): (String, String),
    answer: &AnswerView,
    note: Option<&'static str>,
    can_be_taken: bool,
) -> Block {
    let take = move || app.send(Event::File(FileEvent::AnswerTaken));
    let take = match can_be_taken {
        true => button("go", "Put it with the step", take),
        false => nothing(),
    };
    let note = note.map_or_else(nothing, |note| p("hint", note));
    let blocks = vec![
        p("large", who),
        p("quiet", format!("To try: {step}")),
        answer_words(answer),
        note,
        div("stack", vec![take]),
        leave(app, "Leave it"),
    ];
    div("", blocks)
}

pub(super) fn taken(rep: RepId) -> Block {
    let ways = vec![
        link("plain", Route::Rep(rep), "The rep's page"),
        link("plain", Route::Today, "Today"),
    ];
    let told = live("large", "status", "The answer stands with its step.");
    div("", vec![told, div("stack", ways)])
}
