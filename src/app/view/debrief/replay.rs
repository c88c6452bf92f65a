//! The replay: one moment of the call at a time, and how long the rep talked.

use super::Fact;
use crate::app::model::Model;
use crate::app::view::lines::{self, Line, Tone};
use crate::app::view::{Rope, phrase};
use crate::domain::talk::{REFERENCE, TalkTime};
use crate::domain::{Call, CallId, Debrief, Elapsed, Moment, MomentId, NetMove, RepView, What};

/// How long after a moment the manager's own moments still belong to it.
const SOON: Elapsed = Elapsed::seconds(300);

/// The replay, but for the rope: see [`rope`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayView {
    pub card: Option<ReplayCard>,
    /// What was written at moments that were taken out on another phone.
    pub taken_out: Vec<Fact>,
    /// Who spoke first, as it is recorded.
    pub spoke_first: String,
    /// The rep's share of talking as guessed and as tapped, with the published one.
    pub talk: Vec<Fact>,
}

/// The moment that is replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayCard {
    pub moment: MomentId,
    pub words: String,
    pub time: String,
    pub tone: Tone,
    /// What was noted at it, if the rep may read it; else empty.
    pub note: String,
    pub turning: bool,
    pub said: String,
    pub would_say: String,
    pub place: String,
    pub previous: Option<MomentId>,
    pub next: Option<MomentId>,
    /// What the manager did in the five minutes after.
    pub after: Option<String>,
}

/// The rope of the replay; `None` until the rep has spoken or was passed over.
#[must_use]
pub fn rope(model: &Model, id: CallId) -> Option<Rope> {
    let call = model.notebook.call(id)?;
    call.debrief()?
        .is_replay_open()
        .then(|| Rope::of(model, call))
}

pub(super) fn replay(model: &Model, call: &Call, debrief: &Debrief) -> ReplayView {
    let first = phrase::first_name(&model.notebook, call);
    let timeline = model.notebook.timeline(call.id);
    let talk = talk(
        first,
        debrief,
        TalkTime::of(&timeline, model.notebook.length(call, model.now)),
    );
    ReplayView {
        card: card(model, debrief, timeline),
        taken_out: taken_out(model, call, debrief),
        spoke_first: match debrief.rep_view {
            RepView::Skipped => format!("You spoke first: {first}'s view was skipped."),
            RepView::Said(_) | RepView::Speaking(_) => format!("{first} spoke first."),
        },
        talk,
    }
}

fn taken_out(model: &Model, call: &Call, debrief: &Debrief) -> Vec<Fact> {
    let is_gone = |id: &MomentId| model.notebook.moment(call.id, *id).is_none();
    let turned = debrief.turning_point.filter(is_gone);
    let turned = turned.map(|_| ("Where it turned", lines::TAKEN_OUT.to_owned()));
    let written = |id: MomentId| {
        let line = debrief.line(id);
        let said = line.and_then(|line| phrase::written(&line.said));
        let would = line.and_then(|line| phrase::written(&line.would_say));
        let said = said.map(|words| ("What was said", words));
        said.into_iter()
            .chain(would.map(|words| ("To say now", words)))
    };
    let gone = lines::taken_out(&model.notebook, call.id, debrief);
    turned.into_iter().chain(gone.flat_map(written)).collect()
}

/// What the bar says stands beside the guess, and the published share beside both; it is no mark.
fn talk(first: &str, debrief: &Debrief, tapped: Option<TalkTime>) -> Vec<Fact> {
    let guess = debrief.rep_view.words().and_then(|words| words.talk_guess);
    let tapped = tapped.and_then(TalkTime::rep_share);
    if guess.is_none() && tapped.is_none() {
        return Vec::new();
    }
    let share = |share: Option<u8>, none: &str| {
        share.map_or_else(|| none.to_owned(), |share| format!("{share} %"))
    };
    vec![
        (
            "As guessed",
            share(guess.map(u8::from), &format!("{first} made no guess")),
        ),
        ("As tapped", share(tapped, "The bar was not used")),
        (
            "For reference",
            format!("{REFERENCE} % in the best recorded calls, Gong Labs"),
        ),
    ]
}

fn card(model: &Model, debrief: &Debrief, timeline: Vec<&Moment>) -> Option<ReplayCard> {
    let is_shown = |moment: &&Moment| !moment.what.is_speaking();
    let timeline: Vec<&Moment> = timeline.into_iter().filter(is_shown).collect();
    let place = |id: MomentId| timeline.iter().position(|moment| moment.id == id);
    let wanted = model.debrief.moment.and_then(place);
    let at = wanted
        .or_else(|| debrief.turning_point.and_then(place))
        .unwrap_or(0);
    let moment = *timeline.get(at)?;
    let line = Line::of(model, moment);
    let written = debrief.line(moment.id);
    Some(ReplayCard {
        moment: moment.id,
        words: line.words,
        time: line.time,
        tone: line.tone,
        note: line
            .note
            .filter(|note| !note.private)
            .map_or_else(String::new, |note| note.words),
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
        after: after(&timeline[at + 1..], moment.at.and(SOON)),
    })
}

/// "You held here": what the manager did from a moment on until `until` on the call's clock.
fn after(later: &[&Moment], until: Elapsed) -> Option<String> {
    let soon = || later.iter().take_while(|moment| moment.at <= until);
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
