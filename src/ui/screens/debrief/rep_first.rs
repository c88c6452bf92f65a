//! "So how'd that feel?" The rep has the first word, and the phone in hand.

use leptos::prelude::*;

use super::{Talk, later, progress};
use crate::app::event::{DebriefEvent, DebriefStep};
use crate::app::view::debrief::{DebriefView, FirstWord};
use crate::ui::reading::{drawn, now, part};
use crate::ui::widgets::blocks::{div, p};
use crate::ui::widgets::controls::{asides, button};
use crate::ui::widgets::fields::note_field;
use crate::ui::widgets::frame::screen;

impl Talk {
    pub(super) fn rep_first(self) -> AnyView {
        let (first, felt, went_well) = now(self.view, |view| match view {
            DebriefView::RepView {
                first,
                felt,
                went_well,
                ..
            } => (first.clone(), felt.clone(), went_well.clone()),
            DebriefView::Replay { .. } | DebriefView::Next(_) => Default::default(),
        });
        let foot = vec![self.rep_first_foot()];
        let mut middle = vec![progress(DebriefStep::RepView)];
        if now(self.view, word) == Some(FirstWord::PassedOver) {
            middle.push(p("", format!("{first} was passed over in this debrief.")));
        } else {
            let send_felt = move |typed| self.send(DebriefEvent::FeltTyped(typed));
            let send_went_well = move |typed| self.send(DebriefEvent::WentWellTyped(typed));
            middle.extend([
                p(
                    "",
                    format!("Hand over the phone if you like. {first} goes first."),
                ),
                note_field("How it felt", felt, send_felt),
                note_field("What went well", went_well, send_went_well),
            ]);
        }
        screen("So how'd that feel?", self.who(), foot, middle)
    }

    /// Before the rep has spoken: save, or skip. Afterwards: on.
    fn rep_first_foot(self) -> AnyView {
        let is_open = part(self.view, |view| word(view) == Some(FirstWord::Open));
        let foot = move || {
            let (label, event, ways) = if is_open.get() {
                let skip = button("aside", "Skip", move || self.send(DebriefEvent::RepSkipped));
                (
                    "Save, then replay",
                    DebriefEvent::RepSpoke,
                    vec![skip, later()],
                )
            } else {
                (
                    "On to the replay",
                    DebriefEvent::StepChosen(DebriefStep::Replay),
                    vec![later()],
                )
            };
            vec![
                button("go", label, move || self.send(event.clone())),
                asides(ways),
            ]
            .into_any()
        };
        div("", vec![drawn(foot)])
    }
}

fn word(view: &DebriefView) -> Option<FirstWord> {
    match view {
        DebriefView::RepView { word, .. } => Some(*word),
        DebriefView::Replay { .. } | DebriefView::Next(_) => None,
    }
}
