//! A rep is about to be forgotten, or was: what goes, and what went.

use super::phrase;
use crate::app::model::{Forgetting, Model, Removed};
use crate::app::saving::SaveState;
use crate::domain::RepId;
use crate::wire::Key;

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgetView {
    pub step: ForgetStep,
    /// What goes, or what went.
    pub lines: Vec<String>,
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForgetStep {
    Offered {
        name: String,
    },
    /// A call runs, or a file is on its way.
    NotNow {
        name: String,
    },
    AskedOnceMore {
        name: String,
    },
    /// It is gone from here, and is being taken from the disk.
    Removing,
    /// It could not be taken from the disk yet, and why.
    NotRemoved(String),
    Removed,
}

fn lines(removed: Removed) -> Vec<String> {
    let calls = phrase::count(removed.calls, "call");
    let calls = match removed.thrown {
        0 => calls,
        thrown => format!("{calls}, {thrown} of them in the trash"),
    };
    let counts = [
        (removed.moments, "moment"),
        (removed.debriefs, "debrief"),
        (removed.action_steps, "action step"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, of)| phrase::count(count, of));
    let mentions = match removed.mentions {
        0 => None,
        1 => Some("The name, in 1 place in what you wrote of others".to_owned()),
        count => Some(format!(
            "The name, in {count} places in what you wrote of others"
        )),
    };
    let rep = "The rep: name, stage, focus".to_owned();
    [rep, calls]
        .into_iter()
        .chain(counts)
        .chain(mentions)
        .collect()
}

/// Reads the screen off the model; `None` if there is no such rep.
#[must_use]
pub fn forget(model: &Model, id: RepId) -> Option<ForgetView> {
    if let Forgetting::Done(removed) = model.forgetting {
        let step = match model.saving.state(&Key::Rep(id)) {
            SaveState::Saved => ForgetStep::Removed,
            SaveState::Saving => ForgetStep::Removing,
            SaveState::NotSaved(error) => ForgetStep::NotRemoved(error.to_string()),
        };
        let lines = lines(removed);
        return Some(ForgetView { step, lines });
    }
    let rep = model.notebook.rep(id)?;
    let name = rep.name.to_string();
    let step = match model.forgetting {
        _ if !model.can_forget(id) => ForgetStep::NotNow { name },
        Forgetting::Asked(asked) if asked == id => ForgetStep::AskedOnceMore { name },
        _ => ForgetStep::Offered { name },
    };
    let lines = lines(Removed::of(&model.notebook, id));
    Some(ForgetView { step, lines })
}
