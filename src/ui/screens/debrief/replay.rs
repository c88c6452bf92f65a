//! The replay: the call as a rope, and one moment of it at a time. Where did it turn, what was said
//! there, and what would the rep say now?

use leptos::prelude::*;

use super::{Talk, later, progress};
use crate::app::event::{DebriefEvent, Step};
use crate::app::view::debrief::{DebriefView, ReplayCard};
use crate::domain::MomentId;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, memo, nothing, now, part, piece};
use crate::ui::widgets::controls::{asides, button};
use crate::ui::widgets::fields::note_field;
use crate::ui::widgets::frame::Screen;
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
                view! { <p>"No moments in this call. Go on to what's next."</p> }.into_any()
            }
        };
        view! {
            <Screen title="Replay" beside=self.who() foot>
                {progress(Step::Replay)}
                {drawn_from(self.view, rope)}
                {drawn(cards)}
            </Screen>
        }
        .into_any()
    }

    fn card(self, card: Card) -> AnyView {
        // Other moments have other fields: what was typed here stays with this one.
        let here = piece(card, |card| Some(vec![Key::Moment(card.moment)]));
        let after = |after: &String| {
            let after = after.clone();
            view! { <h2>"After this moment"</h2><p>{after}</p> }.into_any()
        };
        let after = drawn_from(piece(card, |card| card.after.clone()), after);
        view! {
            <section class="card">
                {head(card)}
                {for_each_moment(here, move |moment| self.fields(card, moment))}
                {self.moves(card)}
            </section>
            {after}
        }
        .into_any()
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
        view! {
            <div class="bar said">{note_field("What was said", said, send_said)}</div>
            <div class="bar would-say">{note_field(would, would_say, send_would)}</div>
        }
        .into_any()
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
        view! {
            <div class="moves">
                {self.way("‹", "Previous moment", piece(card, |card| card.previous))}
                <button type="button" class="plain" aria-pressed=turning on:click=turn>
                    "Where it turned"
                </button>
                {self.way("Next moment", "Next moment", piece(card, |card| card.next))}
            </div>
        }
        .into_any()
    }

    /// At an end of the call the button stays where it is, so that the focus does.
    fn way(self, label: &'static str, name: &'static str, to: Piece<MomentId>) -> AnyView {
        let off = memo(move || to.with(|to| to.is_none()).to_string());
        let show = move |_| {
            if let Some(moment) = to.with_untracked(|to| to.copied()) {
                self.send(DebriefEvent::MomentShown(moment));
            }
        };
        view! {
            <button
                type="button"
                class="plain"
                aria-label=name
                aria-disabled=off
                on:click=show
            >
                {label}
            </button>
        }
        .into_any()
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
    view! {
        <div aria-live="polite">
            <p class="at-top">
                <span class="marked">
                    {tone}
                    <span>{part(card, |card| format!("at {}", card.time))}</span>
                </span>
                <span class="count">{part(card, |card| card.place.clone())}</span>
            </p>
            <h2 class="question">{part(card, |card| card.words.clone())}</h2>
        </div>
    }
    .into_any()
}
