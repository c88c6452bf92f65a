//! Practice calls: the scenes and what came of them; [`runs`] is one that runs, [`compared`] where a group differs.

mod compared;
mod runs;

use leptos::prelude::*;

use crate::app::event::{PickError, PracticeEvent};
use crate::app::view::leaving;
use crate::app::view::practice::{self, Before, PracticeView, SceneRow};
use crate::app::view::{Tone, sample};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, part, piece};
use crate::ui::widgets::blocks::{div, h2, list, live, p};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::fields::line_field;
use crate::ui::widgets::files::file_button;
use crate::ui::widgets::frame;
use crate::ui::widgets::rows::{row_button, who_and_line};

const WHAT: &str = "Each of you codes the same made-up scene, alone, with the keys that every codebook has. Then exchange the files, \
                    and see on which words you differ. Nothing of it comes into the notebook, and what isn't shared is gone \
                    when you leave this screen.";

fn send(app: App, event: PracticeEvent) {
    app.send(Event::Practice(event));
}

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_model(app, |model| Some(practice::practice(model)));
    let runs = piece(view, |view| match view {
        PracticeView::Runs(runs) => Some(runs.clone()),
        PracticeView::Before(_) => None,
    });
    let before = piece(view, |view| match view {
        PracticeView::Before(before) => Some(before.clone()),
        PracticeView::Runs(_) => None,
    });
    let is_running = part(runs, |_| true);
    drawn(move || match is_running.get() {
        true => runs::screen(app, runs),
        false => frame::screen_under_settings("Practice calls", vec![around(app, before)]),
    })
}

fn around(app: App, view: Piece<Before>) -> Block {
    let scenes = piece(view, |view| Some(view.scenes.clone()));
    let coded = piece(view, |view| view.coded.clone());
    let problem = part(view, |view| view.problem.clone().unwrap_or_default());
    let group = part(view, |view| view.group.clone().unwrap_or_default());
    let compared = piece(view, |view| view.compared.clone());
    vec![
        p("", WHAT),
        drawn_from(coded, move |coded: &String| own(app, coded.clone())),
        live("told", "alert", problem),
        h2("What the others saw"),
        pick(app, group),
        drawn_from(compared, move |view| compared::compared(app, view)),
        h2("Scenes"),
        drawn_from(scenes, move |rows: &Vec<SceneRow>| {
            list("", rows.iter().map(|row| scene(app, row)).collect())
        }),
        div("stack", vec![link("aside", Route::Codebook, "Codebook")]),
    ]
    .block()
}

fn scene(app: App, row: &SceneRow) -> Block {
    let scene = row.scene;
    let words = who_and_line("", row.title.to_owned(), None, row.length.clone());
    row_button(words, ("Code it", Tone::Plain), move || {
        send(app, PracticeEvent::Begun(scene));
    })
}

/// What was coded here, on its way to the others.
fn own(app: App, coded: String) -> Block {
    let typed = app.look(|model| model.practice.name.clone());
    let name = line_field("Your name, for the others", typed, None, move |name| {
        send(app, PracticeEvent::NameTyped(name));
    });
    let told = Piece::of_model(app, |model| Some(leaving::told(model)));
    let told = part(told, Clone::clone);
    let share = move || send(app, PracticeEvent::Sent);
    let blocks = vec![
        p("large", coded),
        name,
        div("stack", vec![button("go", "Share what you saw", share)]),
        live("told", "status", told),
    ];
    div("", blocks)
}

/// Whose files are there is said below.
fn pick(app: App, group: Memo<String>) -> Block {
    if app.look(sample::is_shown) {
        return p("hint", sample::NO_FILES);
    }
    let take = |_, text: Result<String, PickError>| Event::Practice(PracticeEvent::CameIn(text));
    let take = move |file| app.read_file(file, Box::new(take));
    let group = live("told", "status", group);
    div("stack", vec![file_button("Add a file", take), group])
}
