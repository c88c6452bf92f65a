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
use super::view::summary::Summary;

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
