//! A call and its phases: running, ended, debriefed. The compiler rules out the rest.

use serde::{Deserialize, Serialize};

use super::{CallId, Debrief, Elapsed, Name, RepId, Role, Stakes, Timestamp};

/// One sales conversation that the manager sat in on. Its moments are records of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub id: CallId,
    pub rep: RepId,
    /// The customer or prospect, if it was written down.
    pub account: Option<Name>,
    pub role: Role,
    pub stakes: Stakes,
    /// Minutes that the phone's wall clock was ahead of UTC at the start: -720 to 840.
    pub utc_offset_min: UtcOffset,
    pub phase: Phase,
    /// When this record was last changed by a person: the later one wins in a merge.
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

/// Where a call stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Phase {
    Running {
        #[serde(rename = "started_ms")]
        started: Timestamp,
    },
    /// Over, and to be debriefed; the debrief grows here while it is spoken.
    Ended {
        span: Span,
        outcome: Option<Outcome>,
        debrief: Debrief,
    },
    Debriefed {
        span: Span,
        outcome: Option<Outcome>,
        debrief: Debrief,
        #[serde(rename = "finished_ms")]
        finished: Timestamp,
    },
}

/// From the start of a call to its end, which never lies before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawSpan", into = "RawSpan")]
pub struct Span {
    started: Timestamp,
    ended: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpan {
    started_ms: Timestamp,
    ended_ms: Timestamp,
}

impl TryFrom<RawSpan> for Span {
    type Error = &'static str;
    fn try_from(raw: RawSpan) -> Result<Self, Self::Error> {
        if raw.ended_ms < raw.started_ms {
            return Err("a call ends before it starts");
        }
        Ok(Self {
            started: raw.started_ms,
            ended: raw.ended_ms,
        })
    }
}

impl From<Span> for RawSpan {
    fn from(span: Span) -> Self {
        Self {
            started_ms: span.started,
            ended_ms: span.ended,
        }
    }
}

impl Span {
    /// A call's span; one whose clock went backwards has no length.
    #[must_use]
    pub fn new(started: Timestamp, ended: Timestamp) -> Self {
        Self {
            started,
            ended: ended.max(started),
        }
    }

    #[must_use]
    pub fn started(self) -> Timestamp {
        self.started
    }

    #[must_use]
    pub fn ended(self) -> Timestamp {
        self.ended
    }

    #[must_use]
    pub fn length(self) -> Elapsed {
        self.ended.since(self.started)
    }
}

/// Minutes ahead of UTC, from -720 to 840 (the widest in use on earth).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct UtcOffset(i16);

impl UtcOffset {
    /// The nearest offset in use.
    #[must_use]
    pub fn nearest(minutes: i16) -> Self {
        Self(minutes.clamp(-720, 840))
    }

    /// Minutes ahead of UTC.
    #[must_use]
    pub fn minutes(self) -> i16 {
        self.0
    }
}

impl TryFrom<i16> for UtcOffset {
    type Error = &'static str;
    fn try_from(minutes: i16) -> Result<Self, Self::Error> {
        let offset = Self::nearest(minutes);
        if offset.0 == minutes {
            Ok(offset)
        } else {
            Err("no clock is set that far from UTC")
        }
    }
}

impl From<UtcOffset> for i16 {
    fn from(offset: UtcOffset) -> Self {
        offset.0
    }
}

/// What a call came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Order,
    /// A concrete next step was agreed.
    Advance,
    /// It goes on, with no concrete step.
    Continuation,
    NoSale,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Order, Self::Advance, Self::Continuation, Self::NoSale];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Order => "Order",
            Self::Advance => "Advance",
            Self::Continuation => "Continuation",
            Self::NoSale => "No-sale",
        }
    }
}

/// The call is in a phase in which this can't be done; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongPhase;

