//! The net, as both saw it, side by side; and as the moments tell it.

use super::Talk;
use crate::app::event::DebriefEvent;
use crate::app::view::debrief::{DebriefView, NetTalk, Row, Screen};
use crate::domain::Answer;
use crate::ui::block::Block;
use crate::ui::reading::{drawn_from, memo, now, piece};
use crate::ui::widgets::blocks::{b, div, h2, list, p, section, span};
use crate::ui::widgets::choices::{choices, place};

impl Talk {
    pub(super) fn net(self) -> Block {
        let first = self.first();
        let rows = now(self.view, |view| rows(view).to_vec());
        let verdicts = rows.iter().enumerate().map(|(at, row)| {
            let of_rep = vec![span("quiet", first.clone()), b("", row.rep)];
            div("verdict", vec![self.of_manager(at, row), div("", of_rep)])
        });
        let tape = drawn_from(piece(self.view, tape), |tape: &NetTalk| {
            let facts = tape.facts.iter().map(|fact| span("", fact.clone()));
            section("", vec![h2("What was tapped"), list("", facts.collect())])
        });
        let intro = p(
            "",
            format!("How do you see it? {first}'s answer stands beside yours."),
        );
        let blocks = [intro].into_iter().chain(verdicts).chain([tape]).collect();
        self.screen(self.foot(), blocks)
    }

    fn of_manager(self, at: usize, row: &Row) -> Block {
        let question = row.question;
        let chosen = memo(move || {
            let answer = self.view.with(|view| rows(view?).get(at)?.manager)?;
            place(&Answer::ALL, &answer)
        });
        let answer = move |answer| self.send(DebriefEvent::ManagerAnswered(question, answer));
        choices(
            question.words(),
            &Answer::ALL,
            Answer::label,
            chosen,
            answer,
        )
    }
}

fn tape(view: &DebriefView) -> Option<NetTalk> {
    match &view.screen {
        Screen::Net(view) => Some(view.clone()),
        _ => None,
    }
}

fn rows(view: &DebriefView) -> &[Row] {
    match &view.screen {
        Screen::Net(view) => &view.rows,
        _ => &[],
    }
}
