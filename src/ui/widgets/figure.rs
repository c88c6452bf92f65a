//! A figure that opens onto what it counts: every number can be looked at one by one. What it counts
//! is worked out and drawn only while it is open.

use std::sync::Arc;

use leptos::prelude::*;

use super::blocks::{Words, div, p, span};
use super::rows::{Row, rows};
use crate::app::Model;
use crate::app::view::evidence::{self, Evidence, EvidenceLine};
use crate::app::view::phrase;
use crate::domain::figures::Tally;
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, memo, nothing};

/// What a figure counts, read off the model.
pub(crate) type Counts = Arc<dyn Fn(&Model) -> Vec<Tally> + Send + Sync>;

/// A row with what a figure is and what it comes to, that opens onto what it counts.
pub(crate) fn figure(
    app: App,
    label: impl Into<Words>,
    value: impl Into<Words>,
    counts: impl Fn(&Model) -> Vec<Tally> + Send + Sync + 'static,
) -> Block {
    let words = vec![span("grow", label), span("count", value)];
    let is_open = RwSignal::new(false);
    let counts: Counts = Arc::new(counts);
    let row = opener("row figure-row", words.block(), is_open.into(), move || {
        is_open.update(|is_open| *is_open = !*is_open);
    });
    let below = drawn(move || {
        if is_open.get() {
            counted(app, Arc::clone(&counts))
        } else {
            nothing()
        }
    });
    div("", vec![row, below])
}

/// A row that looks the same and counts nothing that could be looked at.
pub(crate) fn plain_figure(label: impl Into<Words>, value: impl Into<Words>) -> Block {
    div(
        "row figure-row",
        vec![span("grow", label), span("count", value)],
    )
}

/// The button that opens and closes something.
pub(crate) fn opener(
    class: &'static str,
    words: Block,
    is_open: Signal<bool>,
    press: impl Fn() + 'static,
) -> Block {
    let expanded = memo(move || is_open.get().to_string());
    tag("button")
        .set("type", "button")
        .class(class)
        .live("aria-expanded", expanded)
        .on("click", move |_| press())
        .child(words)
        .draw()
}

/// What a figure counts, the newest first, each a link to its call. It is read again only when an
/// event may have changed the notes.
pub(crate) fn counted(app: App, counts: Counts) -> Block {
    let revision = Piece::of_model(app, |model| Some(model.revision));
    let found = Piece::resting_on(revision, app, move |model| {
        Some(evidence::evidence(model, &counts(model)))
    });
    drawn_from(found, listed)
}

fn listed(found: &Evidence) -> Block {
    if found.lines.is_empty() {
        return p("quiet evidence", "There is none.");
    }
    let line = |line: &EvidenceLine| Row {
        mark: line.tone,
        who: line.who.clone(),
        account: line.account.clone(),
        line: line.line.clone(),
        to: line.to,
        ..Row::default()
    };
    let more = match found.more {
        0 => nothing(),
        more => p(
            "quiet",
            format!("and {} more", phrase::count(more, "older one")),
        ),
    };
    div("evidence", vec![rows(found.lines.iter().map(line)), more])
}
