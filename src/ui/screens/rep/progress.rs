//! What the calls of a stretch of time come to.

use std::sync::Arc;

use super::{Page, chart, numbers};
use crate::app::event::ProgressEvent;
use crate::app::view::progress::{self, Figure, Part, ProgressView};
use crate::app::{LookBack, Model};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{div, h2, p, section as blocks};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::figure::{figure, plain_figure};

pub(super) fn section(page: Page) -> Block {
    let (app, id) = (page.app, page.id);
    let view = Piece::resting_on(page.footing, app, move |model| {
        progress::progress(model, id)
    });
    let parts = piece(view, |view: &ProgressView| Some(view.parts.clone()));
    let alone = piece(view, |view| Some(view.alone.clone()));
    let parts = drawn_from(parts, move |parts: &Vec<Part>| {
        div("", parts.iter().map(|part| one_part(page, part)).collect())
    });
    let alone = drawn_from(alone, move |kinds: &Vec<Figure>| does_alone(app, kinds));
    blocks(
        "progress",
        vec![
            h2("Progress"),
            look_back(page),
            p("quiet", part(view, |view| view.basis.clone())),
            chart::section(page, view),
            parts,
            alone,
        ],
    )
}

/// How far back the figures go.
fn look_back(page: Page) -> Block {
    let chosen = part(page.footing, |footing| {
        place(&LookBack::ALL, &footing.place().look_back)
    });
    let choose = move |one| page.look(ProgressEvent::LookBackChosen(one));
    choices("Over", &LookBack::ALL, LookBack::label, chosen, choose)
}

fn one_part(page: Page, part: &Part) -> Block {
    let mut inside = vec![h2(part.title)];
    inside.extend(part.figures.iter().map(|one| figure_row(page.app, one)));
    if !part.word.is_empty() {
        inside.push(p("quiet", part.word.clone()));
    }
    if part.call_by_call {
        inside.push(numbers::of_guesses(page));
    }
    blocks("", inside)
}

/// The kinds of call at which the manager isn't needed any more.
fn does_alone(app: App, kinds: &[Figure]) -> Block {
    if kinds.is_empty() {
        return nothing();
    }
    let rows = kinds.iter().map(|kind| figure_row(app, kind));
    let inside = [h2("Does alone")].into_iter().chain(rows).collect();
    blocks("", inside)
}

/// A figure that opens onto what it counts, if it counts something.
fn figure_row(app: App, told: &Figure) -> Block {
    let (label, value) = (told.label.clone(), told.value.clone());
    if told.counts.is_empty() {
        return plain_figure(label, value);
    }
    let counts = told.counts.clone();
    figure(app, label, value, Arc::new(move |_: &Model| counts.clone()))
}
