//! One call when it is over: its page, and the summary that a rep reads in three minutes.

use super::lines::{Line, Tone};
use super::phrase;
use super::rope::Rope;
use crate::app::event::Handover;
use crate::app::model::{Model, Share};
use crate::app::route::Route;
use crate::domain::order;
use crate::domain::{Call, CallId, Debrief, LearningMode, MomentId, Outcome, Phase, RepView};

/// A call's page: all of it, and what can be done with it.
#[derive(Clone, Debug, PartialEq)]
pub struct CallView {
    pub head: Head,
    pub rope: Rope,
    pub moments: Vec<Line>,
    /// The next thing to do with it, if there is one.
    pub next: Option<(&'static str, Route)>,
    pub has_summary: bool,
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
}

/// The summary, to be read in three minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryView {
    pub head: Head,
    pub rope: Rope,
    /// What the rep said first; `None` if the rep was passed over or said nothing of it.
    pub felt: Option<String>,
    pub went_well: Option<String>,
    pub rep_first: bool,
    pub turning: Option<Turning>,
    pub keep: Option<String>,
    pub work_on: Option<String>,
    pub action_step: Option<String>,
    pub learning: Option<LearningMode>,
    /// Each kind of moment with its count, the most frequent first.
    pub counts: Vec<(String, Tone, usize)>,
    pub share: Option<String>,
}

/// Where the call turned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turning {
    pub words: String,
    pub time: String,
    pub tone: Tone,
    pub said: Option<String>,
    pub would_say: Option<String>,
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
        moments: Line::timeline(model, id),
        next,
        has_summary: matches!(call.phase, Phase::Debriefed { .. }),
        share: share(model),
    })
}

/// Reads the summary off the model; `None` before the debrief is finished.
#[must_use]
pub fn summary(model: &Model, id: CallId) -> Option<SummaryView> {
    let call = model.notebook.call(id)?;
    let Phase::Debriefed { debrief, .. } = &call.phase else {
        return None;
    };
    let said = debrief.rep_view.words();
    let felt = said.and_then(|words| written(&words.felt));
    let went_well = said.and_then(|words| written(&words.went_well));
    Some(SummaryView {
        head: head(model, call),
        rope: Rope::of(model, call),
        felt,
        went_well,
        rep_first: matches!(debrief.rep_view, RepView::Said(_)),
        turning: debrief
            .turning_point
            .and_then(|at| turning(model, call, debrief, at)),
        keep: written(&debrief.keep),
        work_on: written(&debrief.work_on),
        action_step: written(&debrief.action_step),
        learning: debrief.learning,
        counts: counts(&Line::timeline(model, id)),
        share: share(model),
    })
}

/// What stands over a call: who, where, when, how long.
#[must_use]
pub fn head(model: &Model, call: &Call) -> Head {
    let when = phrase::moment_in_time(call.when(), call.utc_offset_min);
    let length = match &call.phase {
        Phase::Planned { .. } => "planned".to_owned(),
        Phase::Running { .. } => "running".to_owned(),
        _ => call.length(model.now).clock(),
    };
    let (role, stakes) = (call.role.label(), call.stakes.label());
    Head {
        rep: phrase::rep_name(&model.notebook, call).to_owned(),
        account: call.account.as_ref().map(ToString::to_string),
        line: format!("{when}. {length}. {role}. {stakes}"),
        outcome: call.outcome(),
    }
}

fn written(text: &crate::domain::Text) -> Option<String> {
    (!text.is_blank()).then(|| text.as_str().to_owned())
}

fn turning(model: &Model, call: &Call, debrief: &Debrief, at: MomentId) -> Option<Turning> {
    let line = Line::of(model, model.notebook.moment(call.id, at)?);
    let replay = debrief.line(at);
    Some(Turning {
        words: line.words,
        time: line.time,
        tone: line.tone,
        said: replay.and_then(|replay| written(&replay.said)),
        would_say: replay.and_then(|replay| written(&replay.would_say)),
    })
}

fn counts(lines: &[Line]) -> Vec<(String, Tone, usize)> {
    let mut counts: Vec<(String, Tone, usize)> = Vec::new();
    for line in lines {
        match counts.iter_mut().find(|(words, ..)| *words == line.words) {
            Some((.., count)) => *count += 1,
            None => counts.push((line.words.clone(), line.tone, 1)),
        }
    }
    order::by_number(counts, |(_, _, count)| {
        (-i64::try_from(*count).unwrap_or(i64::MAX), 0)
    })
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
        Share::Failed { why } => Some(format!(
            "The file could not be shared ({why}). The notes are safe. Try again, or use another \
             browser's window."
        )),
    }
}

/// How many moments of a call wait for a name.
#[must_use]
pub fn to_name(model: &Model, id: CallId) -> usize {
    model
        .notebook
        .moments(id)
        .iter()
        .filter(|moment| moment.what.is_unnamed())
        .count()
}
