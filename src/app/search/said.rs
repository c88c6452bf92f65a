//! The texts of a call that can be found, each with where it stands.

use crate::app::view::lines;
use crate::domain::{Call, Debrief, MomentId, Notebook, Text};

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
    let mut all = All(Vec::new());
    if let Some(account) = &call.account {
        all.add(Field::Account, account.as_str());
    }
    if let Some(rep) = notebook.rep(call.rep) {
        all.add(Field::Rep, rep.name.as_str());
    }
    all.add(Field::Objective, call.objective.as_str());
    all.add(Field::Objective, call.contribution.as_str());
    all.add(Field::Note, call.note.as_str());
    all.add(Field::NextStep, call.next_step.as_str());
    for moment in notebook.moments(call.id) {
        let words = lines::words(notebook.codebook(), call.when(), &moment.what);
        all.add(Field::Moment(moment.id), &words);
        all.add(Field::MomentNote(moment.id), moment.note.as_str());
    }
    if let Some(debrief) = call.debrief() {
        of_debrief(&mut all, debrief);
    }
    all.0
}

fn of_debrief(all: &mut All, debrief: &Debrief) {
    for line in &debrief.replay {
        all.add(Field::Replay(line.moment), line.said.as_str());
        all.add(Field::Replay(line.moment), line.would_say.as_str());
    }
    let of_rep = debrief.rep_view.words();
    let of_rep = of_rep.map(|words| [&words.felt, &words.went_well]);
    let own = [&debrief.supposed, &debrief.keep, &debrief.work_on];
    for text in of_rep.into_iter().flatten().chain(own) {
        all.add(Field::Debrief, Text::as_str(text));
    }
    all.add(Field::ActionStep, debrief.action_step.as_str());
    if let Some(closing) = &debrief.follow.closing {
        all.add(Field::ActionStep, closing.word.as_str());
    }
}

struct All(Vec<Said>);

impl All {
    fn add(&mut self, field: Field, text: &str) {
        if !text.trim().is_empty() {
            let text = text.to_owned();
            self.0.push(Said { field, text });
        }
    }
}
