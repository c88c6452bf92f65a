//! The pad: dark, still and silent. A tap changes a count and the tape, and moves no key.

use leptos::prelude::*;

use crate::app::Event;
use crate::app::event::{PadEvent, Tap};
use crate::app::view::pad::{self, NetView, PadKey, PadView};
use crate::domain::{CallId, MomentId, NetMove};
use crate::shell::App;
use crate::ui::reading::{now, part, when_here};
use crate::ui::widgets::frame::Heading;
use crate::ui::widgets::knot::mark;
use crate::ui::widgets::moments::{line_of, line_words, moments_of, saved};

#[component]
pub(crate) fn Pad(app: App, id: CallId) -> impl IntoView {
    let view = app.view(move |model| pad::pad(model, id));
    let send = Callback::new(move |event| app.send(Event::Pad(id, event)));
    when_here(view, move || {
        let star = move |_| send.run(PadEvent::Tapped(Tap::Star));
        view! {
            <main class="pad">
                {top(view, send)}
                {tape(view, send)}
                <button
                    type="button"
                    class="star"
                    aria-description="To be named after the call"
                    on:click=star
                >
                    "Star"<span aria-hidden="true">"to name afterwards"</span>
                </button>
                {keys(view, send)}
                {net_row(view, send)}
            </main>
        }
        .into_any()
    })
}

fn top(view: Memo<Option<PadView>>, send: Callback<PadEvent>) -> impl IntoView {
    let clock = part(view, |view| view.clock.clone());
    let who = part(view, |view| view.who.clone());
    view! {
        <div class="pad-top">
            <Heading text="Pad" class="unseen" />
            <span role="timer">{move || clock.get()}</span>
            <span class="who">{move || who.get()}</span>
            <button type="button" class="end" on:click=move |_| send.run(PadEvent::Ended)>
                "End"
            </button>
        </div>
    }
}

/// The newest moments, with Undo beside the newest.
fn tape(view: Memo<Option<PadView>>, send: Callback<PadEvent>) -> impl IntoView {
    let lines = part(view, |view| view.tape.clone());
    let trouble = part(view, |view| view.trouble.clone());
    let can_undo = part(view, |view| view.can_undo);
    let taken_back = RwSignal::new(None);
    let undo = move |_| {
        taken_back.set(lines.with_untracked(|lines| {
            lines
                .last()
                .map(|line| format!("Moment taken back: {} at {}", line.words, line.time))
        }));
        send.run(PadEvent::Undone);
    };
    let row = move |moment: MomentId| {
        let line = line_of(lines, moment);
        view! { <li data-saved=move || saved(line)>{line_words(line)}</li> }
    };
    let trouble = move || {
        trouble
            .get()
            .map(|trouble| view! { <p class="trouble">{trouble}</p> })
    };
    view! {
        <div class="tape">
            <div role="status">{trouble}</div>
            <ol aria-label="Moments">
                <For each=move || moments_of(lines) key=|moment| *moment children=row />
            </ol>
            <button type="button" class="undo" hidden=move || !can_undo.get() on:click=undo>
                "Undo"
            </button>
            <p class="unseen" role="status">{move || taken_back.get()}</p>
        </div>
    }
}

/// The behaviours. Their keys are drawn once; only the counts change.
fn keys(view: Memo<Option<PadView>>, send: Callback<PadEvent>) -> impl IntoView {
    let counts = part(view, |view| {
        view.keys.iter().map(|key| key.count).collect::<Vec<_>>()
    });
    let key = move |(place, key): (usize, PadKey)| {
        let count =
            Memo::new(move |_| counts.with(|counts| counts.get(place).copied().unwrap_or(0)));
        let seen = move || Some(count.get()).filter(|count| *count > 0);
        let times = move || seen().map(|count| format!("{count} in this call"));
        let behaviour = key.key;
        let tap = move |_| send.run(PadEvent::Tapped(Tap::Behaviour(behaviour.clone())));
        view! {
            <button type="button" class="key" aria-description=times on:click=tap>
                {mark(key.tone)}
                <span>
                    {key.short}
                    <span class="count" aria-hidden="true">
                        {move || seen().map(|count| format!(" ×{count}"))}
                    </span>
                </span>
            </button>
        }
    };
    let keys = now(view, |view| view.keys.clone());
    view! { <div class="keys">{keys.into_iter().enumerate().map(key).collect_view()}</div> }
}

/// The manager's own moments. While the call is taken over, the last key gives it back.
fn net_row(view: Memo<Option<PadView>>, send: Callback<PadEvent>) -> impl IntoView {
    let taken = part(view, |view| match &view.net {
        NetView::Ready => None,
        NetView::TakenOver { lasting } => Some(lasting.clone()),
    });
    let is_taken = Memo::new(move |_| taken.with(Option::is_some));
    let tap = move |step| send.run(PadEvent::Tapped(Tap::Net(step)));
    let take_or_give = move |_| {
        tap(if is_taken.get_untracked() {
            NetMove::HandedBack
        } else {
            NetMove::TookOver
        });
    };
    let label = move || {
        if is_taken.get() {
            NetMove::HandedBack
        } else {
            NetMove::TookOver
        }
        .label()
    };
    view! {
        <div class="net-row">
            <button type="button" class="tone-held" on:click=move |_| tap(NetMove::Held)>
                {NetMove::Held.label()}
            </button>
            <button type="button" class="tone-net" on:click=move |_| tap(NetMove::Redirected)>
                {NetMove::Redirected.label()}
            </button>
            <button type="button" class="tone-net" class:taken=is_taken on:click=take_or_give>
                <span>{label}" "<small>{move || taken.get()}</small></span>
            </button>
        </div>
    }
}
