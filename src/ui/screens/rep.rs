//! A rep's page: what is tried now, the progress, the calls, and how far along. The head is cheap to
//! read; what many calls come to is read only when what it rests on has changed.

mod about;
mod calls;
mod chart;
mod follow;
mod numbers;
mod progress;

use leptos::prelude::*;

use crate::app::event::{ProgressEvent, StartEvent};
use crate::app::view::progress::footing::{RepFooting, footing, ground};
use crate::app::view::reps::{self, RepView};
use crate::app::{Event, Route};
use crate::domain::RepId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, part, when_here};
use crate::ui::widgets::blocks::{div, p};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::wire::Scope;

/// A rep on the screen: what the page reads from, and where its events go.
#[derive(Clone, Copy)]
struct Page {
    app: App,
    id: RepId,
    view: Piece<RepView>,
    footing: Piece<RepFooting>,
}

pub(crate) fn screen(app: App, id: RepId) -> Block {
    let ground = Piece::of_model(app, |model| Some(ground(model)));
    let page = Page {
        app,
        id,
        view: Piece::of_all_notes(app, move |model| reps::rep(model, id)),
        footing: Piece::resting_on(ground, app, move |model| footing(model, id)),
    };
    when_here(page.view, move || {
        let told = part(page.view, |view| view.share.clone().unwrap_or_default());
        let middle = vec![
            p("quiet", part(page.view, |view| view.standing.clone())),
            p("quiet", part(page.view, |view| view.ridden.clone())),
            follow::action_step(page),
            page.plan(),
            progress::section(page),
            calls::section(page),
            about::fields(page),
            share_file(app, "Share as JSON", Scope::Rep(id), told),
            about::throw(page),
        ];
        let name = part(page.view, |view| view.name.clone());
        frame::screen_of("A rep", name, "", vec![tabs(Tab::Reps)], middle)
    })
}

impl Page {
    /// Another look at the page.
    fn look(self, event: ProgressEvent) {
        self.app.send(Event::Progress(self.id, event));
    }

    /// The next call is prepared; one that was begun is gone on with.
    fn plan(self) -> Block {
        let planned = part(self.view, |view| view.planned);
        let plan = move || self.app.send(Event::Start(StartEvent::RepPlanned(self.id)));
        let way = drawn(move || match planned.get() {
            Some(call) => link("plain", Route::Prepare(call), "The planned call"),
            None => button("plain", "Prepare a call", plan),
        });
        div("stack", vec![way])
    }
}
