//! A plain table of figures: a head for each row and column, numbers at the right. Its caption is for
//! a screen reader, since a heading stands above it for the eyes.

use super::blocks::Words;
use super::figure::{Number, side_by_side};
use crate::shell::App;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;

/// A table. The first head stands over the heads of the rows; where those say what they are, it is
/// empty.
pub(crate) fn table(
    caption: impl Into<Words>,
    heads: impl IntoIterator<Item = &'static str>,
    rows: Vec<Block>,
) -> Block {
    drawn_table(caption.into(), heads.into_iter().map(head).collect(), rows)
}

fn head(words: &'static str) -> Block {
    if words.is_empty() {
        return tag("td").draw();
    }
    tag("th").set("scope", "col").words(words).draw()
}

fn drawn_table(caption: Words, heads: Vec<Block>, rows: Vec<Block>) -> Block {
    let caption = tag("caption").class("unseen").words(caption).draw();
    let heads = tag("tr").children(heads).draw();
    let head = tag("thead").child(heads).draw();
    let body = tag("tbody").children(rows).draw();
    let table = tag("table").class("counts");
    table.children([caption, head, body]).draw()
}

/// A row of it: what it is of, and its numbers.
pub(crate) fn table_row(
    head: impl Into<Words>,
    numbers: impl IntoIterator<Item = String>,
) -> Block {
    let words = |number: String| Words::from(number).draw();
    row_of(head.into().draw(), numbers.into_iter().map(words).collect())
}

/// A row whose numbers open onto what they count, below it and as wide as the table.
pub(crate) fn opening_row(app: App, head: impl Into<Words>, numbers: Vec<Number>) -> Block {
    let width = (numbers.len() + 1).to_string();
    let (numbers, below) = side_by_side(app, numbers, move |opened| {
        let cell = tag("td").class("opened").set("colspan", width.clone());
        let cell = cell.child(opened);
        tag("tr").child(cell.draw()).draw()
    });
    vec![row_of(head.into().draw(), numbers), below].block()
}

/// A row whose head and numbers are drawn already.
pub(crate) fn row_of(head: Block, numbers: Vec<Block>) -> Block {
    let head = tag("th").set("scope", "row").child(head).draw();
    let cells = numbers
        .into_iter()
        .map(|number| tag("td").child(number).draw());
    tag("tr").child(head).children(cells).draw()
}
