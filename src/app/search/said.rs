//! The texts of a call that can be found, each with where it stands.

use crate::app::view::lines;
use crate::domain::{Call, Debrief, Moment, MomentId, Notebook, Text, What};

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
    each_written(notebook, call, moments, &mut tell);
    for moment in moments {
        let words = lines::words(notebook.codebook(), call.when(), &moment.what);
        tell(Field::Moment(moment.id), &words);
    }
    all
}

/// Tells what the moments of a call are called, once for most of them however often they were tapped: a
/// few words stand behind most taps.
pub(super) fn each_label(
    notebook: &Notebook,
    call: &Call,
    moments: &[Moment],
    tell: &mut dyn FnMut(&str),
) {
    let mut told: Vec<&What> = Vec::with_capacity(16);
    for what in moments.iter().map(|moment| &moment.what) {
        if !told.iter().any(|other| is_the_same(other, what)) {
            told.push(what);
            let label = lines::words(notebook.codebook(), call.when(), what);
            tell(&label);
        }
    }
}

/// Whether two moments are known at a glance to be called the same. Those of one behaviour mostly share
/// the text of its key.
fn is_the_same(one: &What, other: &What) -> bool {
    match (one, other) {
        (What::Behaviour(one), What::Behaviour(other)) | (What::Over(one), What::Over(other)) => {
            one.shares_text_with(other)
        }
        (one, other) => one == other,
    }
}

/// Tells the texts of a call but for what its moments are called.
pub(super) fn each_written(
    notebook: &Notebook,
    call: &Call,
    moments: &[Moment],
    tell: &mut dyn FnMut(Field, &str),
) {
    let tell = &mut |field, text: &str| {
        if !text.is_empty() {
            tell(field, text);
        }
    };
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
    for moment in moments {
        tell(Field::MomentNote(moment.id), moment.note.as_str());
    }
    if let Some(debrief) = call.debrief() {
        of_debrief(debrief, tell);
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
