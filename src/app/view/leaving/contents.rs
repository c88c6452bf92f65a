//! What leaves, counted: of the notebook that was made of it, or, of a large one, before it is made.

use crate::app::event::{Parcel, Table};
use crate::app::leaving::{Terms, scope};
use crate::app::outputs::table;
use crate::app::view::phrase;
use crate::domain::{Call, Notebook, Sharing, Text};
use crate::wire::part::Gathering;
use crate::wire::{Receiver, Scope};

/// What leaves of a notebook.
pub(super) struct Contents<'a> {
    notebook: &'a Notebook,
    calls: Vec<&'a Call>,
    reps: usize,
    own_behaviours: usize,
    /// It leaves without its private notes.
    is_guarded: bool,
}

impl<'a> Contents<'a> {
    /// All of a notebook that was made for somebody.
    pub(super) fn of_part(part: &'a Notebook) -> Self {
        Self {
            notebook: part,
            calls: part.all_calls().collect(),
            reps: part.all_reps().count(),
            own_behaviours: part.codebook().own().count(),
            is_guarded: false,
        }
    }

    /// What leaves of a notebook on these terms.
    pub(super) fn before(notebook: &'a Notebook, what: Parcel, terms: Terms) -> Self {
        let gathering = Gathering::new(notebook, scope(what), terms.receiver);
        let chosen = gathering.behaviours();
        let own = notebook.codebook().own();
        Self {
            notebook,
            calls: gathering
                .calls()
                .iter()
                .filter_map(|id| notebook.call(*id))
                .collect(),
            reps: gathering.reps(),
            own_behaviours: own.filter(|one| chosen.contains(&one.key)).count(),
            is_guarded: terms.receiver != Receiver::Myself,
        }
    }

    pub(super) fn lines(&self, what: Parcel, terms: Terms) -> Vec<String> {
        if let Parcel::Rows(_, table, _) = what {
            return self.lines_of_table(table);
        }
        let notebook = self.notebook;
        let calls = || self.calls.iter().copied();
        let counts = [
            (self.reps, "rep"),
            (self.calls.len(), "call"),
            (
                calls().map(|call| notebook.moments(call.id).len()).sum(),
                "moment",
            ),
            (self.own_behaviours, "own behaviour"),
        ];
        let some = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = some.map(|(count, of)| phrase::count(count, of)).collect();
        let mut lines = vec![match counts.is_empty() {
            true => "Nothing yet".to_owned(),
            false => counts.join(", "),
        }];
        if terms.receiver == Receiver::Myself && what != Parcel::Notes(Scope::Codebook) {
            let notes = private_notes(notebook, calls());
            lines.push(format!("Your {}", phrase::count(notes, "private note")));
            let thrown = calls().filter(|call| notebook.is_thrown(call)).count();
            if thrown > 0 {
                lines.push(format!("Of the trash: {}", phrase::count(thrown, "call")));
            }
        }
        lines
    }

    /// The rows of a table, and how many of them have a note that is private.
    fn lines_of_table(&self, table: Table) -> Vec<String> {
        let notebook = self.notebook;
        let calls = || {
            self.calls
                .iter()
                .copied()
                .filter(|call| !notebook.is_thrown(call))
        };
        let rows = phrase::count(table::count_of(notebook, calls(), table), "row");
        let mut lines = vec![format!("{rows}, one for each {}", table.row())];
        let private = match table {
            _ if self.is_guarded => 0,
            Table::Moments => {
                let moments = calls().flat_map(|call| notebook.moments(call.id));
                moments
                    .filter(|one| is_private(one.sharing, &one.note))
                    .count()
            }
            Table::Calls => calls()
                .filter(|one| is_private(one.sharing, &one.note))
                .count(),
            Table::Steps => 0,
        };
        if private > 0 {
            lines.push(format!("Your {}", phrase::count(private, "private note")));
        }
        lines
    }
}

fn is_private(sharing: Sharing, note: &Text) -> bool {
    sharing == Sharing::Private && !note.is_blank()
}

pub(super) fn private_notes<'a>(
    notebook: &Notebook,
    calls: impl Iterator<Item = &'a Call>,
) -> usize {
    let count = |call: &Call| {
        let own = is_private(call.sharing, &call.note);
        let moments = notebook.moments(call.id).iter();
        let private = moments.filter(|moment| is_private(moment.sharing, &moment.note));
        private.count() + usize::from(own)
    };
    calls.map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::event::TableForm;
    use crate::app::leaving::{Naming, leaving};
    use crate::domain::call::UtcOffset;
    use crate::domain::{Timestamp, sample};

    #[test]
    fn what_leaves_is_counted_alike_before_it_is_made_and_after() {
        let now = Timestamp::nearest(1_763_888_400_000);
        let mut notebook = sample::notebook(7, 40, now, UtcOffset::nearest(0));
        let mut thrown = notebook.all_calls().nth(3).unwrap().clone();
        thrown.trashed = Some(now);
        let rep = thrown.rep;
        notebook.put_call(thrown);
        for scope in [Scope::Everything, Scope::Rep(rep), Scope::Codebook] {
            let rows = Table::ALL.map(|table| Parcel::Rows(scope, table, TableForm::Csv));
            for what in rows.into_iter().chain([Parcel::Notes(scope)]) {
                for receiver in Receiver::ALL {
                    let naming = Naming::AsTheyAre;
                    let terms = Terms { receiver, naming };
                    let made = leaving(&notebook, what, terms, true);
                    let after = Contents::of_part(&made.notebook).lines(what, terms);
                    let before = Contents::before(&notebook, what, terms).lines(what, terms);
                    assert_eq!(before, after, "{what:?} {receiver:?}");
                }
            }
        }
    }
}
