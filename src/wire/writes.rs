//! What the changes of a commit are on the disk. A call that is new there and comes with its moments is one row
//! ([`whole`](super::whole)); all else is a row for each change. Whoever changes something of a call that is
//! there must look first whether it is whole.
//!
//! Start with [`Writes::of`]; a large commit is [noted](Writes::note) bit by bit.

use core::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::record::{Change, Key, Over, Record, Strand};
use super::whole;
use crate::domain::{CallId, Phase};

/// The changes of a commit, and which calls they are of.
#[derive(Debug)]
pub struct Writes<'a> {
    changes: &'a [Change],
    noted: usize,
    calls: BTreeMap<CallId, OfCall>,
}

/// One row that is written or taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write<'a> {
    /// As the change says.
    One {
        change: &'a Change,
        /// This call must not be whole on the disk.
        look: Option<CallId>,
    },
    /// A new call and its moments, in one row.
    Whole {
        call: &'a Strand,
        moments: Vec<&'a Strand>,
    },
    /// A call that is whole, with this mark, goes with all of its moments.
    Away { call: CallId, mark: &'a str },
}

/// The changes of one call and of its moments.
#[derive(Debug, Default)]
struct OfCall {
    /// The place of the first one: with it the disk is looked at.
    first: usize,
    /// The place of the first one of the call itself.
    call: Option<usize>,
    /// The call itself is new, before anything else is done to it.
    is_new: bool,
    is_once: bool,
    moments: Vec<u32>,
    /// All are of this sort.
    all_new: bool,
    all_away: bool,
    way: Way,
    /// Whether one row will do; worked out when it is asked for.
    is_whole: OnceCell<bool>,
}

/// How the call is written.
#[derive(Debug, Default)]
enum Way {
    /// As its changes allow.
    #[default]
    Open,
    /// In rows of their own, whatever they would allow.
    Apart,
    /// The whole row with this mark goes.
    Away(String),
}

impl<'a> Writes<'a> {
    /// Of changes that aren't noted yet.
    #[must_use]
    pub fn new(changes: &'a [Change]) -> Self {
        Self {
            changes,
            noted: 0,
            calls: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn of(changes: &'a [Change]) -> Self {
        let mut writes = Self::new(changes);
        writes.note(changes.len());
        writes
    }

    /// Notes so many more changes; whether there are others.
    pub fn note(&mut self, count: usize) -> bool {
        let end = self.noted.saturating_add(count).min(self.changes.len());
        for (place, change) in self.changes.iter().enumerate().take(end).skip(self.noted) {
            if let Some(call) = change.key.call() {
                let of_call = self.calls.entry(call).or_insert_with(|| OfCall::at(place));
                of_call.note(place, change);
            }
        }
        self.noted = end;
        end < self.changes.len()
    }

    /// The changes, each by itself.
    #[must_use]
    pub fn changes(&self) -> &'a [Change] {
        self.changes
    }

    /// The rows that are written, in the order of the changes.
    pub fn rows(&self) -> impl Iterator<Item = Write<'_>> {
        let changes = self.changes.iter().enumerate();
        // Those of a call mostly stand together, and most of a large file are in the row of their call.
        let mut last: Option<(CallId, Option<&OfCall>)> = None;
        changes.filter_map(move |(place, change)| {
            let call = change.key.call();
            let of_call = match (call, last) {
                (Some(call), Some((same, of_call))) if same == call => of_call,
                _ => call.and_then(|call| self.calls.get(&call)),
            };
            last = call.map(|call| (call, of_call));
            self.row(place, change, call, of_call)
        })
    }

