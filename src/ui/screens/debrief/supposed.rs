//! What was supposed to happen: what was agreed before the door, and how it is said in the car.

use super::Talk;
use crate::app::event::DebriefEvent;
use crate::app::view::debrief::{DebriefView, Screen, SupposedView};
use crate::domain::Form;
use crate::ui::block::Block;
use crate::ui::reading::{nothing, now};
use crate::ui::widgets::blocks::{facts, p};

impl Talk {
    pub(super) fn supposed(self) -> Block {
        let Some(view) = now(self.view, supposed) else {
            return nothing();
        };
        let objective = if view.objective.trim().is_empty() {
            p("quiet", "No objective was written down.")
        } else {
            p("large written", view.objective)
        };
        let blocks = vec![
            objective,
            facts("agreed", &view.agreed),
            self.note(
                "In your own words",
                view.supposed,
                DebriefEvent::SupposedTyped,
            ),
            self.form("plain apart", "Five minutes: three questions", Form::Short),
        ];
        self.screen(self.foot(), blocks)
    }
}

fn supposed(view: &DebriefView) -> Option<SupposedView> {
    match &view.screen {
        Screen::Supposed(view) => Some(view.clone()),
        _ => None,
    }
}
