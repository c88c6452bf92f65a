//! A file joined to a notebook: what is new is added, a later version takes the place of an earlier
//! one, and what was changed in both keeps both versions. Importing twice changes nothing, and in
//! whatever order phones exchange their files, they end with the same notebook.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::forgotten;
use super::import::Imported;
use super::join::join;
use super::planning::{Planned, Planning};
use super::record::{Change, Content, Found, Key, Kind, Over, Record, Strand};
use crate::domain::{CallId, Notebook, Timestamp};

/// What a file would do to a notebook, before it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    pub changes: Vec<Change>,
    pub counts: Counts,
    /// What was forgotten here, and is left out unless it is wanted back.
    pub forgotten: Vec<Strand>,
}

/// How much of each kind a file brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub behaviours: Count,
    pub reps: Count,
    pub calls: Count,
    pub moments: Count,
}

/// How the records of one kind compare with the notebook's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub new: usize,
    pub same: usize,
    /// Changed later in the file: it replaces the notebook's.
    pub changed: usize,
    /// Changed later in the notebook: it stays.
    pub kept: usize,
    /// Changed in both: both versions are kept, to choose from.
    pub both: usize,
    /// Deleted where the file comes from.
    pub gone: usize,
}

impl Merge {
    /// Compares a file with a notebook.
    #[must_use]
    pub fn plan(notebook: &Notebook, file: Imported) -> Self {
        let mut planning = Planning::of(file);
        loop {
            match planning.go_on(notebook, usize::MAX) {
                Planned::Goes(on) => planning = on,
                Planned::Done(merge) => return merge,
            }
        }
    }

    /// Takes in what was left out, since it is wanted back.
    pub fn bring_back_forgotten(&mut self, notebook: &Notebook) {
        let back = core::mem::take(&mut self.forgotten).into_iter();
        let back = back.map(|strand| forgotten::wanted_back(notebook, strand));
        let more = at_once(notebook, back);
        self.changes.extend(more.changes);
        self.counts.add(&more.counts);
    }

    /// Changes go on from what another tab has written meanwhile, which the notebook has by now.
    #[must_use]
    pub fn go_on_from(changes: Vec<Change>, notebook: &Notebook, found: &[Found]) -> Vec<Change> {
        let strands = changes.into_iter().filter_map(|change| change.to);
        let mut changes = at_once(notebook, strands).changes;
        Change::make_over(&mut changes, found);
        changes
    }
}

/// What a few strands would do to a notebook.
fn at_once(notebook: &Notebook, theirs: impl Iterator<Item = Strand>) -> Merge {
    let mut met = Met::default();
    let mut plan = Plan::of(notebook, &mut met);
    theirs.for_each(|strand| plan.meet(strand));
    let mut merge = Merge::default();
    plan.settle(&mut merge);
    while met.add_next(notebook, &mut merge) {}
    merge
}

/// What of a file has met a notebook so far, and what that comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Met {
    /// What each record of the file comes to, in the order of the file, unless it is as it is here.
    strands: BTreeMap<Key, Strand>,
    /// Records that were deleted in one place, as they are in the other.
    bodies: BTreeMap<Key, Strand>,
    /// When a call was deleted that stays, since it was changed elsewhere.
    stays: BTreeMap<CallId, Timestamp>,
    /// What was changed later here.
    kept: BTreeSet<Key>,
    /// What is as it is here.
    same: Counts,
}

/// A merge in the making.
pub(super) struct Plan<'a> {
    notebook: &'a Notebook,
    met: &'a mut Met,
}

impl<'a> Plan<'a> {
    pub(super) fn of(notebook: &'a Notebook, met: &'a mut Met) -> Self {
        Self { notebook, met }
    }

    pub(super) fn meet(&mut self, theirs: Strand) {
        let key = theirs.key();
        let Some(own) = self.notebook.strand(&key) else {
            self.met.strands.insert(key, theirs);
            return;
        };
        if own == theirs {
            self.met.same.of(key.kind()).same += 1;
            return;
        }
        if own.has(&theirs) && !theirs.has(&own) {
            self.met.kept.insert(key.clone());
        }
        for strand in [&own, &theirs] {
            match (&key, &strand.shown.content) {
                (_, Content::Here(_)) => drop(self.met.bodies.insert(key.clone(), strand.clone())),
                (Key::Call(id), Content::Gone(_, when)) => drop(self.met.stays.insert(*id, *when)),
                _ => {}
            }
        }
        if let Some(joined) = join(own.into_versions().chain(theirs.into_versions())) {
            self.met.strands.insert(key, joined);
        }
    }

    /// A call stays as long as a moment of it does, which was added or changed by somebody who didn't
    /// know of the deletion; and a rep as long as a call does.
    fn keep_what_belongs_to_something(&mut self) {
        let calls: BTreeSet<CallId> = self.met.strands.keys().filter_map(Key::call).collect();
        for id in calls {
            match self.gone(&Key::Call(id)) {
                Some(when) if self.has_moments(id) => drop(self.met.stays.insert(id, when)),
                Some(_) => drop(self.met.stays.remove(&id)),
                None => {}
            }
        }
        for (id, when) in core::mem::take(&mut self.met.stays) {
            self.bring_back_whole(id, when);
        }
        let reps = self
            .met
            .strands
            .keys()
            .filter(|key| key.kind() == Kind::Rep);
        let gone = reps.filter(|key| self.gone(key).is_some()).cloned();
        for key in gone.collect::<Vec<_>>() {
            if self.has_calls(&key) {
                self.bring_back(&key);
            }
        }
    }

