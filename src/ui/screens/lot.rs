//! The parking lot: name what was starred, add what was missed, mark the outcome. All of it before
//! the rep is asked anything, or skipped.

use leptos::prelude::*;

use crate::app::event::LotEvent;
use crate::app::view::lot::{self, LotView, ToName};
use crate::app::{Event, Route};
use crate::domain::{BehaviourKey, CallId, MomentId, Outcome};
use crate::shell::App;
use crate::ui::reading::{now, part, when_here};
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::fields::LineField;
use crate::ui::widgets::frame::Screen;
use crate::ui::widgets::moments::MomentList;

mod missed;

use missed::AddMissed;

/// The behaviours that a moment can be named by.
type Behaviours = Vec<(BehaviourKey, &'static str)>;

#[component]
pub(crate) fn Lot(app: App, id: CallId) -> impl IntoView {
    let view = app.view(move |model| lot::lot(model, id));
    let send = Callback::new(move |event| app.send(Event::Lot(id, event)));
    when_here(view, move || {
        let who = part(view, |view| view.who.clone());
        let line = part(view, |view| view.line.clone());
        view! {
            <Screen title="Parking lot" beside=who foot=foot(app, id).into_any()>
                <p class="quiet">{move || line.get()}</p>
                {go_on(view, send)}
                {stars(view, send)}
                {came_to(view, send)}
                {moments(view, send)}
                <AddMissed behaviours=now(view, |view| view.behaviours.clone()) send />
            </Screen>
        }
        .into_any()
    })
}

fn foot(app: App, id: CallId) -> impl IntoView {
    let debrief = move |_| app.send(Event::Go(Route::Debrief(id)));
    view! {
        <button type="button" class="go" on:click=debrief>"On to the debrief"</button>
        <p class="asides"><a class="aside" href="#/">"Later"</a></p>
    }
}

fn go_on(view: Memo<Option<LotView>>, send: Callback<LotEvent>) -> impl IntoView {
    let can_go_on = part(view, |view| view.can_go_on);
    let go_on = move |_| send.run(LotEvent::WentOn);
    move || {
        can_go_on.get().then(|| {
            view! {
                <button type="button" class="aside" on:click=go_on>"The call goes on"</button>
            }
        })
    }
}

/// What was starred in the call gets its name.
fn stars(view: Memo<Option<LotView>>, send: Callback<LotEvent>) -> impl IntoView {
    let stars = part(view, |view| view.to_name.clone());
    let any = Memo::new(move |_| stars.with(|stars| !stars.is_empty()));
    let ids = move || stars.with(|stars| stars.iter().map(|star| star.moment).collect::<Vec<_>>());
    let behaviours = now(view, |view| view.behaviours.clone());
    let field = move |id: MomentId| star_field(stars, id, behaviours.clone(), send);
    move || {
        let field = field.clone();
        any.get().then(|| {
            view! {
                <h2>"Name what you starred"</h2>
                <For each=ids key=|id| *id children=field />
            }
        })
    }
}

fn star_field(
    stars: Memo<Vec<ToName>>,
    id: MomentId,
    behaviours: Behaviours,
    send: Callback<LotEvent>,
) -> impl IntoView {
    let star = Memo::new(move |_| {
        stars.with(|stars| stars.iter().find(|star| star.moment == id).cloned())
    });
    let label = move || star.with(|star| star.as_ref().map(|star| star.time.clone()));
    let between = move || star.with(|star| star.as_ref().and_then(neighbours));
    let options = options(&behaviours);
    let name = move |event| {
        if let Some(key) = chosen(&behaviours, &event_target_value(&event)) {
            send.run(LotEvent::Named(id, key));
        }
    };
    view! {
        <label class="field">
            <span>"Name the star at "{label}</span>
            <select on:change=name><option value="">"Choose what it was"</option>{options}</select>
        </label>
        <p class="quiet">{between}</p>
    }
}

/// What happened around a star, as a reminder.
fn neighbours(star: &ToName) -> Option<String> {
    match (&star.before, &star.after) {
        (Some(before), Some(after)) => Some(format!("After {before}, before {after}")),
        (Some(before), None) => Some(format!("After {before}")),
        (None, Some(after)) => Some(format!("Before {after}")),
        (None, None) => None,
    }
}

fn options(behaviours: &Behaviours) -> impl IntoView + use<> {
    let option = |(key, label): &(BehaviourKey, &'static str)| {
        view! { <option value=key.as_str().to_owned()>{*label}</option> }
    };
    behaviours.iter().map(option).collect_view()
}

fn chosen(behaviours: &Behaviours, value: &str) -> Option<BehaviourKey> {
    behaviours
        .iter()
        .find(|(key, _)| key.as_str() == value)
        .map(|(key, _)| key.clone())
}

fn came_to(view: Memo<Option<LotView>>, send: Callback<LotEvent>) -> impl IntoView {
    let outcome = part(view, |view| view.outcome);
    let typed = Callback::new(move |typed| send.run(LotEvent::AccountTyped(typed)));
    view! {
        {choices("Outcome", &Outcome::ALL, Outcome::label, outcome, move |outcome| {
            send.run(LotEvent::OutcomeMarked(outcome));
        })}
        <LineField label="Account" value=now(view, |view| view.account.clone()) on_typed=typed />
    }
}

fn moments(view: Memo<Option<LotView>>, send: Callback<LotEvent>) -> impl IntoView {
    let lines = part(view, |view| view.moments.clone());
    let take_out = Callback::new(move |moment| send.run(LotEvent::TakenOut(moment)));
    view! {
        <h2>"Moments"</h2>
        <MomentList lines take_out />
    }
}
