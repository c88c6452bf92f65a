//! A row for each moment.

use super::{Cell, rep_name};
use crate::domain::{BehaviourKey, Call, Moment, Notebook, What};

pub(super) const COLUMNS: [&str; 15] = [
    "moment", "call", "rep_id", "rep", "account", "started", "seq", "at_ms", "timing", "kind",
    "code", "label", "skill", "valence", "note",
];

/// The rows of a call.
pub(super) fn rows<'a>(notebook: &'a Notebook, call: &'a Call) -> Vec<Vec<Cell<'a>>> {
    let moments = notebook.timeline(call.id).into_iter();
    let rows = moments.map(|moment| row(notebook, call, moment));
    rows.collect()
}

fn row<'a>(notebook: &'a Notebook, call: &'a Call, moment: &'a Moment) -> Vec<Cell<'a>> {
    let (kind, [code, label, skill, valence]) = seen(notebook, call, &moment.what);
    let cells: [Cell<'a>; COLUMNS.len()] = [
        Cell::id(&moment.id),
        Cell::id(&call.id),
        Cell::id(&call.rep),
        rep_name(notebook, call.rep),
        Cell::name(call.account.as_ref()),
        Cell::time(call.started(), call.utc_offset_min),
        Cell::Number(moment.seq.into()),
        Cell::Number(moment.at.0.into()),
        Cell::code(&moment.timing),
        Cell::Code(kind.into()),
        code,
        label,
        skill,
        valence,
        Cell::text(&moment.note),
    ];
    cells.into()
}

/// What kind of moment it is, and its code, label, skill and valence.
fn seen<'a>(notebook: &'a Notebook, call: &Call, what: &'a What) -> (&'static str, [Cell<'a>; 4]) {
    let coded =
        |code: Cell<'a>, label: &'a str| [code, Cell::Words(label), Cell::Nothing, Cell::Nothing];
    match what {
        What::Behaviour(key) => ("behaviour", behaviour(notebook, call, key)),
        What::Over(key) => ("over", behaviour(notebook, call, key)),
        What::Net(net) => ("net", coded(Cell::code(net), net.label())),
        What::Star => ("star", coded(Cell::Nothing, "Star")),
        What::Zone(zone) => ("zone", coded(Cell::code(zone), zone.label())),
        What::Speaking(speaker) => ("speaking", coded(Cell::code(speaker), speaker.label())),
        What::TripWire(wire) => ("trip_wire", coded(Cell::code(wire), wire.label())),
        What::Words(words) => ("words", coded(Cell::Nothing, words.as_str())),
    }
}

/// In the wording that the call was written in.
fn behaviour<'a>(notebook: &'a Notebook, call: &Call, key: &'a BehaviourKey) -> [Cell<'a>; 4] {
    let code = Cell::Words(key.as_str());
    let Some(behaviour) = notebook.codebook().find(key) else {
        return [code, Cell::Nothing, Cell::Nothing, Cell::Nothing];
    };
    let (label, valence) = behaviour.at(call.when());
    [
        code,
        Cell::Words(label.as_str()),
        Cell::Words(behaviour.skill.as_str()),
        Cell::code(&valence),
    ]
}