    fn row<'s>(
        &'s self,
        place: usize,
        change: &'a Change,
        call: Option<CallId>,
        of_call: Option<&'s OfCall>,
    ) -> Option<Write<'s>> {
        let one = |look| Some(Write::One { change, look });
        let (Some(call), Some(of_call)) = (call, of_call) else {
            return one(call);
        };
        let is_call = matches!(change.key, Key::Call(_));
        match &of_call.way {
            Way::Away(mark) => is_call.then_some(Write::Away { call, mark }),
            Way::Open if self.is_whole(of_call) => {
                let call = change.to.as_ref().filter(|_| is_call)?;
                let moments = self.moments(of_call).filter_map(|one| one.to.as_ref());
                let moments = moments.collect();
                Some(Write::Whole { call, moments })
            }
            Way::Open | Way::Apart => {
                let looks = place == of_call.first && !of_call.is_new;
                one(looks.then_some(call))
            }
        }
    }

    fn moments(&self, of_call: &OfCall) -> impl Iterator<Item = &'a Change> {
        let changes = self.changes;
        let places = of_call.moments.iter();
        places.filter_map(move |place| changes.get(*place as usize))
    }

    fn call(&self, of_call: &OfCall) -> Option<&'a Change> {
        self.changes.get(of_call.call?)
    }

    /// Whether nothing is lost if the call is one row: all is new, and nothing is written twice. A call that runs
    /// is changed with each tap.
    fn is_whole(&self, of_call: &OfCall) -> bool {
        *of_call.is_whole.get_or_init(|| {
            let is_new = of_call.all_new && of_call.is_once && !of_call.moments.is_empty();
            let call = self.call(of_call).and_then(|call| call.to.as_ref());
            let rests = call.is_some_and(|call| !runs(call));
            is_new && rests && is_each_once(self.moments(of_call))
        })
    }

    /// The calls that go with moments of theirs, if it isn't known yet how.
    #[must_use]
    pub fn going(&self) -> Vec<CallId> {
        let goes = |(call, of_call): (&CallId, &OfCall)| {
            let is_all = of_call.call.is_some() && of_call.is_once && !of_call.moments.is_empty();
            let goes = of_call.all_away && is_all;
            (goes && matches!(of_call.way, Way::Open)).then_some(*call)
        };
        self.calls.iter().filter_map(goes).collect()
    }

    /// That a call of those that go is whole on the disk, with this mark and these moments: if nothing of it stays,
    /// its one row goes.
    pub fn goes_whole(&mut self, call: CallId, mark: &str, moments: &[Strand]) {
        let Some(of_call) = self.calls.get(&call) else {
            return;
        };
        let there: BTreeMap<Key, String> =
            moments.iter().map(|one| (one.key(), one.mark())).collect();
        let is_over = |change: &Change, now: Option<&str>| match &change.over {
            Over::Anything => true,
            Over::Nothing => now.is_none(),
            Over::Mark(mark) => now == Some(mark),
        };
        let own = whole::own_mark(mark);
        let call_goes = self
            .call(of_call)
            .is_some_and(|one| is_over(one, Some(own)));
        let go: BTreeMap<&Key, &Change> =
            self.moments(of_call).map(|one| (&one.key, one)).collect();
        let is_once = go.len() == of_call.moments.len();
        let all_go = there.keys().all(|key| go.contains_key(key));
        let is_meant =
            |(key, change): (&&Key, &&Change)| is_over(change, there.get(key).map(String::as_str));
        let goes = call_goes && is_once && all_go && go.iter().all(is_meant);
        let way = match goes {
            true => Way::Away(mark.to_owned()),
            false => Way::Apart,
        };
        self.set(call, way);
    }

    /// That a call was found in another state than its one row is to be made over: what stands there is told
    /// record by record.
    pub fn set_apart(&mut self, call: CallId) {
        self.set(call, Way::Apart);
    }

    fn set(&mut self, call: CallId, way: Way) {
        if let Some(of_call) = self.calls.get_mut(&call) {
            of_call.way = way;
        }
    }
}

impl Write<'_> {
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::One { change, .. } => change.key.clone(),
            Self::Whole { call, .. } => call.key(),
            Self::Away { call, .. } => Key::Call(*call),
        }
    }
}

impl OfCall {
    fn at(first: usize) -> Self {
        Self {
            first,
            is_once: true,
            all_new: true,
            all_away: true,
            ..Self::default()
        }
    }

    fn note(&mut self, place: usize, change: &Change) {
        let is_new = change.over == Over::Nothing && change.to.is_some();
        match change.key {
            Key::Call(_) => {
                self.is_new |= is_new && self.call.is_none();
                self.is_once &= self.call.is_none();
                self.call.get_or_insert(place);
            }
            _ => self.moments.push(u32::try_from(place).unwrap_or(u32::MAX)),
        }
        self.all_new &= is_new;
        self.all_away &= change.to.is_none();
    }
}

fn runs(call: &Strand) -> bool {
    match call.shown.record() {
        Some(Record::Call(call)) => matches!(call.phase, Phase::Running { .. }),
        _ => false,
    }
}

fn is_each_once<'a>(mut changes: impl Iterator<Item = &'a Change>) -> bool {
    let mut seen = BTreeSet::new();
    changes.all(|change| seen.insert(&change.key))
}
