//! Today: what matters now, and one thumb to a running call.

mod backup;
mod folder;
mod offers;
mod ride;

use leptos::prelude::*;

use crate::app::event::StartEvent;
use crate::app::view::Tone;
use crate::app::view::offers::Offer;
use crate::app::view::phrase;
use crate::app::view::start::RepChoice;
use crate::app::view::today::{self, Month, TodayView};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{b, h2, list, p, section};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::{Row, row_button, rows, who_and_line};
use crate::ui::widgets::sample::look_around;

/// How the rows of a section look: the mark before, the words that lead a screen reader's name, and
/// the pill after.
type Look = (Option<Tone>, &'static str, Option<&'static str>);

const RUNNING: Look = (Some(Tone::Net), "Back to the pad, ", Some("Pad"));
const DUE: Look = (Some(Tone::Net), "Debrief, ", Some("Debrief"));
const TO_TRY: Look = (Some(Tone::Signal), "Check, ", Some("Check"));

pub(crate) fn screen(app: App) -> Block {
    let view = Piece::of_all_notes(app, |model| Some(today::today(model)));
    let date = part(view, |view| view.date.clone());
    let start = move || app.send(Event::Go(Route::Start));
    let foot = vec![button("go", "Start a call", start), tabs(Tab::Today)];
    let is_new = part(view, |view| view.is_new);
    let first = move || {
        if is_new.get() {
            first_words(app)
        } else {
            nothing()
        }
    };
    let under = move |title, look, read: fn(&TodayView) -> Option<Vec<today::Row>>| {
        drawn_from(piece(view, read), move |of: &Vec<today::Row>| {
            rows_under(title, look, of)
        })
    };
    let not_ridden = piece(view, |view| Some(view.not_ridden.clone()));
    let middle = vec![
        drawn(first),
        under("A call is running", RUNNING, |view| {
            Some(view.running.clone())
        }),
        drawn_from(
            piece(view, |view| Some(view.offers.clone())),
            move |of: &Vec<Offer>| offers::offers(app, of),
        ),
        ride::ride(app, piece(view, |view| Some(view.ride.clone()))),
        under("Debrief while it's fresh", DUE, |view| {
            Some(view.due.clone())
        }),
        under("Before the next ride", TO_TRY, |view| {
            Some(view.to_try.clone())
        }),
        drawn_from(not_ridden, move |reps: &Vec<RepChoice>| {
            not_ridden_lately(app, reps)
        }),
        folder::folder(app),
        backup::backup(app),
        drawn_from(piece(view, |view| view.month), month_words),
    ];
    let settings = link("aside", Route::Settings, "Settings");
    frame::screen_with_way("Today", date, settings, foot, middle)
}

fn first_words(app: App) -> Block {
    let what = "Sit in on a call, tap what happens with one thumb, and talk it through in the car.";
    let notes = "Notes stay on this phone, and no signal is needed. Add Curbside to the Home \
                 Screen before the first call: there the browser keeps notes best.";
    vec![p("large", what), p("quiet", notes), look_around(app)].block()
}

/// A heading and its rows; nothing at all if there are none.
fn rows_under(title: &'static str, (mark, leads, pill): Look, of: &[today::Row]) -> Block {
    if of.is_empty() {
        return nothing();
    }
    let drawn = rows(of.iter().map(|row| Row {
        mark,
        leads,
        who: row.who.clone(),
        account: row.account.clone(),
        line: row.line.clone(),
        pill,
        to: row.to,
    }));
    section("", vec![h2(title), drawn])
}

fn not_ridden_lately(app: App, reps: &[RepChoice]) -> Block {
    if reps.is_empty() {
        return nothing();
    }
    let row = |rep: &RepChoice| {
        let id = rep.id;
        let words = who_and_line("Plan, ", rep.name.clone(), None, rep.line.clone());
        row_button(words, ("Plan", Tone::Plain), move || {
            app.send(Event::Start(StartEvent::RepPlanned(id)));
        })
    };
    let rows = reps.iter().map(row).collect();
    section("", vec![h2("Not ridden with lately"), list("", rows)])
}

fn month_words(month: &Month) -> Block {
    let run = match month.let_run {
        0 => String::new(),
        count => format!(", and let {} run", phrase::count(count, "lost cause")),
    };
    let words = tag("p")
        .class("large")
        .words("held ")
        .child(b("tone-held", phrase::count(month.held, "urge")))
        .words(", spoke up ")
        .child(b("tone-net", phrase::count(month.spoke, "time")))
        .words(format!("{run}."));
    let mirror = link("aside", Route::Mirror, "Look in the mirror");
    section("month", vec![h2("This month you"), words.draw(), mirror])
}
