//! A call's page: all of it, the ways to go on with it or to change it, and at the end, apart from
//! what is tapped often, the way into the trash.

use leptos::prelude::*;

use super::summary::{dated, labelled};
use crate::app::event::TrashEvent;
use crate::app::view::call::{self, CallView, Head};
use crate::app::{Event, Route};
use crate::domain::CallId;
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, part, piece, when_here};
use crate::ui::widgets::blocks::{div, h2, p, section};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::moments::{moment_list, note_below};
use crate::ui::widgets::notes::{KEPT, note_block};
use crate::ui::widgets::rope::rope_figure;
use crate::wire::Scope;

pub(crate) fn screen(app: App, id: CallId) -> Block {
    let view = Piece::of_model(app, move |model| call::call(model, id));
    when_here(view, move || {
        let rep = part(view, |view| view.head.rep.clone());
        let account = part(view, |view| view.head.account.clone().unwrap_or_default());
        let moments = piece(view, |view| Some(view.moments.clone()));
        let middle = vec![
            drawn_from(view, move |view| above(view, id)),
            moment_list(app, id, moments, note_below),
            drawn_from(piece(view, |view| Some(view.plan.clone())), |plan| {
                planned(plan)
            }),
            shared(app, id, view),
            away(app, id, view),
        ];
        frame::screen_of("A call", rep, account, vec![tabs(Tab::Calls)], middle)
    })
}

fn shared(app: App, id: CallId, view: Piece<CallView>) -> Block {
    let told = part(view, |view| view.share.clone().unwrap_or_default());
    let share = share_file(app, "Share as JSON", Scope::Call(id), told);
    div("", vec![share, p("quiet kept", KEPT)])
}

fn above(view: &CallView, id: CallId) -> Block {
    let note = |note| section("", vec![h2("Note"), note_block(note)]);
    vec![
        dated(&view.head),
        came_to(&view.head),
        rope_figure(&view.rope, None),
        ways(view, id),
        view.note.as_ref().map_or_else(nothing, note),
    ]
    .block()
}

/// What the call came to, and what comes next.
fn came_to(head: &Head) -> Block {
    let outcome = head.outcome.map_or("", |outcome| outcome.label());
    let next = head.next_step.clone();
    let next = next.map_or_else(nothing, |next| labelled("fact", "Next step", next));
    div("", vec![p("large outcome", outcome), next])
}

/// Where the call leads from here.
fn ways(view: &CallView, id: CallId) -> Block {
    let next = view
        .next
        .map_or_else(nothing, |(label, to)| link("go", to, label));
    let mut more = Vec::new();
    if view.has_summary {
        more.push(link("plain", Route::Summary(id), "Summary"));
        more.push(link("plain", Route::Debrief(id), "Change the debrief"));
    }
    if !matches!(
        view.next,
        Some((_, Route::Lot(_) | Route::Pad(_) | Route::Prepare(_)))
    ) {
        more.push(link("plain", Route::Lot(id), "Parking lot"));
    }
    let compare = match view.can_be_compared {
        true => link(
            "plain",
            Route::Observer(id),
            "Compare with another manager's notes",
        ),
        false => nothing(),
    };
    div("stack", vec![next, div("pair", more), compare])
}

fn planned(plan: &[(&'static str, String)]) -> Block {
    if plan.is_empty() {
        return nothing();
    }
    let lines = plan
        .iter()
        .map(|(label, words)| labelled("fact", label, words.clone()));
    let lines = div("entries", lines.collect());
    section("", vec![h2("The plan"), lines])
}

/// Into the trash. What stands here then leads out of it again.
fn away(app: App, id: CallId, view: Piece<CallView>) -> Block {
    let can_be_thrown = part(view, |view| view.can_be_thrown);
    let throw = move || app.send(Event::Trash(TrashEvent::CallThrown(id)));
    let way = move || {
        if can_be_thrown.get() {
            button("aside", "Move to the trash", throw)
        } else {
            nothing()
        }
    };
    div("away", vec![drawn(way)])
}
