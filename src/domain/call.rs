//! A call and its phases: planned, running, ended, debriefed. The compiler rules out the rest.

use serde::{Deserialize, Serialize};

pub use super::outcome::{Outcome, Setting};
pub use super::span::{Span, UtcOffset};

use super::{
    BehaviourKey, CallId, Debrief, Elapsed, Moment, Name, NetContract, RepId, Role, Sharing,
    Stakes, Text, Timestamp, order,
};

/// One sales conversation that the manager sat in on. Its moments are records of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub id: CallId,
    pub rep: RepId,
    /// The customer or prospect, if it was written down.
    pub account: Option<Name>,
    #[serde(default)]
    pub setting: Setting,
    /// What is to be reached, in the words of the door.
    #[serde(default)]
    pub objective: Text,
    pub role: Role,
    /// What the manager contributes to a joint call; it is no breaking of the silence.
    #[serde(default)]
    pub contribution: Text,
    pub stakes: Stakes,
    #[serde(default)]
    pub contract: NetContract,
    /// The behaviours on the pad, at most [`Self::MOST_KEYS`], in their order. Empty as long as the
    /// pad follows the rep's focus and the codebook.
    #[serde(default)]
    pub keys: Vec<BehaviourKey>,
    /// What the next step concretely is. Without it an Advance is a Continuation.
    #[serde(default)]
    pub next_step: Text,
    #[serde(default)]
    pub note: Text,
    /// Who may read the note.
    #[serde(default)]
    pub sharing: Sharing,
    /// Minutes that the phone's wall clock was ahead of UTC at the start: -720 to 840.
    pub utc_offset_min: UtcOffset,
    pub phase: Phase,
    /// When the call was put into the trash, if so.
    #[serde(default, rename = "trashed_ms")]
    pub trashed: Option<Timestamp>,
    /// When a person last changed the call after its debrief was finished. To follow its action step
    /// through, or to throw it away and bring it back, is no change of what was said.
    #[serde(default, rename = "changed_ms")]
    pub changed: Option<Timestamp>,
    /// When this record was last changed by a person: the later one wins in a merge.
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

/// Where a call stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Phase {
    /// Prepared ahead; it waits on Today, in the order of its place in the day's ride.
    Planned {
        #[serde(rename = "planned_ms")]
        planned: Timestamp,
        place: u32,
    },
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

/// The call is in a phase in which this can't be done; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongPhase;

impl Call {
    /// The most behaviours on a pad: live observers use about a quarter of a long list.
    pub const MOST_KEYS: usize = 8;

    /// A call that was only just thought of.
    #[must_use]
    pub fn planned(id: CallId, rep: RepId, zone: UtcOffset, now: Timestamp, place: u32) -> Self {
        Self {
            id,
            rep,
            account: None,
            setting: Setting::default(),
            objective: Text::default(),
            role: Role::default(),
            contribution: Text::default(),
            stakes: Stakes::default(),
            contract: NetContract::default(),
            keys: Vec::new(),
            next_step: Text::default(),
            note: Text::default(),
            sharing: Sharing::default(),
            utc_offset_min: zone,
            phase: Phase::Planned {
                planned: now,
                place,
            },
            trashed: None,
            changed: None,
            edited: now,
        }
    }

    /// When the call began; `None` while it is planned.
    #[must_use]
    pub fn started(&self) -> Option<Timestamp> {
        match &self.phase {
            Phase::Planned { .. } => None,
            Phase::Running { started } => Some(*started),
            Phase::Ended { span, .. } | Phase::Debriefed { span, .. } => Some(span.started()),
        }
    }

    /// When the call began or, before that, was planned: its place among others.
    #[must_use]
    pub fn when(&self) -> Timestamp {
        match &self.phase {
            Phase::Planned { planned, .. } => *planned,
            Phase::Running { started } => *started,
            Phase::Ended { span, .. } | Phase::Debriefed { span, .. } => span.started(),
        }
    }

    #[must_use]
    pub fn is_planned(&self) -> bool {
        matches!(self.phase, Phase::Planned { .. })
    }

