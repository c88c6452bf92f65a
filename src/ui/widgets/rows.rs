//! Rows of a list that lead to another screen.

use super::blocks::{Words, list, span};
use super::controls::{button, link};
use super::knot::mark;
use super::rope::small_rope;
use crate::app::Route;
use crate::app::view::Tone;
use crate::app::view::calls::CallRow;
use crate::app::view::rope::RopeLine;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;

/// What is on a row. The words that lead are for a screen reader alone.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) mark: Option<Tone>,
    pub(crate) leads: &'static str,
    pub(crate) who: String,
    pub(crate) account: Option<String>,
    pub(crate) line: String,
    pub(crate) pill: Option<&'static str>,
    pub(crate) to: Route,
}

/// A list of rows.
pub(crate) fn rows(rows: impl IntoIterator<Item = Row>) -> Block {
    list("", rows.into_iter().map(row).collect())
}

/// A list of calls, the newest first.
pub(crate) fn call_rows(calls: &[(CallRow, RopeLine)]) -> Block {
    let rows = calls.iter().map(|(call, rope)| {
        let words = who_and_line(
            "",
            call.rep.clone(),
            call.account.clone(),
            call.line.clone(),
        );
        call_row(call, words, small_rope(rope))
    });
    list("", rows.collect())
}

/// One call of a list: its words, a small rope, and what waits to be done.
pub(crate) fn call_row(call: &CallRow, words: Block, rope: Block) -> Block {
    let pill = call.waits.map(waiting);
    let blocks = [words, rope].into_iter().chain(pill);
    link("row", call.to, blocks.collect::<Vec<_>>().block())
}

/// What waits to be done with a call.
pub(crate) fn waiting(waits: &'static str) -> Block {
    pill(pill_class(None), waits, false)
}

fn row(row: Row) -> Block {
    let words = who_and_line(row.leads, row.who, row.account, row.line);
    let pill = row
        .pill
        .map(|waits| pill(pill_class(row.mark), waits, !row.leads.is_empty()));
    let blocks = row.mark.map(mark).into_iter().chain([words]).chain(pill);
    link("row", row.to, blocks.collect::<Vec<_>>().block())
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
    let account = account.map(|account| Words::from(account).draw());
    let leads = match leads {
        "" => None,
        leads => Some(span("unseen", leads)),
    };
    let words = words(Words::from(who).draw(), account, line);
    tag("span")
        .class("grow")
        .children(leads.into_iter().chain(words))
        .draw()
}

/// The same, for names that are drawn already.
pub(crate) fn words(who: Block, account: Option<Block>, line: String) -> [Block; 2] {
    let at = account.map(|account| tag("span").class("at").words(" at ").child(account).draw());
    let who = tag("b").child(who).draw();
    let who = tag("span").class("who").child(who).children(at);
    [who.draw(), span("line", line)]
}

/// What waits to be done, in a word; silent where it is said already.
fn pill(class: &'static str, waits: &'static str, is_said: bool) -> Block {
    let hidden = is_said.then_some("true");
    let pill = tag("span").class(class);
    pill.set_some("aria-hidden", hidden).words(waits).draw()
}
