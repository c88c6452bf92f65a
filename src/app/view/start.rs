//! Start a call: one tap on a known rep, and the call runs.

use std::collections::BTreeSet;

use super::phrase;
use super::ride::{self, Planned};
use crate::app::model::{Model, Notes, Startup};
use crate::domain::order;
use crate::domain::{Name, Rep, RepId, Role, Stakes, Stance, Timestamp};

/// What the start screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartView {
    /// Calls that were prepared ahead; a tap starts one.
    pub planned: Vec<Planned>,
    pub account: String,
    /// Accounts of earlier calls, to complete the typing.
    pub accounts: Vec<String>,
    pub stakes: Stakes,
    pub role: Role,
    pub reps: Vec<RepChoice>,
    pub new_rep: String,
    pub problem: Option<String>,
    /// The first note is about to be made, and the notebook isn't locked.
    pub offers_lock: bool,
}

/// A rep to ride with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepChoice {
    pub id: RepId,
    pub name: String,
    /// Stage, suggested stance, and the last ride.
    pub line: String,
}

/// Reads the start screen off the model: the reps ridden with last come first.
#[must_use]
pub fn start(model: &Model) -> StartView {
    let rides = model.notebook.ridden();
    let last = |rep: &Rep| rides.get(&rep.id).map(|ridden| ridden.last);
    let reps = order::by_text(model.notebook.reps().collect(), |rep| rep.name.as_str());
    let reps = order::by_number(reps, |rep| (-last(rep).map_or(0, Timestamp::millis), 0));
    StartView {
        planned: ride::ride(model),
        account: model.start.account.clone(),
        accounts: accounts(model),
        stakes: model.start.stakes,
        role: model.start.role,
        reps: reps
            .into_iter()
            .map(|rep| choice(model, rep, last(rep)))
            .collect(),
        new_rep: model.start.new_rep.clone(),
        problem: model.start.problem.clone(),
        offers_lock: offers_lock(model),
    }
}

fn offers_lock(model: &Model) -> bool {
    let is_first = model.notebook.all_calls().next().is_none();
    is_first && model.startup == Startup::Ready && model.notes == Notes::Own && !model.lock.is_on
}

/// The accounts of earlier calls, to complete the typing.
#[must_use]
pub fn accounts(model: &Model) -> Vec<String> {
    let calls = model.notebook.calls();
    let accounts = calls.filter_map(|call| call.account.as_ref());
    let each_once: BTreeSet<&str> = accounts.map(Name::as_str).collect();
    let accounts = order::by_text(each_once.into_iter().collect(), |name| name);
    accounts.into_iter().map(str::to_owned).collect()
}

fn choice(model: &Model, rep: &Rep, last: Option<Timestamp>) -> RepChoice {
    let stance = Stance::suggested(model.start.stakes, rep.stage).label();
    let ridden = last.map_or_else(
        || "no ride yet".to_owned(),
        |ride| format!("last ride {}", phrase::ago_of(ride, model.now, model.zone)),
    );
    named(rep, format!("{stance}. {}, {ridden}", rep.stage.label()))
}

/// A rep with a quiet line.
#[must_use]
pub fn named(rep: &Rep, line: String) -> RepChoice {
    RepChoice {
        id: rep.id,
        name: rep.name.to_string(),
        line,
    }
}
