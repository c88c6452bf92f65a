//! A file of notes or a table, made bit by bit: what leaves is gathered, then written. Start with [`Making`]. A small
//! one is made in the tap by which it leaves ([`Making::at_once`]), since a share sheet opens in no other; a large
//! one takes longer than a tap may, so it is made ahead and leaves by a tap of its own (`update/ahead.rs`).

use super::replacer::Replacer;
use super::{Terms, go_on, replacer};
use crate::app::effect::FileKind;
use crate::app::event::{Parcel, Table, TableForm};
use crate::app::outputs::table::Tabling;
use crate::app::view::phrase;
use crate::domain::call::UtcOffset;
use crate::domain::{Notebook, Timestamp};
use crate::wire::part::Gathering;
use crate::wire::writing::Writing;
use crate::wire::{self, Scope};

/// A file that is being made. It reads the same notebook to its end: if that one changes, it is begun anew.
#[derive(Clone, Debug)]
pub struct Making {
    shape: Shape,
    terms: Terms,
    scope: Scope,
    now: Timestamp,
    zone: UtcOffset,
    stage: Stage,
    /// How many calls leave.
    calls: usize,
    /// Without its ending.
    name: String,
}

/// What is written.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Notes,
    Rows(Table, TableForm),
}

#[derive(Clone, Debug)]
enum Stage {
    /// A notebook of its own is made of what leaves.
    Gathering(Box<(Gathering, Option<Replacer<'static>>)>),
    Notes(Box<Writing>),
    /// With the notebook that it is made of, if that is one of its own.
    Rows(Box<(Tabling, Option<Notebook>)>),
    Done,
}

/// A piece of a file has about so many bytes: handed to the browser in a millisecond or two.
const PIECE: usize = 1 << 20;

impl Making {
    /// Begins to make a file on these terms; none is made so of what isn't notes.
    #[must_use]
    pub fn begin(
        notebook: &Notebook,
        what: Parcel,
        terms: Terms,
        (now, zone): (Timestamp, UtcOffset),
    ) -> Option<Self> {
        let (scope, shape) = match what {
            Parcel::Notes(scope) => (scope, Shape::Notes),
            Parcel::Rows(scope, table, form) => (scope, Shape::Rows(table, form)),
            Parcel::Summary(..) | Parcel::Answer(_) => return None,
        };
        let mut making = Self {
            shape,
            terms,
            scope,
            now,
            zone,
            stage: Stage::Done,
            calls: 0,
            name: String::new(),
        };
        if terms.leave_all_as_it_is(what) {
            making.calls = notebook.all_calls().count();
            making.write(notebook, None);
        } else {
            let gathering = Gathering::new(notebook, scope, terms.receiver);
            making.calls = gathering.calls().len();
            let replacer = replacer(notebook, what, terms, false);
            making.stage = Stage::Gathering(Box::new((gathering, replacer)));
        }
        Some(making)
    }

    /// Goes on with about so many records, and answers whether there is more to do.
    ///
    /// # Errors
    /// None that is known; passed on so that half a file is never taken for a whole one.
    pub fn go_on(&mut self, notebook: &Notebook, records: usize) -> serde_json::Result<bool> {
        match core::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Gathering(mut both) => {
                let (gathering, replacer) = &mut *both;
                if go_on(gathering, replacer, notebook, records) {
                    self.stage = Stage::Gathering(both);
                } else {
                    self.write(notebook, Some(both.0.part()));
                }
                Ok(true)
            }
            Stage::Notes(mut writing) => {
                let is_more = writing.go_on(notebook, records);
                self.stage = Stage::Notes(writing);
                is_more
            }
            Stage::Rows(mut both) => {
                let (tabling, own) = &mut *both;
                let is_more = tabling.go_on(own.as_ref().unwrap_or(notebook), records);
                self.stage = Stage::Rows(both);
                is_more
            }
            Stage::Done => Ok(false),
        }
    }

    /// A piece of what is written, if there is enough of it.
    ///
    /// # Errors
    /// As [`Self::go_on`].
    pub fn piece(&mut self) -> serde_json::Result<Option<String>> {
        let is_enough = match &self.stage {
            Stage::Notes(writing) => writing.waiting() >= PIECE,
            Stage::Rows(both) => both.0.waiting() >= PIECE,
            Stage::Gathering(_) | Stage::Done => false,
        };
        is_enough.then(|| self.rest()).transpose()
    }

    /// All that is written and wasn't taken out before.
    ///
    /// # Errors
    /// As [`Self::go_on`].
    pub fn rest(&mut self) -> serde_json::Result<String> {
        match &mut self.stage {
            Stage::Notes(writing) => writing.take_text(),
            Stage::Rows(both) => Ok(both.0.take_text()),
            Stage::Gathering(_) | Stage::Done => Ok(String::new()),
        }
    }

    /// The name of the file without its ending, and its kind.
    #[must_use]
    pub fn named(&self) -> (String, FileKind) {
        let kind = match self.shape {
            Shape::Notes => FileKind::Json,
            Shape::Rows(_, TableForm::Csv) => FileKind::Csv,
            Shape::Rows(_, TableForm::Ndjson) => FileKind::Ndjson,
        };
        (self.name.clone(), kind)
    }

    /// How many calls leave.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.calls
    }

    /// How far it has come, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        let is_of_a_part = matches!(&self.stage, Stage::Rows(both) if both.1.is_some());
        let second = |done: usize| 50 + done / 2;
        match &self.stage {
            Stage::Gathering(both) => both.0.hundredths() / 2,
            Stage::Notes(writing) if writing.is_of_a_part() => second(writing.hundredths()),
            Stage::Notes(writing) => writing.hundredths(),
            Stage::Rows(both) if is_of_a_part => second(both.0.hundredths()),
            Stage::Rows(both) => both.0.hundredths(),
            Stage::Done => 100,
        }
    }

    /// The whole file at once.
    ///
    /// # Errors
    /// As [`Self::go_on`].
    pub fn at_once(
        mut self,
        notebook: &Notebook,
    ) -> serde_json::Result<(String, FileKind, String)> {
        while self.go_on(notebook, usize::MAX)? {}
        let text = self.rest()?;
        let (name, kind) = self.named();
        Ok((name, kind, text))
    }

    /// Writing begins, of a notebook of its own if there is one. The file is called by what leaves: a name that is
    /// left out is in no file's name.
    fn write(&mut self, notebook: &Notebook, own: Option<Notebook>) {
        let read = own.as_ref().unwrap_or(notebook);
        let date = phrase::iso_date(self.now, self.zone);
        self.name = wire::file_name(read, self.scope, &date);
        self.stage = match self.shape {
            Shape::Notes => Stage::Notes(Box::new(match own {
                Some(part) => Writing::of_part(part, self.terms.receiver, self.now),
                None => Writing::new(notebook, Scope::Everything, self.now),
            })),
            Shape::Rows(table, form) => {
                self.name.push_str(match table {
                    Table::Moments => "-moments",
                    Table::Calls => "-calls",
                    Table::Steps => "-action-steps",
                });
                let tabling = Tabling::new(read, table, form, self.now);
                Stage::Rows(Box::new((tabling, own)))
            }
        };
    }
}
