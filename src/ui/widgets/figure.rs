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
    counts: Counts,
) -> Block {
    opens(label, value, move || counted(app, Arc::clone(&counts)))
}

/// A row that looks the same and counts nothing that could be looked at.
pub(crate) fn plain_figure(label: impl Into<Words>, value: impl Into<Words>) -> Block {
    div(
        "row figure-row",
        label_and_value(label.into(), value.into()),
    )
}

/// A row that opens onto something, which is drawn only while it is open.
pub(crate) fn opens(
    label: impl Into<Words>,
    value: impl Into<Words>,
    draw: impl Fn() -> Block + Send + 'static,
) -> Block {
    let words = label_and_value(label.into(), value.into());
    opening(words.block(), Box::new(draw))
}

fn label_and_value(label: Words, value: Words) -> Vec<Block> {
    // A flex row shows no blank, but the button's name has one.
    vec![span("grow", label), " ".block(), span("count", value)]
}

fn opening(words: Block, draw: Box<dyn Fn() -> Block + Send>) -> Block {
    let is_open = RwSignal::new(false);
    let row = opener("row figure-row", words, is_open.into(), move || {
        is_open.update(|is_open| *is_open = !*is_open);
    });
    let below = drawn(move || {
        if is_open.get() {
            untrack(&draw)
        } else {
            nothing()
        }
    });
    div("", vec![row, below])
}

/// A number beside others, and what it is the number of, for a screen reader.
pub(crate) struct Number {
    pub(crate) words: String,
    pub(crate) name: String,
    /// `None` if it counts nothing.
    pub(crate) counts: Option<Counts>,
}

/// Numbers side by side, and the place below them in which one of them at a time is open. `around` is
/// what stands around it there.
pub(crate) fn side_by_side(
    app: App,
    numbers: Vec<Number>,
    around: impl Fn(Block) -> Block + Send + 'static,
) -> (Vec<Block>, Block) {
    let around: Around = Box::new(around);
    let open: RwSignal<Option<usize>> = RwSignal::new(None);
    let mut all = Vec::with_capacity(numbers.len());
    let mut drawn_numbers = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.into_iter().enumerate() {
        drawn_numbers.push(one(open, place, &number));
        all.push(number.counts);
    }
    let below = drawn(move || {
        let counts = open.get().and_then(|place| all.get(place)?.clone());
        counts.map_or_else(nothing, |counts| around(counted(app, counts)))
    });
    (drawn_numbers, below)
}

type Around = Box<dyn Fn(Block) -> Block + Send>;

fn one(open: RwSignal<Option<usize>>, place: usize, number: &Number) -> Block {
    let words = span("", number.words.clone());
    if number.counts.is_none() {
        return words;
    }
    let words = vec![words, span("unseen", number.name.clone())];
    let is_open = memo(move || open.get() == Some(place));
    opener("opens", words.block(), is_open.into(), move || {
        open.update(|open| *open = Some(place).filter(|place| *open != Some(*place)));
    })
}

/// The button that opens and closes something.
fn opener(
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
fn counted(app: App, counts: Counts) -> Block {
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
        more => p("quiet", format!("and {}", phrase::count(more, "older one"))),
    };
    div("evidence", vec![rows(found.lines.iter().map(line)), more])
}
