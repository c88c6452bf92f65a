//! A small notebook to work figures out by hand.

use uuid::Uuid;

use super::RepCalls;
use crate::domain::figures::Period;
use crate::domain::{
    BehaviourKey, Call, CallId, Debrief, Elapsed, Moment, Notebook, Phase, RepId, Sharing, Span,
    Text, Timestamp, Timing, What,
};

/// Calls of one rep, each on a day of its own.
#[derive(Default)]
pub(super) struct Example {
    pub(super) notebook: Notebook,
    ids: u128,
}

/// Nine in the morning of a day, numbered from 1 on.
pub(super) fn day(number: i64) -> Timestamp {
    Timestamp::nearest(1_763_888_400_000 + number * 86_400_000)
}

pub(super) fn key(text: &str) -> BehaviourKey {
    BehaviourKey::try_from(text.to_owned()).unwrap()
}

fn rep() -> RepId {
    Uuid::from_u128(7).into()
}

impl Example {
    fn id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    fn put(&mut self, at: Timestamp, phase: Phase) -> CallId {
        let id = self.id().into();
        let mut call = Call::planned(id, rep(), Default::default(), at, 0);
        call.phase = phase;
        self.notebook.put_call(call);
        id
    }

    pub(super) fn planned_call(&mut self) -> CallId {
        let (planned, place) = (day(1), 0);
        self.put(day(1), Phase::Planned { planned, place })
    }

    pub(super) fn running_call(&mut self, on: i64) -> CallId {
        self.put(day(on), Phase::Running { started: day(on) })
    }

    /// A call of so many minutes, to be debriefed.
    pub(super) fn call(&mut self, on: i64, minutes: u32) -> CallId {
        let span = Span::new(day(on), day(on).plus(Elapsed::seconds(minutes * 60)));
        let debrief = Debrief::default();
        let outcome = None;
        self.put(
            day(on),
            Phase::Ended {
                span,
                outcome,
                debrief,
            },
        )
    }

    /// A call of so many minutes with a finished debrief.
    pub(super) fn debriefed(
        &mut self,
        on: i64,
        minutes: u32,
        fill: impl FnOnce(&mut Debrief),
    ) -> CallId {
        let id = self.call(on, minutes);
        self.change(id, |call| {
            let debrief = call.debrief_mut().unwrap();
            fill(debrief);
            debrief.rep_has_spoken();
            call.finish_debrief(day(on)).unwrap();
        });
        id
    }

    pub(super) fn change(&mut self, call: CallId, change: impl FnOnce(&mut Call)) {
        change(self.notebook.call_mut(call).unwrap());
    }

    /// A moment at a second of a call.
    pub(super) fn moment(&mut self, call: CallId, second: u32, what: What) {
        self.add(call, second, what, Timing::Tapped);
    }

    /// A moment that was added afterwards.
    pub(super) fn added(&mut self, call: CallId, second: u32, what: What) {
        self.add(call, second, what, Timing::Approximate);
    }

    fn add(&mut self, call: CallId, second: u32, what: What, timing: Timing) {
        let id = self.id().into();
        let seq = self.notebook.next_seq(call);
        self.notebook.put_moment(Moment {
            id,
            call,
            seq,
            at: Elapsed::seconds(second),
            timing,
            what,
            note: Text::default(),
            sharing: Sharing::default(),
            edited: day(1),
        });
    }

    pub(super) fn calls(&self, period: Period) -> RepCalls<'_> {
        RepCalls::of(&self.notebook, rep(), period)
    }
}
