//! The parking lot: name what was starred, add what was missed, mark the outcome.

use super::lines::Line;
use super::{Rope, phrase};
use crate::app::model::Model;
use crate::domain::{
    BehaviourKey, CallId, Elapsed, Moment, MomentId, Outcome, Phase, Sharing, Valence, What, Zone,
};

/// What the parking lot shows, but for what rests on all moments: see [`tape`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotView {
    pub who: String,
    pub line: String,
    pub to_name: Vec<ToName>,
    pub behaviours: Vec<(BehaviourKey, String, Valence)>,
    /// The last second of the call.
    pub length: u32,
    pub account: String,
    /// What was marked; see `comes_to` for what that makes of it.
    pub outcome: Option<Outcome>,
    pub next_step: String,
    /// Whether it is asked what the next step is.
    pub asks_next_step: bool,
    /// What the call comes to, where that isn't what was marked.
    pub comes_to: &'static str,
    pub note: String,
    pub sharing: Sharing,
    pub can_go_on: bool,
}

/// A moment that waits for its name, with its neighbours in time as a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToName {
    pub moment: MomentId,
    /// What is asked.
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
    /// What the zone that was hit says of it: behaviours of this kind are offered first.
    pub leaning: Option<Valence>,
}

/// The moments of the call, as lines and as a rope.
#[derive(Clone, Debug, PartialEq)]
pub struct Tape {
    pub lines: Vec<Line>,
    pub rope: Rope,
}

const NO_STEP: &str = "Without a concrete next step this is a Continuation.";

impl LotView {
    /// The behaviours by their keys, those of one kind first.
    #[must_use]
    pub fn offered(&self, leaning: Option<Valence>) -> Vec<(String, String)> {
        let leans = |valence: Valence| Some(valence) == leaning;
        let all = &self.behaviours;
        let first = all.iter().filter(|(.., valence)| leans(*valence));
        let others = all.iter().filter(|(.., valence)| !leans(*valence));
        first
            .chain(others)
            .map(|(key, label, _)| (key.as_str().to_owned(), label.clone()))
            .collect()
    }
}

/// Reads the parking lot off the model; `None` if the call still runs or isn't there.
#[must_use]
pub fn lot(model: &Model, id: CallId) -> Option<LotView> {
    let call = model.notebook.call(id).filter(|call| call.is_over())?;
    let timeline: Vec<&Moment> = observed(model, id);
    let length = model.notebook.length(call, model.now);
    let (line, count) = (length.clock(), phrase::count(timeline.len(), "moment"));
    let can_go_on =
        matches!(&call.phase, Phase::Ended { outcome: None, debrief, .. } if debrief.is_blank());
    let is_advance = call.marked() == Some(Outcome::Advance);
    Some(LotView {
        who: phrase::rep_at_account(&model.notebook, call),
        line: format!("{line}, {count}"),
        to_name: to_name(model, &timeline),
        behaviours: model
            .notebook
            .codebook()
            .in_use()
            .map(|one| (one.key.clone(), one.label.to_string(), one.valence))
            .collect(),
        length: length.0 / 1000,
        account: call
            .account
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        outcome: call.marked(),
        next_step: call.next_step.as_str().to_owned(),
        asks_next_step: is_advance || !call.next_step.is_blank(),
        comes_to: if is_advance && call.next_step.is_blank() {
            NO_STEP
        } else {
            ""
        },
        note: call.note.as_str().to_owned(),
        sharing: call.sharing,
        can_go_on,
    })
}

/// Reads the moments of a call that is over.
#[must_use]
pub fn tape(model: &Model, id: CallId) -> Option<Tape> {
    let call = model.notebook.call(id).filter(|call| call.is_over())?;
    Some(Tape {
        lines: Line::timeline(model, id),
        rope: Rope::of(model, call),
    })
}

/// A place of the call on its clock.
#[must_use]
pub fn clock(second: u32) -> String {
    Elapsed::seconds(second).clock()
}

fn observed(model: &Model, id: CallId) -> Vec<&Moment> {
    let timeline = model.notebook.timeline(id).into_iter();
    timeline.filter(|one| !one.what.is_speaking()).collect()
}

fn to_name(model: &Model, timeline: &[&Moment]) -> Vec<ToName> {
    let spoken = |moment: &&Moment| {
        let line = Line::of(model, moment);
        format!("{} at {}", line.words, line.time)
    };
    let one = |(i, moment): (usize, &&Moment)| {
        let time = moment.at.clock();
        let (label, leaning) = match moment.what {
            What::Star => (format!("Name the star at {time}"), None),
            What::Zone(Zone::WentWell) => (
                format!("Name what went well at {time}"),
                Some(Valence::Well),
            ),
            What::Zone(Zone::Missed) => (
                format!("Name what was missed at {time}"),
                Some(Valence::Missed),
            ),
            _ => return None,
        };
        Some(ToName {
            moment: moment.id,
            label,
            before: i.checked_sub(1).and_then(|i| timeline.get(i)).map(spoken),
            after: timeline.get(i + 1).map(spoken),
            leaning,
        })
    };
    timeline.iter().enumerate().filter_map(one).collect()
}
