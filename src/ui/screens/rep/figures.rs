//! A figure on a row, which opens onto the moments or calls that it counts.

use leptos::prelude::*;

use crate::app::view::progress::Figure;
use crate::app::view::progress::evidence::{Evidence, EvidenceRow, evidence};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::reading::{drawn, nothing};
use crate::ui::widgets::blocks::{b, div, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::opened::opened;
use crate::ui::widgets::rows::{Row, rows};

/// So many are shown, and so many more each time that more are asked for.
pub(super) const AT_ONCE: usize = 20;

/// A figure: what it is, what it comes to, and on a tap what it counts. One that counts nothing opens
/// onto nothing, and is no thing to tap.
pub(super) fn figure_row(app: App, figure: &Figure) -> Block {
    let words = vec![
        span("grow", figure.label.clone()),
        b("count", figure.value.clone()),
    ];
    if figure.counts.is_empty() {
        return div("counted row", words);
    }
    let counts = figure.counts.clone();
    opened("counted", words.block(), move || {
        let counts = counts.clone();
        so_many(move |most| {
            let found = app.look(|model| evidence(model, &counts, most));
            (listed(&found), found.left)
        })
    })
}

fn listed(evidence: &Evidence) -> Block {
    rows(evidence.rows.iter().map(|row: &EvidenceRow| Row {
        mark: row.tone,
        who: row.words.clone(),
        line: row.line.clone(),
        to: row.to,
        ..Row::default()
    }))
}

/// Draws the first ones, and more when they are asked for. What draws so many says how many are left.
pub(super) fn so_many(draw: impl Fn(usize) -> (Block, usize) + Send + 'static) -> Block {
    let most = RwSignal::new(AT_ONCE);
    drawn(move || {
        let (shown, left) = draw(most.get());
        let more = match left {
            0 => nothing(),
            left => button("plain", format!("Show more of {left}"), move || {
                most.update(|most| *most += AT_ONCE);
            }),
        };
        vec![shown, more].block()
    })
}
