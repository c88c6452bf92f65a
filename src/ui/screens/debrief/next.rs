//! What next: one thing to keep, one to work on, one to try; and whether the manager will be there
//! next time.

use super::Talk;
use crate::app::Event;
use crate::app::event::{DebriefEvent, FollowEvent};
use crate::app::view::debrief::{DebriefView, NextTimeView, NextView, Screen};
use crate::app::view::phrase::read_day;
use crate::domain::{BehaviourKey, CallKind, How, LearningMode};
use crate::ui::block::Block;
use crate::ui::reading::{nothing, now, part};
use crate::ui::widgets::blocks::{div, h2, p, section};
use crate::ui::widgets::choices::{choices, place, toggles};
use crate::ui::widgets::fields::{date_field, select_field};

impl Talk {
    pub(super) fn what_next(self) -> Block {
        let Some(view) = now(self.view, |view| next(view).cloned()) else {
            return nothing();
        };
        let behaviour = part(self.view, |view| {
            next(view).map_or_else(String::new, |next| next.behaviour.clone())
        });
        let choose = move |value: String| {
            let key = BehaviourKey::try_from(value).ok();
            self.send(DebriefEvent::StepBehaviourChosen(key));
        };
        let by = move |date: String| self.send(DebriefEvent::StepByChosen(read_day(&date)));
        let step = vec![
            select_field(
                "For the behaviour".into(),
                "None in particular",
                view.behaviours.clone(),
                behaviour.into(),
                choose,
            ),
            date_field("To be looked at by", view.by.clone(), by),
        ];
        let blocks = vec![
            self.open_step(&view),
            p("apart", "One bright spot, one focus, one step to try."),
            self.note("Keep", view.keep, DebriefEvent::KeepTyped),
            self.note("Work on", view.work_on, DebriefEvent::WorkOnTyped),
            self.note(
                "Try on the next calls",
                view.action_step,
                DebriefEvent::ActionStepTyped,
            ),
            div("pair apart", step),
        ];
        self.screen(self.foot(), blocks)
    }

    /// The step that is still open, and how it went in this call.
    fn open_step(self, view: &NextView) -> Block {
        let Some(open) = &view.open else {
            return nothing();
        };
        let agreed = open.agreed;
        let marked = part(self.view, |view| {
            let how = next(view)?.open.as_ref()?.how?;
            place(&How::ALL, &how)
        });
        let call = self.id;
        let mark = move |how| {
            let event = FollowEvent::Marked(call, how);
            self.app.send(Event::Follow(agreed, event));
        };
        let line = part(self.view, |view| {
            let open = next(view).and_then(|next| next.open.as_ref());
            open.map_or_else(String::new, |open| open.line.clone())
        });
        let blocks = vec![
            h2("To try, from an earlier call"),
            p("written", open.words.clone()),
            p("quiet", line),
            choices(
                "How it went in this call",
                &How::ALL,
                How::label,
                marked,
                mark,
            ),
        ];
        section("card", blocks)
    }

    pub(super) fn next_time(self) -> Block {
        let alone = part(self.view, |view| {
            next_time(view).map_or_else(Vec::new, |next| next.alone.clone())
        });
        let learning = part(self.view, |view| {
            let mode = next_time(view)?.learning?;
            place(&LearningMode::ALL, &mode)
        });
        let toggle = move |kind| self.send(DebriefEvent::AloneToggled(kind));
        let choose = move |mode| self.send(DebriefEvent::LearningChosen(mode));
        let first = self.first();
        let words = format!("What {first} can do without you, you needn't sit in on.");
        let blocks = vec![
            p("", words),
            toggles(
                "Calls that the rep now does alone",
                &CallKind::ALL,
                CallKind::label,
                alone,
                toggle,
            ),
            choices(
                "This call taught by",
                &LearningMode::ALL,
                LearningMode::label,
                learning,
                choose,
            ),
        ];
        self.screen(self.foot(), blocks)
    }
}

fn next(view: &DebriefView) -> Option<&NextView> {
    match &view.screen {
        Screen::Next(view) => Some(view),
        _ => None,
    }
}

fn next_time(view: &DebriefView) -> Option<&NextTimeView> {
    match &view.screen {
        Screen::NextTime(view) => Some(view),
        _ => None,
    }
}
