//! A row for each call.

use super::{Cell, finished, rep_name};
use crate::domain::figures::mirror::Part;
use crate::domain::{Call, Notebook, Phase, RepView, TalkTime, Timestamp};

pub(super) const COLUMNS: [&str; 22] = [
    "call",
    "rep_id",
    "rep",
    "account",
    "setting",
    "role",
    "speaking_agreed",
    "stakes",
    "phase",
    "started",
    "length_ms",
    "moments",
    "rep_ms",
    "customer_ms",
    "manager_ms",
    "quiet_ms",
    "rep_share_percent",
    "outcome",
    "next_step",
    "debriefed",
    "rep_spoke_first",
    "note",
];

pub(super) fn row<'a>(notebook: &'a Notebook, call: &'a Call, now: Timestamp) -> Vec<Cell<'a>> {
    let length = call.started().map(|_| notebook.length(call, now));
    let timeline = notebook.timeline(call.id);
    let talk = length.and_then(|length| TalkTime::of(&timeline, length));
    let finished = finished(call);
    // Known once the debrief is done: until then the rep may speak yet.
    let rep_view = call.debrief().filter(|_| finished.is_some());
    let spoke_first = rep_view.map(|debrief| debrief.rep_view != RepView::Skipped);
    let moments = call.started().map(|_| timeline.len() as u64);
    let cells: [Cell<'a>; COLUMNS.len()] = [
        Cell::id(&call.id),
        Cell::id(&call.rep),
        rep_name(notebook, call.rep),
        Cell::name(call.account.as_ref()),
        Cell::code(&call.setting),
        Cell::code(&call.role),
        Cell::Truth(Part::of(call).is_agreed()),
        Cell::code(&call.stakes),
        Cell::Code(phase(call).into()),
        Cell::time(call.started(), call.utc_offset_min),
        Cell::count(length.map(|length| length.0)),
        Cell::count(moments),
        Cell::count(talk.map(|talk| talk.rep.0)),
        Cell::count(talk.map(|talk| talk.customer.0)),
        Cell::count(talk.map(|talk| talk.manager.0)),
        Cell::count(talk.map(|talk| talk.quiet.0)),
        Cell::count(talk.and_then(TalkTime::rep_share)),
        Cell::code(&call.outcome()),
        Cell::text(&call.next_step),
        Cell::time(finished, call.utc_offset_min),
        spoke_first.map_or(Cell::Nothing, Cell::Truth),
        Cell::text(&call.note),
    ];
    cells.into()
}

fn phase(call: &Call) -> &'static str {
    match call.phase {
        Phase::Planned { .. } => "planned",
        Phase::Running { .. } => "running",
        Phase::Ended { .. } => "ended",
        Phase::Debriefed { .. } => "debriefed",
    }
}
