//! "So how'd that feel?" The rep has the first word, and the phone in hand.

use leptos::prelude::*;

use super::{Talk, on_to};
use crate::app::event::{DebriefEvent, DebriefStep};
use crate::app::view::debrief::{DebriefView, FirstWord, RepFirstView, Screen};
use crate::domain::{Answer, Form, NetQuestion, Percent};
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, memo, nothing, now, part, piece};
use crate::ui::widgets::blocks::{div, h2, p, section};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::fields::range_field;

type First = Piece<RepFirstView>;

/// Where the slider stands while nothing was guessed, and how far it goes at a time.
const MIDDLE: u32 = 50;
const STEP: u32 = 5;

impl Talk {
    pub(super) fn rep_first(self) -> Block {
        let view: First = piece(self.view, rep_first);
        let foot = vec![self.rep_first_foot(view)];
        let first = self.first();
        let is_short = now(self.view, |view| view.place.form == Form::Short);
        let mut blocks = if now(view, word) == Some(FirstWord::PassedOver) {
            vec![p("", format!("{first} was passed over in this debrief."))]
        } else {
            let (felt, went_well) = now(view, |view| (view.felt.clone(), view.went_well.clone()));
            let intro = format!("Hand over the phone if you like. {first} goes first.");
            vec![
                p("", intro),
                self.note("How it felt", felt, DebriefEvent::FeltTyped),
                self.note("What went well", went_well, DebriefEvent::WentWellTyped),
                self.guess(view),
                self.own_verdict(view),
            ]
        };
        if is_short {
            blocks.push(self.form("aside", "There is time: all six questions", Form::Full));
        }
        self.screen(foot, blocks)
    }

    /// The guess at the own share of talking, which can be left open.
    fn guess(self, view: First) -> Block {
        let guess = part(view, |view| view.guess);
        let value = memo(move || guess.get().map_or(MIDDLE, u32::from));
        let words = memo(move || match guess.get() {
            Some(percent) => format!("{percent} %"),
            None => "no guess yet".to_owned(),
        });
        let slide = move |percent: u32| {
            let percent = Percent::nearest(u8::try_from(percent).unwrap_or(100));
            self.send(DebriefEvent::TalkGuessed(Some(percent)));
        };
        let take_back = move || {
            if guess.get().is_some() {
                button("aside", "No guess", move || {
                    self.send(DebriefEvent::TalkGuessed(None))
                })
            } else {
                nothing()
            }
        };
        let label = "How much of the talking was yours?";
        let slider = range_field(label, 100, STEP, value, words, slide);
        div("", vec![slider, drawn(take_back)])
    }

    fn own_verdict(self, view: First) -> Block {
        let one = |question: NetQuestion| {
            let chosen = memo(move || {
                let answer = view.with(|view| view?.net.answer(question))?;
                place(&Answer::ALL, &answer)
            });
            let answer = move |answer| self.send(DebriefEvent::RepAnswered(question, answer));
            choices(
                question.words(),
                &Answer::ALL,
                Answer::label,
                chosen,
                answer,
            )
        };
        let questions = NetQuestion::ALL.map(one);
        section("", [h2("The net")].into_iter().chain(questions).collect())
    }

    /// Before the rep has spoken: save, or skip. Afterwards: on.
    fn rep_first_foot(self, view: First) -> Block {
        let is_open = part(view, |view| view.word == FirstWord::Open);
        let foot = move || {
            let foot = if is_open.get() {
                let skip = button("aside", "Skip", move || self.send(DebriefEvent::RepSkipped));
                self.foot_with("Save, then replay", DebriefEvent::RepSpoke, Some(skip))
            } else {
                let on = DebriefStep::Replay;
                self.foot_with(on_to(on), DebriefEvent::StepChosen(on), None)
            };
            foot.block()
        };
        div("", vec![drawn(foot)])
    }
}

fn rep_first(view: &DebriefView) -> Option<RepFirstView> {
    match &view.screen {
        Screen::RepView(view) => Some(view.clone()),
        _ => None,
    }
}

fn word(view: &RepFirstView) -> Option<FirstWord> {
    Some(view.word)
}
