//! Start a call: one tap on a known rep, and the call runs. All else can be left as it is.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::app::Event;
use crate::app::event::StartEvent;
use crate::app::view::start::{self, RepChoice, StartView};
use crate::domain::{RepId, Role, Stakes};
use crate::shell::App;
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::fields::LineField;
use crate::ui::widgets::frame::Screen;

#[component]
pub(crate) fn Start(app: App) -> impl IntoView {
    let view = app.view(start::start);
    let stakes = Memo::new(move |_| view.with(|view| Some(view.stakes)));
    let role = Memo::new(move |_| view.with(|view| Some(view.role)));
    let send = move |event| app.send(Event::Start(event));
    let foot = view! { <p class="asides"><a class="aside" href="#/">"Today"</a></p> }.into_any();
    view! {
        <Screen title="Start a call" foot>
            {account(view, Callback::new(move |typed| send(StartEvent::AccountTyped(typed))))}
            {choices("Stakes", &Stakes::ALL, Stakes::label, stakes, move |stakes| {
                send(StartEvent::StakesChosen(stakes));
            })}
            {choices("Role", &Role::ALL, Role::label, role, move |role| {
                send(StartEvent::RoleChosen(role));
            })}
            {known_reps(view, Callback::new(move |rep| send(StartEvent::RepChosen(rep))))}
            {new_rep(app, view)}
        </Screen>
    }
}

fn account(view: Memo<StartView>, on_typed: Callback<String>) -> impl IntoView {
    let earlier = move || {
        let accounts = view.with(|view| view.accounts.clone());
        accounts
            .into_iter()
            .map(|account| view! { <option value=account></option> })
            .collect_view()
    };
    let value = view.with_untracked(|view| view.account.clone());
    view! {
        <LineField label="Account" value on_typed list="accounts" />
        <datalist id="accounts">{earlier}</datalist>
    }
}

/// The reps ridden with, the last one first. A tap starts the call.
fn known_reps(view: Memo<StartView>, start: Callback<RepId>) -> impl IntoView {
    let any = Memo::new(move |_| view.with(|view| !view.reps.is_empty()));
    let ids = move || view.with(|view| view.reps.iter().map(|rep| rep.id).collect::<Vec<_>>());
    let row = move |id: RepId| {
        let rep = Memo::new(move |_| view.with(|view| choice(view, id)));
        let name = move || rep.with(|rep| rep.as_ref().map(|rep| rep.name.clone()));
        let line = move || rep.with(|rep| rep.as_ref().map(|rep| rep.line.clone()));
        view! {
            <li>
                <button type="button" class="row" on:click=move |_| start.run(id)>
                    <span class="grow"><b>{name}</b><span class="line">{line}</span></span>
                </button>
            </li>
        }
    };
    move || {
        any.get().then(|| {
            view! {
                <h2>"Who drives"</h2>
                <ul><For each=ids key=|id| *id children=row /></ul>
            }
        })
    }
}

fn choice(view: &StartView, id: RepId) -> Option<RepChoice> {
    view.reps.iter().find(|rep| rep.id == id).cloned()
}

fn new_rep(app: App, view: Memo<StartView>) -> impl IntoView {
    let value = view.with_untracked(|view| view.new_rep.clone());
    let problem = Memo::new(move |_| view.with(|view| view.problem.clone()));
    let typed = Callback::new(move |typed| app.send(Event::Start(StartEvent::NewRepTyped(typed))));
    let start = move |event: SubmitEvent| {
        event.prevent_default();
        app.send(Event::Start(StartEvent::NewRepStarted));
    };
    view! {
        <form on:submit=start>
            <LineField label="New rep" value on_typed=typed />
            <p class="problem" role="alert">{move || problem.get()}</p>
            <button type="submit" class="plain">"Add and start"</button>
        </form>
    }
}
