//! The day's ride: the calls that were prepared ahead, in their order.

use super::phrase;
use crate::app::model::Model;
use crate::domain::{Call, CallId, Role};

/// A call that was prepared ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub id: CallId,
    pub who: String,
    pub account: Option<String>,
    /// Who and where, in one.
    pub name: String,
    /// What hangs on it, and what was agreed.
    pub line: String,
}

/// Reads the ride off the model.
#[must_use]
pub fn ride(model: &Model) -> Vec<Planned> {
    let calls = model.notebook.planned_calls().into_iter();
    calls.map(|call| planned(model, call)).collect()
}

fn planned(model: &Model, call: &Call) -> Planned {
    let mut line = call.stakes.label().to_owned();
    if call.role != Role::Observe {
        line.push_str(&format!(", {}", call.role.label().to_lowercase()));
    }
    if let Some(stance) = call.contract.stance {
        line.push_str(&format!(". {}", stance.label()));
    }
    Planned {
        id: call.id,
        who: phrase::rep_name(&model.notebook, call).to_owned(),
        account: call.account.as_ref().map(ToString::to_string),
        name: phrase::rep_at_account(&model.notebook, call),
        line,
    }
}
