//! Another manager's notes of a call beside one's own: the way to them. What is compared stands in [`both`], how far
//! the two agree in [`agreement`].

mod agreement;
mod both;

use crate::app::event::{ObserverEvent, PickError};
use crate::app::view::observer::{self, Candidate, ObserverView, Stage};
use crate::app::view::{Tone, sample};
use crate::app::{Event, Route};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part, piece, when_here};
use crate::ui::widgets::blocks::{div, list, live, p};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::files::file_button;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::{row_button, who_and_line};
use crate::ui::widgets::sealed::{opening_file, sealed_file};

/// The screen of one call.
#[derive(Clone, Copy)]
struct Page {
    app: App,
    call: CallId,
}

impl Page {
    fn send(self, event: ObserverEvent) {
        self.app.send(Event::Observer(self.call, event));
    }
}

pub(crate) fn screen(app: App, call: CallId) -> Block {
    let page = Page { app, call };
    let view = Piece::of_all_notes(app, move |model| observer::observer(model, call));
    when_here(view, move || {
        let rep = part(view, |view: &ObserverView| view.rep.clone());
        let account = part(view, |view| view.account.clone());
        let stage = piece(view, |view| Some(view.stage.clone()));
        let middle = vec![
            drawn_from(stage, move |stage| at(page, stage)),
            asides(vec![link("aside", Route::Call(call), "Back to the call")]),
        ];
        let foot = vec![tabs(Tab::Calls)];
        frame::screen_of("Two managers, one call", rep, account, foot, middle)
    })
}

/// What had the focus goes with the step that is over: the next one is read from the heading on.
fn at(page: Page, stage: &Stage) -> Block {
    if matches!(
        stage,
        Stage::Refused { .. } | Stage::Choose { .. } | Stage::Compared { .. }
    ) {
        frame::focus_later(frame::HEADING.to_owned());
    }
    match stage {
        Stage::NotYet { to } => not_yet(*to),
        Stage::Before => before(page),
        Stage::Refused { problem } => {
            let problem = live("notice urgent", "alert", problem.clone());
            div("", vec![problem, pick(page, "Choose another file")])
        }
        Stage::Sealed { file, problem } => {
            let open = move |typed| page.send(ObserverEvent::PassphraseGiven(typed));
            sealed_file(file.clone(), problem.clone(), open, another(page))
        }
        Stage::Opening => opening_file(),
        Stage::Choose { file, words, calls } => choose(page, file.clone(), words, calls),
        Stage::Compared { file } => both::both(page, file),
    }
}

/// Who knows what the other saw sees it, too.
fn not_yet((label, to): (&'static str, Route)) -> Block {
    let words = "Your own notes come first. Once the call is over, they can be compared with what another manager \
                 saw.";
    div("", vec![p("large", words), link("go", to, label)])
}

fn before(page: Page) -> Block {
    let what = "What did another manager see on this call?";
    let how = "Once both of you have your notes, ask for the call as a file, shared for another manager. It is compared \
               with yours: nothing of it is added to your notebook, and it is gone when you leave this screen.";
    div(
        "",
        vec![
            p("large", what),
            p("", how),
            pick(page, "Choose their file"),
        ],
    )
}

fn pick(page: Page, label: &'static str) -> Block {
    if page.app.look(sample::is_shown) {
        return p("hint", sample::NO_FILES);
    }
    let take = move |name: String, text: Result<String, PickError>| {
        Event::Observer(page.call, ObserverEvent::CameIn { name, text })
    };
    let take = move |file| page.app.read_file(file, Box::new(take));
    div("stack", vec![file_button(label, take)])
}

/// A person says which call is the same one, also where there is but one.
fn choose(page: Page, file: String, words: &'static str, calls: &[Candidate]) -> Block {
    let row = |one: &Candidate| {
        let words = who_and_line("", one.who.clone(), one.account.clone(), one.line.clone());
        let call = one.call;
        if !one.may_be_compared {
            return div("row", vec![words]);
        }
        let does = ("Compare", Tone::Plain);
        row_button(words, does, move || {
            page.send(ObserverEvent::Confirmed(call));
        })
    };
    let rows = list("", calls.iter().map(row).collect());
    div(
        "",
        vec![p("large", words), p("quiet", file), rows, another(page)],
    )
}

fn another(page: Page) -> Block {
    let leave = move || page.send(ObserverEvent::AnotherWanted);
    div("stack", vec![button("plain", "Take another file", leave)])
}
