//! What a figure counts, one by one: worked out only once it is asked for, and so many at a time.

use crate::app::model::Model;
use crate::app::route::Route;
use crate::app::view::{Tone, lines, phrase};
use crate::domain::figures::Tally;
use crate::domain::{Call, MomentId};

/// The newest of what a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub rows: Vec<EvidenceRow>,
    /// How many more there are.
    pub left: usize,
}

/// A moment or a call that is counted, with the way to its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRow {
    pub to: Route,
    pub words: String,
    pub line: String,
    pub tone: Option<Tone>,
}

/// Reads so many at most, the newest first.
#[must_use]
pub fn evidence(model: &Model, counts: &[Tally], most: usize) -> Evidence {
    let newest = counts.iter().rev().take(most);
    Evidence {
        rows: newest.filter_map(|tally| row(model, *tally)).collect(),
        left: counts.len().saturating_sub(most),
    }
}

fn row(model: &Model, tally: Tally) -> Option<EvidenceRow> {
    let call = model.notebook.call(tally.call())?;
    match tally {
        Tally::Call(_) => Some(of_call(call)),
        Tally::Moment(_, moment) => of_moment(model, call, moment),
    }
}

fn of_call(call: &Call) -> EvidenceRow {
    EvidenceRow {
        to: Route::Call(call.id),
        words: phrase::day_and_account(call),
        line: String::new(),
        tone: None,
    }
}

fn of_moment(model: &Model, call: &Call, id: MomentId) -> Option<EvidenceRow> {
    let moment = model.notebook.moment(call.id, id)?;
    let codebook = model.notebook.codebook();
    let (day, time) = (phrase::day_and_account(call), lines::time(moment));
    Some(EvidenceRow {
        to: Route::Call(call.id),
        words: lines::words(codebook, call.when(), &moment.what),
        line: format!("{day}, {time}"),
        tone: Some(lines::tone(codebook, call.when(), &moment.what)),
    })
}
