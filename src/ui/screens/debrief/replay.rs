//! The replay: the call as a rope, and one moment of it at a time; how long the rep talked; and who
//! spoke first.

use leptos::prelude::*;

use super::Talk;
use super::card::Card;
use crate::app::view::Rope;
use crate::app::view::debrief::{self, DebriefView, ReplayView, Screen};
use crate::app::view::footing::footing;
use crate::app::view::lines::TAKEN_OUT;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, part, piece};
use crate::ui::widgets::blocks::{facts, h2, p, section};
use crate::ui::widgets::rope::rope_figure;

impl Talk {
    pub(super) fn replay(self) -> Block {
        let (app, id) = (self.app, self.id);
        let view: Piece<ReplayView> = piece(self.view, replay);
        let card: Card = piece(view, |view| view.card.clone());
        let rests_on = Piece::of_model(app, move |model| footing(model, id));
        let rope = Piece::resting_on(rests_on, app, move |model| debrief::rope(model, id));
        let shown = part(card, |card| Some(card.moment));
        let any = part(card, |_| true);
        let cards = move || {
            if any.get() {
                untrack(|| self.card(card))
            } else {
                p("", "No moments in this call.")
            }
        };
        let talk = piece(view, |view| {
            (!view.talk.is_empty()).then(|| view.talk.clone())
        });
        let taken_out = piece(view, |view| {
            (!view.taken_out.is_empty()).then(|| view.taken_out.clone())
        });
        let blocks = vec![
            drawn_from(rope, move |rope: &Rope| rope_figure(rope, shown.get())),
            drawn(cards),
            drawn_from(taken_out, |taken_out| {
                section("", vec![h2(TAKEN_OUT), facts("agreed", taken_out)])
            }),
            drawn_from(talk, |talk| {
                section(
                    "",
                    vec![h2("The rep's share of talking"), facts("agreed", talk)],
                )
            }),
            p("quiet apart", part(view, |view| view.spoke_first.clone())),
        ];
        self.screen(self.foot(), blocks)
    }
}

fn replay(view: &DebriefView) -> Option<ReplayView> {
    match &view.screen {
        Screen::Replay(view) => Some(view.clone()),
        _ => None,
    }
}
