//! A debrief on the rep's phone: read as it was shared, and answered. What is typed is kept, so that the answer can
//! be written after the next call.

use leptos::prelude::*;

use super::summary::page;
use crate::app::event::{AnswerEvent, DraftEvent, Parcel, SealEvent};
use crate::app::view::phrase;
use crate::app::view::received::{self, ReceivedView};
use crate::app::view::summary::{ActionStep, Summary};
use crate::app::{Event, Route};
use crate::domain::{CallId, DraftOf};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part, piece, when_here};
use crate::ui::widgets::blocks::{div, h2, live, p, section};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::note_field;
use crate::ui::widgets::frame;

pub(crate) fn screen(app: App, id: CallId) -> Block {
    let footing = Piece::of_model(app, move |model| received::footing(model, id));
    let shared = Piece::resting_on(footing, app, move |model| received::shared(model, id));
    when_here(shared, move || {
        let view = Piece::of_model(app, move |model| received::received(model, id));
        let told = part(view, |view: &ReceivedView| {
            view.told.clone().unwrap_or_default()
        });
        let can_send = part(view, |view| view.can_send);
        let step = piece(shared, |summary: &Summary| summary.step.clone());
        let foot = vec![
            live("told", "status", told),
            when_written(can_send, move || send(app, id)),
            asides(vec![link("aside", Route::Today, "Later")]),
        ];
        let middle = vec![
            drawn_from(step, move |step| answer(app, id, step)),
            section("", vec![h2("The debrief"), drawn_from(shared, page)]),
            ways_out(app, id, can_send),
        ];
        let who = part(shared, |summary| phrase::who_at(&summary.head));
        frame::screen("Your debrief", who, foot, middle)
    })
}

/// An answer in which nothing is written can't leave.
fn when_written(can_send: Memo<bool>, way: impl Fn() -> Block + Send + 'static) -> Block {
    drawn(move || match can_send.get() {
        true => way(),
        false => nothing(),
    })
}

fn send(app: App, id: CallId) -> Block {
    let send = move || app.send(Event::Answer(id, AnswerEvent::Sent));
    button("go", "Send my answer", send)
}

fn answer(app: App, id: CallId, step: &ActionStep) -> Block {
    let (tried, went) = app.look(|model| received::typed(model, id));
    let typed = move |event| app.send(Event::Answer(id, event));
    let fields = vec![
        note_field("What I tried", tried, move |words| {
            typed(AnswerEvent::TriedTyped(words));
        }),
        note_field("How it went", went, move |words| {
            typed(AnswerEvent::WentTyped(words));
        }),
    ];
    let how = "Answer after your next call. It is kept here as you type, and leaves as a file that your manager opens in \
               Curbside.";
    let blocks = vec![
        h2("To try"),
        p("large written", step.words.clone()),
        p("quiet", how),
        div("short", fields),
    ];
    section("", blocks)
}

/// What isn't needed each time, at the end.
fn ways_out(app: App, id: CallId, can_send: Memo<bool>) -> Block {
    let seal = move || app.send(Event::Seal(SealEvent::Wanted(Parcel::Answer(id))));
    let seal = when_written(can_send, move || button("aside", "Seal my answer", seal));
    let remove = move || {
        app.send(Event::Draft(DraftEvent::GivenUp(DraftOf::Received(id))));
        app.send(Event::Go(Route::Today));
    };
    let ways = vec![seal, button("aside", "Remove this debrief", remove)];
    section("ways-out", vec![asides(ways)])
}
