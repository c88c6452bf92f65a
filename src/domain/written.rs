//! All that a person has written in a record, field by field: what names are left out of, and what goes
//! when a call is reduced to its figures. Each record is taken apart by all of its fields, so that a new
//! one doesn't compile before it is said here whether anything is written in it.

use super::behaviour::Wording;
use super::draft::{BehaviourDraft, StartDraft, Unfinished};
use super::received::{AnswerDraft, Received};
use super::step::{Closing, FollowThrough, RepAnswer};
use super::undo::Step;
use super::{
    Behaviour, Call, Debrief, Draft, Moment, Name, NetContract, Phase, Record, Rep, RepView,
    RepWords, ReplayLine, Steps, Text, TripWire, What,
};

/// A field of a record, to be read or written anew.
pub enum Written<'a> {
    /// The name of a rep.
    Rep(&'a mut Name),
    /// The account of a call.
    Account(&'a mut Option<Name>),
    /// What a behaviour is called.
    Label(&'a mut Name),
    Text(&'a mut Text),
    /// What stands in a form and is no name yet.
    Typed(&'a mut String),
}

/// What is told each field.
type Take<'a> = &'a mut dyn FnMut(Written<'_>);

impl Record {
    /// Tells each field that a person has written, empty ones too.
    pub fn each_written(&mut self, take: Take<'_>) {
        match self {
            Self::Rep(rep) => rep.each_written(take),
            Self::Call(call) => call.each_written(take),
            Self::Moment(moment) => moment.each_written(take),
            Self::Behaviour(behaviour) => behaviour.each_written(take),
            Self::Steps(steps) => steps.each_written(take),
            Self::Draft(draft) => draft.each_written(take),
        }
    }
}

impl Rep {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            id: _,
            name,
            stage: _,
            focus: _,
            trashed: _,
            edited: _,
        } = self;
        take(Written::Rep(name));
    }
}

impl Call {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            id: _,
            rep: _,
            account,
            setting: _,
            objective,
            role: _,
            contribution,
            stakes: _,
            contract,
            keys: _,
            next_step,
            note,
            sharing: _,
            utc_offset_min: _,
            phase,
            trashed: _,
            changed: _,
            edited: _,
        } = self;
        take(Written::Account(account));
        for text in [objective, contribution, next_step, note] {
            take(Written::Text(text));
        }
        contract.each_written(take);
        match phase {
            Phase::Planned { .. } | Phase::Running { .. } => {}
            Phase::Ended { debrief, .. } | Phase::Debriefed { debrief, .. } => {
                debrief.each_written(take);
            }
        }
    }
}

impl NetContract {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            stance: _,
            trip_wires,
            hand_back,
        } = self;
        for wire in trip_wires.iter_mut() {
            wire.each_written(take);
        }
        // Two that were told apart by a name may be one without it, and none stands twice.
        let mut kept: Vec<TripWire> = Vec::new();
        for wire in trip_wires.drain(..) {
            if !kept.contains(&wire) {
                kept.push(wire);
            }
        }
        *trip_wires = kept;
        take(Written::Text(hand_back));
    }
}

impl TripWire {
    fn each_written(&mut self, take: Take<'_>) {
        match self {
            Self::Own(text) => take(Written::Text(text)),
            Self::RepFrozen
            | Self::CustomerTurns
            | Self::WrongPromise
            | Self::AccountSlipping
            | Self::LongSilence => {}
        }
    }
}

impl Debrief {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            form: _,
            supposed,
            rep_view,
            turning_point: _,
            replay,
            net: _,
            keep,
            work_on,
            action_step,
            follow,
            learning: _,
            alone: _,
        } = self;
        for text in [supposed, keep, work_on, action_step] {
            take(Written::Text(text));
        }
        rep_view.each_written(take);
        for ReplayLine {
            moment: _,
            said,
            would_say,
        } in replay
        {
            take(Written::Text(said));
            take(Written::Text(would_say));
        }
        follow.each_written(take);
    }
}

impl RepView {
    fn each_written(&mut self, take: Take<'_>) {
        let Some(RepWords {
            felt,
            went_well,
            talk_guess: _,
            net: _,
        }) = self.words_mut()
        else {
            return;
        };
        take(Written::Text(felt));
        take(Written::Text(went_well));
    }
}

impl FollowThrough {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            behaviour: _,
            by: _,
            tries: _,
            closing,
            answer,
        } = self;
        if let Some(RepAnswer {
            tried,
            went,
            answered: _,
        }) = answer
        {
            take(Written::Text(tried));
            take(Written::Text(went));
        }
        if let Some(Closing {
            verdict: _,
            word,
            closed: _,
        }) = closing
        {
            take(Written::Text(word));
        }
    }
}

impl Moment {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            id: _,
            call: _,
            seq: _,
            at: _,
            timing: _,
            what,
            note,
            sharing: _,
            edited: _,
        } = self;
        match what {
            What::Words(text) => take(Written::Text(text)),
            What::TripWire(wire) => wire.each_written(take),
            What::Behaviour(_)
            | What::Over(_)
            | What::Net(_)
            | What::Star
            | What::Zone(_)
            | What::Speaking(_) => {}
        }
        take(Written::Text(note));
    }
}

impl Behaviour {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            key: _,
            short,
            label,
            seen,
            skill,
            valence: _,
            shape: _,
            lead: _,
            place: _,
            standing: _,
            past,
            edited: _,
        } = self;
        for name in [short, label, skill] {
            take(Written::Label(name));
        }
        take(Written::Text(seen));
        for Wording {
            until: _,
            short,
            label,
            valence: _,
        } in past
        {
            take(Written::Label(short));
            take(Written::Label(label));
        }
    }
}

impl Steps {
    fn each_written(&mut self, take: Take<'_>) {
        for step in self.each_step_mut() {
            match step {
                Step::Added(_) => {}
                Step::Changed(moment) | Step::TakenOut(moment) => moment.each_written(take),
            }
        }
    }
}

impl Draft {
    fn each_written(&mut self, take: Take<'_>) {
        let Self { what, edited: _ } = self;
        match what {
            Unfinished::Start(StartDraft {
                account,
                new_rep,
                stakes: _,
                role: _,
            }) => {
                take(Written::Typed(account));
                take(Written::Typed(new_rep));
            }
            Unfinished::Behaviour(
                _,
                BehaviourDraft {
                    label,
                    short,
                    seen,
                    skill,
                    valence: _,
                    shape: _,
                    lead,
                },
            ) => {
                for typed in [label, short, seen, skill, lead] {
                    take(Written::Typed(typed));
                }
            }
            Unfinished::Closing(_, word) | Unfinished::TripWire(_, word) => {
                take(Written::Typed(word));
            }
            Unfinished::Debrief(..) => {}
            Unfinished::Received(received) => received.each_written(take),
            Unfinished::Answer(_, AnswerDraft { tried, went }) => {
                take(Written::Typed(tried));
                take(Written::Typed(went));
            }
        }
    }
}

impl Received {
    fn each_written(&mut self, take: Take<'_>) {
        let Self {
            rep,
            call,
            moments,
            behaviours,
        } = self;
        rep.each_written(take);
        call.each_written(take);
        for moment in moments {
            moment.each_written(take);
        }
        for behaviour in behaviours {
            behaviour.each_written(take);
        }
    }
}
