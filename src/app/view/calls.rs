//! The list of calls, the newest first, each as a small rope. Start with [`list`]: which calls it
//! shows. The rows are read one by one ([`row_of`], [`rope_of`] and [`hit_of`]), since few of them
//! stand in the page.

pub mod filters;

use super::phrase;
use super::rope::RopeLine;
use crate::app::model::{CallsPlace, Model};
use crate::app::pick::{Filters, Picking};
use crate::app::route::Route;
use crate::app::search::index::Found;
use crate::app::search::marked::{Piece, marked, unmarked};
use crate::app::search::said::said;
use crate::app::search::{Field, Query, Said};
use crate::domain::{Call, CallId, Notebook, Phase};
use filters::Filter;

/// What the list rests on: it is worked out again only when this is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footing {
    hits: HitFooting,
    filters: Filters,
    /// In whole [`STEP`]s.
    unread: usize,
}

/// After so many calls that were read the list is shown anew: with each slice it would take as long as the reading.
const STEP: usize = 2_500;

#[must_use]
pub fn footing(model: &Model) -> Footing {
    Footing {
        hits: hit_footing(model),
        filters: model.calls.filters.clone(),
        unread: unread(&model.calls).div_ceil(STEP),
    }
}

/// What the hits on a row rest on. What is found beside it changes nothing on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitFooting {
    revision: u64,
    typed: String,
}

#[must_use]
pub fn hit_footing(model: &Model) -> HitFooting {
    HitFooting {
        revision: model.revision,
        typed: model.calls.typed.clone(),
    }
}

/// How many calls are still to be read before all that has the words is found: none where nothing is
/// looked for.
fn unread(place: &CallsPlace) -> usize {
    match Query::typed(&place.typed).is_blank() {
        true => 0,
        false => place.finder.left(),
    }
}

/// Which calls the list shows, and what it is narrowed to.
#[derive(Clone, Debug, PartialEq)]
pub struct CallsList {
    /// The newest first.
    pub calls: Vec<CallId>,
    /// `12 of 340 calls`, or how many there are; `12 of 340 calls so far` while some are still read.
    pub told: String,
    /// The filters that are set, as words.
    pub chosen: String,
    /// Something is looked for.
    pub has_words: bool,
    /// Some calls are still to be read: what is looked for may be in them.
    pub is_looking: bool,
    /// There is no call at all.
    pub is_new: bool,
}

impl CallsList {
    /// Not all calls are wanted.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.has_words || !self.chosen.is_empty()
    }
}

/// Reads the list off the model.
#[must_use]
pub fn list(model: &Model) -> CallsList {
    let place = &model.calls;
    let found = found(model);
    let newest = place.newest.calls(&model.notebook, model.revision);
    let calls = picking(model, found.as_ref()).pick(&newest);
    let all = phrase::count(newest.len(), "call");
    let is_narrowed = found.is_some() || !place.filters.let_all_through();
    let is_looking = unread(place) > 0;
    let so_far = if is_looking { " so far" } else { "" };
    CallsList {
        told: match (is_narrowed, newest.len()) {
            (_, 0) => String::new(),
            (false, _) => all,
            (true, _) => format!("{} of {all}{so_far}", calls.len()),
        },
        chosen: filters::chosen(&model.notebook, &place.filters),
        has_words: found.is_some(),
        is_looking,
        is_new: newest.is_empty(),
        calls,
    }
}

/// The filters with their counts: one for each thing that calls can be told apart by.
#[must_use]
pub fn filters(model: &Model) -> Vec<Filter> {
    let counts = picking(model, found(model).as_ref()).count();
    filters::filters(&model.notebook, &model.calls.filters, &counts)
}

fn picking<'a>(model: &'a Model, found: Option<&'a Found<'a>>) -> Picking<'a> {
    Picking {
        notebook: &model.notebook,
        filters: &model.calls.filters,
        now: model.now,
        found,
    }
}

/// What was found, if something is looked for.
fn found(model: &Model) -> Option<Found<'_>> {
    let query = Query::typed(&model.calls.typed);
    (!query.is_blank()).then(|| model.calls.finder.find(&query))
}

/// A call of the list as its row.
#[must_use]
pub fn row_of(model: &Model, call: CallId) -> Option<CallRow> {
    Some(row(model, model.notebook.call(call)?))
}

/// The small rope beside it.
#[must_use]
pub fn rope_of(model: &Model, call: CallId) -> Option<RopeLine> {
    Some(RopeLine::of(model, model.notebook.call(call)?))
}

/// Where what is looked for stands in a call, if something is looked for.
#[must_use]
pub fn hit_of(model: &Model, call: CallId) -> Option<Hit> {
    let call = model.notebook.call(call)?;
    let query = Query::typed(&model.calls.typed);
    (!query.is_blank()).then(|| hit(&model.notebook, call, &query))
}

/// One call in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CallRow {
    pub to: Route,
    pub rep: String,
    pub account: Option<String>,
    pub line: String,
    /// What waits to be done, in a word.
    pub waits: Option<&'static str>,
}

/// Where in a call the words were found: the first text that has one, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    pub pieces: Vec<Piece>,
    /// How many other texts of the call have one too.
    pub more: usize,
    /// The names that stand on the row itself, where one has a word that is looked for.
    pub rep: Option<Vec<Piece>>,
    pub account: Option<Vec<Piece>>,
}

/// A call whose names alone have the words shows how its notes begin.
fn hit(notebook: &Notebook, call: &Call, query: &Query) -> Hit {
    let mut hit = Hit::default();
    let mut begins = None;
    for Said { field, text } in said(notebook, call) {
        let found = marked(&text, query);
        match (field, found) {
            (Field::Account, found) => hit.account = found,
            (Field::Rep, found) => hit.rep = found,
            (_, None) => begins = begins.or(Some(text)),
            (_, Some(pieces)) if hit.pieces.is_empty() => hit.pieces = pieces,
            (_, Some(_)) => hit.more += 1,
        }
    }
    if hit.pieces.is_empty() {
        hit.pieces = begins.map(|text| unmarked(&text)).into_iter().collect();
    }
    hit
}

/// One call as a row.
#[must_use]
pub fn row(model: &Model, call: &Call) -> CallRow {
    let day = phrase::day(call.when(), call.utc_offset_min);
    let length = || model.notebook.length(call, model.now).clock();
    let (to, waits, tail) = match &call.phase {
        Phase::Planned { .. } => (Route::Prepare(call.id), Some("Planned"), String::new()),
        Phase::Running { .. } => (Route::Pad(call.id), Some("Running"), String::new()),
        Phase::Ended { .. } => {
            let stars = model.notebook.unnamed(call.id);
            let waits = if stars > 0 { "To name" } else { "To debrief" };
            (Route::Call(call.id), Some(waits), length())
        }
        Phase::Debriefed { .. } => {
            let outcome = call
                .outcome()
                .map(|o| format!(", {}", o.label()))
                .unwrap_or_default();
            let changed = phrase::changed_later(call, model.zone)
                .map(|changed| format!(". {changed}"))
                .unwrap_or_default();
            (
                Route::Call(call.id),
                None,
                format!("{}{outcome}{changed}", length()),
            )
        }
    };
    CallRow {
        to,
        rep: phrase::rep_name(&model.notebook, call).to_owned(),
        account: call.account.as_ref().map(ToString::to_string),
        line: if tail.is_empty() {
            day
        } else {
            format!("{day}, {tail}")
        },
        waits,
    }
}
