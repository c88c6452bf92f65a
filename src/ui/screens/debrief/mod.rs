//! The debrief, one question a screen. Nothing of the manager's moments is drawn before the rep
//! has spoken: the view model of the first step has none of them.

mod next;
mod rep_first;
mod replay;

use leptos::prelude::*;

use crate::app::event::{DebriefEvent, Step};
use crate::app::view::debrief::{self, DebriefView};
use crate::app::{Event, Route};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{nothing, part, when_here};
use crate::ui::widgets::blocks::{div, p};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::keyed::anew_for;

/// A debrief on the screen: what its steps read from, and where their events go.
#[derive(Clone, Copy)]
struct Talk {
    app: App,
    id: CallId,
    view: Piece<DebriefView>,
}

pub(crate) fn screen(app: App, id: CallId) -> AnyView {
    let talk = Talk {
        app,
        id,
        view: Piece::of_model(app, move |model| debrief::debrief(model, id)),
    };
    let step = part(talk.view, |view| name(view).to_owned());
    let draw = move || {
        talk.view.with_untracked(|view| match view {
            Some(DebriefView::RepView { .. }) => talk.rep_first(),
            Some(DebriefView::Replay { .. }) => talk.replay(),
            Some(DebriefView::Next(_)) => talk.what_next(),
            None => nothing(),
        })
    };
    when_here(talk.view, move || anew_for(step, draw))
}

fn name(view: &DebriefView) -> &'static str {
    match view {
        DebriefView::RepView { .. } => "rep first",
        DebriefView::Replay { .. } => "replay",
        DebriefView::Next(_) => "next",
    }
}

impl Talk {
    fn send(self, event: DebriefEvent) {
        self.app.send(Event::Debrief(self.id, event));
    }

    /// Who is debriefed, and at which account.
    fn who(self) -> Memo<String> {
        part(self.view, |view| match view {
            DebriefView::RepView { who, .. } | DebriefView::Replay { who, .. } => who.clone(),
            DebriefView::Next(next) => next.who.clone(),
        })
    }

    fn back(self, to: Step) -> AnyView {
        button("aside", "Back", move || {
            self.send(DebriefEvent::StepChosen(to))
        })
    }
}

fn later() -> AnyView {
    link("aside", Route::Today, "Later")
}

/// How far the debrief has come.
fn progress(step: Step) -> AnyView {
    let part = |one| {
        let class = if one <= step { "done" } else { "" };
        tag("i").class(class).draw()
    };
    let place = Step::ALL.into_iter().filter(|one| *one <= step).count();
    let bar = tag("div").class("steps").set("aria-hidden", "true");
    let bar = bar.children(Step::ALL.map(part));
    let words = format!("Step {place} of {}", Step::ALL.len());
    div("", vec![bar.draw(), p("unseen", words)])
}
