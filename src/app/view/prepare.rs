//! Prepare: what a manager sees and agrees on before the door. All of it can be left as it is.

use super::follow::{self, StepHead};
use super::start::accounts;
use super::toggles::Toggle;
use super::{phrase, reps};
use crate::app::event::{Event, PlanEvent};
use crate::app::model::Model;
use crate::domain::call::Setting;
use crate::domain::{Behaviour, Call, CallId, NetContract, Role, Stage, Stakes, Stance, TripWire};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrepareView {
    pub who: String,
    /// How far along the rep is, and what is worked on.
    pub rep: String,
    pub step: Option<StepHead>,
    pub account: String,
    /// Accounts of earlier calls, to complete the typing.
    pub accounts: Vec<String>,
    pub setting: Setting,
    pub objective: String,
    pub role: Role,
    pub contribution: String,
    pub stakes: Stakes,
    pub stances: Vec<Toggle>,
    /// What the app suggests, and why.
    pub why: String,
    pub trip_wires: Vec<Toggle>,
    pub hand_back: String,
    pub keys: Vec<Toggle>,
    /// `8 of 8`.
    pub keys_taken: String,
}

/// Reads the screen off the model; `None` if the call isn't planned.
#[must_use]
pub fn prepare(model: &Model, id: CallId) -> Option<PrepareView> {
    let call = model.notebook.call(id).filter(|call| call.is_planned())?;
    let rep = model.notebook.rep(call.rep);
    let stage = rep.map_or(Stage::default(), |rep| rep.stage);
    let suggested = Stance::suggested(call.stakes, stage);
    let taken = model.notebook.keys(call).len();
    Some(PrepareView {
        who: phrase::rep_name(&model.notebook, call).to_owned(),
        rep: rep.map_or_else(String::new, |rep| reps::standing(model, rep)),
        step: follow::head(model, call.rep),
        account: call
            .account
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        accounts: accounts(model),
        setting: call.setting,
        objective: call.objective.as_str().to_owned(),
        role: call.role,
        contribution: call.contribution.as_str().to_owned(),
        stakes: call.stakes,
        stances: Stance::ALL
            .map(|stance| choice(call, stance, suggested))
            .into(),
        why: format!(
            "Suggested: {}. {}",
            suggested.label().to_lowercase(),
            Stance::why(call.stakes, stage)
        ),
        trip_wires: trip_wires(call),
        hand_back: call.contract.hand_back.as_str().to_owned(),
        keys: keys(model, call),
        keys_taken: format!("{taken} of {}", Call::MOST_KEYS),
    })
}

fn choice(call: &Call, stance: Stance, suggested: Stance) -> Toggle {
    let event = Event::Plan(call.id, PlanEvent::StanceChosen(stance));
    Toggle {
        hint: if stance == suggested { "suggested" } else { "" },
        ..Toggle::new(stance.label(), call.contract.stance == Some(stance), event)
    }
}

/// The known ones, and then those in the manager's own words.
fn trip_wires(call: &Call) -> Vec<Toggle> {
    let agreed = &call.contract.trip_wires;
    let is_full = agreed.len() >= NetContract::MOST;
    let own = agreed.iter().filter(|wire| !TripWire::KNOWN.contains(wire));
    let wire = |wire: &TripWire| {
        let is_on = agreed.contains(wire);
        let event = Event::Plan(call.id, PlanEvent::TripWireToggled(wire.clone()));
        let mut toggle = Toggle::new(wire.label(), is_on, event);
        toggle.is_off_limits = is_full && !is_on;
        // One in own words may read as a known one.
        if matches!(wire, TripWire::Own(_)) {
            toggle.name.push_str(", own");
        }
        toggle
    };
    TripWire::KNOWN.iter().chain(own).map(wire).collect()
}

/// The behaviours that can be on the pad. The last one stays, and there is room for eight.
fn keys(model: &Model, call: &Call) -> Vec<Toggle> {
    let taken = model.notebook.keys(call);
    let behaviours = model.notebook.codebook().behaviours().iter();
    let key = |behaviour: &Behaviour| {
        let key = &behaviour.key;
        let is_on = taken.contains(key);
        let event = Event::Plan(call.id, PlanEvent::KeyToggled(key.clone()));
        Toggle {
            name: key.as_str().to_owned(),
            is_off_limits: if is_on {
                taken.len() == 1
            } else {
                taken.len() >= Call::MOST_KEYS
            },
            ..Toggle::new(behaviour.short.as_str(), is_on, event)
        }
    };
    behaviours
        .filter(|behaviour| behaviour.is_in_use() || taken.contains(&behaviour.key))
        .map(key)
        .collect()
}
