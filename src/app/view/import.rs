//! The preview of a file before anything is added, and what became of it.

use super::brings::{Brings, CountRow, rows};
use super::received::{self, AnswerView};
use super::{both, phrase};
use crate::app::event::PickError;
use crate::app::model::old::{is_past, until};
use crate::app::model::{Import, Lock, Looking, Model, Notes};
use crate::app::route::Route;
use crate::domain::step::AnswerIs;
use crate::domain::{Phase, RepId};
use crate::wire::answer::Answered;
use crate::wire::import::LARGEST;
use crate::wire::lock::LockFault;
use crate::wire::record::{Kind, Record};
use crate::wire::{Merge, mangled};

/// What the import screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportView {
    /// No file came in.
    Nothing,
    /// The browser opens it.
    Coming {
        file: String,
    },
    /// It is looked at once all of the notebook is there.
    Waiting {
        file: String,
    },
    /// The file is not taken: what is wrong and where. The notebook is as before.
    Refused {
        problem: String,
    },
    Preview {
        file: String,
        rows: Vec<CountRow>,
        brings: Brings,
        /// What could not be read and is left out, in a sentence.
        unread: Option<String>,
        /// What was forgotten here and is left out, in a sentence.
        forgotten: Option<String>,
        /// What will be reduced to its figures, in a sentence.
        reduced: Option<String>,
    },
    /// The file is sealed: its passphrase is asked for.
    Sealed {
        file: String,
        /// Why the last passphrase didn't open it.
        problem: Option<String>,
    },
    /// The key is being made of the passphrase.
    Opening,
    /// It is a debrief that was made for the rep: it can be read and answered.
    ForTheRep {
        who: String,
        day: String,
        /// What the rep is to try.
        step: Option<String>,
    },
    /// A rep's answer, beside the step that it is about.
    Answer {
        who: String,
        step: String,
        answer: AnswerView,
        /// What stands there already, in a sentence.
        note: Option<&'static str>,
        can_be_taken: bool,
    },
    AnswerTaken(RepId),
    /// What was sealed is a summary, to be read.
    Words {
        file: String,
        text: String,
    },
    Adding,
    /// It is worked on by turns: [`percent`] says how far that is.
    Working {
        file: String,
        doing: &'static str,
        /// It isn't on the disk yet.
        can_be_left: bool,
    },
    Added {
        rows: Vec<CountRow>,
        /// Something waits for a choice between two versions.
        both: bool,
    },
}

/// Whether a text that was pasted, and that no field takes, is looked at: on the screen for it, and elsewhere if it
/// looks like a file of Curbside.
#[must_use]
pub fn is_taken_from_a_paste(model: &Model, text: &str) -> bool {
    model.notes == Notes::Own && (model.route == Route::Import || mangled::is_like_a_file(text))
}

/// Whether a file that takes long to be read is still waited for. On a screen that takes files for itself it
/// always is.
#[must_use]
pub fn is_awaited(model: &Model) -> bool {
    let takes_files = matches!(model.route, Route::Observer(_) | Route::Practice);
    takes_files || matches!(model.import, Import::Opening { .. })
}

/// Reads the import off the model.
#[must_use]
pub fn import(model: &Model) -> ImportView {
    let refused = |problem: String| ImportView::Refused {
        problem: format!("{problem} Nothing was added, and your notebook is as before."),
    };
    match &model.import {
        Import::None => ImportView::Nothing,
        Import::Opening { file } => ImportView::Coming { file: file.clone() },
        Import::Waiting { file, .. } => ImportView::Waiting { file: file.clone() },
        Import::Looking { file, looking, .. } => ImportView::Working {
            file: file.clone(),
            doing: match looking {
                Looking::Reading(_) => "Reading the file.",
                Looking::Planning(_) => "Comparing it with your notebook.",
            },
            can_be_left: true,
        },
        Import::ComingIn { file, .. } => ImportView::Working {
            file: file.clone(),
            doing: "It is saved, and comes into your notebook.",
            can_be_left: false,
        },
        Import::Unread(error) => refused(unread(error)),
        Import::Mangled(mangling) => refused(mangling.to_string()),
        Import::Refused(error) => refused(error.to_string()),
        Import::SealRefused(error) => refused(error.to_string()),
        Import::LockRefused(error) => refused(LockFault::Keyring(error.clone()).to_string()),
        Import::Spoiled(fault) => refused(fault.to_string()),
        Import::Sealed { file, lock, .. } => sealed(file, lock),
        Import::ForTheRep { received, .. } => {
            let (who, day, step) = received::about(&received.call);
            ImportView::ForTheRep { who, day, step }
        }
        Import::AnswerRefused(error) => refused(error.to_string()),
        Import::Answer { answered, .. } => match answer(model, answered) {
            Ok(view) => view,
            Err(problem) => refused(problem.to_owned()),
        },
        Import::AnswerTaken(rep) => ImportView::AnswerTaken(*rep),
        Import::Words { file, text } => ImportView::Words {
            file: file.clone(),
            text: text.clone(),
        },
        Import::Failed(error) => refused(format!("{error} {}", error.advice_by_hand())),
        Import::Unknown(error) => ImportView::Refused {
            problem: format!(
                "{error} It isn't known whether the file was added. Add it once more: what is \
                 there by then stays as it is, and nothing comes twice."
            ),
        },
        Import::Adding { .. } => ImportView::Adding,
        Import::Previewed {
            file,
            merge,
            unread,
        } => ImportView::Preview {
            file: file.clone(),
            rows: rows(&merge.counts),
            brings: Brings::of(merge),
            unread: left_out(*unread),
            forgotten: forgotten(merge),
            reduced: reduced(model, merge),
        },
        Import::Added(counts) => ImportView::Added {
            rows: rows(counts),
            both: both::count(model) > 0,
        },
    }
}

