//! The parts of the mirror: tables and rows of figures that open onto what they count, the weeks as
//! bars, and the reps by their last ride.

use std::sync::Arc;

use crate::app::view::mirror::{
    self, Counted, FigureRow, Figures, Number, RideRow, TableRow, Weeks,
};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::reading::nothing;
use crate::ui::widgets::blocks::{div, h2, p, section};
use crate::ui::widgets::chart::bars::{Chart, bars};
use crate::ui::widgets::figure::{self, Counts, figure, opens, plain_figure};
use crate::ui::widgets::rows::{Row, rows};
use crate::ui::widgets::table::{opening_row, table};

fn counts(counted: Counted) -> Counts {
    Arc::new(move |model| mirror::counts(model, counted))
}

/// A number that opens onto what it counts.
pub(super) fn number(number: &Number) -> figure::Number {
    figure::Number {
        words: number.words.clone(),
        name: number.name.clone(),
        counts: number.counts.map(counts),
    }
}

/// A table whose numbers open.
pub(super) fn table_of(
    app: App,
    caption: &'static str,
    heads: [&'static str; 4],
    rows: &[TableRow],
) -> Block {
    let row = |row: &TableRow| {
        let numbers = row.numbers.iter().map(number).collect();
        opening_row(app, row.head.clone(), numbers)
    };
    table(caption, heads, rows.iter().map(row).collect())
}

/// Figures one below the other.
pub(super) fn figures(app: App, of: &[FigureRow]) -> Block {
    let row = |row: &FigureRow| match row.counts {
        Some(counted) => figure(app, row.label, row.value.clone(), counts(counted)),
        None => plain_figure(row.label, row.value.clone()),
    };
    div("", of.iter().map(row).collect())
}

/// Held against spoken, by week, with the numbers for those who want them.
pub(super) fn weeks(app: App, weeks: Option<&Weeks>) -> Block {
    const TITLE: &str = "Held against spoken, by week";
    let Some(weeks) = weeks else {
        return nothing();
    };
    let chart = Chart {
        title: TITLE,
        text: &weeks.text,
        ends: &weeks.ends,
    };
    let rows = weeks.rows.clone();
    let numbers = opens("The numbers", "", move || {
        table_of(
            app,
            TITLE,
            ["Week from", "Calls", "Held", "Spoke up"],
            &rows,
        )
    });
    section("", vec![h2(TITLE), bars(&chart, &weeks.bars), numbers])
}

/// Who talked, where the bar was used, with what others have found.
pub(super) fn talk(app: App, of: &Figures) -> Block {
    let Some(reference) = &of.reference else {
        return nothing();
    };
    let blocks = vec![
        h2("Who talked, of all talking"),
        figures(app, &of.talk),
        p("hint quiet", reference.clone()),
    ];
    section("", blocks)
}

/// Who hasn't been ridden with for longest; opened, all reps.
pub(super) fn rides(of: &[RideRow]) -> Block {
    let Some(longest) = of.first() else {
        return nothing();
    };
    let value = format!("{}, {}", longest.first, longest.since.to_lowercase());
    let all: Vec<RideRow> = of.to_vec();
    let row = |one: &RideRow| Row {
        who: one.name.clone(),
        line: one.since.clone(),
        to: one.to,
        ..Row::default()
    };
    let opened = opens("Longest without a ride", value, move || {
        div("evidence", vec![rows(all.iter().map(row))])
    });
    section("", vec![h2("Rides"), opened])
}
