//! All that the manager has written down: reps, calls, and the moments of each call.

use core::ops::Bound;
use std::collections::BTreeMap;

use super::running::MayRun;
use super::{
    Behaviour, BehaviourKey, Call, CallId, Codebook, Draft, DraftOf, Edition, Elapsed, Ledger,
    Moment, MomentId, News, Phase, Rep, RepId, Steps, Timestamp, What, order, room,
};

/// The notebook in memory. It holds records; what may be done with them is in their own modules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    reps: BTreeMap<RepId, Rep>,
    calls: BTreeMap<CallId, Call>,
    may_run: MayRun,
    moments: BTreeMap<CallId, Vec<Moment>>,
    codebook: Codebook,
    steps: BTreeMap<CallId, Steps>,
    ledger: Ledger,
    drafts: BTreeMap<DraftOf, Draft>,
    news: News,
    pub(super) edition: Edition,
}

impl Notebook {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reps.is_empty() && self.calls.is_empty() && self.moments.is_empty()
    }

    #[must_use]
    pub fn rep(&self, id: RepId) -> Option<&Rep> {
        self.reps.get(&id)
    }

    /// The reps, but for those in the trash.
    pub fn reps(&self) -> impl Iterator<Item = &Rep> {
        self.all_reps().filter(|rep| rep.trashed.is_none())
    }

    /// The reps, those in the trash too.
    pub fn all_reps(&self) -> impl Iterator<Item = &Rep> {
        self.reps.values()
    }

    #[must_use]
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(&id)
    }

    pub fn call_mut(&mut self, id: CallId) -> Option<&mut Call> {
        self.edition.is_over();
        self.news.of_call(id);
        self.may_run.give_out(id, &self.calls);
        self.calls.get_mut(&id)
    }

    /// The calls, but for those in the trash and those of a rep in the trash.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        // Looked up once: there are few, and mostly none.
        let thrown = self.all_reps().filter(|rep| rep.trashed.is_some());
        let thrown: Vec<RepId> = thrown.map(|rep| rep.id).collect();
        let with_rep = move |call: &Call| !call.is_running() && thrown.contains(&call.rep);
        let calls = self.all_calls();
        calls.filter(move |call| !call.lies_in_the_trash() && !with_rep(call))
    }

    /// Whether a call is in the trash, by itself or with its rep. One that runs never is.
    #[must_use]
    pub fn is_thrown(&self, call: &Call) -> bool {
        let with_rep = || {
            let rep = self.rep(call.rep);
            rep.is_some_and(|rep| rep.trashed.is_some())
        };
        call.lies_in_the_trash() || (!call.is_running() && with_rep())
    }

    /// Whether a call runs. Asked many times at each event: it takes no longer with more calls.
    #[must_use]
    pub fn is_in_a_call(&self) -> bool {
        self.may_run.does_one(&self.calls)
    }

    /// The calls, those in the trash too.
    pub fn all_calls(&self) -> impl Iterator<Item = &Call> {
        self.calls.values()
    }

    /// The calls that have begun, the newest first.
    #[must_use]
    pub fn newest_calls(&self) -> Vec<&Call> {
        let calls = self.calls().filter(|call| !call.is_planned()).collect();
        order::by_number(calls, |call| call.newest_first())
    }

    /// The calls with one rep that have begun, the newest first.
    #[must_use]
    pub fn newest_calls_of(&self, rep: RepId) -> Vec<&Call> {
        let of_rep = self.all_calls().filter(|call| call.rep == rep);
        let calls = of_rep.filter(|call| !call.is_planned() && !self.is_thrown(call));
        order::by_number(calls.collect(), |call| call.newest_first())
    }

    /// The calls that were prepared ahead, in the order of the ride.
    #[must_use]
    pub fn planned_calls(&self) -> Vec<&Call> {
        let place = |call: &Call| match call.phase {
            Phase::Planned { place, .. } => Some(place),
            _ => None,
        };
        let planned = self.all_calls().filter(|call| call.is_planned());
        let calls = planned.filter(|call| !self.is_thrown(call)).collect();
        order::by_number(calls, |call| {
            (place(call).map_or(0, i64::from), call.id.number())
        })
    }

    /// The behaviours on a call's pad: those chosen for it, else the rep's focus and the codebook's
    /// order. One that isn't known any more, or is in the archive, is left out.
    #[must_use]
    pub fn keys(&self, call: &Call) -> Vec<BehaviourKey> {
        if call.keys.is_empty() {
            let focus = self.rep(call.rep).and_then(|rep| rep.focus.as_ref());
            return self.codebook.keys_for(focus);
        }
        let found = |key: &&BehaviourKey| self.codebook.find(key);
        let in_use = |key: &&BehaviourKey| found(key).is_some_and(Behaviour::is_in_use);
        call.keys.iter().filter(in_use).cloned().collect()
    }

    /// The calls whose debriefs agreed on the reps' open action steps: of each rep the newest with
    /// one that isn't closed.
    #[must_use]
    pub fn open_steps(&self) -> Vec<&Call> {
        let mut newest: BTreeMap<RepId, &Call> = BTreeMap::new();
        for call in self.calls().filter(|call| call.has_open_step()) {
            let step = newest.entry(call.rep).or_insert(call);
            if call.newest_first() < step.newest_first() {
                *step = call;
            }
        }
        order::by_number(newest.into_values().collect(), |call| call.newest_first())
    }

    /// The call whose debrief agreed on the rep's open action step.
    #[must_use]
    pub fn open_step(&self, rep: RepId) -> Option<&Call> {
        let of_rep = self.all_calls().filter(|call| call.rep == rep);
        let open = of_rep.filter(|call| call.has_open_step() && !self.is_thrown(call));
        open.min_by_key(|call| call.newest_first())
    }

    /// The behaviours that can be tapped.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The history of the records.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    pub(super) fn ledger_mut(&mut self) -> &mut Ledger {
        self.edition.is_over();
        &mut self.ledger
    }

    /// The steps on a call's pad that can be taken back.
    #[must_use]
    pub fn steps(&self, call: CallId) -> Option<&Steps> {
        self.steps.get(&call)
    }

    pub fn all_steps(&self) -> impl Iterator<Item = &Steps> {
        self.steps.values()
    }

    /// What is not finished, if there is something.
    #[must_use]
    pub fn draft(&self, of: &DraftOf) -> Option<&Draft> {
        self.drafts.get(of)
    }

    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.values()
    }

    /// The moments of a call in the order in which they were made.
    #[must_use]
    pub fn moments(&self, call: CallId) -> &[Moment] {
        self.moments.get(&call).map_or(&[], Vec::as_slice)
    }

    /// All moments, call by call.
    pub fn all_moments(&self) -> impl Iterator<Item = &Moment> {
        self.moments.values().flatten()
    }

    /// The moments call by call, from behind one in the order of the ids.
    pub fn moments_behind(
        &self,
        call: Option<CallId>,
    ) -> impl Iterator<Item = (CallId, &[Moment])> {
        let from = call.map_or(Bound::Unbounded, Bound::Excluded);
        let calls = self.moments.range((from, Bound::Unbounded));
        calls.map(|(call, moments)| (*call, moments.as_slice()))
    }

    /// The moments of a call in the order in which they happened.
    #[must_use]
    pub fn timeline(&self, call: CallId) -> Vec<&Moment> {
        order::by_time(self.moments(call))
    }

    #[must_use]
    pub fn moment(&self, call: CallId, id: MomentId) -> Option<&Moment> {
        self.moments(call).iter().find(|moment| moment.id == id)
    }

    /// How many moments of a call wait for a name.
    #[must_use]
    pub fn unnamed(&self, call: CallId) -> usize {
        let moments = self.moments(call).iter();
        moments.filter(|moment| moment.what.is_unnamed()).count()
    }

    /// The number that the next moment of a call gets.
    #[must_use]
    pub fn next_seq(&self, call: CallId) -> u32 {
        self.moments(call)
            .last()
            .map_or(0, |moment| moment.seq.saturating_add(1))
    }

    /// Where in the call its last moment lies.
    #[must_use]
    pub fn last_at(&self, call: CallId) -> Elapsed {
        order::last_at(self.moments(call))
    }

    /// How long a call lasted, or has lasted until now ([`Call::length`]).
    #[must_use]
    pub fn length(&self, call: &Call, now: Timestamp) -> Elapsed {
        call.length(self.moments(call.id), now)
    }

    /// When anything was last written, of each record.
    pub fn edits(&self) -> impl Iterator<Item = Timestamp> {
        let reps = self.reps.values().map(|rep| rep.edited);
        let calls = self.calls.values().map(|call| call.edited);
        let moments = self.all_moments().map(|moment| moment.edited);
        reps.chain(calls).chain(moments)
    }

    /// What has changed of the calls since this was asked last, as far as it can be read in them: what a
    /// call says, its moments, the name of its rep, and what its behaviours are called.
    #[must_use]
    pub fn take_news(&mut self) -> News {
        core::mem::replace(&mut self.news, News::none())
    }

    /// What was made of the calls is to be made of all of them anew.
    pub fn is_news_as_a_whole(&mut self) {
        self.news = News::Everything;
    }

    /// Adds a rep, or replaces the record with this id.
    pub fn put_rep(&mut self, rep: Rep) {
        self.edition.is_over();
        self.news.of_rep(rep.id);
        self.reps.insert(rep.id, rep);
    }

    /// Adds a call, or replaces the record with this id.
    pub fn put_call(&mut self, call: Call) {
        self.edition.is_over();
        self.news.of_call(call.id);
        self.may_run.put(&call);
        self.calls.insert(call.id, call);
    }

    /// Adds a behaviour, or replaces the one with its key.
    pub fn put_behaviour(&mut self, behaviour: Behaviour) {
        self.edition.is_over();
        let known = self.codebook.find(&behaviour.key);
        if !known.is_some_and(|known| known.is_called_as(&behaviour)) {
            self.news = News::Everything;
        }
        self.codebook.put(behaviour);
    }

    /// Takes a behaviour of one's own out; one that the app brings is as the app brings it again.
    pub fn take_behaviour(&mut self, key: &BehaviourKey) {
        self.edition.is_over();
        self.news = News::Everything;
        self.codebook.take(key);
    }

    /// Keeps the steps of a call's pad.
    pub fn put_steps(&mut self, steps: Steps) {
        self.steps.insert(steps.call, steps);
    }

    /// Keeps what is not finished.
    pub fn put_draft(&mut self, draft: Draft) {
        self.drafts.insert(draft.what.of(), draft);
    }

    /// Forgets what was not finished.
    pub fn take_draft(&mut self, of: &DraftOf) -> Option<Draft> {
        self.drafts.remove(of)
    }

    /// Takes a call out for good; its moments and steps are taken out by themselves.
    pub fn take_call(&mut self, id: CallId) -> Option<Call> {
        self.edition.is_over();
        self.news.of_call(id);
        self.calls.remove(&id)
    }

    /// Takes a rep out for good; the calls are taken out by themselves.
    pub fn take_rep(&mut self, id: RepId) -> Option<Rep> {
        self.edition.is_over();
        self.news.of_rep(id);
        self.reps.remove(&id)
    }

    /// Forgets the steps of a call's pad.
    pub fn take_steps(&mut self, call: CallId) -> Option<Steps> {
        self.steps.remove(&call)
    }

    /// Adds a moment in its place, or replaces the record with this id.
    pub fn put_moment(&mut self, mut moment: Moment) {
        self.edition.is_over();
        self.news.of_call(moment.call);
        // Each moment comes with a text of its own for what the codebook names already.
        if let What::Behaviour(key) | What::Over(key) = &mut moment.what
            && let Some(known) = self.codebook.find(key)
        {
            *key = known.key.clone();
        }
        let moments = self.moments.entry(moment.call).or_default();
        let order = |moment: &Moment| (moment.seq, moment.id);
        match moments.binary_search_by_key(&order(&moment), order) {
            Ok(place) => moments[place] = moment,
            Err(_) => {
                moments.retain(|other| other.id != moment.id);
                let place = moments.partition_point(|other| order(other) < order(&moment));
                room::for_one_more(moments);
                moments.insert(place, moment);
            }
        }
    }

    /// Takes a moment out; `None` if there is none with this id.
    pub fn take_moment(&mut self, call: CallId, id: MomentId) -> Option<Moment> {
        self.edition.is_over();
        self.news.of_call(call);
        let moments = self.moments.get_mut(&call)?;
        let place = moments.iter().position(|moment| moment.id == id)?;
        let moment = moments.remove(place);
        if moments.is_empty() {
            self.moments.remove(&call);
        }
        Some(moment)
    }
}
