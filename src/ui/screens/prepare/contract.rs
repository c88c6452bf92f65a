//! The net contract: how far the manager may go, what allows more, and how the call comes back.

use leptos::prelude::*;

use super::Plan;
use crate::app::Event;
use crate::app::event::{DraftEvent, PlanEvent};
use crate::app::view::{Toggle, offers};
use crate::domain::{Text, TripWire};
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::reading::{part, piece};
use crate::ui::widgets::blocks::{h2, p, section};
use crate::ui::widgets::fields::draft_field;
use crate::ui::widgets::toggles::toggles;

impl Plan {
    pub(super) fn contract(self) -> Block {
        let stances = piece(self.view, |view| Some(view.stances.clone()));
        let trip_wires = piece(self.view, |view| Some(view.trip_wires.clone()));
        let blocks = vec![
            h2("The net"),
            toggles(self.app, "When it gets hot", stances),
            p("quiet hint", part(self.view, |view| view.why.clone())),
            toggles(self.app, "Trip-wires that allow more", trip_wires),
            self.own_trip_wire(),
            self.note(
                "Hand-back line",
                |view| view.hand_back.clone(),
                PlanEvent::HandBackTyped,
            ),
        ];
        section("", blocks)
    }

    /// The field is empty again once its words stand among the others.
    fn own_trip_wire(self) -> Block {
        let kept = self.app.look(|model| offers::trip_wire(model, self.id));
        let words = RwSignal::new(kept);
        let add = move |event: web_sys::Event| {
            event.prevent_default();
            let typed = words.get_untracked();
            match self.trip_wire(&typed) {
                Some(wire) if wire.is_on => {}
                Some(known) => self.app.send(known.event),
                None => {
                    let own = TripWire::Own(Text::typed(typed.trim()));
                    self.send(PlanEvent::TripWireToggled(own));
                }
            }
            // One too many is not taken in, and its words stay where they are.
            if self.trip_wire(&typed).is_some() {
                words.set(String::new());
                self.trip_wire_typed(String::new());
            }
        };
        let submit = tag("button").set("type", "submit").class("plain");
        tag("form")
            .class("with-button")
            .on("submit", add)
            .child(draft_field("One of your own", words, move |typed| {
                self.trip_wire_typed(typed);
            }))
            .child(submit.words("Add").draw())
            .draw()
    }

    fn trip_wire_typed(self, typed: String) {
        let typed = DraftEvent::TripWireTyped(self.id, typed);
        self.app.send(Event::Draft(typed));
    }

    /// The trip-wire with these words, if there is one.
    fn trip_wire(self, typed: &str) -> Option<Toggle> {
        let fits = |wire: &&Toggle| wire.label == typed.trim();
        self.view
            .with_untracked(|view| view?.trip_wires.iter().find(fits).cloned())
    }
}
