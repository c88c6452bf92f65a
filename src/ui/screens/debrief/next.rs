//! What next: one thing to keep, one to work on, one to try.

use leptos::prelude::*;

use super::{Talk, later, progress};
use crate::app::event::{DebriefEvent, DebriefStep};
use crate::app::view::debrief::{DebriefView, NextView};
use crate::domain::LearningMode;
use crate::ui::reading::{now, part};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{asides, button};
use crate::ui::widgets::fields::note_field;
use crate::ui::widgets::frame::screen;

impl Talk {
    pub(super) fn what_next(self) -> AnyView {
        let learning = part(self.view, |view| match view {
            DebriefView::Next(NextView {
                learning: Some(mode),
                ..
            }) => place(&LearningMode::ALL, mode),
            _ => None,
        });
        let [keep, work_on, action_step] = now(self.view, |view| match view {
            DebriefView::Next(next) => {
                [&next.keep, &next.work_on, &next.action_step].map(String::clone)
            }
            DebriefView::RepView { .. } | DebriefView::Replay { .. } => Default::default(),
        });
        let note = move |label, value, event: fn(String) -> DebriefEvent| {
            note_field(label, value, move |typed| self.send(event(typed)))
        };
        let finish = move || self.send(DebriefEvent::Finished);
        let foot = vec![
            button("go", "Finish", finish),
            asides(vec![self.back(DebriefStep::Replay), later()]),
        ];
        let choose = move |mode| self.send(DebriefEvent::LearningChosen(mode));
        let modes = &LearningMode::ALL;
        let middle = vec![
            progress(DebriefStep::Next),
            note("Keep", keep, DebriefEvent::KeepTyped),
            note("Work on", work_on, DebriefEvent::WorkOnTyped),
            note(
                "Try on the next calls",
                action_step,
                DebriefEvent::ActionStepTyped,
            ),
            choices(
                "This call taught by",
                modes,
                LearningMode::label,
                learning,
                choose,
            ),
        ];
        screen("What next", self.who(), foot, middle)
    }
}
