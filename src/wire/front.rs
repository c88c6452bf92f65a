//! What the first screen needs, so that the app starts as quickly with ten thousand calls as with ten:
//! the calls that wait for something, and of each rep the last ride and the open action step. A store
//! finds them by the [`Place`] that is written beside each call, without reading all.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Call, CallId, Draft, Key, Phase, Record, RepId, Strand, Timestamp, Unfinished,
};

/// By what a call is found for the first screen; a record of another kind, or a call in the trash, by
/// nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// It is planned, runs, or is to be debriefed.
    pub waits: bool,
    /// It is a ride with this rep, from this time on.
    pub rode: Option<(RepId, Timestamp)>,
    /// Its debrief agreed on an action step with this rep that isn't closed yet. When it began.
    pub to_try: Option<(RepId, Timestamp)>,
}

impl Place {
    /// Where what is shown of a record belongs.
    #[must_use]
    pub fn of(strand: &Strand) -> Self {
        match strand.shown.record() {
            Some(Record::Call(call)) if !call.lies_in_the_trash() => Self::of_call(call),
            _ => Self::default(),
        }
    }

    fn of_call(call: &Call) -> Self {
        Self {
            waits: waits(call),
            rode: call.started().map(|started| (call.rep, started)),
            to_try: call.has_open_step().then(|| (call.rep, call.when())),
        }
    }
}

/// What the first screen needs of these: all reps, behaviours and drafts, the calls that the module
/// speaks of, and the moments and steps of those that wait for something.
#[must_use]
pub fn of(strands: Vec<Strand>) -> Vec<Strand> {
    let mut front = Front::default();
    strands.iter().for_each(|strand| front.note(strand));
    let is_in = |strand: &Strand| match strand.key() {
        Key::Call(id) => front.has(id),
        Key::Moment(id, _) | Key::Steps(id) => front.waiting.contains(&id),
        Key::Rep(_) | Key::Behaviour(_) | Key::Draft(_) => true,
    };
    strands.into_iter().filter(is_in).collect()
}

/// The calls in front.
#[derive(Default)]
struct Front {
    waiting: BTreeSet<CallId>,
    drafted: BTreeSet<CallId>,
    newest: BTreeMap<(RepId, Way), (Timestamp, CallId)>,
}

/// By which index a rep's newest call is found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Rode,
    ToTry,
}

impl Front {
    fn note(&mut self, strand: &Strand) {
        if let Some(Record::Draft(draft)) = strand.shown.record() {
            self.drafted.extend(call_of(draft));
        }
        let Key::Call(id) = strand.key() else {
            return;
        };
        let place = Place::of(strand);
        if place.waits {
            self.waiting.insert(id);
        }
        for (way, found) in [(Way::Rode, place.rode), (Way::ToTry, place.to_try)] {
            if let Some((rep, when)) = found {
                let newest = self.newest.entry((rep, way)).or_insert((when, id));
                *newest = (*newest).max((when, id));
            }
        }
    }

    fn has(&self, call: CallId) -> bool {
        let is_newest = || self.newest.values().any(|(_, newest)| *newest == call);
        self.waiting.contains(&call) || self.drafted.contains(&call) || is_newest()
    }
}

/// Whether a call is on its way, from the plan to the end of its debrief.
#[must_use]
pub fn waits(call: &Call) -> bool {
    !call.lies_in_the_trash() && !matches!(call.phase, Phase::Debriefed { .. })
}

/// The call that a draft is about.
#[must_use]
pub fn call_of(draft: &Draft) -> Option<CallId> {
    match draft.what {
        Unfinished::Closing(call, _)
        | Unfinished::TripWire(call, _)
        | Unfinished::Debrief(call, ..) => Some(call),
        // A debrief that was received is no call of this notebook.
        Unfinished::Start(_)
        | Unfinished::Behaviour(..)
        | Unfinished::Received(_)
        | Unfinished::Answer(..) => None,
    }
}
