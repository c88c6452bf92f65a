//! The behaviours in their order, those in the archive, the packs, and the file.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::packs;
use crate::app::Event;
use crate::app::event::{CodebookEvent, Direction};
use crate::app::view::codebook::{self, BehaviourRow, CodebookView};
use crate::domain::BehaviourKey;
use crate::shell::App;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{b, div, h2, list, p, section, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::knot::mark;
use crate::wire::Scope;

pub(super) fn screen(app: App) -> AnyView {
    let view = Piece::of_model(app, |model| Some(codebook::codebook(model)));
    let told = part(view, |view| view.share.clone().unwrap_or_default());
    let packs = piece(view, |view| Some(view.packs.clone()));
    let new = move || app.send(Event::Codebook(CodebookEvent::Opened(None)));
    go_on_where_left(app);
    let middle = vec![
        drawn_from(view, move |view| in_use(app, view)),
        div("stack", vec![button("plain", "New behaviour", new)]),
        drawn_from(view, move |view| archived(app, view)),
        drawn_from(packs, move |packs| packs::all(app, packs)),
        h2("File"),
        share_file(app, "Share the codebook", Scope::Codebook, told),
    ];
    frame::screen("Codebook", "", vec![tabs(Tab::Settings)], middle)
}

/// Back from a behaviour's page, the list is where it was.
fn go_on_where_left(app: App) {
    let left = Piece::of_model(app, |model| model.codebook.left.clone());
    left.with_untracked(|left| {
        if let Some(key) = left {
            focus_later(opens(key));
        }
    });
}

fn opens(key: &BehaviourKey) -> String {
    format!("open-{}", key.as_str())
}

fn in_use(app: App, view: &CodebookView) -> AnyView {
    if view.on_pad.is_empty() {
        return p("large", "Nothing to tap but the net and the star.");
    }
    let on_pad = "These come onto a new pad, with the rep's focus first.";
    let behind = "These come onto a pad when they are a rep's focus, or are chosen for a call.";
    div(
        "",
        vec![
            behaviours(app, "On the pad", on_pad, &view.on_pad),
            behaviours(app, "Behind them", behind, &view.behind),
        ],
    )
}

fn behaviours(app: App, title: &'static str, why: &'static str, rows: &[BehaviourRow]) -> AnyView {
    if rows.is_empty() {
        return nothing();
    }
    let row = |row: &BehaviourRow| {
        let moves = vec![
            move_button(app, row, Direction::Up),
            move_button(app, row, Direction::Down),
        ];
        div("behaviour", vec![open(app, row), div("order", moves)])
    };
    let rows = rows.iter().map(row).collect();
    section("", vec![h2(title), p("quiet", why), list("", rows)])
}

fn archived(app: App, view: &CodebookView) -> AnyView {
    if view.archived.is_empty() {
        return nothing();
    }
    let row = |row: &BehaviourRow| {
        let key = row.key.clone();
        let label = vec![
            span("", "Bring back"),
            span("unseen", format!(" {}", row.label)),
        ];
        let back = button("plain", label, move || {
            app.send(Event::Codebook(CodebookEvent::BroughtBack(key.clone())));
        });
        div("behaviour", vec![open(app, row), back])
    };
    let rows = view.archived.iter().map(row).collect();
    let why = p("quiet", "Off the pads. Old calls keep them.");
    section("", vec![h2("Archived"), why, list("", rows)])
}

/// The words of a behaviour; a tap opens it.
fn open(app: App, row: &BehaviourRow) -> AnyView {
    let key = row.key.clone();
    let open = move |_| {
        app.send(Event::Codebook(CodebookEvent::Opened(Some(key.clone()))));
    };
    let words = vec![
        b("", row.label.clone()),
        span("line", row.line.clone()),
        span("line seen", row.seen.clone()),
    ];
    let words = tag("span").class("grow").children(words).draw();
    tag("button")
        .set("type", "button")
        .class("row")
        .set("id", opens(&row.key))
        .on("click", open)
        .children([mark(row.tone), words])
        .draw()
}

/// One place up or down. The focus goes along with the behaviour.
fn move_button(app: App, row: &BehaviourRow, direction: Direction) -> AnyView {
    let (arrow, way, is_end) = match direction {
        Direction::Up => ("↑", "up", row.is_first),
        Direction::Down => ("↓", "down", row.is_last),
    };
    let (key, id) = (row.key.clone(), format!("{way}-{}", row.key.as_str()));
    let press = {
        let id = id.clone();
        move |_| {
            let moved = CodebookEvent::Moved(key.clone(), direction);
            app.send(Event::Codebook(moved));
            focus_later(id.clone());
        }
    };
    let label = format!("Move {} {way}", row.label);
    let off = is_end.then_some("true");
    tag("button")
        .set("type", "button")
        .class("plain")
        .set("id", id)
        .set("aria-label", label)
        .set_some("aria-disabled", off)
        .on("click", press)
        .words(arrow)
        .draw()
}

/// Focuses something once what has changed is drawn.
fn focus_later(id: String) {
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id);
        if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            frame::focus(&element);
        }
    });
}
