//! A row for each action step that was agreed on.

use super::{Cell, finished, rep_name};
use crate::app::view::phrase::written_day;
use crate::domain::{Call, Debrief, How, Notebook};

pub(super) const COLUMNS: [&str; 17] = [
    "call",
    "rep_id",
    "rep",
    "account",
    "agreed",
    "step",
    "behaviour",
    "by_day",
    "tried",
    "kept",
    "missed",
    "verdict",
    "closed",
    "word",
    "answered",
    "rep_tried",
    "rep_went",
];

/// The row of a call, if it has one.
pub(super) fn rows<'a>(notebook: &'a Notebook, call: &'a Call) -> Vec<Vec<Cell<'a>>> {
    let row = agreed(call).map(|debrief| row(notebook, call, debrief));
    row.into_iter().collect()
}

/// The debrief of a call, if a step was agreed on in it.
pub(super) fn agreed(call: &Call) -> Option<&Debrief> {
    call.debrief()
        .filter(|debrief| !debrief.action_step.is_blank())
}

fn row<'a>(notebook: &'a Notebook, call: &'a Call, debrief: &'a Debrief) -> Vec<Cell<'a>> {
    let finished = finished(call);
    let follow = &debrief.follow;
    let count = |how| Cell::Number(follow.count(how) as u64);
    let closing = follow.closing.as_ref();
    let answer = follow.answer.as_ref();
    let cells: [Cell<'a>; COLUMNS.len()] = [
        Cell::id(&call.id),
        Cell::id(&call.rep),
        rep_name(notebook, call.rep),
        Cell::name(call.account.as_ref()),
        Cell::time(finished, call.utc_offset_min),
        Cell::text(&debrief.action_step),
        follow
            .behaviour
            .as_ref()
            .map_or(Cell::Nothing, |key| Cell::Words(key.as_str())),
        follow
            .by
            .map_or(Cell::Nothing, |day| Cell::Code(written_day(day).into())),
        count(How::Tried),
        count(How::Kept),
        count(How::Missed),
        closing.map_or(Cell::Nothing, |closing| Cell::code(&closing.verdict)),
        Cell::time(closing.map(|closing| closing.closed), call.utc_offset_min),
        closing.map_or(Cell::Nothing, |closing| Cell::text(&closing.word)),
        Cell::time(answer.map(|answer| answer.answered), call.utc_offset_min),
        answer.map_or(Cell::Nothing, |answer| Cell::text(&answer.tried)),
        answer.map_or(Cell::Nothing, |answer| Cell::text(&answer.went)),
    ];
    cells.into()
}
