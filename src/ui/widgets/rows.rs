//! Rows of a list that lead to another screen.

use super::blocks::{Words, b, list, span};
use super::controls::{button, link};
use super::knot::mark;
use super::rope::small_rope;
use crate::app::Route;
use crate::app::search::marked::Piece;
use crate::app::view::calls::{CallRow, Hit};
use crate::app::view::{Rope, Tone};
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::reading::nothing;

/// What is on a row. The words that lead are for a screen reader alone.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) mark: Option<Tone>,
    pub(crate) leads: &'static str,
    pub(crate) who: String,
    pub(crate) account: Option<String>,
    pub(crate) line: String,
    pub(crate) rope: Option<Rope>,
    pub(crate) pill: Option<&'static str>,
    pub(crate) hit: Option<Hit>,
    pub(crate) to: Route,
}

/// A list of rows.
pub(crate) fn rows(rows: impl IntoIterator<Item = Row>) -> Block {
    list("", rows.into_iter().map(row).collect())
}

/// A list of calls, the newest first.
pub(crate) fn call_rows(calls: &[CallRow]) -> Block {
    list("", calls.iter().map(call_row).collect())
}

/// One call of a list.
pub(crate) fn call_row(call: &CallRow) -> Block {
    row(Row {
        who: call.rep.clone(),
        account: call.account.clone(),
        line: call.line.clone(),
        rope: Some(call.rope.clone()),
        pill: call.waits,
        hit: call.hit.clone(),
        to: call.to,
        ..Row::default()
    })
}

fn row(row: Row) -> Block {
    let (rep, at) = row.hit.as_ref().map_or((None, None), |hit| {
        (hit.rep.as_deref(), hit.account.as_deref())
    });
    let who = tag("b").child(or_marked(row.who, rep)).draw();
    let at = at_account(row.account, at);
    let words = words(row.leads, who, at, row.line);
    let blocks = vec![
        row.mark.map_or_else(nothing, mark),
        words,
        row.rope.as_ref().map_or_else(nothing, small_rope),
        row.pill.map_or_else(nothing, |waits| {
            pill(pill_class(row.mark), waits, !row.leads.is_empty())
        }),
        row.hit.as_ref().map_or_else(nothing, found),
    ];
    let class = match row.pill {
        Some(_) => "row",
        None => "row without-pill",
    };
    link(class, row.to, blocks.block())
}

/// What was looked for, in its context.
fn found(hit: &Hit) -> Block {
    let more = match hit.more {
        0 => nothing(),
        more => span("more", format!(" (and {more} more)")),
    };
    let found = tag("span").class("found").child(pieces(&hit.pieces));
    found.child(more).draw()
}

/// A name, with what was looked for marked.
fn or_marked(name: String, marked: Option<&[Piece]>) -> Block {
    marked.map_or_else(|| Words::from(name).draw(), pieces)
}

fn pieces(pieces: &[Piece]) -> Block {
    let piece = |piece: &Piece| match piece.is_hit {
        true => tag("mark").words(piece.text.clone()).draw(),
        false => span("", piece.text.clone()),
    };
    pieces.iter().map(piece).collect::<Vec<_>>().block()
}

/// A row that does something. Its pill says what, and for a screen reader the words that lead.
pub(crate) fn row_button(
    words: Block,
    does: (&'static str, Tone),
    press: impl Fn() + 'static,
) -> Block {
    let (does, tone) = does;
    let blocks = vec![words, pill(pill_class(Some(tone)), does, true)];
    button("row", blocks, press)
}

fn pill_class(mark: Option<Tone>) -> &'static str {
    match mark {
        Some(Tone::Signal) => "pill tone-signal",
        Some(Tone::Plain) => "pill tone-plain",
        _ => "pill tone-net",
    }
}

/// A name, where, and a quiet line below.
pub(crate) fn who_and_line(
    leads: &'static str,
    who: String,
    account: Option<String>,
    line: String,
) -> Block {
    words(leads, b("", who), at_account(account, None), line)
}

fn at_account(account: Option<String>, marked: Option<&[Piece]>) -> Block {
    account.map_or_else(nothing, |account| {
        let at = tag("span").class("at").words(" at ");
        at.child(or_marked(account, marked)).draw()
    })
}

fn words(leads: &'static str, who: Block, at: Block, line: String) -> Block {
    let who = tag("span").class("who").child(who).child(at).draw();
    let leads = match leads {
        "" => nothing(),
        leads => span("unseen", leads),
    };
    let blocks = vec![leads, who, span("line", line)];
    tag("span").class("grow").children(blocks).draw()
}

/// What waits to be done, in a word; silent where it is said already.
fn pill(class: &'static str, waits: &'static str, is_said: bool) -> Block {
    let hidden = is_said.then_some("true");
    let pill = tag("span").class(class);
    pill.set_some("aria-hidden", hidden).words(waits).draw()
}
