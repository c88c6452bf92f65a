//! Today: what matters now, and one thumb to a running call.

use leptos::prelude::*;

use crate::app::view::Tone;
use crate::app::view::phrase;
use crate::app::view::today::{self, Month, TodayView};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part};
use crate::ui::widgets::blocks::{b, h2, p, section};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::{Row, rows};

/// How the rows of a section look: the mark before, the words that lead a screen reader's name, and
/// the pill after.
type Look = (Option<Tone>, &'static str, Option<&'static str>);

const RUNNING: Look = (Some(Tone::Net), "Back to the pad, ", Some("Pad"));
const DUE: Look = (Some(Tone::Net), "Debrief, ", Some("Debrief"));
const TO_TRY: Look = (Some(Tone::Signal), "", None);
const NOT_RIDDEN: Look = (None, "", None);

pub(crate) fn screen(app: App) -> AnyView {
    let view = Piece::of_model(app, |model| Some(today::today(model)));
    let date = part(view, |view| view.date.clone());
    let start = move || app.send(Event::Go(Route::Start));
    let foot = vec![button("go", "Start a call", start), tabs(Tab::Today)];
    frame::screen("Today", date, foot, vec![drawn_from(view, sections)])
}

fn sections(view: &TodayView) -> AnyView {
    vec![
        if view.is_new {
            first_words()
        } else {
            nothing()
        },
        rows_under("A call is running", RUNNING, &view.running),
        rows_under("Debrief while it's fresh", DUE, &view.due),
        rows_under("Before the next ride", TO_TRY, &view.to_try),
        rows_under("Not ridden with lately", NOT_RIDDEN, &view.not_ridden),
        view.month.map_or_else(nothing, month_words),
    ]
    .into_any()
}

fn first_words() -> AnyView {
    let what = "Sit in on a call, tap what happens with one thumb, and talk it through in the car.";
    let notes = "Notes stay on this phone, and no signal is needed. Add Curbside to the Home \
                 Screen before the first call: there the browser keeps notes best.";
    vec![p("large", what), p("quiet", notes)].into_any()
}

/// A heading and its rows; nothing at all if there are none.
fn rows_under(title: &'static str, (mark, leads, pill): Look, of: &[today::Row]) -> AnyView {
    if of.is_empty() {
        return nothing();
    }
    let drawn = rows(of.iter().map(|row| Row {
        mark,
        leads,
        who: row.who.clone(),
        account: row.account.clone(),
        line: row.line.clone(),
        rope: None,
        pill,
        to: row.to,
    }));
    section("", vec![h2(title), drawn])
}

fn month_words(month: Month) -> AnyView {
    let Month { held, spoke } = month;
    let words = tag("p")
        .class("large")
        .words("held ")
        .child(b("tone-held", phrase::count(held, "urge")))
        .words(", spoke up ")
        .child(b("tone-net", phrase::count(spoke, "time")))
        .words(".");
    section("", vec![h2("This month you"), words.draw()])
}
