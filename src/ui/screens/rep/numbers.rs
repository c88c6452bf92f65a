//! The numbers call by call, as tables: for a screen reader, and for all who want them.

use leptos::prelude::*;

use super::Page;
use crate::app::Route;
use crate::app::view::progress::numbers::{GuessRow, NumbersRow, guesses, numbers};
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::reading::nothing;
use crate::ui::widgets::blocks::div;
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::opened::opened;
use crate::ui::widgets::table::{cell, table};

/// So many are shown, and so many more each time that more are asked for.
const AT_ONCE: usize = 20;

/// The numbers of the chart.
pub(super) fn of_chart(page: Page) -> Block {
    so_many("The numbers", move |most| {
        let found = page.app.look(|model| numbers(model, page.id, most));
        found.map(|found| (counted(&found.rows), found.left))
    })
}

/// The rep's guesses of the talking.
pub(super) fn of_guesses(page: Page) -> Block {
    so_many("Call by call", move |most| {
        let found = page.app.look(|model| guesses(model, page.id, most));
        found.map(|found| (guessed(&found.rows), found.left))
    })
}

/// Opens onto the first ones, and more when they are asked for. What draws so many says how many are
/// left.
fn so_many(
    title: &'static str,
    draw: impl Fn(usize) -> Option<(Block, usize)> + Send + 'static,
) -> Block {
    let most = RwSignal::new(AT_ONCE);
    let more = move || most.update(|most| *most += AT_ONCE);
    opened(title, move || match draw(most.get()) {
        None => nothing(),
        Some((shown, 0)) => shown,
        Some((shown, left)) => {
            let more = button("plain", format!("Show more of {left}"), more);
            vec![shown, more].block()
        }
    })
}

fn counted(rows: &[NumbersRow]) -> Block {
    let row = |row: &NumbersRow| {
        let tried = row.tried.to_owned();
        line(
            row.to,
            &row.call,
            [row.times.clone(), row.in_ten.clone(), tried],
        )
    };
    let heads = ["Call", "Times", "In 10 min", "Try"];
    let rows = rows.iter().map(row).collect();
    div(
        "by-call",
        vec![table("The behaviour, call by call", heads, rows)],
    )
}

fn guessed(rows: &[GuessRow]) -> Block {
    let row = |row: &GuessRow| {
        let numbers = [row.guessed.clone(), row.tapped.clone(), row.off.clone()];
        line(row.to, &row.call, numbers)
    };
    let heads = ["Call", "Guessed", "Tapped", "The guess"];
    let rows = rows.iter().map(row).collect();
    div(
        "by-call",
        vec![table("The talking, call by call", heads, rows)],
    )
}

/// A call, which leads to its page, and its numbers.
fn line(to: Route, call: &str, numbers: [String; 3]) -> Block {
    let call = tag("th")
        .set("scope", "row")
        .child(link("", to, call.to_owned()));
    let cells = numbers.map(|number| cell(number.into()));
    tag("tr").child(call.draw()).children(cells).draw()
}
