//! Import: what a file brings, before anything is added.

mod answers;

use leptos::prelude::*;

use crate::app::event::FileEvent;
use crate::app::model::Model;
use crate::app::view::brings::{self, Brings, CountRow};
use crate::app::view::import::{self, ImportView};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing};
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::files::{pick_file, text_door};
use crate::ui::widgets::frame;
use crate::ui::widgets::opened::opened;
use crate::ui::widgets::progress::progress;
use crate::ui::widgets::sealed::{opening_file, sealed_file};
use crate::ui::widgets::table::{table, table_row};

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_model(app, |model| Some(import::import(model)));
    let draw = move |view: &ImportView| match view {
        ImportView::Nothing => before(app),
        ImportView::Coming { file } => waiting(file.clone(), "Opening the file."),
        ImportView::Waiting { file } => waiting(file.clone(), "Reading your notebook first."),
        ImportView::Working {
            file,
            doing,
            can_be_left,
        } => working(app, file.clone(), doing, *can_be_left),
        ImportView::Refused { problem } => refused(app, problem.clone()),
        ImportView::Preview {
            file,
            rows,
            brings,
            unread,
            forgotten,
            reduced,
        } => {
            let more = vec![
                hint(unread.as_ref()),
                left_out(app, forgotten.as_ref()),
                hint(reduced.as_ref()),
            ];
            preview(app, file.clone(), rows, *brings, more)
        }
        ImportView::Sealed { file, problem } => {
            let open = move |typed| app.send(Event::File(FileEvent::PassphraseGiven(typed)));
            sealed_file(file.clone(), problem.clone(), open, leave(app, "Leave it"))
        }
        ImportView::Opening => opening_file(),
        ImportView::ForTheRep { who, day, step } => {
            answers::for_the_rep(app, who.clone(), day.clone(), step.clone())
        }
        ImportView::Answer {
            who,
            step,
            answer,
            note,
            can_be_taken,
        } => {
            let head = (who.clone(), step.clone());
            answers::answer(app, head, answer, *note, *can_be_taken)
        }
        ImportView::AnswerTaken(rep) => answers::taken(*rep),
        ImportView::Words { file, text } => words(app, file.clone(), text.clone()),
        ImportView::Adding => live("", "status", "Adding to the notebook."),
        ImportView::Added { rows, both } => added(rows, *both),
    };
    frame::screen_under_settings("Import", vec![drawn_from(view, draw)])
}

fn before(app: App) -> Block {
    let what = "Choose a file that was shared from Curbside, or drop it on this page. You see what it brings before \
                it is added.";
    let by_paste = opened("Paste its text instead", move || pasting(app));
    div(
        "",
        vec![p("", what), div("stack", vec![pick_file(app)]), by_paste],
    )
}

/// A text that is pasted is looked at at once; one that a keyboard puts in, or a hand, by the button.
fn pasting(app: App) -> Block {
    let words = RwSignal::new(String::new());
    let look = move || match words.get_untracked() {
        none if none.trim().is_empty() => {}
        words => app.paste(words),
    };
    let field = text_door("The text of the file", words);
    let way = button("plain", "See what it brings", look);
    div("", vec![field, div("stack", vec![way])])
}

/// Nothing can be said of the file yet, nor how long that takes.
fn waiting(file: String, why: &'static str) -> Block {
    div("", vec![p("large", file), live("", "status", why)])
}

/// A large file is worked on by turns.
fn working(app: App, file: String, doing: &'static str, can_be_left: bool) -> Block {
    let hundredths = |model: &Model| import::hundredths(model).to_string();
    let done = app.view(hundredths);
    let of = app.view(|_| "100".to_owned());
    let words = app.view(move |model| format!("{} %", hundredths(model)));
    let bar = progress(doing, done, of, words);
    let way = match can_be_left {
        true => leave(app, "Leave it"),
        false => nothing(),
    };
    div(
        "",
        vec![p("large", file), live("", "status", doing), bar, way],
    )
}

fn refused(app: App, problem: String) -> Block {
    let problem = live("notice urgent", "alert", problem);
    div("", vec![problem, div("stack", vec![pick_file(app)])])
}

fn words(app: App, file: String, text: String) -> Block {
    let blocks = vec![
        p("large", file),
        p(
            "quiet",
            "The file is a summary. It is for reading, and adds nothing.",
        ),
        p("written", text),
        leave(app, "Close it"),
    ];
    div("", blocks)
}

fn leave(app: App, label: &'static str) -> Block {
    let leave = move || app.send(Event::File(FileEvent::LeaveWanted));
    div("stack", vec![button("plain", label, leave)])
}

/// What was forgotten here comes back only if a person wants it.
fn left_out(app: App, told: Option<&String>) -> Block {
    let Some(told) = told else { return nothing() };
    let back = move || app.send(Event::File(FileEvent::ForgottenWanted));
    let way = button("plain", "Bring it back with the file", back);
    div("", vec![p("hint", told.clone()), div("stack", vec![way])])
}

fn hint(told: Option<&String>) -> Block {
    told.map_or_else(nothing, |told| p("hint", told.clone()))
}

fn preview(app: App, file: String, rows: &[CountRow], brings: Brings, more: Vec<Block>) -> Block {
    let add = move || app.send(Event::File(FileEvent::AddWanted));
    let add = match brings {
        Brings::News => button("go", "Add to the notebook", add),
        Brings::Nothing | Brings::NothingElse => nothing(),
    };
    let leave = move || app.send(Event::File(FileEvent::LeaveWanted));
    let ways = div("stack", vec![add, button("plain", "Leave it", leave)]);
    let mut blocks = vec![p("large", file), p("quiet", brings.words()), counted(rows)];
    blocks.extend(besides(rows));
    blocks.extend(more);
    blocks.push(ways);
    div("brings", blocks)
}

fn besides(rows: &[CountRow]) -> impl Iterator<Item = Block> {
    let besides = brings::besides(rows).into_iter();
    besides.map(|told| p("hint", told))
}

fn counted(rows: &[CountRow]) -> Block {
    let row = |row: &CountRow| {
        let count = row.count;
        let numbers = [count.new, count.same, count.changed, count.kept];
        table_row(row.kind, numbers.map(|count| count.to_string()))
    };
    let heads = ["", "New", "The same", "Changed", "Yours kept"];
    table(
        "What the file brings",
        heads,
        rows.iter().map(row).collect(),
    )
}

fn added(rows: &[CountRow], both: bool) -> Block {
    let sentence = match brings::added(rows) {
        added if added.is_empty() => "The file is added.".to_owned(),
        added => format!("Added to your notebook: {added}."),
    };
    let look = if both {
        link("plain", Route::Both, "Look at both versions")
    } else {
        nothing()
    };
    let ways = div("stack", vec![look, link("plain", Route::Today, "Today")]);
    let mut blocks = vec![live("large", "status", sentence)];
    blocks.extend(besides(rows));
    blocks.push(ways);
    div("", blocks)
}
