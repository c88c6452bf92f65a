//! The way in: which screen is drawn. A screen is built anew when the way in changes, and only then.

use leptos::prelude::*;

use super::piece::Piece;
use super::reading::{memo, nothing};
use super::screens::{
    both, call, calls, codebook, debrief, devices, forget, gate, health, import, lock, lot, mirror,
    observer, pad, practice, prepare, received, rep, reps, seal, settings, share, start, startup,
    summary, today, trash,
};
use super::widgets::keyed::anew_for;
use super::widgets::notices::notices_above;
use super::widgets::sample::sample_bar;
use super::widgets::undo::undo_told;
use crate::app::Route;
use crate::app::model::{Model, Startup};
use crate::app::view::{lock as lock_view, sample as sample_view, trash as trash_view};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::wire::StoreError;

/// What stands open to the person.
#[derive(Clone, Debug, PartialEq)]
enum WayIn {
    Opening,
    /// What the screen shows is being read.
    Reading,
    Locked,
    Lost,
    Shut(StoreError),
    Screen(Route),
    /// What the screen is about is in the trash.
    Thrown(Route),
}

impl WayIn {
    fn of(model: &Model) -> Self {
        match &model.startup {
            Startup::Opening if lock_view::stands(model) => Self::Locked,
            Startup::Opening => Self::Opening,
            Startup::Front if !model.is_here(model.route) => Self::Reading,
            // A shared file brings lost notes back.
            missing if missing.is_missing() && model.route == Route::Import => {
                Self::Screen(Route::Import)
            }
            // Whoever helps is told how things stand, also when the notebook isn't open.
            Startup::Locked | Startup::Lost | Startup::Shut(_) if model.route == Route::Health => {
                Self::Screen(Route::Health)
            }
            Startup::Locked => Self::Locked,
            Startup::Lost => Self::Lost,
            Startup::Shut(error) => Self::Shut(error.clone()),
            Startup::Front | Startup::Ready | Startup::MemoryOnly(_) => {
                match trash_view::behind(model, model.route) {
                    Some(_) => Self::Thrown(model.route),
                    None => Self::Screen(model.route),
                }
            }
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Opening => "opening".to_owned(),
            Self::Reading => "reading".to_owned(),
            Self::Locked => "locked".to_owned(),
            Self::Lost => "lost".to_owned(),
            Self::Shut(error) => error.to_string(),
            Self::Screen(route) => route.to_string(),
            Self::Thrown(route) => format!("thrown {route}"),
        }
    }
}

/// The whole page: the bar over made-up calls, notices, and the screen below them.
pub(super) fn whole_page(app: App) -> Block {
    let way_in = Piece::of_model(app, |model| Some(WayIn::of(model)));
    take_the_shells_place(way_in);
    // From made-up calls to the own notes and back each screen is another one, at the same address.
    let is_made_up = Piece::of_model(app, |model| Some(sample_view::is_shown(model)));
    let name = memo(move || {
        let way_in = way_in.with(|way_in| way_in.map(WayIn::name));
        let made_up = is_made_up.with(|is_made_up| is_made_up == Some(&true));
        format!("{} {made_up}", way_in.unwrap_or_default())
    });
    let screen = anew_for(name, move || {
        way_in.with_untracked(|way_in| way_in.map_or_else(nothing, |way_in| draw(app, way_in)))
    });
    vec![sample_bar(app), notices_above(app), undo_told(app), screen].block()
}

/// What the page has painted by itself stands until there is a screen to show in its place.
fn take_the_shells_place(way_in: Piece<WayIn>) {
    Effect::new(move || {
        let is_opening = way_in.with(|way_in| way_in == Some(&WayIn::Opening));
        if let Some(shell) = document()
            .get_element_by_id("shell")
            .filter(|_| !is_opening)
        {
            shell.remove();
        }
    });
}

fn draw(app: App, way_in: &WayIn) -> Block {
    let route = match way_in {
        WayIn::Opening => return startup::opening(),
        WayIn::Reading => return startup::reading(),
        WayIn::Locked => return gate::gate(app),
        WayIn::Lost => return startup::lost(app),
        WayIn::Shut(error) => return startup::shut(app, error),
        WayIn::Thrown(route) => return trash::thrown(app, *route),
        WayIn::Screen(route) => *route,
    };
    match route {
        Route::Today => today::screen(app),
        Route::Start => start::screen(app),
        Route::Prepare(id) => prepare::screen(app, id),
        Route::Pad(id) => pad::screen(app, id),
        Route::Lot(id) => lot::screen(app, id),
        Route::Debrief(id) => debrief::screen(app, id),
        Route::Summary(id) => summary::screen(app, id),
        Route::Calls => calls::screen(app),
        Route::Call(id) => call::screen(app, id),
        Route::Observer(id) => observer::screen(app, id),
        Route::Received(id) => received::screen(app, id),
        Route::Reps => reps::screen(app),
        Route::Rep(id) => rep::screen(app, id),
        Route::Forget(id) => forget::screen(app, id),
        Route::Mirror => mirror::screen(app),
        Route::Settings => settings::screen(app),
        Route::Codebook => codebook::screen(app),
        Route::Practice => practice::screen(app),
        Route::Trash => trash::screen(app),
        Route::Import => import::screen(app),
        Route::Share => share::screen(app),
        Route::Seal => seal::screen(app),
        Route::Lock => lock::screen(app),
        Route::Devices => devices::screen(app),
        Route::Health => health::screen(app),
        Route::Both => both::screen(app),
    }
}
