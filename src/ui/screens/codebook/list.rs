//! The behaviours in their order, those in the archive, the packs, and the file.

use super::packs;
use super::row::{go_on_where_left, move_button, open};
use crate::app::event::{CodebookEvent, Direction};
use crate::app::view::codebook::{self, BehaviourRow, CodebookView};
use crate::app::{Event, Route};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{div, h2, list, p, section, span};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame;
use crate::wire::Scope;

const PRACTICE: &str = "Made-up scenes that several managers code, each alone, to see which words they read in the same way.";

pub(super) fn screen(app: App) -> Block {
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
        h2("Practice calls"),
        p("hint", PRACTICE),
        link("plain", Route::Practice, "Code a practice call"),
        h2("File"),
        share_file(app, "Share the codebook", Scope::Codebook, told),
    ];
    frame::screen_under_settings("Codebook", middle)
}

fn in_use(app: App, view: &CodebookView) -> Block {
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

fn behaviours(app: App, title: &'static str, why: &'static str, rows: &[BehaviourRow]) -> Block {
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

fn archived(app: App, view: &CodebookView) -> Block {
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
