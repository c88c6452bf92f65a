//! The numbers call by call, as tables: for a screen reader, and for all who want them.

use super::Page;
use super::figures::so_many;
use crate::app::Route;
use crate::app::view::progress::numbers::{GuessRow, NumbersRow, guesses, numbers};
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::reading::nothing;
use crate::ui::widgets::controls::link;
use crate::ui::widgets::opened::opened_words;

/// The numbers of the chart.
pub(super) fn of_chart(page: Page) -> Block {
    opened_words("The numbers", move || {
        so_many(move |most| {
            let found = page.app.look(|model| numbers(model, page.id, most));
            found.map_or_else(
                || (nothing(), 0),
                |found| (counted(&found.rows), found.left),
            )
        })
    })
}

/// The rep's guesses of the talking.
pub(super) fn of_guesses(page: Page) -> Block {
    opened_words("Call by call", move || {
        so_many(move |most| {
            let found = page.app.look(|model| guesses(model, page.id, most));
            found.map_or_else(
                || (nothing(), 0),
                |found| (guessed(&found.rows), found.left),
            )
        })
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
    table(["Times", "In 10 min", "Try"], rows.iter().map(row))
}

fn guessed(rows: &[GuessRow]) -> Block {
    let row = |row: &GuessRow| {
        let numbers = [row.guessed.clone(), row.tapped.clone(), row.off.clone()];
        line(row.to, &row.call, numbers)
    };
    table(["Guessed", "Tapped", "The guess"], rows.iter().map(row))
}

/// A call, which leads to its page, and its numbers.
fn line(to: Route, call: &str, numbers: [String; 3]) -> Block {
    let call = tag("th")
        .set("scope", "row")
        .child(link("", to, call.to_owned()));
    let cells = numbers.map(|number| tag("td").words(number).draw());
    tag("tr").child(call.draw()).children(cells).draw()
}

fn table(heads: [&'static str; 3], rows: impl Iterator<Item = Block>) -> Block {
    let head = |head: &'static str| tag("th").set("scope", "col").words(head).draw();
    let heads = ["Call"].into_iter().chain(heads).map(head);
    let heads = tag("tr").children(heads).draw();
    let head = tag("thead").child(heads).draw();
    let body = tag("tbody").children(rows).draw();
    tag("table")
        .class("counts by-call")
        .children([head, body])
        .draw()
}
