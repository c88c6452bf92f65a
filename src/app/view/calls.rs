//! The list of calls, the newest first, each as a small rope.

pub mod pick;

use super::call::to_name;
use super::phrase;
use super::rope::Rope;
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{Call, Phase};

/// What the list shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CallsView {
    pub rows: Vec<CallRow>,
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
}

/// Reads the list off the model.
#[must_use]
pub fn calls(model: &Model) -> CallsView {
    CallsView {
        rows: model
            .notebook
            .newest_calls()
            .into_iter()
            .map(|c| row(model, c))
            .collect(),
    }
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
    }
}
