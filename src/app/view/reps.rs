//! The reps, and a rep's page.

use super::call::share;
use super::calls::{CallRow, calls_of};
use super::phrase;
use crate::app::model::Model;
use crate::domain::order;
use crate::domain::{Rep, RepId, Stage};

/// A rep in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepRow {
    pub id: RepId,
    pub name: String,
    pub line: String,
}

/// A rep's page.
#[derive(Clone, Debug, PartialEq)]
pub struct RepView {
    pub id: RepId,
    pub name: String,
    pub stage: Stage,
    pub calls: Vec<CallRow>,
    pub share: Option<String>,
}

/// The reps by name.
#[must_use]
pub fn reps(model: &Model) -> Vec<RepRow> {
    let reps = order::by_text(model.notebook.reps().collect(), |rep| rep.name.as_str());
    reps.into_iter().map(|rep| row(model, rep)).collect()
}

fn row(model: &Model, rep: &Rep) -> RepRow {
    let calls = model
        .notebook
        .calls()
        .filter(|call| call.rep == rep.id)
        .count();
    let ridden = model
        .notebook
        .last_ride(rep.id)
        .map(|ride| format!(", last ride {}", phrase::ago(model.now.since(ride))))
        .unwrap_or_default();
    let line = format!(
        "{}. {}{ridden}",
        rep.stage.label(),
        phrase::count(calls, "call")
    );
    RepRow {
        id: rep.id,
        name: rep.name.to_string(),
        line,
    }
}

/// Reads a rep's page off the model; `None` if there is no such rep.
#[must_use]
pub fn rep(model: &Model, id: RepId) -> Option<RepView> {
    let rep = model.notebook.rep(id)?;
    Some(RepView {
        id,
        name: rep.name.to_string(),
        stage: rep.stage,
        calls: calls_of(model, id),
        share: share(model),
    })
}
