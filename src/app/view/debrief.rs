//! The debrief: what was supposed to happen, the rep first, then the replay, the net, what next, and
//! next time. One question a screen. Nothing of the manager's moments is in the first two.

mod net;
mod next;
mod replay;
mod words;

pub use net::{NetTalk, Row};
pub use next::{NextTimeView, NextView, OpenStep};
pub use replay::{ReplayCard, ReplayView, rope};
pub use words::{FirstWord, RepFirstView, SupposedView};

use super::phrase;
use crate::app::event::DebriefStep;
use crate::app::model::Model;
use crate::domain::{Call, CallId, Debrief, Form};

/// One screen of the debrief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebriefView {
    /// Who is debriefed, and at which account.
    pub who: String,
    /// What the rep is called in the car.
    pub first: String,
    pub place: Place,
    pub screen: Screen,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    Supposed(SupposedView),
    RepView(RepFirstView),
    Replay(ReplayView),
    Net(NetTalk),
    Next(NextView),
    NextTime(NextTimeView),
}

/// How far a debrief has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub form: Form,
    pub step: DebriefStep,
    /// From 1 on.
    pub here: usize,
    pub of: usize,
    pub back: Option<DebriefStep>,
    pub on: Option<DebriefStep>,
}

impl Place {
    /// Until the rep has spoken or was passed over, nothing further is shown, whatever is asked for.
    fn of(model: &Model, debrief: &Debrief) -> Self {
        let steps = DebriefStep::of(debrief.form);
        let furthest = if debrief.is_replay_open() {
            DebriefStep::NextTime
        } else {
            DebriefStep::RepView
        };
        let wanted = model.debrief.step.min(furthest);
        let at = steps.iter().rposition(|step| *step <= wanted).unwrap_or(0);
        Self {
            form: debrief.form,
            step: steps[at],
            here: at + 1,
            of: steps.len(),
            back: at.checked_sub(1).map(|before| steps[before]),
            on: steps.get(at + 1).copied(),
        }
    }
}

/// Reads the screen of a debrief off the model; `None` while the call runs or if it isn't there.
#[must_use]
pub fn debrief(model: &Model, id: CallId) -> Option<DebriefView> {
    let call = model.notebook.call(id)?;
    let debrief = call.debrief()?;
    let place = Place::of(model, debrief);
    Some(DebriefView {
        who: phrase::first_and_account(&model.notebook, call),
        first: phrase::first_name(&model.notebook, call).to_owned(),
        screen: screen(model, call, debrief, place.step),
        place,
    })
}

fn screen(model: &Model, call: &Call, debrief: &Debrief, step: DebriefStep) -> Screen {
    match step {
        DebriefStep::Supposed => Screen::Supposed(words::supposed(call, debrief)),
        DebriefStep::RepView => Screen::RepView(words::rep_first(debrief)),
        DebriefStep::Replay => Screen::Replay(replay::replay(model, call, debrief)),
        DebriefStep::Net => Screen::Net(net::net(model, call, debrief)),
        DebriefStep::Next => Screen::Next(next::next(model, call, debrief)),
        DebriefStep::NextTime => Screen::NextTime(next::next_time(debrief)),
    }
}

/// A title and what stands to it.
pub type Fact = (&'static str, String);
