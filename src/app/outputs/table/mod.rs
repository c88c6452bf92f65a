//! Notes as a table, for the tools that people have: one row an observation, so that a spreadsheet, a data
//! frame or a database counts them as they are. What leaves is a [`Notebook`] without anything that stays,
//! so no table has what a file of notes wouldn't.
//!
//! Start with [`Tabling`]. Each table names its columns and makes its rows ([`calls`], [`moments`], [`steps`]);
//! [`csv`] and [`ndjson`] write the same rows. The columns and their units are in `docs/tables.md`.

mod calls;
mod csv;
mod moments;
mod ndjson;
mod steps;

use std::borrow::Cow;

use serde::Serialize;

use crate::app::event::{Table, TableForm};
use crate::domain::call::UtcOffset;
use crate::domain::{Call, CallId, Name, Notebook, Phase, RepId, Text, Timestamp, order};
use crate::wire::envelope::rfc_3339;

/// What stands in one place of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell<'a> {
    /// Not known, or not said.
    Nothing,
    /// What a person may have written.
    Words(&'a str),
    /// Our own: an id, a time, a word of a fixed list.
    Code(Cow<'static, str>),
    Number(u64),
    Truth(bool),
}

/// A table that is being written, call by call. It reads the same notebook to its end: if that one changes, the table
/// is begun anew.
#[derive(Clone, Debug)]
pub struct Tabling {
    table: Table,
    form: TableForm,
    now: Timestamp,
    /// In the order in which they began.
    calls: Vec<CallId>,
    at: usize,
    text: String,
}

impl Tabling {
    /// A table of all that is in a notebook, but for the trash. How long a call that runs has lasted is as of `now`.
    #[must_use]
    pub fn new(notebook: &Notebook, table: Table, form: TableForm, now: Timestamp) -> Self {
        let mut text = String::new();
        if form == TableForm::Csv {
            csv::head(&mut text, columns(table));
        }
        Self {
            table,
            form,
            now,
            calls: in_order(notebook),
            at: 0,
            text,
        }
    }

    /// Writes some more, of about so many records, and answers whether there are more.
    ///
    /// # Errors
    /// None that is known; passed on so that half a table is never taken for a whole one.
    pub fn go_on(&mut self, notebook: &Notebook, records: usize) -> serde_json::Result<bool> {
        let mut written = 0;
        while written < records && self.at < self.calls.len() {
            let call = notebook.call(self.calls[self.at]);
            self.at += 1;
            if let Some(call) = call {
                written += 1 + notebook.moments(call.id).len();
                self.write(notebook, call)?;
            }
        }
        Ok(self.at < self.calls.len())
    }

    fn write(&mut self, notebook: &Notebook, call: &Call) -> serde_json::Result<()> {
        let rows = match self.table {
            Table::Calls => vec![calls::row(notebook, call, self.now)],
            Table::Moments => moments::rows(notebook, call),
            Table::Steps => steps::rows(notebook, call),
        };
        for row in rows {
            match self.form {
                TableForm::Csv => csv::line(&mut self.text, row),
                TableForm::Ndjson => ndjson::line(&mut self.text, columns(self.table), row)?,
            }
        }
        Ok(())
    }

    /// Takes out what is written and wasn't taken out before.
    #[must_use]
    pub fn take_text(&mut self) -> String {
        core::mem::take(&mut self.text)
    }

    /// How many bytes are written and not taken out.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.text.len()
    }

    /// How far it has come, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        100 * self.at / self.calls.len().max(1)
    }
}

fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Calls => &calls::COLUMNS,
        Table::Moments => &moments::COLUMNS,
        Table::Steps => &steps::COLUMNS,
    }
}

/// A table that is written at once.
///
/// # Errors
/// As [`Tabling::go_on`].
pub fn write(
    notebook: &Notebook,
    table: Table,
    form: TableForm,
    now: Timestamp,
) -> serde_json::Result<String> {
    let mut tabling = Tabling::new(notebook, table, form, now);
    while tabling.go_on(notebook, usize::MAX)? {}
    Ok(tabling.take_text())
}

/// How many rows a table of a notebook has.
#[must_use]
pub fn count(notebook: &Notebook, table: Table) -> usize {
    count_of(notebook, notebook.calls(), table)
}

/// How many rows these calls of a notebook have.
#[must_use]
pub fn count_of<'a>(
    notebook: &Notebook,
    calls: impl Iterator<Item = &'a Call>,
    table: Table,
) -> usize {
    match table {
        Table::Calls => calls.count(),
        Table::Moments => calls.map(|call| notebook.moments(call.id).len()).sum(),
        Table::Steps => calls.filter_map(|call| steps::agreed(call)).count(),
    }
}

impl<'a> Cell<'a> {
    /// The word that the files of notes have for it, written as there: nothing for what is more than a word.
    fn code(value: &impl Serialize) -> Self {
        let written = serde_json::to_string(value).unwrap_or_default();
        let word = written
            .strip_prefix('"')
            .and_then(|word| word.strip_suffix('"'));
        word.map_or(Self::Nothing, |word| Self::Code(word.to_owned().into()))
    }

    fn text(text: &'a Text) -> Self {
        match text.is_blank() {
            true => Self::Nothing,
            false => Self::Words(text.as_str()),
        }
    }

    fn name(name: Option<&'a Name>) -> Self {
        name.map_or(Self::Nothing, |name| Self::Words(name.as_str()))
    }

    fn id(id: &impl ToString) -> Self {
        Self::Code(id.to_string().into())
    }

    /// The wall clock's time with what it is ahead of UTC (RFC 3339).
    fn time(time: Option<Timestamp>, zone: UtcOffset) -> Self {
        let Some(time) = time else {
            return Self::Nothing;
        };
        let minutes = zone.minutes();
        let local = Timestamp::nearest(time.millis() + i64::from(minutes) * 60_000);
        let local = rfc_3339(local);
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
        let local = local.trim_end_matches('Z');
        Self::Code(format!("{local}{sign}{hours:02}:{rest:02}").into())
    }

    fn count(count: Option<impl Into<u64>>) -> Self {
        count.map_or(Self::Nothing, |count| Self::Number(count.into()))
    }
}

fn rep_name(notebook: &Notebook, rep: RepId) -> Cell<'_> {
    Cell::name(notebook.rep(rep).map(|rep| &rep.name))
}

/// When a call's debrief was finished.
fn finished(call: &Call) -> Option<Timestamp> {
    match call.phase {
        Phase::Debriefed { finished, .. } => Some(finished),
        _ => None,
    }
}

/// The calls in the order in which they began.
fn in_order(notebook: &Notebook) -> Vec<CallId> {
    let calls: Vec<&Call> = notebook.calls().collect();
    let calls = order::by_number(calls, |call| (call.when().millis(), call.id.number()));
    calls.into_iter().map(|call| call.id).collect()
}
