//! Start a call: one tap on a known rep, and the call runs. All else can be left as it is.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::app::Event;
use crate::app::event::StartEvent;
use crate::app::view::start::{self, RepChoice, StartView};
use crate::domain::{Role, Stakes};
use crate::shell::App;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, now, part, piece};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::line_field;
use crate::ui::widgets::frame::Screen;
use crate::ui::widgets::rows::{pill, who_and_line};

type View = Piece<StartView>;

pub(crate) fn screen(app: App) -> AnyView {
    let view = Piece::of_model(app, |model| Some(start::start(model)));
    let stakes = part(view, |view| place(&Stakes::ALL, &view.stakes));
    let role = part(view, |view| place(&Role::ALL, &view.role));
    let reps = piece(view, |view| Some(view.reps.clone()));
    let foot = vec![asides(vec![link("aside", "#/", "Today")])];
    view! {
        <Screen title="Start a call" foot>
            {account(app, view)}
            {choices("Stakes", &Stakes::ALL, Stakes::label, stakes, move |stakes| {
                app.send(Event::Start(StartEvent::StakesChosen(stakes)));
            })}
            {choices("Role", &Role::ALL, Role::label, role, move |role| {
                app.send(Event::Start(StartEvent::RoleChosen(role)));
            })}
            {drawn_from(reps, move |reps| known_reps(app, reps))}
            {new_rep(app, view)}
        </Screen>
    }
    .into_any()
}

fn account(app: App, view: View) -> AnyView {
    let earlier: Vec<AnyView> = now(view, |view| view.accounts.clone())
        .into_iter()
        .map(|account| view! { <option value=account></option> }.into_any())
        .collect();
    let typed = move |typed| app.send(Event::Start(StartEvent::AccountTyped(typed)));
    view! {
        {line_field("Account", now(view, |view| view.account.clone()), Some("accounts"), typed)}
        <datalist id="accounts">{earlier}</datalist>
    }
    .into_any()
}

/// The reps ridden with, the last one first. A tap starts the call.
fn known_reps(app: App, reps: &Vec<RepChoice>) -> AnyView {
    if reps.is_empty() {
        return nothing();
    }
    let rows: Vec<AnyView> = reps.iter().map(|rep| rep_row(app, rep)).collect();
    view! { <h2>"Ride with"</h2><ul>{rows}</ul> }.into_any()
}

fn rep_row(app: App, rep: &RepChoice) -> AnyView {
    let id = rep.id;
    let start = move || app.send(Event::Start(StartEvent::RepChosen(id)));
    let words = who_and_line("", rep.name.clone(), None, rep.line.clone());
    let label = vec![words, pill("Start", true)];
    view! { <li>{button("row", label, start)}</li> }.into_any()
}

fn new_rep(app: App, view: View) -> AnyView {
    let problem = part(view, |view| view.problem.clone().unwrap_or_default());
    let typed = move |typed| app.send(Event::Start(StartEvent::NewRepTyped(typed)));
    let start = move |event: SubmitEvent| {
        event.prevent_default();
        app.send(Event::Start(StartEvent::NewRepStarted));
    };
    view! {
        <form on:submit=start>
            {line_field("New rep", now(view, |view| view.new_rep.clone()), None, typed)}
            <p class="problem" role="alert">{problem}</p>
            <button type="submit" class="plain">"Add and start"</button>
        </form>
    }
    .into_any()
}
