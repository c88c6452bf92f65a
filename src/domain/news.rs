//! What has changed in a notebook since somebody asked last, so that what is made of its calls is made
//! anew for these alone. Start with [`News`].

use std::collections::BTreeSet;

use super::{CallId, RepId};

/// What is to be read again.
#[derive(Debug, Default)]
pub enum News {
    /// All of it. A notebook begins so, and noting is free until somebody asks: ten thousand calls are
    /// opened without a word on each.
    #[default]
    Everything,
    /// These calls, and those of these reps. One that isn't there any more was taken out.
    Of {
        calls: BTreeSet<CallId>,
        reps: BTreeSet<RepId>,
    },
}

impl News {
    /// There is nothing new.
    #[must_use]
    pub fn none() -> Self {
        Self::Of {
            calls: BTreeSet::new(),
            reps: BTreeSet::new(),
        }
    }

    pub(super) fn of_call(&mut self, call: CallId) {
        if let Self::Of { calls, .. } = self {
            calls.insert(call);
        }
    }

    pub(super) fn of_rep(&mut self, rep: RepId) {
        if let Self::Of { reps, .. } = self {
            reps.insert(rep);
        }
    }
}

/// Nobody has read a copy yet. It may come to stand in the place of another notebook, and then what
/// is new there is not what has changed here.
impl Clone for News {
    fn clone(&self) -> Self {
        Self::Everything
    }
}

/// News is no part of the notes: two notebooks with the same notes are equal, whoever has read them.
impl PartialEq for News {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for News {}

/// Counts the changes of what a file may have of a notebook: as long as it is the same number, what is made of the
/// notebook bit by bit is of one and the same. Two numbers of one notebook alone are compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Edition(u64);

impl Edition {
    #[must_use]
    pub fn is_still(self, other: Self) -> bool {
        self.0 == other.0
    }

    /// For what is compared as a whole.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }

    pub(super) fn is_over(&mut self) {
        self.0 = self.0.wrapping_add(1);
    }
}

/// How often it was changed is no part of the notes, either.
impl PartialEq for Edition {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Edition {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Behaviour, Name, Notebook, Rep, Timestamp};
    use uuid::Uuid;

    fn with_a_rep() -> (Notebook, Rep) {
        let mut notebook = Notebook::default();
        let name = Name::new("Dana Ortiz").unwrap();
        let rep = Rep::new(Uuid::from_u128(1).into(), name, Timestamp::EARLIEST);
        notebook.put_rep(rep.clone());
        (notebook, rep)
    }

    #[test]
    fn a_notebook_is_news_as_a_whole_until_somebody_asks_and_then_by_what_changes() {
        let (mut notebook, rep) = with_a_rep();
        let call = CallId::from(Uuid::from_u128(2));
        assert!(matches!(notebook.take_news(), News::Everything));
        notebook.take_call(call);
        notebook.put_rep(rep.clone());
        assert!(matches!(
            notebook.take_news(),
            News::Of { calls, reps } if calls == [call].into() && reps == [rep.id].into()
        ));
        assert!(matches!(
            notebook.take_news(),
            News::Of { calls, reps } if calls.is_empty() && reps.is_empty()
        ));
    }

    #[test]
    fn a_behaviour_is_news_if_it_is_called_otherwise_or_gone_and_not_if_it_moves() {
        let (mut notebook, _) = with_a_rep();
        let behaviour = notebook.codebook().behaviours()[3].clone();
        let key = behaviour.key.clone();
        drop(notebook.take_news());
        let moved = Behaviour {
            place: 99,
            ..behaviour.clone()
        };
        notebook.put_behaviour(moved);
        assert!(matches!(notebook.take_news(), News::Of { .. }));
        let label = Name::new("Another word").unwrap();
        notebook.put_behaviour(Behaviour { label, ..behaviour });
        assert!(matches!(notebook.take_news(), News::Everything));
        notebook.take_behaviour(&key);
        assert!(matches!(notebook.take_news(), News::Everything));
    }

    #[test]
    fn the_same_notes_are_equal_whatever_is_new_of_them() {
        let (mut notebook, rep) = with_a_rep();
        let copy = notebook.clone();
        drop(notebook.take_news());
        notebook.put_rep(rep);
        assert_eq!(notebook, copy);
    }
}
