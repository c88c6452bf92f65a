//! A debrief that a manager has shared with the rep, on the rep's own phone: it is read there and answered,
//! and is no call of the rep's notebook.

use serde::{Deserialize, Serialize};

use super::{Behaviour, Call, CallId, DraftOf, Moment, Notebook, Rep, Unfinished};

/// One call after its debrief, as it left the manager's phone, with all that it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    pub rep: Rep,
    pub call: Call,
    pub moments: Vec<Moment>,
    /// Those that aren't in everybody's codebook.
    pub behaviours: Vec<Behaviour>,
}

/// What the rep has typed so far, to be sent back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerDraft {
    pub tried: String,
    pub went: String,
}

impl Received {
    #[must_use]
    pub fn id(&self) -> CallId {
        self.call.id
    }

    /// The debrief as a notebook of its own, so that it is read as any other.
    #[must_use]
    pub fn to_notebook(&self) -> Notebook {
        let mut notebook = Notebook::default();
        for behaviour in &self.behaviours {
            notebook.put_behaviour(behaviour.clone());
        }
        notebook.put_rep(self.rep.clone());
        notebook.put_call(self.call.clone());
        for moment in &self.moments {
            notebook.put_moment(moment.clone());
        }
        notebook
    }
}

impl AnswerDraft {
    /// What is typed of the answer to a debrief so far.
    #[must_use]
    pub fn in_notebook(notebook: &Notebook, call: CallId) -> Self {
        let draft = notebook.draft(&DraftOf::Answer(call));
        match draft.map(|draft| &draft.what) {
            Some(Unfinished::Answer(_, draft)) => draft.clone(),
            _ => Self::default(),
        }
    }

    /// Nothing was typed that could be sent.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.tried.trim().is_empty() && self.went.trim().is_empty()
    }
}
