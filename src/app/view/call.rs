//! One call on its page: all of it, and what stands over a call everywhere.

use super::lines::{Line, Note};
use super::phrase;
use super::rope::Rope;
use crate::app::event::Handover;
use crate::app::model::{Model, Share};
use crate::app::route::Route;
use crate::domain::{Call, CallId, NetContract, Outcome, Phase, Role, Setting, TripWire};

/// A call's page: all of it, and what can be done with it.
#[derive(Clone, Debug, PartialEq)]
pub struct CallView {
    pub head: Head,
    pub rope: Rope,
    /// What was planned before the door, each with its name.
    pub plan: Vec<(&'static str, String)>,
    pub note: Option<Note>,
    pub moments: Vec<Line>,
    /// The next thing to do with it, if there is one.
    pub next: Option<(&'static str, Route)>,
    pub has_summary: bool,
    /// Another manager's notes can be laid beside one's own.
    pub can_be_compared: bool,
    /// Nothing that runs is thrown away.
    pub can_be_thrown: bool,
    pub share: Option<String>,
}

/// What stands over a call everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub rep: String,
    pub account: Option<String>,
    /// Date, length, role and stakes in one line.
    pub line: String,
    pub outcome: Option<Outcome>,
    pub next_step: Option<String>,
    /// `Changed later, 24 Nov`, for a call that was finished before.
    pub changed: Option<String>,
}

/// Reads a call's page off the model; `None` if it isn't there.
#[must_use]
pub fn call(model: &Model, id: CallId) -> Option<CallView> {
    let call = model.notebook.call(id)?;
    let next = match &call.phase {
        Phase::Planned { .. } => Some(("Prepare", Route::Prepare(id))),
        Phase::Running { .. } => Some(("Back to the pad", Route::Pad(id))),
        Phase::Ended { debrief, .. } if debrief.is_blank() => Some(("Parking lot", Route::Lot(id))),
        Phase::Ended { .. } => Some(("Go on with the debrief", Route::Debrief(id))),
        Phase::Debriefed { .. } => None,
    };
    Some(CallView {
        head: head(model, call),
        rope: Rope::of(model, call),
        plan: plan(call),
        note: Note::of(&call.note, call.sharing),
        moments: Line::timeline(model, id),
        next,
        has_summary: matches!(call.phase, Phase::Debriefed { .. }),
        can_be_compared: call.is_over(),
        can_be_thrown: !call.is_running(),
        share: share(model),
    })
}

/// What was agreed before the door. What was left as it is by itself needs no line.
fn plan(call: &Call) -> Vec<(&'static str, String)> {
    let setting = (call.setting != Setting::default()).then(|| call.setting.label().to_owned());
    let is_joint = call.role == Role::JointCall;
    let contribution = phrase::written(&call.contribution).filter(|_| is_joint);
    let NetContract {
        stance,
        trip_wires,
        hand_back,
    } = &call.contract;
    let wires: Vec<&str> = trip_wires.iter().map(TripWire::label).collect();
    let lines = [
        ("Objective", phrase::written(&call.objective)),
        ("Setting", setting),
        ("My part", contribution),
        ("The net", stance.map(|stance| stance.label().to_owned())),
        ("Trip-wires", (!wires.is_empty()).then(|| wires.join(", "))),
        ("To hand back", phrase::written(hand_back)),
    ];
    lines
        .into_iter()
        .filter_map(|(label, words)| Some((label, words?)))
        .collect()
}

/// What stands over a call: who, where, when, how long.
#[must_use]
pub fn head(model: &Model, call: &Call) -> Head {
    let when = phrase::moment_in_time(call.when(), call.utc_offset_min);
    let length = match &call.phase {
        Phase::Planned { .. } => "planned".to_owned(),
        Phase::Running { .. } => "running".to_owned(),
        _ => model.notebook.length(call, model.now).clock(),
    };
    let (role, stakes) = (call.role.label(), call.stakes.label());
    Head {
        rep: phrase::rep_name(&model.notebook, call).to_owned(),
        account: call.account.as_ref().map(ToString::to_string),
        line: format!("{when}. {length}. {role}. {stakes}"),
        outcome: call.outcome(),
        next_step: phrase::written(&call.next_step),
        changed: phrase::changed_later(call, model.zone),
    }
}

/// What became of the last share, in a sentence.
#[must_use]
pub fn share(model: &Model) -> Option<String> {
    match &model.share {
        Share::None | Share::Open { .. } => None,
        Share::Done {
            file,
            how: Handover::Shared,
        } => Some(format!("Shared {file}.")),
        Share::Done {
            file,
            how: Handover::Downloaded,
        } => Some(format!("Saved as {file}.")),
        Share::Done {
            how: Handover::CalledOff,
            ..
        } => Some("Nothing was shared.".to_owned()),
        Share::MadeUp => Some(
            "Made-up calls don't leave Curbside. Your own notes do, when you share them."
                .to_owned(),
        ),
        Share::Failed { why } => Some(format!(
            "The file could not be shared ({why}). The notes are safe. Try again, or use another \
             browser's window."
        )),
    }
}
