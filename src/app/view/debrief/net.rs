//! The net, as both saw it, and as the moments tell it.

use crate::app::model::Model;
use crate::app::view::phrase;
use crate::domain::{Answer, Call, Debrief, NetMove, NetQuestion, RepView, TripWire, What};

/// The verdict of both, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetTalk {
    /// One for each question, in their order.
    pub rows: Vec<Row>,
    /// How the net was agreed on and what was tapped, in sentences.
    pub facts: Vec<String>,
}

/// A question with both answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub question: NetQuestion,
    /// What the rep said, in a word.
    pub rep: &'static str,
    pub manager: Option<Answer>,
}

pub(super) fn net(model: &Model, call: &Call, debrief: &Debrief) -> NetTalk {
    let rep = |question: NetQuestion| match &debrief.rep_view {
        RepView::Skipped => "Not asked",
        RepView::Speaking(words) | RepView::Said(words) => words
            .net
            .answer(question)
            .map_or("No answer", Answer::label),
    };
    let row = |question: NetQuestion| Row {
        question,
        rep: rep(question),
        manager: debrief.net.answer(question),
    };
    NetTalk {
        rows: NetQuestion::ALL.map(row).into(),
        facts: facts(model, call),
    }
}

fn facts(model: &Model, call: &Call) -> Vec<String> {
    let moments = model.notebook.moments(call.id);
    let did = |step: NetMove| {
        let moves = moments.iter().filter(|one| one.what == What::Net(step));
        moves.count()
    };
    let mut wires: Vec<(&TripWire, usize)> = Vec::new();
    for moment in moments {
        let What::TripWire(touched) = &moment.what else {
            continue;
        };
        match wires.iter_mut().find(|(wire, _)| *wire == touched) {
            Some((_, times)) => *times += 1,
            None => wires.push((touched, 1)),
        }
    }
    let agreed = call.contract.stance.map(|stance| {
        let words = stance.label().to_lowercase();
        format!("Agreed before the door: {words}.")
    });
    let tapped = format!(
        "Held {}, redirected {}, took over {}.",
        did(NetMove::Held),
        did(NetMove::Redirected),
        did(NetMove::TookOver),
    );
    let touched = wires.into_iter().map(|(wire, times)| {
        let times = phrase::count(times, "time");
        format!("Trip-wire touched {times}: {}.", wire.label())
    });
    agreed.into_iter().chain([tapped]).chain(touched).collect()
}
