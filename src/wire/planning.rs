//! What a file would do to a notebook, found out bit by bit. The rules are in [`merge`](super::merge); here is
//! only in which order a file meets them: first all but its moments, then the moments. A call of which
//! the notebook knows nothing brings its moments as they are, and that is nearly all of a large file.
//!
//! Start with [`Planning::go_on`].

use std::collections::VecDeque;

use super::forgotten::Forgotten;
use super::import::{HistoryInFile, Imported};
use super::merge::{Merge, Met, Plan};
use super::record::{Change, Content, Over, Record, Strand};
use crate::domain::{CallId, Moment, Notebook};

/// A file that is being compared with a notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planning {
    /// All but the moments.
    contents: VecDeque<Content>,
    /// The same with their versions. What was forgotten is known only when all are here.
    strands: VecDeque<Strand>,
    moments: VecDeque<Moment>,
    history: HistoryInFile,
    forgotten: Forgotten,
    met: Met,
    merge: Merge,
    stage: Stage,
    /// The call of the last moment, and whether the notebook knows nothing of it.
    last: Option<(CallId, bool)>,
    /// How many records the file has.
    of: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Contents,
    Strands,
    Moments,
    /// What all comes to is counted.
    Counts,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    Goes(Planning),
    Done(Merge),
}

impl Planning {
    #[must_use]
    pub fn of(file: Imported) -> Self {
        let (contents, moments, history) = file.apart();
        Self {
            of: contents.len() + moments.len(),
            contents: contents.into(),
            strands: VecDeque::new(),
            moments: moments.into(),
            history,
            forgotten: Forgotten::default(),
            met: Met::default(),
            merge: Merge::default(),
            stage: Stage::Contents,
            last: None,
        }
    }

    /// Goes on by so many records.
    #[must_use]
    pub fn go_on(mut self, notebook: &Notebook, records: usize) -> Planned {
        for _ in 0..records {
            let is_over = match self.stage {
                Stage::Contents => self.take_content(),
                Stage::Strands => self.meet_next(notebook),
                Stage::Moments => self.meet_moment(notebook),
                Stage::Counts => !self.met.add_next(notebook, &mut self.merge),
            };
            if is_over && self.is_over(notebook) {
                return Planned::Done(self.merge);
            }
        }
        Planned::Goes(self)
    }

    /// How far it has come, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        let left = self.contents.len() + self.strands.len() + self.moments.len();
        (self.of - left.min(self.of)) * 100 / self.of.max(1)
    }

    /// What follows a stage; `true` behind the last one.
    fn is_over(&mut self, notebook: &Notebook) -> bool {
        self.stage = match self.stage {
            Stage::Contents => {
                self.forgotten = Forgotten::of(notebook, self.strands.iter());
                Stage::Strands
            }
            Stage::Strands => Stage::Moments,
            Stage::Moments => {
                Plan::of(notebook, &mut self.met).settle(&mut self.merge);
                Stage::Counts
            }
            Stage::Counts => return true,
        };
        false
    }

    fn take_content(&mut self) -> bool {
        let content = self.contents.pop_front();
        let is_over = content.is_none();
        let strand = content.and_then(|content| self.history.strand(content));
        self.strands.extend(strand);
        is_over
    }

    fn meet_next(&mut self, notebook: &Notebook) -> bool {
        let strand = self.strands.pop_front();
        let is_over = strand.is_none();
        if let Some(strand) = strand {
            self.meet(notebook, strand);
        }
        is_over
    }

    fn meet_moment(&mut self, notebook: &Notebook) -> bool {
        let Some(moment) = self.moments.pop_front() else {
            return true;
        };
        let is_new = self.is_of_a_new_call(notebook, moment.call);
        let content = Content::Here(Record::Moment(moment));
        match self.history.strand(content) {
            Some(strand) if is_new && !self.forgotten.has(notebook, &strand) => {
                self.merge.counts.moments.new += 1;
                self.make_room();
                self.merge.changes.push(Change {
                    key: strand.key(),
                    to: Some(strand),
                    over: Over::Nothing,
                });
            }
            Some(strand) => self.meet(notebook, strand),
            None => {}
        }
        false
    }

    /// A list of hundreds of thousands that doubles would for a while be there three times.
    fn make_room(&mut self) {
        let changes = &mut self.merge.changes;
        if changes.len() == changes.capacity() {
            changes.reserve_exact(self.moments.len() + self.met.count() + 1);
        }
    }

    fn is_of_a_new_call(&mut self, notebook: &Notebook, call: CallId) -> bool {
        match self.last {
            Some((last, is_new)) if last == call => is_new,
            _ => {
                let is_new = notebook.knows_nothing_of(call) && self.met.has_call(call);
                self.last = Some((call, is_new));
                is_new
            }
        }
    }

    fn meet(&mut self, notebook: &Notebook, strand: Strand) {
        match self.forgotten.has(notebook, &strand) {
            true => self.merge.forgotten.push(strand),
            false => Plan::of(notebook, &mut self.met).meet(strand),
        }
    }
}
