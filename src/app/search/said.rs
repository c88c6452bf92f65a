//! The texts of a call that can be found, each with where it stands.

use crate::app::view::lines;
use crate::domain::{Call, Debrief, Moment, MomentId, Notebook, Text};

/// Where a text stands in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Account,
    Rep,
    Objective,
    Note,
    NextStep,
    Moment(MomentId),
    MomentNote(MomentId),
    Replay(MomentId),
    Debrief,
    ActionStep,
}

/// A text of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub field: Field,
    pub text: String,
}

/// All that can be found in a call.
#[must_use]
pub fn said(notebook: &Notebook, call: &Call) -> Vec<Said> {
    let mut all = Vec::new();
    let mut tell = |field, text: &str| {
        if !text.trim().is_empty() {
            let text = text.to_owned();
            all.push(Said { field, text });
        }
    };
    let moments = notebook.moments(call.id);
    each_of_call(notebook, call, &mut tell);
    for moment in moments {
        each_of_moment(moment, &mut tell);
    }
    each_of_debrief(call, &mut tell);
    for moment in moments {
        let words = lines::words(notebook.codebook(), call.when(), &moment.what);
        tell(Field::Moment(moment.id), &words);
    }
    all
}

/// Tells what is written at a moment, besides what it is called.
pub(super) fn each_of_moment(moment: &Moment, tell: &mut dyn FnMut(Field, &str)) {
    // Few of very many have a note.
    if !moment.note.as_str().is_empty() {
        tell(Field::MomentNote(moment.id), moment.note.as_str());
    }
}

/// Tells the texts of a call itself.
pub(super) fn each_of_call(notebook: &Notebook, call: &Call, tell: &mut dyn FnMut(Field, &str)) {
    let tell = &mut if_written(tell);
    if let Some(account) = &call.account {
        tell(Field::Account, account.as_str());
    }
    if let Some(rep) = notebook.rep(call.rep) {
        tell(Field::Rep, rep.name.as_str());
    }
    tell(Field::Objective, call.objective.as_str());
    tell(Field::Objective, call.contribution.as_str());
    tell(Field::Note, call.note.as_str());
    tell(Field::NextStep, call.next_step.as_str());
}

/// Tells the texts of its debrief.
pub(super) fn each_of_debrief(call: &Call, tell: &mut dyn FnMut(Field, &str)) {
    if let Some(debrief) = call.debrief() {
        of_debrief(debrief, &mut if_written(tell));
    }
}

fn if_written(tell: &mut dyn FnMut(Field, &str)) -> impl FnMut(Field, &str) {
    |field, text| {
        if !text.is_empty() {
            tell(field, text);
        }
    }
}

fn of_debrief(debrief: &Debrief, tell: &mut dyn FnMut(Field, &str)) {
    for line in &debrief.replay {
        tell(Field::Replay(line.moment), line.said.as_str());
        tell(Field::Replay(line.moment), line.would_say.as_str());
    }
    let of_rep = debrief.rep_view.words();
    let of_rep = of_rep.map(|words| [&words.felt, &words.went_well]);
    let own = [&debrief.supposed, &debrief.keep, &debrief.work_on];
    for text in of_rep.into_iter().flatten().chain(own) {
        tell(Field::Debrief, Text::as_str(text));
    }
    tell(Field::ActionStep, debrief.action_step.as_str());
    if let Some(closing) = &debrief.follow.closing {
        tell(Field::ActionStep, closing.word.as_str());
    }
    if let Some(answer) = &debrief.follow.answer {
        tell(Field::ActionStep, answer.tried.as_str());
        tell(Field::ActionStep, answer.went.as_str());
    }
}
