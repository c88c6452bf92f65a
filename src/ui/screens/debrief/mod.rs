//! The debrief, one question a screen. Nothing of the manager's moments is drawn before the rep
//! has spoken: the view model of the first step has none of them.

mod next;
mod rep_first;
mod replay;

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::{DebriefEvent, Step};
use crate::app::view::debrief::{self, DebriefView};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::reading::part;
use crate::ui::widgets::frame::NotHere;

/// What the steps of a debrief read from, and where their events go.
#[derive(Clone, Copy)]
struct Talk {
    view: Memo<Option<DebriefView>>,
    send: Callback<DebriefEvent>,
}

#[component]
pub(crate) fn Debrief(app: App, id: CallId) -> impl IntoView {
    let view = app.view(move |model| debrief::debrief(model, id));
    let send = Callback::new(move |event| app.send(Event::Debrief(id, event)));
    let talk = Talk { view, send };
    let step = part(view, |view| Some(step_of(view)));
    move || match step.get() {
        None => view! { <NotHere /> }.into_any(),
        Some(Step::RepView) => untrack(|| rep_first::step(talk)).into_any(),
        Some(Step::Replay) => untrack(|| replay::step(talk)).into_any(),
        Some(Step::Next) => untrack(|| next::step(talk)).into_any(),
    }
}

fn step_of(view: &DebriefView) -> Step {
    match view {
        DebriefView::RepView { .. } => Step::RepView,
        DebriefView::Replay { .. } => Step::Replay,
        DebriefView::Next(_) => Step::Next,
    }
}

impl Talk {
    /// Who is debriefed, and at which account.
    fn who(self) -> Memo<String> {
        part(self.view, |view| match view {
            DebriefView::RepView { who, .. } | DebriefView::Replay { who, .. } => who.clone(),
            DebriefView::Next(next) => next.who.clone(),
        })
    }

    /// Sends what is typed into a field.
    fn typed(self, event: fn(String) -> DebriefEvent) -> Callback<String> {
        Callback::new(move |typed| self.send.run(event(typed)))
    }
}

/// How far the debrief has come.
fn progress(step: Step) -> impl IntoView {
    let part = |one| view! { <i class:done=one <= step></i> };
    let place = Step::ALL.into_iter().filter(|one| *one <= step).count();
    view! {
        <div class="steps" aria-hidden="true">{Step::ALL.map(part)}</div>
        <p class="quiet">{format!("Step {place} of {}", Step::ALL.len())}</p>
    }
}

/// The quiet ways out: a step back, and later.
fn asides(talk: Talk, back: Option<Step>) -> impl IntoView {
    let back = back.map(|step| {
        let back = move |_| talk.send.run(DebriefEvent::StepChosen(step));
        view! { <button type="button" class="aside" on:click=back>"Back"</button> }
    });
    view! { <p class="asides">{back}<a class="aside" href="#/">"Later"</a></p> }
}
