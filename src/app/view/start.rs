//! Start a call: one tap on a known rep, and the call runs.

use super::phrase;
use crate::app::model::Model;
use crate::domain::order;
use crate::domain::{Name, Rep, RepId, Role, Stakes, Stance, Timestamp};

/// What the start screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartView {
    pub account: String,
    /// Accounts of earlier calls, to complete the typing.
    pub accounts: Vec<String>,
    pub stakes: Stakes,
    pub role: Role,
    pub reps: Vec<RepChoice>,
    pub new_rep: String,
    pub problem: Option<String>,
}

/// A rep to ride with; a tap starts the call.
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
    let ridden = |rep: &Rep| {
        model
            .notebook
            .last_ride(rep.id)
            .map_or(0, Timestamp::millis)
    };
    let reps = order::by_text(model.notebook.reps().collect(), |rep| rep.name.as_str());
    let reps = order::by_number(reps, |rep| (-ridden(rep), 0));
    let accounts = model
        .notebook
        .calls()
        .filter_map(|call| call.account.as_ref());
    let mut accounts = order::by_text(accounts.map(Name::as_str).collect(), |name| name);
    accounts.dedup();
    StartView {
        account: model.start.account.clone(),
        accounts: accounts.into_iter().map(str::to_owned).collect(),
        stakes: model.start.stakes,
        role: model.start.role,
        reps: reps.into_iter().map(|rep| choice(model, rep)).collect(),
        new_rep: model.start.new_rep.clone(),
        problem: model.start.problem.clone(),
    }
}

fn choice(model: &Model, rep: &Rep) -> RepChoice {
    let stance = Stance::suggested(model.start.stakes, rep.stage).label();
    let ridden = model.notebook.last_ride(rep.id).map_or_else(
        || "no ride yet".to_owned(),
        |ride| format!("last ride {}", phrase::ago(model.now.since(ride))),
    );
    let line = format!("{stance}. {}, {ridden}", rep.stage.label());
    RepChoice {
        id: rep.id,
        name: rep.name.to_string(),
        line,
    }
}
