//! The calls with one rep that count.

use crate::domain::figures::Period;
use crate::domain::order;
use crate::domain::{Call, CallId, Debrief, Moment, Notebook, Phase, RepId};

/// The calls with one rep that are over, those in the trash left out, the oldest first; and the
/// period that is asked for.
#[derive(Debug)]
pub struct RepCalls<'a> {
    pub(super) notebook: &'a Notebook,
    rep: RepId,
    pub(super) period: Period,
    over: Vec<(&'a Call, &'a [Moment])>,
}

impl<'a> RepCalls<'a> {
    /// Looks them up, once for all figures of a rep. What is planned or runs doesn't count.
    #[must_use]
    pub fn of(notebook: &'a Notebook, rep: RepId, period: Period) -> Self {
        let over = notebook
            .all_calls()
            .filter(|call| call.rep == rep && call.is_over() && !notebook.is_thrown(call))
            .collect();
        let over = order::by_number(over, |call: &&Call| {
            (call.when().millis(), call.id.number())
        });
        let with_moments = |call: &'a Call| (call, notebook.moments(call.id));
        Self {
            notebook,
            rep,
            period,
            over: over.into_iter().map(with_moments).collect(),
        }
    }

    /// The same of any time.
    #[must_use]
    pub fn ever(&self) -> Self {
        Self {
            period: Period::EVER,
            over: self.over.clone(),
            ..*self
        }
    }

    /// Those that began in the period.
    pub fn counted(&self) -> impl Iterator<Item = &'a Call> {
        self.with_moments().map(|(call, _)| call)
    }

    /// The same with their moments, which were looked up once.
    pub(super) fn with_moments(&self) -> impl Iterator<Item = (&'a Call, &'a [Moment])> {
        let period = self.period;
        let calls = self.over.iter().copied();
        calls.filter(move |(call, _)| period.has_call(call))
    }

    /// The finished debriefs of those that began in the period: before it is finished, what a debrief
    /// comes to isn't said yet.
    pub fn debriefs(&self) -> impl Iterator<Item = (&'a Call, &'a Debrief)> {
        self.counted().filter_map(finished)
    }

    /// A call by its id, if it is one of those that began in the period.
    #[must_use]
    pub fn find(&self, id: CallId) -> Option<&'a Call> {
        let call = self.notebook.call(id)?;
        let counts = call.rep == self.rep && call.is_over() && !self.notebook.is_thrown(call);
        (counts && self.period.has_call(call)).then_some(call)
    }

    /// The finished debriefs of any time.
    pub(super) fn all_debriefs(&self) -> impl Iterator<Item = (&'a Call, &'a Debrief)> {
        self.over.iter().filter_map(|(call, _)| finished(call))
    }
}

pub(super) fn finished(call: &Call) -> Option<(&Call, &Debrief)> {
    match &call.phase {
        Phase::Debriefed { debrief, .. } => Some((call, debrief)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{Example, day};
    use super::*;

    #[test]
    fn what_is_planned_or_runs_or_is_in_the_trash_or_anothers_does_not_count() {
        let mut example = Example::default();
        let counted = example.call(2, 10);
        let earlier = example.call(1, 10);
        example.planned_call();
        example.running_call(3);
        let thrown = example.call(4, 10);
        example.change(thrown, |call| call.trashed = Some(day(5)));
        let other = example.call(5, 10);
        example.change(other, |call| call.rep = uuid::Uuid::from_u128(99).into());
        let calls = example.calls(Period::EVER);
        let ids: Vec<_> = calls.counted().map(|call| call.id).collect();
        assert_eq!(ids, [earlier, counted], "the oldest first");
    }

    #[test]
    fn a_debrief_counts_once_it_is_finished() {
        let mut example = Example::default();
        let open = example.call(1, 10);
        let finished = example.debriefed(2, 10, |_| {});
        let calls = example.calls(Period::EVER);
        let all: Vec<_> = calls.counted().map(|call| call.id).collect();
        assert_eq!(all, [open, finished]);
        let debriefs: Vec<_> = calls.debriefs().map(|(call, _)| call.id).collect();
        assert_eq!(debriefs, [finished]);
    }
}
