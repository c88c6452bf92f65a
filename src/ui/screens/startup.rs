//! Before the notebook is open, and when it can't be opened.

use leptos::prelude::*;

use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::reading::nothing;
use crate::ui::widgets::blocks::{div, live, p};
use crate::ui::widgets::controls::{button, link, rescue};
use crate::ui::widgets::files::pick_file;
use crate::ui::widgets::frame::{Tab, screen, tabs};
use crate::wire::StoreError;

/// Calm and empty: the notebook is being opened, and nothing is claimed of it.
pub(crate) fn opening() -> Block {
    let screen = tag("main").class("screen");
    screen.set("aria-busy", "true").draw()
}

/// Today is open, and what this screen shows is being read. Usually that is over before anybody reads
/// this.
pub(crate) fn reading() -> Block {
    screen(
        "Curbside",
        "",
        vec![tabs(Tab::None)],
        vec![live("quiet", "status", "Reading your notes".to_owned())],
    )
}

/// There was a notebook on this phone, and the browser no longer has it.
pub(crate) fn lost(app: App) -> Block {
    let begin = move || app.send(Event::NewNotebookWanted);
    let what = "There was a notebook on this phone, and the browser no longer has it.";
    let why = "It may have been cleared to make room, or with the browser's data. If you have \
               shared a file, it brings the notes back.";
    let ways = vec![
        pick_file(app),
        button("plain", "Begin a new notebook", begin),
        link("aside", Route::Health, "Health"),
    ];
    let middle = vec![p("large", what), p("", why), div("stack", ways)];
    screen("Your notes are not here", "", Vec::new(), middle)
}

const FAILED: &str = "Nothing was changed. Close Curbside and open it again; if that doesn't help, \
                      start the phone anew.";
const RESTORE: &str = "If it stays so and you have shared a file, it brings the notes back. What \
                       can't be opened is given up then.";

/// The notes are there, and can't be opened now.
pub(crate) fn shut(app: App, error: &StoreError) -> Block {
    let stuck = RwSignal::new(String::new());
    let again = move || {
        if window().location().reload().is_err() {
            stuck.set("Close Curbside and open it again.".to_owned());
        }
    };
    let ways = vec![
        button("go", "Try again", again),
        live("told", "alert", stuck),
        rescue("Get the notes out"),
        link("aside", Route::Health, "Health"),
    ];
    let (advice, restore) = match error {
        StoreError::Failed { .. } => (FAILED, div("stack", vec![p("", RESTORE), pick_file(app)])),
        // An older tab may be closed, and a silent browser may answer yet: these are opened again by themselves.
        StoreError::Blocked | StoreError::NoAnswer => (error.advice(), nothing()),
        _ => (error.advice_by_hand(), nothing()),
    };
    let middle = vec![
        p("large", error.to_string()),
        p("", advice),
        div("stack", ways),
        restore,
    ];
    screen("Your notes can't be opened now", "", Vec::new(), middle)
}
