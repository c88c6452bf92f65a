//! The replay: the call as a rope, and one moment of it at a time. Where did it turn, what was said
//! there, and what would the rep say now?

use leptos::prelude::*;

use super::{Talk, later, progress};
use crate::app::event::{DebriefEvent, Step};
use crate::app::view::debrief::{DebriefView, ReplayCard};
use crate::domain::MomentId;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, memo, nothing, now, part, piece};
use crate::ui::widgets::blocks::{div, h2, p, section, span, titled};
use crate::ui::widgets::controls::{asides, button};
use crate::ui::widgets::fields::note_field;
use crate::ui::widgets::frame::screen;
use crate::ui::widgets::keyed::{Key, for_each_moment};
use crate::ui::widgets::knot::mark;
use crate::ui::widgets::rope::rope_figure;

type Card = Piece<ReplayCard>;

impl Talk {
    pub(super) fn replay(self) -> AnyView {
        let card: Card = piece(self.view, |view| match view {
            DebriefView::Replay { card, .. } => card.clone(),
            DebriefView::RepView { .. } | DebriefView::Next(_) => None,
        });
        let on = move || self.send(DebriefEvent::StepChosen(Step::Next));
        let foot = vec![
            button("go", "On to what's next", on),
            asides(vec![self.back(Step::RepView), later()]),
        ];
        let any = part(card, |_| true);
        let cards = move || {
            if any.get() {
                untrack(|| self.card(card))
            } else {
                p("", "No moments in this call. Go on to what's next.")
            }
        };
        let middle = vec![
            progress(Step::Replay),
            drawn_from(self.view, rope),
            drawn(cards),
        ];
        screen("Replay", self.who(), foot, middle)
    }

    fn card(self, card: Card) -> AnyView {
        // Other moments have other fields: what was typed here stays with this one.
        let here = piece(card, |card| Some(vec![Key::Moment(card.moment)]));
        let after = drawn_from(piece(card, |card| card.after.clone()), |after| {
            section("", vec![h2("After this moment"), p("", after.clone())])
        });
        let fields = for_each_moment(here, move |moment| self.fields(card, moment));
        let blocks = vec![head(card), fields, self.moves(card)];
        div("", vec![section("card", blocks), after])
    }

    fn fields(self, card: Card, moment: MomentId) -> AnyView {
        let first = now(self.view, |view| match view {
            DebriefView::Replay { first, .. } => first.clone(),
            DebriefView::RepView { .. } | DebriefView::Next(_) => String::new(),
        });
        let (said, would_say) = now(card, |card| (card.said.clone(), card.would_say.clone()));
        let send_said = move |typed| self.send(DebriefEvent::SaidTyped(moment, typed));
        let send_would = move |typed| self.send(DebriefEvent::WouldSayTyped(moment, typed));
        let would = format!("What {first} would say now");
        let fields = vec![
            div(
                "bar said",
                vec![note_field("What was said", said, send_said)],
            ),
            div(
                "bar would-say",
                vec![note_field(would, would_say, send_would)],
            ),
        ];
        div("", fields)
    }

    /// To the moments before and after; and whether this is the one where the call turned, which a
    /// second tap takes back.
    fn moves(self, card: Card) -> AnyView {
        let turning = part(card, |card| card.turning.to_string());
        let turn = move |_| {
            if let Some(moment) = now(card, |card| Some(card.moment)) {
                self.send(DebriefEvent::Turned(moment));
            }
        };
        let turned = tag("button")
            .set("type", "button")
            .class("plain")
            .live("aria-pressed", turning)
            .on("click", turn)
            .words("Where it turned");
        let buttons = vec![
            self.way("‹", "Previous moment", piece(card, |card| card.previous)),
            turned.draw(),
            self.way("Next moment", "Next moment", piece(card, |card| card.next)),
        ];
        div("moves", buttons)
    }

    /// At an end of the call the button stays where it is, so that the focus does.
    fn way(self, label: &'static str, name: &'static str, to: Piece<MomentId>) -> AnyView {
        let off = memo(move || to.with(|to| to.is_none()).to_string());
        let show = move |_| {
            if let Some(moment) = to.with_untracked(|to| to.copied()) {
                self.send(DebriefEvent::MomentShown(moment));
            }
        };
        tag("button")
            .set("type", "button")
            .class("plain")
            .set("aria-label", name)
            .live("aria-disabled", off)
            .on("click", show)
            .words(label)
            .draw()
    }
}

fn rope(view: &DebriefView) -> AnyView {
    match view {
        DebriefView::Replay { rope, card, .. } => {
            rope_figure(rope, card.as_ref().map(|card| card.moment))
        }
        DebriefView::RepView { .. } | DebriefView::Next(_) => nothing(),
    }
}

fn head(card: Card) -> AnyView {
    let tone = drawn_from(piece(card, |card| Some(card.tone)), |tone| mark(*tone));
    let time = span("", part(card, |card| format!("at {}", card.time)));
    let place = span("count", part(card, |card| card.place.clone()));
    let blocks = vec![
        div("at-top", vec![div("marked", vec![tone, time]), place]),
        titled("question", part(card, |card| card.words.clone())),
    ];
    tag("div")
        .set("aria-live", "polite")
        .children(blocks)
        .draw()
}
