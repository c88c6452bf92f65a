//! The replay: the call as a rope, and one moment of it at a time. Where did it turn, what was said
//! there, and what would the rep say now?

use leptos::prelude::*;

use super::{Talk, asides, progress};
use crate::app::event::{DebriefEvent, Step};
use crate::app::view::debrief::{DebriefView, ReplayCard};
use crate::domain::MomentId;
use crate::ui::reading::{now, part};
use crate::ui::widgets::fields::NoteField;
use crate::ui::widgets::frame::Screen;
use crate::ui::widgets::knot::tone_class;
use crate::ui::widgets::rope::RopeFigure;

type Card = Memo<Option<ReplayCard>>;

pub(super) fn step(talk: Talk) -> impl IntoView {
    let rope = part(talk.view, |view| match view {
        DebriefView::Replay { rope, .. } => Some(rope.clone()),
        DebriefView::RepView { .. } | DebriefView::Next(_) => None,
    });
    let card: Card = part(talk.view, |view| match view {
        DebriefView::Replay { card, .. } => card.clone(),
        DebriefView::RepView { .. } | DebriefView::Next(_) => None,
    });
    let here = part(card, |card| Some(card.moment));
    let any = Memo::new(move |_| card.with(Option::is_some));
    let drawn = move || {
        if any.get() {
            untrack(|| replayed(talk, card, here)).into_any()
        } else {
            view! { <p class="stack">"No moments in this call. Go on to what's next."</p> }
                .into_any()
        }
    };
    view! {
        <Screen title="Replay" beside=talk.who() foot=foot(talk).into_any()>
            {progress(Step::Replay)}
            <RopeFigure rope here />
            {drawn}
        </Screen>
    }
}

fn foot(talk: Talk) -> impl IntoView {
    let on = move |_| talk.send.run(DebriefEvent::StepChosen(Step::Next));
    view! {
        <button type="button" class="go" on:click=on>"On to what's next"</button>
        {asides(talk, Some(Step::RepView))}
    }
}

fn replayed(talk: Talk, card: Card, here: Memo<Option<MomentId>>) -> impl IntoView {
    let after = part(card, |card| card.after.clone());
    let after = move || {
        after
            .get()
            .map(|after| view! { <h2>"After this moment"</h2><p>{after}</p> })
    };
    view! {
        <section class="card">
            {head(card)}
            // Other moments have other fields: what was typed here stays with this one.
            <For each=move || here.get() key=|moment| *moment let:moment>
                {fields(talk, card, moment)}
            </For>
            {turned(talk, card)}
            {ways(talk, card)}
        </section>
        {after}
    }
}

fn head(card: Card) -> impl IntoView {
    let words = part(card, |card| card.words.clone());
    let time = part(card, |card| card.time.clone());
    let place = part(card, |card| card.place.clone());
    let tone = move || card.with(|card| card.as_ref().map(|card| tone_class(card.tone)));
    view! {
        <div aria-live="polite">
            <p class="at-top">
                <span><span class=tone>"At "</span>{move || time.get()}</span>
                <span class="count">{move || place.get()}</span>
            </p>
            <h2 class="question">{move || words.get()}</h2>
        </div>
    }
}

fn fields(talk: Talk, card: Card, moment: MomentId) -> impl IntoView {
    let first = now(talk.view, |view| match view {
        DebriefView::Replay { first, .. } => first.clone(),
        DebriefView::RepView { .. } | DebriefView::Next(_) => String::new(),
    });
    let (said, would_say) = now(card, |card| (card.said.clone(), card.would_say.clone()));
    let say = move |typed| talk.send.run(DebriefEvent::SaidTyped(moment, typed));
    let would = move |typed| talk.send.run(DebriefEvent::WouldSayTyped(moment, typed));
    view! {
        <div class="bar said">
            <NoteField label="What was said" value=said on_typed=Callback::new(say) />
        </div>
        <div class="bar would-say">
            <NoteField
                label=format!("What {first} would say now")
                value=would_say
                on_typed=Callback::new(would)
            />
        </div>
    }
}

/// Marks the moment as the one where the call turned; a second time takes it back.
fn turned(talk: Talk, card: Card) -> impl IntoView {
    let turning = part(card, |card| card.turning);
    let pressed = move || if turning.get() { "true" } else { "false" };
    let turn = move |_| {
        if let Some(moment) = now(card, |card| Some(card.moment)) {
            talk.send.run(DebriefEvent::Turned(moment));
        }
    };
    view! {
        <div class="stack">
            <button type="button" class="plain" aria-pressed=pressed on:click=turn>
                "Where it turned"
            </button>
        </div>
    }
}

fn ways(talk: Talk, card: Card) -> impl IntoView {
    let previous = part(card, |card| card.previous);
    let next = part(card, |card| card.next);
    view! {
        <div class="pair stack">
            {way("Previous moment", previous, talk)}
            {way("Next moment", next, talk)}
        </div>
    }
}

/// At an end the button stays, so that the focus does.
fn way(label: &'static str, to: Memo<Option<MomentId>>, talk: Talk) -> impl IntoView {
    let off = move || to.with(Option::is_none).then_some("true");
    let show = move |_| {
        if let Some(moment) = to.get_untracked() {
            talk.send.run(DebriefEvent::MomentShown(moment));
        }
    };
    view! { <button type="button" class="plain" aria-disabled=off on:click=show>{label}</button> }
}
