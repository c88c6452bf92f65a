//! The reps, and a rep's page.

use super::call::share;
use super::phrase;
use crate::app::model::Model;
use crate::domain::order;
use crate::domain::{BehaviourKey, Call, CallId, Rep, RepId, Ridden, Stage};

/// A rep in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepRow {
    pub id: RepId,
    pub name: String,
    pub line: String,
}

/// The head of a rep's page, and what can be done there. The steps, the figures and the calls, which may be
/// very many, are read by themselves ([`super::follow`], [`super::progress`]).
#[derive(Clone, Debug, PartialEq)]
pub struct RepView {
    pub id: RepId,
    pub name: String,
    /// How far along, and what is worked on.
    pub standing: String,
    /// When the last ride was.
    pub ridden: String,
    pub stage: Stage,
    pub focus: Option<BehaviourKey>,
    /// What can be worked on, in the words of the codebook.
    pub focuses: Vec<(BehaviourKey, String)>,
    /// The next call with this rep that was prepared ahead.
    pub planned: Option<CallId>,
    /// Nobody is thrown away in the middle of a call.
    pub can_be_thrown: bool,
    pub share: Option<String>,
}

/// The reps by name.
#[must_use]
pub fn reps(model: &Model) -> Vec<RepRow> {
    let reps = order::by_text(model.notebook.reps().collect(), |rep| rep.name.as_str());
    let ridden = model.notebook.ridden();
    reps.into_iter()
        .map(|rep| row(model, rep, ridden.get(&rep.id)))
        .collect()
}

fn row(model: &Model, rep: &Rep, ridden: Option<&Ridden>) -> RepRow {
    let calls = ridden.map_or(0, |ridden| ridden.calls);
    let ridden = ridden
        .map(|ridden| {
            format!(
                ", last ride {}",
                phrase::ago_of(ridden.last, model.now, model.zone)
            )
        })
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
        standing: standing(model, rep),
        ridden: ridden(model, id),
        stage: rep.stage,
        focus: rep.focus.clone(),
        focuses: focuses(model, rep),
        planned: planned(model, id),
        can_be_thrown: !calls(model, id).any(Call::is_running),
        share: share(model),
    })
}

fn calls(model: &Model, rep: RepId) -> impl Iterator<Item = &Call> {
    let calls = model.notebook.all_calls();
    calls.filter(move |call| call.rep == rep && !model.notebook.is_thrown(call))
}

fn ridden(model: &Model, rep: RepId) -> String {
    match model.notebook.last_ride(rep) {
        Some(ride) => format!("Last ride {}", phrase::ago_of(ride, model.now, model.zone)),
        None => "No ride yet".to_owned(),
    }
}

fn planned(model: &Model, rep: RepId) -> Option<CallId> {
    let calls = model.notebook.planned_calls();
    calls
        .into_iter()
        .find(|call| call.rep == rep)
        .map(|call| call.id)
}

/// `Developing. Works on: Tied a feature to a benefit`.
#[must_use]
pub fn standing(model: &Model, rep: &Rep) -> String {
    let focus = rep.focus.as_ref();
    let focus = focus.and_then(|key| model.notebook.codebook().find(key));
    match focus {
        Some(focus) => format!("{}. Works on: {}", rep.stage.label(), focus.label),
        None => format!("{}. No focus yet", rep.stage.label()),
    }
}

/// What is in use, and what the rep is on already.
fn focuses(model: &Model, rep: &Rep) -> Vec<(BehaviourKey, String)> {
    let behaviours = model.notebook.codebook().behaviours().iter();
    behaviours
        .filter(|one| one.is_in_use() || rep.focus.as_ref() == Some(&one.key))
        .map(|one| (one.key.clone(), one.label.to_string()))
        .collect()
}
