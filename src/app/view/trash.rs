//! The trash: what was thrown away, how long it is kept, and the way back.

use super::phrase;
use crate::app::event::TrashEvent;
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::trash::{call_waits_for_a_choice, days_left, rep_waits_for_a_choice, vouching};
use crate::domain::{Call, Notebook, Rep, RepId, Timestamp, order};

/// What the trash shows. A call whose rep is in it too goes along with the rep and is no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashView {
    pub reps: Vec<Thrown>,
    pub calls: Vec<Thrown>,
}

/// Something that was thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thrown {
    pub who: String,
    pub account: Option<String>,
    pub line: String,
    /// `It goes for good in 12 days.`, or what it waits for.
    pub goes: String,
    pub back: TrashEvent,
}

const WAITS: &str = "It was changed in two places, and stays until you keep one version.";

/// Reads the trash off the model: what was thrown away last comes first.
#[must_use]
pub fn trash(model: &Model) -> TrashView {
    let notebook = &model.notebook;
    let vouching = vouching(notebook, model.now);
    let reps = notebook
        .all_reps()
        .filter_map(|rep| Some((rep.trashed?, thrown_rep(model, &vouching, rep)?)));
    let calls = notebook
        .all_calls()
        .filter(|call| call.trashed.is_some() && !is_thrown(notebook, call.rep))
        .filter_map(|call| Some((call.trashed?, thrown_call(model, &vouching, call)?)));
    TrashView {
        reps: newest_first(reps.collect()),
        calls: newest_first(calls.collect()),
    }
}

/// What a route leads to, if that is in the trash.
#[must_use]
pub fn behind(model: &Model, route: Route) -> Option<Thrown> {
    match route {
        Route::Rep(id) => {
            let rep = model.notebook.rep(id);
            let rep = rep.filter(|rep| rep.trashed.is_some())?;
            thrown_rep(model, &vouching(&model.notebook, model.now), rep)
        }
        _ => {
            let call = model.notebook.call(route.call()?);
            let call = call.filter(|call| model.notebook.is_thrown(call))?;
            thrown_call(model, &vouching(&model.notebook, model.now), call)
        }
    }
}

fn is_thrown(notebook: &Notebook, rep: RepId) -> bool {
    notebook.rep(rep).is_some_and(|rep| rep.trashed.is_some())
}

fn newest_first(thrown: Vec<(Timestamp, Thrown)>) -> Vec<Thrown> {
    let thrown = order::by_number(thrown, |(at, _)| (-at.millis(), 0));
    thrown.into_iter().map(|(_, thrown)| thrown).collect()
}

fn thrown_rep(model: &Model, vouching: &[Timestamp], rep: &Rep) -> Option<Thrown> {
    let calls = model.notebook.all_calls();
    let along = calls.filter(|call| call.rep == rep.id && call.trashed.is_none());
    Some(Thrown {
        who: rep.name.to_string(),
        account: None,
        line: format!("With {}", phrase::count(along.count(), "call")),
        goes: if rep_waits_for_a_choice(&model.notebook, rep.id) {
            WAITS.to_owned()
        } else {
            goes(model, vouching, rep.trashed?)
        },
        back: TrashEvent::RepBroughtBack(rep.id),
    })
}

/// A call goes at the latest with its rep.
fn thrown_call(model: &Model, vouching: &[Timestamp], call: &Call) -> Option<Thrown> {
    let rep = model.notebook.rep(call.rep).and_then(|rep| rep.trashed);
    let at = call.trashed.into_iter().chain(rep).min()?;
    Some(Thrown {
        who: phrase::rep_name(&model.notebook, call).to_owned(),
        account: call.account.as_ref().map(ToString::to_string),
        line: phrase::day(call.when(), call.utc_offset_min),
        goes: if call_waits_for_a_choice(&model.notebook, call.id) {
            WAITS.to_owned()
        } else {
            goes(model, vouching, at)
        },
        back: TrashEvent::CallBroughtBack(call.id),
    })
}

/// How long it is kept: what is over its time goes when the notebook is opened next.
fn goes(model: &Model, vouching: &[Timestamp], thrown: Timestamp) -> String {
    match days_left(vouching, thrown, model.now) {
        0 => "It goes for good when Curbside opens next.".to_owned(),
        days => format!(
            "It goes for good in {}.",
            phrase::count(days as usize, "day")
        ),
    }
}
