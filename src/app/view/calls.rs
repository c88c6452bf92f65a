//! The list of calls, the newest first, each as a small rope.

pub mod pick;

use super::call::to_name;
use super::phrase;
use super::rope::Rope;
use crate::app::model::Model;
use crate::app::route::Route;
use crate::app::search::marked::{Piece, marked};
use crate::app::search::said::said;
use crate::app::search::{Field, Query, Said};
use crate::domain::{Call, Notebook, Phase};

/// So many calls are shown, and so many more each time that more are asked for.
pub const AT_ONCE: usize = 40;

/// What the list shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CallsView {
    pub rows: Vec<CallRow>,
    /// How many calls are not shown yet.
    pub left: usize,
    /// `12 of 340 calls`, while something is looked for.
    pub told: String,
    /// There is no call at all.
    pub is_new: bool,
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
    pub rope: Rope,
    /// Where what is looked for was found.
    pub hit: Option<Hit>,
}

/// Where in a call the words were found: the first text that has one, in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub pieces: Vec<Piece>,
    /// How many other texts of the call have one too.
    pub more: usize,
}

/// Reads the list off the model: all calls, or those that have what is looked for.
#[must_use]
pub fn calls(model: &Model) -> CallsView {
    let place = &model.calls;
    let query = Query::typed(&place.typed);
    let found = (!query.is_blank()).then(|| place.finder.find(&query));
    let notebook = &model.notebook;
    let picked = pick::pick(notebook, &pick::Filters::default(), &[], found.as_ref());
    let most = AT_ONCE.saturating_mul(place.more.saturating_add(1));
    let shown = picked.calls.iter().take(most);
    let shown = shown.filter_map(|id| notebook.call(*id));
    let rows: Vec<CallRow> = shown
        .map(|call| CallRow {
            hit: hit(notebook, call, &query),
            ..row(model, call)
        })
        .collect();
    CallsView {
        left: picked.calls.len().saturating_sub(most),
        told: match found {
            Some(_) => format!(
                "{} of {}",
                picked.calls.len(),
                phrase::count(picked.all, "call")
            ),
            None => String::new(),
        },
        is_new: picked.all == 0,
        rows,
    }
}

/// The account and the rep stand on the row itself.
fn hit(notebook: &Notebook, call: &Call, query: &Query) -> Option<Hit> {
    if query.is_blank() {
        return None;
    }
    let is_inside = |said: &Said| !matches!(said.field, Field::Account | Field::Rep);
    let all = said(notebook, call).into_iter().filter(is_inside);
    let mut hits = all.filter_map(|said| marked(&said.text, query));
    Some(Hit {
        pieces: hits.next()?,
        more: hits.count(),
    })
}

/// One call as a row.
#[must_use]
pub fn row(model: &Model, call: &Call) -> CallRow {
    let day = phrase::day(call.when(), call.utc_offset_min);
    let (to, waits, tail) = match &call.phase {
        Phase::Planned { .. } => (Route::Prepare(call.id), Some("Planned"), String::new()),
        Phase::Running { .. } => (Route::Pad(call.id), Some("Running"), String::new()),
        Phase::Ended { span, .. } => {
            let stars = to_name(model, call.id);
            let waits = if stars > 0 { "To name" } else { "To debrief" };
            (Route::Call(call.id), Some(waits), span.length().clock())
        }
        Phase::Debriefed { span, .. } => {
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
                format!("{}{outcome}{changed}", span.length().clock()),
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
        rope: Rope::of(model, call),
        hit: None,
    }
}
