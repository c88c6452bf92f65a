//! Rows of a list that lead to another screen.

use leptos::prelude::*;

use super::blocks::{b, list, span};
use super::controls::link;
use super::knot::mark;
use super::rope::small_rope;
use crate::app::Route;
use crate::app::view::calls::CallRow;
use crate::app::view::{Rope, Tone};
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
    pub(crate) to: Route,
}

/// A list of rows.
pub(crate) fn rows(rows: impl IntoIterator<Item = Row>) -> AnyView {
    list("", rows.into_iter().map(row).collect())
}

/// A list of calls, the newest first.
pub(crate) fn call_rows(calls: &[CallRow]) -> AnyView {
    rows(calls.iter().map(|call| Row {
        who: call.rep.clone(),
        account: call.account.clone(),
        line: call.line.clone(),
        rope: Some(call.rope.clone()),
        pill: call.waits,
        to: call.to,
        ..Row::default()
    }))
}

fn row(row: Row) -> AnyView {
    let words = who_and_line(row.leads, row.who, row.account, row.line);
    let blocks = vec![
        row.mark.map_or_else(nothing, mark),
        words,
        row.rope.as_ref().map_or_else(nothing, small_rope),
        row.pill
            .map_or_else(nothing, |waits| pill(waits, !row.leads.is_empty())),
    ];
    link("row", row.to, blocks.into_any())
}

/// A name, where, and a quiet line below.
pub(crate) fn who_and_line(
    leads: &'static str,
    who: String,
    account: Option<String>,
    line: String,
) -> AnyView {
    let at = account
        .map(|account| format!(" at {account}"))
        .unwrap_or_default();
    let blocks = vec![
        span("unseen", leads),
        b("", who),
        span("at", at),
        span("line", line),
    ];
    tag("span").class("grow").children(blocks).draw()
}

/// What waits to be done, in a word; silent where it is said already.
pub(crate) fn pill(waits: &'static str, is_said: bool) -> AnyView {
    let hidden = is_said.then_some("true");
    let pill = tag("span").class("pill tone-net");
    pill.set_some("aria-hidden", hidden).words(waits).draw()
}