    /// Whether it is over: ended or debriefed.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Ended { .. } | Phase::Debriefed { .. })
    }

    /// Begins a planned call.
    ///
    /// # Errors
    /// If it has begun already.
    pub fn begin(&mut self, now: Timestamp, zone: UtcOffset) -> Result<(), WrongPhase> {
        if !self.is_planned() {
            return Err(WrongPhase);
        }
        self.phase = Phase::Running { started: now };
        self.utc_offset_min = zone;
        Ok(())
    }

    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running { .. })
    }

    /// Whether it was put into the trash. One that runs never lies there, even if another phone has thrown it away
    /// meanwhile.
    #[must_use]
    pub fn lies_in_the_trash(&self) -> bool {
        self.trashed.is_some() && !self.is_running()
    }

    /// How long the call lasted, or has lasted until `now`: never shorter than to the last of its moments, whatever the
    /// clock said.
    #[must_use]
    pub fn length(&self, moments: &[Moment], now: Timestamp) -> Elapsed {
        let by_the_clock = match &self.phase {
            Phase::Planned { .. } => Elapsed::default(),
            Phase::Running { started } => now.since(*started),
            Phase::Ended { span, .. } | Phase::Debriefed { span, .. } => span.length(),
        };
        by_the_clock.max(order::last_at(moments))
    }

    /// When the call ended, once it is over.
    #[must_use]
    pub fn ended(&self) -> Option<Timestamp> {
        match &self.phase {
            Phase::Planned { .. } | Phase::Running { .. } => None,
            Phase::Ended { span, .. } | Phase::Debriefed { span, .. } => Some(span.ended()),
        }
    }

    /// What was marked as the outcome, if the call is over.
    #[must_use]
    pub fn marked(&self) -> Option<Outcome> {
        match &self.phase {
            Phase::Planned { .. } | Phase::Running { .. } => None,
            Phase::Ended { outcome, .. } | Phase::Debriefed { outcome, .. } => *outcome,
        }
    }

    /// What a list is put in order by that begins with the newest call.
    #[must_use]
    pub fn newest_first(&self) -> (i64, u128) {
        (-self.when().millis(), self.id.number())
    }

    /// What the call came to: what was marked, but an Advance without a concrete step is a
    /// Continuation.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self.marked() {
            Some(Outcome::Advance) if self.next_step.is_blank() => Some(Outcome::Continuation),
            marked => marked,
        }
    }

    /// Notes that a person has changed the call.
    pub fn touch(&mut self, now: Timestamp) {
        self.edited = now;
        if let Phase::Debriefed { finished, .. } = self.phase
            && now > finished
        {
            self.changed = Some(now);
        }
    }

    /// Whether its debrief agreed on an action step that isn't closed.
    #[must_use]
    pub fn has_open_step(&self) -> bool {
        match &self.phase {
            Phase::Debriefed { debrief, .. } => {
                !debrief.action_step.is_blank() && debrief.follow.closing.is_none()
            }
            _ => false,
        }
    }

    /// The debrief, once the call is over.
    #[must_use]
    pub fn debrief(&self) -> Option<&Debrief> {
        match &self.phase {
            Phase::Planned { .. } | Phase::Running { .. } => None,
            Phase::Ended { debrief, .. } | Phase::Debriefed { debrief, .. } => Some(debrief),
        }
    }

    /// The debrief, to be written in.
    ///
    /// # Errors
    /// Before the call is over.
    pub fn debrief_mut(&mut self) -> Result<&mut Debrief, WrongPhase> {
        match &mut self.phase {
            Phase::Planned { .. } | Phase::Running { .. } => Err(WrongPhase),
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
                    started: span.started(),
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
            Phase::Planned { .. } | Phase::Running { .. } => Err(WrongPhase),
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
                    finished: now.max(span.ended()),
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
        let (id, rep) = (Uuid::from_u128(1).into(), Uuid::from_u128(2).into());
        let mut call = Call::planned(id, rep, UtcOffset::nearest(60), at(0), 0);
        assert_eq!(call.begin(at(0), UtcOffset::nearest(60)), Ok(()));
        call
    }

    #[test]
    fn a_planned_call_begins_once_and_is_no_ride_before() {
        let (id, rep) = (Uuid::from_u128(1).into(), Uuid::from_u128(2).into());
        let mut call = Call::planned(id, rep, UtcOffset::nearest(0), at(0), 0);
        assert_eq!(call.started(), None);
        assert_eq!(call.end(at(5), Elapsed(0)), Err(WrongPhase));
        assert_eq!(call.begin(at(5), UtcOffset::nearest(60)), Ok(()));
        assert_eq!(call.begin(at(6), UtcOffset::nearest(60)), Err(WrongPhase));
        assert_eq!(call.started(), Some(at(5)));
    }

    #[test]
    fn an_advance_without_a_concrete_step_is_a_continuation() {
        let mut call = running();
        assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
        assert_eq!(call.mark(Outcome::Advance), Ok(()));
        assert_eq!(call.outcome(), Some(Outcome::Continuation));
        call.next_step = Text::typed("Visit the plant on the 5th");
        assert_eq!(call.outcome(), Some(Outcome::Advance));
        assert_eq!(call.marked(), Some(Outcome::Advance));
    }

    #[test]
    fn an_early_end_is_taken_back_and_the_clock_runs_on() {
        let mut call = running();
        assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
        assert_eq!(call.go_on(), Ok(()));
        assert_eq!(call.length(&[], at(12)), Elapsed::seconds(12 * 60));
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
        assert_eq!(call.length(&[], at(-90)), Elapsed::seconds(300));
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