impl Call {
    /// When the call began.
    #[must_use]
    pub fn started(&self) -> Timestamp {
        match &self.phase {
            Phase::Running { started } => *started,
            Phase::Ended { span, .. } | Phase::Debriefed { span, .. } => span.started,
        }
    }

    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running { .. })
    }

    /// How long the call lasted, or has lasted until `now`.
    #[must_use]
    pub fn length(&self, now: Timestamp) -> Elapsed {
        match &self.phase {
            Phase::Running { started } => now.since(*started),
            Phase::Ended { span, .. } | Phase::Debriefed { span, .. } => span.length(),
        }
    }

    /// What the call came to, if it is over and that was marked.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match &self.phase {
            Phase::Running { .. } => None,
            Phase::Ended { outcome, .. } | Phase::Debriefed { outcome, .. } => *outcome,
        }
    }

    /// The debrief, once the call is over.
    #[must_use]
    pub fn debrief(&self) -> Option<&Debrief> {
        match &self.phase {
            Phase::Running { .. } => None,
            Phase::Ended { debrief, .. } | Phase::Debriefed { debrief, .. } => Some(debrief),
        }
    }

    /// The debrief, to be written in.
    ///
    /// # Errors
    /// While the call runs.
    pub fn debrief_mut(&mut self) -> Result<&mut Debrief, WrongPhase> {
        match &mut self.phase {
            Phase::Running { .. } => Err(WrongPhase),
            Phase::Ended { debrief, .. } | Phase::Debriefed { debrief, .. } => Ok(debrief),
        }
    }

    /// Ends a running call at `now`, or at `last` (its last moment) if the clock went backwards.
    ///
    /// # Errors
    /// If the call is over already.
    pub fn end(&mut self, now: Timestamp, last: Elapsed) -> Result<(), WrongPhase> {
        let Phase::Running { started } = self.phase else {
            return Err(WrongPhase);
        };
        let span = Span::new(started, now.max(started.plus(last)));
        self.phase = Phase::Ended {
            span,
            outcome: None,
            debrief: Debrief::default(),
        };
        Ok(())
    }

    /// Takes an end back that came too early. The clock runs on from the start, as if it had never
    /// stopped.
    ///
    /// # Errors
    /// If the call runs, or something was marked or said since it ended.
    pub fn go_on(&mut self) -> Result<(), WrongPhase> {
        match &self.phase {
            Phase::Ended {
                span,
                outcome: None,
                debrief,
            } if debrief.is_blank() => {
                self.phase = Phase::Running {
                    started: span.started,
                };
                Ok(())
            }
            _ => Err(WrongPhase),
        }
    }

    /// Marks what the call came to.
    ///
    /// # Errors
    /// While the call runs.
    pub fn mark(&mut self, came_to: Outcome) -> Result<(), WrongPhase> {
        match &mut self.phase {
            Phase::Running { .. } => Err(WrongPhase),
            Phase::Ended { outcome, .. } | Phase::Debriefed { outcome, .. } => {
                *outcome = Some(came_to);
                Ok(())
            }
        }
    }

    /// Closes the debrief. Closing it again keeps the first time.
    ///
    /// # Errors
    /// While the call runs, or before the rep has spoken or was passed over.
    pub fn finish_debrief(&mut self, now: Timestamp) -> Result<(), WrongPhase> {
        match &mut self.phase {
            Phase::Ended {
                span,
                outcome,
                debrief,
            } if debrief.is_replay_open() => {
                self.phase = Phase::Debriefed {
                    span: *span,
                    outcome: *outcome,
                    debrief: core::mem::take(debrief),
                    finished: now.max(span.ended),
                };
                Ok(())
            }
            Phase::Debriefed { .. } => Ok(()),
            _ => Err(WrongPhase),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NINE: i64 = 1_763_888_400_000;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::nearest(NINE + minutes * 60_000)
    }

    fn running() -> Call {
        Call {
            id: Uuid::from_u128(1).into(),
            rep: Uuid::from_u128(2).into(),
            account: None,
            role: Role::Observe,
            stakes: Stakes::Ordinary,
            utc_offset_min: UtcOffset::nearest(60),
            phase: Phase::Running { started: at(0) },
            edited: at(0),
        }
    }

    #[test]
    fn an_early_end_is_taken_back_and_the_clock_runs_on() {
        let mut call = running();
        assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
        assert_eq!(call.go_on(), Ok(()));
        assert_eq!(call.length(at(12)), Elapsed::seconds(12 * 60));
    }

    #[test]
    fn an_end_is_final_once_something_was_said() {
        let mut call = running();
        assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
        assert_eq!(call.mark(Outcome::Advance), Ok(()));
        assert_eq!(call.go_on(), Err(WrongPhase));
    }

    #[test]
    fn a_clock_set_back_leaves_the_call_as_long_as_its_last_moment() {
        let mut call = running();
        assert_eq!(call.end(at(-90), Elapsed::seconds(300)), Ok(()));
        assert_eq!(call.length(at(-90)), Elapsed::seconds(300));
    }

    #[test]
    fn a_debrief_is_not_closed_before_the_rep_had_the_first_word() {
        let mut call = running();
        assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
        assert_eq!(call.finish_debrief(at(20)), Err(WrongPhase));
        if let Ok(debrief) = call.debrief_mut() {
            debrief.rep_has_spoken();
        }
        assert_eq!(call.finish_debrief(at(20)), Ok(()));
        assert!(matches!(call.phase, Phase::Debriefed { .. }));
    }

    #[test]
    fn a_running_call_has_no_outcome_and_no_debrief() {
        let mut call = running();
        assert_eq!(call.mark(Outcome::Order), Err(WrongPhase));
        assert!(call.debrief_mut().is_err());
    }
}
