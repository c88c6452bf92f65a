//! The commits that wait for one under way. Those that wait together go in one transaction: fast typing
//! leaves no queue behind that a reload would lose. What only takes away goes without the others: on a
//! full phone it is done, where together with a write it would not be.

use std::sync::Arc;

use super::effect::Changes;
use crate::wire::Change;

/// The commits, in the order in which they were asked for.
#[derive(Clone, Debug, Default)]
pub struct Queue(Vec<(u64, Changes)>);

/// What goes in one transaction.
#[derive(Clone, Debug)]
pub struct Batch {
    pub tickets: Vec<u64>,
    pub changes: Changes,
}

impl Queue {
    pub fn push(&mut self, ticket: u64, changes: Changes) {
        self.0.push((ticket, changes));
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes what goes next.
    pub fn take_next(&mut self) -> Option<Batch> {
        let takes_away = |changes: &[Change]| changes.iter().all(Change::takes_away);
        let first = takes_away(&self.0.first()?.1);
        let is_other = |(_, changes): &(u64, Changes)| takes_away(changes) != first;
        let end = self.0.iter().position(is_other);
        let rest = self.0.split_off(end.unwrap_or(self.0.len()));
        let (tickets, changes): (Vec<u64>, Vec<Changes>) =
            core::mem::replace(&mut self.0, rest).into_iter().unzip();
        // One alone may be a large file, of which there is no second copy.
        let together = |one: Changes, more: Changes| {
            let mut all = Arc::unwrap_or_clone(one);
            all.extend(Arc::unwrap_or_clone(more));
            Arc::new(all)
        };
        Some(Batch {
            tickets,
            changes: changes.into_iter().reduce(together)?,
        })
    }
}
