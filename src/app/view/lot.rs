//! The parking lot: name what was starred, add what was missed, mark the outcome.

use super::lines::Line;
use super::phrase;
use crate::app::model::Model;
use crate::domain::{BehaviourKey, CallId, MomentId, Outcome, Phase};

/// What the parking lot shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotView {
    pub who: String,
    pub line: String,
    pub to_name: Vec<ToName>,
    pub behaviours: Vec<(BehaviourKey, String)>,
    pub moments: Vec<Line>,
    pub account: String,
    pub outcome: Option<Outcome>,
    pub can_go_on: bool,
}

/// A star, with its neighbours in time as a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToName {
    pub moment: MomentId,
    pub time: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Reads the parking lot off the model; `None` if the call still runs or isn't there.
#[must_use]
pub fn lot(model: &Model, id: CallId) -> Option<LotView> {
    let call = model.notebook.call(id).filter(|call| call.is_over())?;
    let moments = Line::timeline(model, id);
    let length = call.length(model.now).clock();
    let can_go_on =
        matches!(&call.phase, Phase::Ended { outcome: None, debrief, .. } if debrief.is_blank());
    Some(LotView {
        who: phrase::rep_at_account(&model.notebook, call),
        line: format!("{length}, {}", phrase::count(moments.len(), "moment")),
        to_name: to_name(&moments),
        behaviours: model
            .notebook
            .codebook()
            .in_use()
            .map(|one| (one.key.clone(), one.label.to_string()))
            .collect(),
        moments,
        account: call
            .account
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        outcome: call.marked(),
        can_go_on,
    })
}

fn to_name(moments: &[Line]) -> Vec<ToName> {
    let spoken = |line: &Line| format!("{} at {}", line.words, line.time);
    moments
        .iter()
        .enumerate()
        .filter(|(_, line)| line.to_name)
        .map(|(i, line)| ToName {
            moment: line.moment,
            time: line.time.clone(),
            before: i.checked_sub(1).and_then(|i| moments.get(i)).map(spoken),
            after: moments.get(i + 1).map(spoken),
        })
        .collect()
}
