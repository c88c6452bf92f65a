//! Start a call: one tap on a known rep, and the call runs. All else can be left as it is.

use leptos::prelude::*;

use crate::app::event::StartEvent;
use crate::app::view::start::{self, RepChoice, StartView};
use crate::app::{Event, Route};
use crate::domain::{Role, Stakes};
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, now, part, piece};
use crate::ui::widgets::blocks::{div, h2, list, live, section};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::line_field;
use crate::ui::widgets::frame;
use crate::ui::widgets::rows::{pill, who_and_line};

type View = Piece<StartView>;

pub(crate) fn screen(app: App) -> AnyView {
    let view = Piece::of_model(app, |model| Some(start::start(model)));
    let stakes = part(view, |view| place(&Stakes::ALL, &view.stakes));
    let role = part(view, |view| place(&Role::ALL, &view.role));
    let reps = piece(view, |view| Some(view.reps.clone()));
    let foot = vec![asides(vec![link("aside", Route::Today, "Today")])];
    let stakes = choices(
        "Stakes",
        &Stakes::ALL,
        Stakes::label,
        stakes,
        move |stakes| {
            app.send(Event::Start(StartEvent::StakesChosen(stakes)));
        },
    );
    let role = choices("Role", &Role::ALL, Role::label, role, move |role| {
        app.send(Event::Start(StartEvent::RoleChosen(role)));
    });
    let reps = drawn_from(reps, move |reps: &Vec<RepChoice>| known_reps(app, reps));
    let middle = vec![account(app, view), stakes, role, reps, new_rep(app, view)];
    frame::screen("Start a call", "", foot, middle)
}

fn account(app: App, view: View) -> AnyView {
    let earlier = now(view, |view| view.accounts.clone())
        .into_iter()
        .map(|account| tag("option").set("value", account).draw());
    let typed = move |typed| app.send(Event::Start(StartEvent::AccountTyped(typed)));
    let field = line_field(
        "Account",
        now(view, |view| view.account.clone()),
        Some("accounts"),
        typed,
    );
    let list = tag("datalist").set("id", "accounts").children(earlier);
    div("", vec![field, list.draw()])
}

/// The reps ridden with, the last one first. A tap starts the call.
fn known_reps(app: App, reps: &[RepChoice]) -> AnyView {
    if reps.is_empty() {
        return nothing();
    }
    let rows = reps.iter().map(|rep| rep_row(app, rep)).collect();
    section("", vec![h2("Ride with"), list("", rows)])
}

fn rep_row(app: App, rep: &RepChoice) -> AnyView {
    let id = rep.id;
    let start = move || app.send(Event::Start(StartEvent::RepChosen(id)));
    let words = who_and_line("", rep.name.clone(), None, rep.line.clone());
    let label = vec![words, pill("Start", true)];
    button("row", label, start)
}

fn new_rep(app: App, view: View) -> AnyView {
    let problem = part(view, |view| view.problem.clone().unwrap_or_default());
    let typed = move |typed| app.send(Event::Start(StartEvent::NewRepTyped(typed)));
    let start = move |event: web_sys::Event| {
        event.prevent_default();
        app.send(Event::Start(StartEvent::NewRepStarted));
    };
    let fields = vec![
        line_field(
            "New rep",
            now(view, |view| view.new_rep.clone()),
            None,
            typed,
        ),
        live("problem", "alert", problem),
    ];
    let add = tag("button").set("type", "submit").class("plain");
    tag("form")
        .on("submit", start)
        .children(fields)
        .child(add.words("Add and start").draw())
        .draw()
}