/// How far the work on a file is, in hundredths of what is being done.
#[must_use]
pub fn hundredths(model: &Model) -> usize {
    match &model.import {
        Import::Looking { looking, .. } => match looking {
            Looking::Reading(reading) => reading.hundredths(),
            Looking::Planning(planning) => planning.hundredths(),
        },
        Import::ComingIn { left, before, .. } => {
            before.len() * 100 / (before.len() + left.len()).max(1)
        }
        _ => 0,
    }
}

/// The answer beside its step.
///
/// # Errors
/// Why it has no place here.
fn answer(model: &Model, answered: &Answered) -> Result<ImportView, &'static str> {
    let notebook = &model.notebook;
    let call = notebook.call(answered.call);
    let call = call.ok_or("The debrief that it answers isn't in this notebook.")?;
    if notebook.is_thrown(call) {
        return Err("The call that it answers is in the trash. Bring it back first.");
    }
    let debrief = match &call.phase {
        Phase::Debriefed { debrief, .. } => debrief,
        _ => return Err("The debrief that it answers isn't finished here."),
    };
    let is = debrief.follow.beside(&answered.answer);
    Ok(ImportView::Answer {
        who: phrase::rep_at_account(notebook, call),
        step: debrief.action_step.as_str().trim().to_owned(),
        answer: received::read(model, call, &answered.answer),
        note: match is {
            AnswerIs::TheFirst => None,
            AnswerIs::Newer => Some("It takes the place of an earlier answer."),
            AnswerIs::TheSame => Some("It stands with the step already."),
            AnswerIs::Older => Some("A later answer stands with the step already."),
        },
        can_be_taken: matches!(is, AnswerIs::TheFirst | AnswerIs::Newer),
    })
}

fn left_out(unread: usize) -> Option<String> {
    (unread > 0).then(|| {
        let records = phrase::count(unread, "record");
        format!("Left out, since it can't be read: {records} of the file. Keep the file.")
    })
}

/// What the file has of a rep who was forgotten here.
fn forgotten(merge: &Merge) -> Option<String> {
    let count = |kind| {
        let strands = merge.forgotten.iter();
        strands.filter(|strand| strand.key().kind() == kind).count()
    };
    let counts = [(count(Kind::Rep), "rep"), (count(Kind::Call), "call")];
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    let some: Vec<String> = some.map(|(count, of)| phrase::count(count, of)).collect();
    (!merge.forgotten.is_empty()).then(|| {
        let what = match some.is_empty() {
            true => "Something".to_owned(),
            false => some.join(", "),
        };
        format!("You forgot this here, and it is left out: {what}.")
    })
}

/// What the file has that is older than words are kept.
fn reduced(model: &Model, merge: &Merge) -> Option<String> {
    let reduce = model.care.upkeep().reduce;
    let until = until(&model.notebook, model.now, reduce.days()?);
    let old = merge.changes.iter().filter(|change| {
        let to = change.to.as_ref().and_then(|to| to.shown.record());
        matches!(to, Some(record @ Record::Call(call)) if is_past(call, until) && !record.is_reduced())
    });
    match old.count() {
        0 => None,
        count => Some(format!(
            "{} of it will be reduced to figures: older than {}.",
            phrase::count(count, "call"),
            reduce.label()
        )),
    }
}

fn sealed(file: &str, lock: &Lock) -> ImportView {
    let problem = match lock {
        Lock::Opening(_) => return ImportView::Opening,
        Lock::Shut => None,
        Lock::Stuck(fault) => Some(fault.to_string()),
    };
    ImportView::Sealed {
        file: file.to_owned(),
        problem,
    }
}

pub(super) fn unread(error: &PickError) -> String {
    match error {
        PickError::TooLarge { bytes } => {
            format!(
                "The file has {} MB, and Curbside reads up to {} MB.",
                bytes.div_ceil(1_000_000),
                LARGEST / 1_000_000
            )
        }
        PickError::NotText => "The file is no text, so it is no Curbside file.".to_owned(),
        PickError::Unreadable { why } => format!("The browser could not open the file ({why})."),
        PickError::Several { count } => {
            format!("These are {count} files. Import them one after another.")
        }
        PickError::NotArrived => {
            "The file that was shared didn't arrive. Share it once more, or save it and choose \
                                  it here."
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_large_is_told_with_its_size_and_the_most_there_may_be() {
        let words = |bytes| unread(&PickError::TooLarge { bytes });
        let most = "and Curbside reads up to 128 MB.";
        assert_eq!(words(LARGEST + 1), format!("The file has 129 MB, {most}"));
        assert_eq!(words(2 * LARGEST), format!("The file has 256 MB, {most}"));
    }
}
