//! The debrief: the rep first, then the replay, then what next. One question a screen.

use super::lines::{Line, Tone};
use super::phrase;
use super::rope::Rope;
use crate::app::event::DebriefStep;
use crate::app::model::Model;
use crate::domain::{Call, CallId, Debrief, LearningMode, MomentId, NetMove, RepView, What};

/// One screen of the debrief.
#[derive(Clone, Debug, PartialEq)]
pub enum DebriefView {
    /// Nothing of the manager's moments is in here: the rep goes first.
    RepView {
        who: String,
        first: String,
        felt: String,
        went_well: String,
        word: FirstWord,
    },
    Replay {
        who: String,
        first: String,
        rope: Rope,
        card: Option<ReplayCard>,
    },
    Next(NextView),
}

/// Whether the rep has had the first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstWord {
    /// It is the rep's turn.
    Open,
    /// It was said, and can be added to.
    Said,
    /// The rep was passed over; that stays on record.
    PassedOver,
}

/// The moment that is replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayCard {
    pub moment: MomentId,
    pub words: String,
    pub time: String,
    pub tone: Tone,
    pub turning: bool,
    pub said: String,
    pub would_say: String,
    pub place: String,
    pub previous: Option<MomentId>,
    pub next: Option<MomentId>,
    /// What the manager did in the five minutes after.
    pub after: Option<String>,
}

/// What is taken along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextView {
    pub who: String,
    pub keep: String,
    pub work_on: String,
    pub action_step: String,
    pub learning: Option<LearningMode>,
}

/// Reads the screen of a debrief off the model; `None` while the call runs or if it isn't there.
#[must_use]
pub fn debrief(model: &Model, id: CallId) -> Option<DebriefView> {
    let call = model.notebook.call(id)?;
    let debrief = call.debrief()?;
    let step = if debrief.is_replay_open() {
        model.debrief.step
    } else {
        DebriefStep::RepView
    };
    Some(match step {
        DebriefStep::Supposed | DebriefStep::RepView => rep_view(model, call, debrief),
        DebriefStep::Replay | DebriefStep::Net => DebriefView::Replay {
            who: phrase::first_and_account(&model.notebook, call),
            first: phrase::first_name(&model.notebook, call).to_owned(),
            rope: Rope::of(model, call),
            card: card(model, call, debrief),
        },
        DebriefStep::Next | DebriefStep::NextTime => DebriefView::Next(NextView {
            who: phrase::first_and_account(&model.notebook, call),
            keep: debrief.keep.as_str().to_owned(),
            work_on: debrief.work_on.as_str().to_owned(),
            action_step: debrief.action_step.as_str().to_owned(),
            learning: debrief.learning,
        }),
    })
}

fn rep_view(model: &Model, call: &Call, debrief: &Debrief) -> DebriefView {
    let (word, felt, went_well) = match &debrief.rep_view {
        RepView::Speaking(words) => (
            FirstWord::Open,
            words.felt.as_str(),
            words.went_well.as_str(),
        ),
        RepView::Said(words) => (
            FirstWord::Said,
            words.felt.as_str(),
            words.went_well.as_str(),
        ),
        RepView::Skipped => (FirstWord::PassedOver, "", ""),
    };
    let (felt, went_well) = (felt.to_owned(), went_well.to_owned());
    DebriefView::RepView {
        who: phrase::first_and_account(&model.notebook, call),
        first: phrase::first_name(&model.notebook, call).to_owned(),
        felt,
        went_well,
        word,
    }
}

fn card(model: &Model, call: &Call, debrief: &Debrief) -> Option<ReplayCard> {
    let timeline = model.notebook.timeline(call.id);
    let shown = |id: MomentId| timeline.iter().position(|moment| moment.id == id);
    let at = model.debrief.moment.and_then(shown).unwrap_or(0);
    let moment = *timeline.get(at)?;
    let line = Line::of(model, moment);
    let written = debrief.line(moment.id);
    Some(ReplayCard {
        moment: moment.id,
        words: line.words,
        time: line.time,
        tone: line.tone,
        turning: debrief.turning_point == Some(moment.id),
        said: written
            .map(|w| w.said.as_str().to_owned())
            .unwrap_or_default(),
        would_say: written
            .map(|w| w.would_say.as_str().to_owned())
            .unwrap_or_default(),
        place: format!("{} of {}", at + 1, timeline.len()),
        previous: at.checked_sub(1).map(|i| timeline[i].id),
        next: timeline.get(at + 1).map(|moment| moment.id),
        after: after(&timeline[at + 1..], moment.at.0 + 5 * 60_000),
    })
}

/// "You held here": what the manager did from a moment on until `until` on the call's clock.
fn after(later: &[&crate::domain::Moment], until: u32) -> Option<String> {
    let soon = || later.iter().take_while(|moment| moment.at.0 <= until);
    let did = |step: NetMove| soon().filter(|m| m.what == What::Net(step)).count();
    let (held, redirected) = (did(NetMove::Held), did(NetMove::Redirected));
    let mut parts = Vec::new();
    if held > 0 {
        parts.push(format!("held {}", phrase::count(held, "urge")));
    }
    if redirected > 0 {
        parts.push(format!("redirected {}", phrase::count(redirected, "time")));
    }
    if did(NetMove::TookOver) > 0 {
        parts.push("took over".to_owned());
    }
    (!parts.is_empty()).then(|| format!("In the five minutes after, you {}.", parts.join(", ")))
}
