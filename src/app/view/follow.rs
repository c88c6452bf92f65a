//! Action steps: what a rep is to try, how it went so far, and what became of it.

use super::phrase;
use super::received::{AnswerView, answer_of};
use super::toggles::Toggle;
use crate::app::event::{Event, FollowEvent};
use crate::app::model::Model;
use crate::domain::step::TRIES_BEFORE_JUDGING;
use crate::domain::{Call, CallId, FollowThrough, How, Phase, RepId};

/// A rep's action steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowView {
    pub open: Option<OpenStep>,
    /// The earlier ones, the newest first.
    pub earlier: Vec<EarlierStep>,
}

/// The step that the rep is on now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStep {
    pub head: StepHead,
    /// The rep's calls since it was agreed, the newest first.
    pub calls: Vec<CallToMark>,
    pub can_be_judged: bool,
}

/// A step in its words, and how it went so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepHead {
    /// The call that agreed on it.
    pub agreed: CallId,
    pub words: String,
    pub tries: String,
    /// The behaviour that it is for, and by when.
    pub meant: String,
    /// What the rep wrote back.
    pub answer: Option<AnswerView>,
}

/// A call in which the step could be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallToMark {
    /// What it is known by among the others.
    pub name: String,
    pub label: String,
    pub marks: Vec<Toggle>,
}

/// A step that is closed, or was left for a newer one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierStep {
    pub agreed: CallId,
    pub words: String,
    pub line: String,
    /// The word with which it was closed.
    pub word: Option<String>,
    /// What the rep wrote back.
    pub answer: Option<AnswerView>,
    pub can_reopen: bool,
}

/// Reads a rep's steps off the model.
#[must_use]
pub fn follow(model: &Model, rep: RepId) -> FollowView {
    let calls = model.notebook.newest_calls_of(rep);
    let open = model.notebook.open_step(rep);
    let earlier = calls
        .iter()
        .filter(|call| open.is_none_or(|open| open.id != call.id))
        .filter_map(|call| earlier(model, call, open))
        .collect();
    FollowView {
        open: open.and_then(|agreed| open_step(model, agreed, &calls)),
        earlier,
    }
}

/// The open step of a rep in its words, if there is one.
#[must_use]
pub fn head(model: &Model, rep: RepId) -> Option<StepHead> {
    let agreed = model.notebook.open_step(rep)?;
    let debrief = agreed.debrief()?;
    Some(StepHead {
        agreed: agreed.id,
        words: debrief.action_step.as_str().trim().to_owned(),
        tries: tries(&debrief.follow),
        meant: meant(model, &debrief.follow),
        answer: answer_of(model, agreed),
    })
}

/// `No try yet`, `2 of 3 tries`, `5 tries`.
#[must_use]
pub fn tries_counted(follow: &FollowThrough) -> String {
    match follow.tries.len() {
        0 => "No try yet".to_owned(),
        n @ 1..=TRIES_BEFORE_JUDGING => format!("{n} of {TRIES_BEFORE_JUDGING} tries"),
        n => format!("{n} tries"),
    }
}

/// `Kept after 4 tries`, `Left for a newer one after 1 try`.
fn ended(follow: &FollowThrough) -> String {
    let how = match &follow.closing {
        Some(closing) => closing.verdict.label(),
        None => "Left for a newer one",
    };
    match follow.tries.len() {
        0 => format!("{how} before a try"),
        1 => format!("{how} after 1 try"),
        n => format!("{how} after {n} tries"),
    }
}

/// `2 of 3 tries: kept, missed`.
fn tries(follow: &FollowThrough) -> String {
    let ways = follow.tries.iter().map(|one| one.how.label());
    let ways: Vec<String> = ways.map(str::to_lowercase).collect();
    let counted = tries_counted(follow);
    if ways.is_empty() {
        counted
    } else {
        format!("{counted}: {}", ways.join(", "))
    }
}

fn meant(model: &Model, follow: &FollowThrough) -> String {
    let behaviour = follow.behaviour.as_ref();
    let behaviour = behaviour.and_then(|key| model.notebook.codebook().find(key));
    let meant = behaviour.map(|behaviour| format!("For: {}", behaviour.label));
    let by = follow.by.map(|day| format!("by {}", phrase::date(day)));
    let both: Vec<String> = meant.into_iter().chain(by).collect();
    both.join(", ")
}

fn open_step(model: &Model, agreed: &Call, calls: &[&Call]) -> Option<OpenStep> {
    let follow = &agreed.debrief()?.follow;
    let later = calls
        .iter()
        .filter(|call| call.is_over() && call.started() > agreed.started());
    Some(OpenStep {
        head: head(model, agreed.rep)?,
        calls: later.map(|call| to_mark(agreed, follow, call)).collect(),
        can_be_judged: follow.can_be_judged(),
    })
}

fn to_mark(agreed: &Call, follow: &FollowThrough, call: &Call) -> CallToMark {
    let (when, zone) = (call.when(), call.utc_offset_min);
    let day = format!(
        "{}, {}",
        phrase::day(when, zone),
        phrase::time_of_day(when, zone)
    );
    let mark = |how: How| {
        let event = Event::Follow(agreed.id, FollowEvent::Marked(call.id, how));
        Toggle::new(how.label(), follow.marked(call.id) == Some(how), event)
    };
    CallToMark {
        name: call.id.to_string(),
        label: match &call.account {
            Some(account) => format!("{day} at {account}"),
            None => day,
        },
        marks: How::ALL.map(mark).into(),
    }
}

/// A step is opened again only where no newer one is on.
fn earlier(model: &Model, call: &Call, open: Option<&Call>) -> Option<EarlierStep> {
    let Phase::Debriefed { debrief, .. } = &call.phase else {
        return None;
    };
    if debrief.action_step.is_blank() {
        return None;
    }
    let closing = debrief.follow.closing.as_ref();
    let word = closing.map(|closing| closing.word.as_str().trim());
    Some(EarlierStep {
        agreed: call.id,
        words: debrief.action_step.as_str().trim().to_owned(),
        line: ended(&debrief.follow),
        word: word.filter(|word| !word.is_empty()).map(str::to_owned),
        answer: answer_of(model, call),
        can_reopen: closing.is_some() && open.is_none_or(|open| open.when() < call.when()),
    })
}
