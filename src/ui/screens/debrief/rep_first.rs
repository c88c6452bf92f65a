//! "So how'd that feel?" The rep has the first word, and the phone in hand.

use leptos::prelude::*;

use super::{Talk, asides, progress};
use crate::app::event::{DebriefEvent, Step};
use crate::app::view::debrief::DebriefView;
use crate::ui::reading::{now, part};
use crate::ui::widgets::fields::NoteField;
use crate::ui::widgets::frame::Screen;

pub(super) fn step(talk: Talk) -> impl IntoView {
    let (felt, went_well) = now(talk.view, |view| match view {
        DebriefView::RepView {
            felt, went_well, ..
        } => (felt.clone(), went_well.clone()),
        DebriefView::Replay { .. } | DebriefView::Next(_) => Default::default(),
    });
    let first = part(talk.view, |view| match view {
        DebriefView::RepView { first, .. } => first.clone(),
        DebriefView::Replay { .. } | DebriefView::Next(_) => String::new(),
    });
    view! {
        <Screen title="So how'd that feel?" beside=talk.who() foot=foot(talk).into_any()>
            {progress(Step::RepView)}
            <p>"Hand over the phone if you like. "{move || first.get()}" goes first."</p>
            <NoteField
                label="How it felt"
                value=felt
                on_typed=talk.typed(DebriefEvent::FeltTyped)
            />
            <NoteField
                label="What went well"
                value=went_well
                on_typed=talk.typed(DebriefEvent::WentWellTyped)
            />
        </Screen>
    }
}

/// Before the rep has spoken: save, or skip. Afterwards: on.
fn foot(talk: Talk) -> impl IntoView {
    let spoken = part(talk.view, |view| {
        matches!(view, DebriefView::RepView { spoken: true, .. })
    });
    let event = move || {
        if spoken.get() {
            DebriefEvent::StepChosen(Step::Replay)
        } else {
            DebriefEvent::RepSpoke
        }
    };
    let label = move || {
        if spoken.get() {
            "On to the replay"
        } else {
            "Save, then replay"
        }
    };
    let skip = move |_| talk.send.run(DebriefEvent::RepSkipped);
    let skip = move || {
        (!spoken.get())
            .then(|| view! { <button type="button" class="aside" on:click=skip>"Skip"</button> })
    };
    view! {
        <button type="button" class="go" on:click=move |_| talk.send.run(untrack(event))>
            {label}
        </button>
        <div class="asides">{skip}{asides(talk, None)}</div>
    }
}