    /// Brings a call back with what went with it, at the same time.
    fn bring_back_whole(&mut self, call: CallId, when: Timestamp) {
        let moments = moments_among(&self.met.strands, call);
        let along = moments.filter(|key| self.gone(key) == Some(when)).cloned();
        let along: Vec<Key> = along.collect();
        if self.gone(&Key::Call(call)).is_some() {
            self.bring_back(&Key::Call(call));
        }
        for key in along {
            self.bring_back(&key);
        }
    }

    /// Brings a deleted record back, if it is known what it was.
    fn bring_back(&mut self, key: &Key) {
        if let (Some(gone), Some(mut body)) = (self.now(key), self.met.bodies.get(key).cloned()) {
            // What stays because of something that belongs to it was not wanted back.
            if !gone.shown.edits.is_forgetting() {
                body.shown.edits = body.shown.edits.and(&gone.shown.edits);
            }
            // With these edits another version may be in the one that is shown.
            if let Some(body) = join(body.into_versions()) {
                self.met.strands.insert(key.clone(), body);
            }
        }
    }

    fn now(&self, key: &Key) -> Option<Strand> {
        let joined = self.met.strands.get(key).cloned();
        joined.or_else(|| self.notebook.strand(key))
    }

    /// When a record was deleted, if it was.
    fn gone(&self, key: &Key) -> Option<Timestamp> {
        match self
            .met
            .strands
            .get(key)
            .map(|strand| &strand.shown.content)
        {
            Some(Content::Here(_)) => None,
            Some(Content::Gone(_, when)) => Some(*when),
            None => self.notebook.ledger().gone(key),
        }
    }

    /// Whether a moment of a call is here after all.
    fn has_moments(&self, call: CallId) -> bool {
        let own = self.notebook.moments(call).iter();
        let own = own.map(|one| Key::Moment(call, one.id));
        let mut all = own.chain(moments_among(&self.met.strands, call).cloned());
        all.any(|key| self.now(&key).is_some_and(|strand| strand.is_here()))
    }

    /// Whether a call of a rep is here after all.
    fn has_calls(&self, rep: &Key) -> bool {
        let own = self.notebook.all_calls().map(|call| Key::Call(call.id));
        let theirs = self
            .met
            .strands
            .keys()
            .filter(|key| key.kind() == Kind::Call);
        let is_of = |key: Key| match self.now(&key).as_ref().and_then(|s| s.shown.record()) {
            Some(Record::Call(call)) => Key::Rep(call.rep) == *rep,
            _ => false,
        };
        own.chain(theirs.cloned()).any(is_of)
    }

    /// All has met: what belongs to something stays with it, and the steps of a pad go with their call.
    pub(super) fn settle(&mut self, merge: &mut Merge) {
        self.keep_what_belongs_to_something();
        let steps = self.notebook.all_steps().map(|steps| steps.call);
        let along = steps.filter(|call| self.gone(&Key::Call(*call)).is_some());
        let along = along.map(|call| Change::forget(Key::Steps(call)));
        merge.changes.extend(along);
        merge.counts.add(&self.met.same);
    }
}

impl Met {
    /// Whether the file has a call that isn't deleted there.
    pub(super) fn has_call(&self, call: CallId) -> bool {
        let call = self.strands.get(&Key::Call(call));
        call.is_some_and(Strand::is_here)
    }

    /// How many records there are whose coming to something is not added yet.
    pub(super) fn count(&self) -> usize {
        self.strands.len()
    }

    /// Adds what the next record comes to; `false` if there is none any more.
    pub(super) fn add_next(&mut self, notebook: &Notebook, merge: &mut Merge) -> bool {
        let Some((key, strand)) = self.strands.pop_first() else {
            return false;
        };
        let is_kept = self.kept.contains(&key);
        merge.add(notebook, key, strand, is_kept);
        true
    }
}

fn moments_among(strands: &BTreeMap<Key, Strand>, call: CallId) -> impl Iterator<Item = &Key> {
    let first = Key::Moment(call, Uuid::nil().into());
    let keys = strands.range(first..).map(|(key, _)| key);
    keys.take_while(move |key| matches!(key, Key::Moment(of, _) if *of == call))
}

impl Merge {
    fn add(&mut self, notebook: &Notebook, key: Key, to: Strand, is_kept: bool) {
        let own = notebook.strand(&key);
        let count = self.counts.of(key.kind());
        match &own {
            Some(own) if *own == to && is_kept => count.kept += 1,
            Some(own) if *own == to => count.same += 1,
            None if !to.is_here() => {}
            None => count.new += 1,
            Some(_) if !to.is_here() => count.gone += 1,
            Some(own) if own.others.len() < to.others.len() => count.both += 1,
            Some(own) if own.shown.content == to.shown.content => count.same += 1,
            Some(_) => count.changed += 1,
        }
        if own.as_ref() != Some(&to) {
            let over = Over::of(notebook, &key);
            let to = Some(to);
            self.changes.push(Change { key, to, over });
        }
    }
}

impl Counts {
    pub(super) fn add(&mut self, other: &Self) {
        for (own, more) in [
            (&mut self.behaviours, other.behaviours),
            (&mut self.reps, other.reps),
            (&mut self.calls, other.calls),
            (&mut self.moments, other.moments),
        ] {
            own.new += more.new;
            own.same += more.same;
            own.changed += more.changed;
            own.kept += more.kept;
            own.both += more.both;
            own.gone += more.gone;
        }
    }

    pub(super) fn of(&mut self, kind: Kind) -> &mut Count {
        match kind {
            Kind::Rep => &mut self.reps,
            Kind::Call => &mut self.calls,
            // Steps and drafts stay on their device and are in no file.
            Kind::Moment | Kind::Steps | Kind::Draft => &mut self.moments,
            Kind::Behaviour => &mut self.behaviours,
        }
    }
}
