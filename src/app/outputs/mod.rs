//! What leaves for other tools. A summary as plain text, Markdown or an entry of a calendar is a pure function
//! of the [`Summary`], which holds nothing private; a table is one of the notes that leave.

pub mod calendar;
mod lines;
pub mod markdown;
pub mod report;
pub mod table;
pub mod text;

use super::effect::FileKind;
use super::event::{Form, Stamp, Table, TableForm};
use super::view::summary::Summary;
use crate::domain::{Notebook, Timestamp};

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

/// The notes that leave, as a table.
///
/// # Errors
/// As [`table::write`].
pub fn rows(
    leaving: &Notebook,
    table: Table,
    form: TableForm,
    now: Timestamp,
) -> serde_json::Result<(FileKind, String)> {
    let kind = match form {
        TableForm::Csv => FileKind::Csv,
        TableForm::Ndjson => FileKind::Ndjson,
    };
    Ok((kind, table::write(leaving, table, form, now)?))
}
