//! The numbers call by call, as tables: for a screen reader, and for all who want them.

use leptos::prelude::*;

use super::Page;
use crate::app::Route;
use crate::app::view::progress::numbers::{
    GuessRow, Guesses, Numbers, NumbersRow, guesses, numbers,
};
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part};
use crate::ui::widgets::blocks::{Words, div};
use crate::ui::widgets::controls::link;
use crate::ui::widgets::more::{AT_ONCE, with_more};
use crate::ui::widgets::opened::opened;
use crate::ui::widgets::table::{row_of, table};

/// The numbers of the chart.
pub(super) fn of_chart(page: Page) -> Block {
    opened("The numbers", move || {
        let most = RwSignal::new(AT_ONCE);
        let found = Piece::of(move || {
            let most = most.get();
            page.app.look(|model| numbers(model, page.id, most))
        });
        let rows = drawn_from(found, |found: &Numbers| counted(&found.rows));
        with_more(rows, most, part(found, |found| found.left))
    })
}

/// The rep's guesses of the talking.
pub(super) fn of_guesses(page: Page) -> Block {
    opened("Call by call", move || {
        let most = RwSignal::new(AT_ONCE);
        let found = Piece::of(move || {
            let most = most.get();
            page.app.look(|model| guesses(model, page.id, most))
        });
        let rows = drawn_from(found, |found: &Guesses| guessed(&found.rows));
        with_more(rows, most, part(found, |found| found.left))
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
    let cells = numbers.map(|number| Words::from(number).draw());
    row_of(link("", to, call.to_owned()), cells.into())
}
