//! The way in: which screen is drawn. A screen is built anew when the way in changes, and only then.

use leptos::prelude::*;

use super::piece::Piece;
use super::reading::{nothing, part};
use super::screens::{
    call, calls, debrief, import, lot, pad, rep, reps, settings, start, startup, summary, today,
};
use super::widgets::keyed::anew_for;
use super::widgets::notices::notices_above;
use crate::app::Route;
use crate::app::model::{Model, Startup};
use crate::shell::App;
use crate::wire::StoreError;

/// What stands open to the person.
#[derive(Clone, Debug, PartialEq)]
enum WayIn {
    Opening,
    Lost,
    Shut(StoreError),
    Screen(Route),
}

impl WayIn {
    fn of(model: &Model) -> Self {
        match &model.startup {
            Startup::Opening => Self::Opening,
            // A shared file brings lost notes back.
            Startup::Lost if model.route == Route::Import => Self::Screen(Route::Import),
            Startup::Lost => Self::Lost,
            Startup::Shut(error) => Self::Shut(error.clone()),
            Startup::Ready | Startup::MemoryOnly(_) => Self::Screen(model.route),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Opening => "opening".to_owned(),
            Self::Lost => "lost".to_owned(),
            Self::Shut(error) => error.to_string(),
            Self::Screen(route) => route.to_string(),
        }
    }
}

/// The whole page: notices, and the screen below them.
pub(super) fn whole_page(app: App) -> AnyView {
    let way_in = Piece::of_model(app, |model| Some(WayIn::of(model)));
    let name = part(way_in, WayIn::name);
    let screen = anew_for(name, move || {
        way_in.with_untracked(|way_in| way_in.map_or_else(nothing, |way_in| draw(app, way_in)))
    });
    vec![notices_above(app), screen].into_any()
}

fn draw(app: App, way_in: &WayIn) -> AnyView {
    let route = match way_in {
        WayIn::Opening => return startup::opening(),
        WayIn::Lost => return startup::lost(app),
        WayIn::Shut(error) => return startup::shut(error),
        WayIn::Screen(route) => *route,
    };
    match route {
        Route::Today => today::screen(app),
        Route::Start => start::screen(app),
        Route::Pad(id) => pad::screen(app, id),
        Route::Lot(id) => lot::screen(app, id),
        Route::Debrief(id) => debrief::screen(app, id),
        Route::Summary(id) => summary::screen(app, id),
        Route::Calls => calls::screen(app),
        Route::Call(id) => call::screen(app, id),
        Route::Reps => reps::screen(app),
        Route::Rep(id) => rep::screen(app, id),
        Route::Settings => settings::screen(app),
        Route::Import => import::screen(app),
    }
}
