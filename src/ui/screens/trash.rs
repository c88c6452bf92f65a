//! The trash: what was thrown away, and the way back; and what stands where something was that is in
//! the trash now.

use crate::app::event::TrashEvent;
use crate::app::view::trash::{self, Thrown, TrashView};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing};
use crate::ui::widgets::blocks::{div, h2, list, p, section, span};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::frame::{self, HEADING, Tab, tabs};
use crate::ui::widgets::rows::who_and_line;

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_model(app, |model| Some(trash::trash(model)));
    let all = drawn_from(view, move |view| contents(app, view));
    frame::screen_under_settings("Trash", vec![all])
}

fn contents(app: App, view: &TrashView) -> Block {
    if view.reps.is_empty() && view.calls.is_empty() {
        let words = "Nothing is in the trash. What you throw away is kept here for 30 days.";
        return p("large", words);
    }
    let empty = move || {
        app.send(Event::Trash(TrashEvent::Emptied));
        frame::focus_later(HEADING.to_owned());
    };
    let blocks = vec![
        rows(app, "Reps", &view.reps),
        rows(app, "Calls", &view.calls),
        div("apart", vec![button("aside", "Empty the trash", empty)]),
    ];
    div("", blocks)
}

fn rows(app: App, title: &'static str, thrown: &[Thrown]) -> Block {
    if thrown.is_empty() {
        return nothing();
    }
    let rows = thrown.iter().enumerate();
    let rows = rows.map(|(place, one)| row(app, &format!("{title}-{place}"), one));
    let rows = rows.collect();
    section("", vec![h2(title), list("", rows)])
}

/// Once it is brought back, the next one stands at this place, and is gone on with.
fn row(app: App, id: &str, thrown: &Thrown) -> Block {
    let line = format!("{}. {}", thrown.line, thrown.goes);
    let words = who_and_line("", thrown.who.clone(), thrown.account.clone(), line);
    let label = vec![
        span("", "Bring back"),
        span("unseen", format!(" {}", thrown.who)),
    ];
    let (event, place) = (Event::Trash(thrown.back), id.to_owned());
    let back = move || {
        app.send(event.clone());
        frame::focus_later(place.clone());
    };
    let row = tag("div")
        .class("row")
        .set("id", id.to_owned())
        .set("tabindex", "-1");
    row.children([words, button("plain", label, back)]).draw()
}

/// Stands in the place of a screen whose call or rep is in the trash.
pub(crate) fn thrown(app: App, route: Route) -> Block {
    let view = Piece::of_model(app, move |model| trash::behind(model, route));
    let all = drawn_from(view, move |thrown| {
        let who = who_and_line(
            "",
            thrown.who.clone(),
            thrown.account.clone(),
            String::new(),
        );
        let back = Event::Trash(thrown.back);
        let mut ways = vec![
            button("go", "Bring it back", move || app.send(back.clone())),
            link("plain", Route::Trash, "To the trash"),
        ];
        if let Route::Rep(id) = route {
            ways.push(link("aside", Route::Forget(id), "Forget this rep"));
        }
        let blocks = vec![
            div("large", vec![who]),
            p("quiet", format!("{}. {}", thrown.line, thrown.goes)),
            div("stack", ways),
        ];
        div("", blocks)
    });
    let tab = match route {
        Route::Rep(_) => Tab::Reps,
        _ => Tab::Calls,
    };
    frame::screen("In the trash", "", vec![tabs(tab)], vec![all])
}
