//! The card of the replay: one moment. Was it where the call turned, what was said there, and what
//! would the rep say now?

use super::Talk;
use crate::app::event::DebriefEvent;
use crate::app::view::debrief::ReplayCard;
use crate::domain::MomentId;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo, now, part, piece};
use crate::ui::widgets::blocks::{div, h2, p, section, span, titled};
use crate::ui::widgets::fields::note_field;
use crate::ui::widgets::keyed::{Key, for_each_moment};
use crate::ui::widgets::knot::mark;

pub(super) type Card = Piece<ReplayCard>;

impl Talk {
    pub(super) fn card(self, card: Card) -> Block {
        // Other moments have other fields: what was typed here stays with this one.
        let here = piece(card, |card| Some(vec![Key::Moment(card.moment)]));
        let after = drawn_from(piece(card, |card| card.after.clone()), |after| {
            section("", vec![h2("After this moment"), p("", after.clone())])
        });
        let fields = for_each_moment(here, move |moment| self.fields(card, moment));
        let blocks = vec![head(card), fields, self.moves(card)];
        div("", vec![section("card", blocks), after])
    }

    fn fields(self, card: Card, moment: MomentId) -> Block {
        let (said, would_say) = now(card, |card| (card.said.clone(), card.would_say.clone()));
        let send_said = move |typed| self.send(DebriefEvent::SaidTyped(moment, typed));
        let send_would = move |typed| self.send(DebriefEvent::WouldSayTyped(moment, typed));
        let would = format!("What {} would say now", self.first());
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
    fn moves(self, card: Card) -> Block {
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
    fn way(self, label: &'static str, name: &'static str, to: Piece<MomentId>) -> Block {
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

fn head(card: Card) -> Block {
    let tone = drawn_from(piece(card, |card| Some(card.tone)), |tone| mark(*tone));
    let time = span("", part(card, at));
    let place = span("count", part(card, |card| card.place.clone()));
    let blocks = vec![
        div("at-top", vec![div("marked", vec![tone, time]), place]),
        titled("question written", part(card, |card| said_of(card).clone())),
    ];
    tag("div")
        .set("aria-live", "polite")
        .children(blocks)
        .draw()
}

/// A note takes the large place, and the words of the moment go beside its time.
fn at(card: &ReplayCard) -> String {
    if card.note.is_empty() {
        format!("at {}", card.time)
    } else {
        format!("{} at {}", card.words, card.time)
    }
}

fn said_of(card: &ReplayCard) -> &String {
    if card.note.is_empty() {
        &card.words
    } else {
        &card.note
    }
}
