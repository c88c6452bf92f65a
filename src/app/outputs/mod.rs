//! What leaves for other tools. A summary as plain text, Markdown or an entry of a calendar is a pure function
//! of the [`Summary`], which holds nothing private; a table is one of the notes that leave.

pub mod calendar;
mod lines;
pub mod markdown;
pub mod report;
pub mod table;
pub mod text;

use super::effect::FileKind;
use super::event::{Form, Stamp};
use super::view::summary::{Summary, summary_in};
use crate::domain::{CallId, Notebook};

/// The summary of a call as a file, from the notebook that leaves with it; `None` if there is none.
#[must_use]
pub fn of_call(
    leaving: &Notebook,
    call: CallId,
    form: Form,
    stamp: Stamp,
) -> Option<(FileKind, String)> {
    let summary = summary_in(leaving, stamp.now, stamp.zone, call)?;
    file(&summary, form, stamp)
}

/// Whether a call has a summary, to be printed.
#[must_use]
pub fn can_be_printed(leaving: &Notebook, call: CallId, stamp: Stamp) -> bool {
    summary_in(leaving, stamp.now, stamp.zone, call).is_some()
}

/// The text of a file in a form; `None` if the form is no file, or the summary has nothing for it.
#[must_use]
pub fn file(summary: &Summary, form: Form, stamp: Stamp) -> Option<(FileKind, String)> {
    match form {
        Form::Text => Some((FileKind::Text, text::write(summary))),
        Form::Markdown => Some((FileKind::Markdown, markdown::write(summary))),
        Form::Calendar => Some((FileKind::Calendar, calendar::write(summary, stamp)?)),
        Form::Print => None,
    }
}
