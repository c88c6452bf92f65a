//! Today: what matters now, and one thumb to a running call.

use leptos::prelude::*;

use crate::app::view::Tone;
use crate::app::view::phrase;
use crate::app::view::today::{self, Month, Row};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::widgets::frame::{Screen, Tab, Tabs};
use crate::ui::widgets::knot::mark;

/// How the rows of a section look: the mark before, the words that lead a screen reader's name, and
/// the pill after.
#[derive(Clone, Copy, Default)]
struct Look {
    mark: Option<Tone>,
    leads: Option<&'static str>,
    pill: Option<&'static str>,
}

const RUNNING: Look = Look {
    mark: Some(Tone::Net),
    leads: Some("Back to the pad, "),
    pill: Some("Pad"),
};
const DUE: Look = Look {
    mark: Some(Tone::Net),
    leads: Some("Debrief, "),
    pill: Some("Debrief"),
};
const TO_TRY: Look = Look {
    mark: Some(Tone::Signal),
    leads: None,
    pill: None,
};
const NOT_RIDDEN: Look = Look {
    mark: None,
    leads: None,
    pill: None,
};

#[component]
pub(crate) fn Today(app: App) -> impl IntoView {
    let view = app.view(today::today);
    let date = Memo::new(move |_| view.with(|view| view.date.clone()));
    let is_new = Memo::new(move |_| view.with(|view| view.is_new));
    let month = Memo::new(move |_| view.with(|view| view.month));
    let rows = move |read: fn(&today::TodayView) -> &Vec<Row>| {
        Memo::new(move |_| view.with(|view| read(view).clone()))
    };
    view! {
        <Screen title="Today" beside=date foot=foot(app).into_any()>
            {move || is_new.get().then(first_words)}
            {section("A call is running", RUNNING, rows(|view| &view.running))}
            {section("Debrief while it's fresh", DUE, rows(|view| &view.due))}
            {section("Before the next ride", TO_TRY, rows(|view| &view.to_try))}
            {section("Not ridden with lately", NOT_RIDDEN, rows(|view| &view.not_ridden))}
            {move || month.get().map(month_words)}
        </Screen>
    }
}

fn foot(app: App) -> impl IntoView {
    let start = move |_| app.send(Event::Go(Route::Start));
    view! {
        <button type="button" class="go" on:click=start>"Start a call"</button>
        <Tabs here=Tab::Today />
    }
}

fn first_words() -> impl IntoView {
    view! {
        <p class="large">
            "Sit in on a call, tap what happens with one thumb, and talk it through in the car."
        </p>
        <p class="quiet stack">
            "Notes stay on this phone, and no signal is needed. Add Curbside to the Home Screen "
            "before the first call: there the browser keeps notes best."
        </p>
    }
}

/// A heading and its rows; nothing at all if there are none.
fn section(title: &'static str, look: Look, rows: Memo<Vec<Row>>) -> impl IntoView {
    move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|one| row(look, one)).collect_view();
            view! { <section><h2>{title}</h2><ul>{rows}</ul></section> }
        })
    }
}

fn row(look: Look, row: Row) -> impl IntoView {
    let account = row
        .account
        .map(|account| view! { <span class="at">" at "{account}</span> });
    let pill = |pill| view! { <span class="pill tone-net" aria-hidden="true">{pill}</span> };
    view! {
        <li>
            <a class="row" href=row.to.to_string()>
                {look.mark.map(mark)}
                <span class="grow">
                    {look.leads.map(|leads| view! { <span class="unseen">{leads}</span> })}
                    <b>{row.who}</b>
                    {account}
                    <span class="line">{row.line}</span>
                </span>
                {look.pill.map(pill)}
            </a>
        </li>
    }
}

fn month_words(month: Month) -> impl IntoView {
    let Month { held, spoke } = month;
    view! {
        <section>
            <h2>"This month you"</h2>
            <p class="large">
                "held "<b class="tone-held">{phrase::count(held, "urge")}</b>
                ", spoke up "<b class="tone-net">{phrase::count(spoke, "time")}</b>"."
            </p>
        </section>
    }
}
