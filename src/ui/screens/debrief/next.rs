//! What next: one thing to keep, one to work on, one to try.

use leptos::prelude::*;

use super::{Talk, asides, progress};
use crate::app::event::{DebriefEvent, Step};
use crate::app::view::debrief::{DebriefView, NextView};
use crate::domain::LearningMode;
use crate::ui::reading::{now, part};
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::fields::NoteField;
use crate::ui::widgets::frame::Screen;

pub(super) fn step(talk: Talk) -> impl IntoView {
    let next = part(talk.view, |view| match view {
        DebriefView::Next(next) => Some(next.clone()),
        DebriefView::RepView { .. } | DebriefView::Replay { .. } => None,
    });
    let learning = part(next, |next| next.learning);
    let choose = move |mode| talk.send.run(DebriefEvent::LearningChosen(mode));
    let note = move |label, read: fn(&NextView) -> &String, event| {
        let value = now(next, |next| read(next).clone());
        view! { <NoteField label value on_typed=talk.typed(event) /> }
    };
    view! {
        <Screen title="What next" beside=talk.who() foot=foot(talk).into_any()>
            {progress(Step::Next)}
            {note("Keep", |next| &next.keep, DebriefEvent::KeepTyped)}
            {note("Work on", |next| &next.work_on, DebriefEvent::WorkOnTyped)}
            {note("Try on the next calls", |next| &next.action_step, DebriefEvent::ActionStepTyped)}
            {choices("This call taught by", &LearningMode::ALL, LearningMode::label, learning, choose)}
        </Screen>
    }
}

fn foot(talk: Talk) -> impl IntoView {
    let finish = move |_| talk.send.run(DebriefEvent::Finished);
    view! {
        <button type="button" class="go" on:click=finish>"Finish"</button>
        {asides(talk, Some(Step::Replay))}
    }
}
