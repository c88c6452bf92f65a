//! What is not on the disk yet. A record is "saved" only when the commit that wrote its newest
//! state has completed; a commit that failed is tried again with the state of that moment. What was
//! asked for together is tried again together, and what only takes away comes first: on a full phone it
//! makes room for the rest.

use std::collections::{BTreeMap, BTreeSet};

use std::sync::Arc;

use super::effect::Effect;
use crate::domain::{CallId, MomentId, Notebook};
use crate::wire::{Change, Found, Key, Over, StoreError};

/// How a record stands with the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    Saved,
    Saving,
    NotSaved(StoreError),
}

/// The records whose newest state is not on the disk, and the commits that are under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    last_ticket: u64,
    /// Few at any time, so a list does.
    unsaved: Vec<Unsaved>,
    /// Whether a retry has been asked for, and isn't due yet.
    will_retry: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Unsaved {
    key: Key,
    /// The newest commit that carries this record.
    ticket: u64,
    /// Records that were asked for in one commit are in one knot, and so are those of commits that have
    /// a record in common, until they are on the disk: none of them is tried again without the others.
    /// A draft must not go before what came of it is there.
    knot: u64,
    failed: Option<StoreError>,
    /// What was on the disk before the first change that isn't there yet.
    base: Over,
    /// Its commit takes the row away for now: its trace is to follow.
    is_bare: bool,
}

impl Saving {
    /// A ticket for a commit that is followed elsewhere (an import).
    pub fn ticket(&mut self) -> u64 {
        self.last_ticket += 1;
        self.last_ticket
    }

    /// Asks for the present state of these records to be written over what was there; those that are
    /// no longer in the notebook are taken away.
    pub fn commit(
        &mut self,
        notebook: &Notebook,
        keys: impl IntoIterator<Item = (Key, Over)>,
    ) -> Effect {
        let ticket = self.ticket();
        let mut keys: Vec<(Key, Over)> = keys.into_iter().collect();
        let is_asked = |one: &Unsaved| keys.iter().any(|(key, _)| *key == one.key);
        let (asked, others): (Vec<Unsaved>, Vec<Unsaved>) = core::mem::take(&mut self.unsaved)
            .into_iter()
            .partition(is_asked);
        let knots: BTreeSet<u64> = asked.iter().map(|one| one.knot).collect();
        // What is written may rest on what failed of its knot; what goes rests on nothing.
        let keeps = keys.iter().any(|(key, _)| is_kept(notebook, key));
        let goes_along = |one: &Unsaved| keeps && one.failed.is_some() && knots.contains(&one.knot);
        let (along, mut others): (Vec<Unsaved>, Vec<Unsaved>) =
            others.into_iter().partition(goes_along);
        keys.extend(along.into_iter().map(|one| (one.key, one.base)));
        for one in others.iter_mut().filter(|one| knots.contains(&one.knot)) {
            one.knot = ticket;
        }
        self.unsaved = others;
        let changes = keys.into_iter().map(|(key, over)| {
            let before = asked.iter().find(|one| one.key == key);
            // What failed was never there.
            let never_there = before.filter(|one| one.failed.is_some());
            let over = never_there.map_or(over, |one| one.base.clone());
            self.unsaved.push(Unsaved {
                key: key.clone(),
                ticket,
                knot: ticket,
                failed: None,
                base: before.map_or_else(|| over.clone(), |one| one.base.clone()),
                is_bare: false,
            });
            let to = notebook.strand(&key);
            Change { key, to, over }
        });
        let changes = Arc::new(changes.collect());
        Effect::Commit { ticket, changes }
    }

    /// Whether the newest state of a record goes with this commit.
    #[must_use]
    pub fn carries(&self, ticket: u64, key: &Key) -> bool {
        let mut unsaved = self.unsaved.iter();
        unsaved.any(|one| one.ticket == ticket && one.key == *key)
    }

    /// Another tab has written some of the records of a commit: they are written once more, over what
    /// was found. Records that were changed again since are left to their newer commit.
    pub fn commit_over(
        &mut self,
        notebook: &Notebook,
        ticket: u64,
        found: &[Found],
    ) -> Option<Effect> {
        let of_it = self.unsaved.iter_mut().filter(|one| one.ticket == ticket);
        let mut keys = Vec::new();
        for unsaved in of_it {
            if let Some(now) = found.iter().find(|now| now.key == unsaved.key) {
                unsaved.base = now.over();
            }
            keys.push((unsaved.key.clone(), unsaved.base.clone()));
        }
        (!keys.is_empty()).then(|| self.commit(notebook, keys))
    }

    /// Takes the end of a commit in. Records that were changed again since are left to their newer
    /// commit. Answers whether a retry is to be asked for: one serves for all that failed.
    pub fn committed(&mut self, ticket: u64, result: Result<(), StoreError>) -> bool {
        match result {
            Ok(()) => {
                self.unsaved
                    .retain(|one| one.ticket != ticket || one.is_bare);
                for one in self.unsaved.iter_mut().filter(|one| one.ticket == ticket) {
                    one.is_bare = false;
                    one.base = Over::Nothing;
                    one.failed = Some(StoreError::Full);
                }
            }
            Err(error) => {
                for unsaved in self.unsaved.iter_mut().filter(|u| u.ticket == ticket) {
                    unsaved.failed = Some(error.clone());
                }
            }
        }
        self.trouble().is_some() && !core::mem::replace(&mut self.will_retry, true)
    }

    /// Tries everything again that failed, with its state of now: one commit for each knot, and first
    /// those that only take away. A knot of which something is under way waits for the end of that.
    pub fn retry(&mut self, notebook: &Notebook) -> Vec<Effect> {
        self.will_retry = false;
        let mut knots: BTreeMap<u64, Vec<&Unsaved>> = BTreeMap::new();
        for one in &self.unsaved {
            knots.entry(one.knot).or_default().push(one);
        }
        let failed = knots
            .into_values()
            .filter(|knot| knot.iter().all(|one| one.failed.is_some()))
            .map(|knot| {
                let keeps = knot.iter().any(|one| is_kept(notebook, &one.key));
                let keys = knot.iter().map(|one| (one.key.clone(), one.base.clone()));
                (keeps, keys.collect())
            });
        let (keep, take_away): (Vec<_>, Vec<_>) =
            failed.partition::<Vec<(bool, Vec<(Key, Over)>)>, _>(|(keeps, _)| *keeps);
        let mut again = Vec::new();
        for (_, keys) in take_away {
            again.push(if self.needs_room_first(&keys) {
                self.commit_bare(notebook, keys)
            } else {
                self.commit(notebook, keys)
            });
        }
        again.extend(
            keep.into_iter()
                .map(|(_, keys)| self.commit(notebook, keys)),
        );
        again
    }

    /// Whether not even the traces of what was deleted have room as long as it is there.
    fn needs_room_first(&self, keys: &[(Key, Over)]) -> bool {
        let is_full = |one: &Unsaved| one.failed == Some(StoreError::Full);
        let mut failed = self.unsaved.iter().filter(|one| is_full(one));
        let is_among = |one: &Unsaved| keys.iter().any(|(key, _)| *key == one.key);
        failed.any(|one| is_among(one) && one.base != Over::Nothing)
    }

    /// Takes rows away without a trace. What is deleted makes room, and its traces follow.
    fn commit_bare(&mut self, notebook: &Notebook, keys: Vec<(Key, Over)>) -> Effect {
        let ticket = self.ticket();
        for one in &mut self.unsaved {
            if keys.iter().any(|(key, _)| *key == one.key) {
                one.ticket = ticket;
                one.knot = ticket;
                one.failed = None;
                one.is_bare = notebook.strand(&one.key).is_some();
            }
        }
        let changes = keys.into_iter().map(|(key, over)| Change {
            key,
            to: None,
            over,
        });
        Effect::Commit {
            ticket,
            changes: Arc::new(changes.collect()),
        }
    }

    /// Whether everything is on the disk, and nothing is under way.
    #[must_use]
    pub fn is_all_saved(&self) -> bool {
        self.unsaved.is_empty()
    }

    /// Whether a record is on the disk as it is here.
    #[must_use]
    pub fn is_saved(&self, key: &Key) -> bool {
        self.unsaved.iter().all(|unsaved| unsaved.key != *key)
    }

    /// How one record stands.
    #[must_use]
    pub fn state(&self, key: &Key) -> SaveState {
        match self.unsaved.iter().find(|unsaved| unsaved.key == *key) {
            None => SaveState::Saved,
            Some(Unsaved { failed: None, .. }) => SaveState::Saving,
            Some(Unsaved {
                failed: Some(error),
                ..
            }) => SaveState::NotSaved(error.clone()),
        }
    }

    /// The moments of a call that are not on the disk yet, and whether writing them has failed.
    #[must_use]
    pub fn moments_of(&self, of: CallId) -> Vec<(MomentId, bool)> {
        let moment = |unsaved: &Unsaved| match unsaved.key {
            Key::Moment(call, id) if call == of => Some((id, unsaved.failed.is_some())),
            _ => None,
        };
        self.unsaved.iter().filter_map(moment).collect()
    }

    /// Why something isn't saved, and how many notes that holds for: what is kept along with a note, such as the step that
    /// undoes it, is none of its own.
    #[must_use]
    pub fn trouble(&self) -> Option<(usize, &StoreError)> {
        let failed = || self.unsaved.iter().filter(|one| one.failed.is_some());
        let notes = failed().filter(|one| one.key.kind().travels()).count();
        let first = failed().find_map(|one| one.failed.as_ref())?;
        Some((notes.max(1), first))
    }
}

fn is_kept(notebook: &Notebook, key: &Key) -> bool {
    let strand = notebook.strand(key);
    strand.is_some_and(|strand| strand.is_here())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Name, Rep, Timestamp};
    use uuid::Uuid;

    fn notebook(name: &str) -> (Notebook, Key) {
        let id = Uuid::from_u128(1).into();
        let name = Name::new(name).unwrap();
        let mut notebook = Notebook::default();
        notebook.put_rep(Rep::new(id, name, Timestamp::EARLIEST));
        (notebook, Key::Rep(id))
    }

    fn ticket(effect: &Effect) -> u64 {
        match effect {
            Effect::Commit { ticket, .. } => *ticket,
            other => panic!("{other:?} is no commit"),
        }
    }

    #[test]
    fn nothing_is_saved_before_its_commit_completes() {
        let (notebook, key) = notebook("Dana");
        let mut saving = Saving::default();
        let commit = saving.commit(&notebook, [(key.clone(), Over::Nothing)]);
        assert_eq!(saving.state(&key), SaveState::Saving);
        assert!(!saving.committed(ticket(&commit), Ok(())));
        assert_eq!(saving.state(&key), SaveState::Saved);
    }

    #[test]
    fn an_older_commit_does_not_vouch_for_a_newer_state() {
        let (notebook, key) = notebook("Dana");
        let mut saving = Saving::default();
        let first = saving.commit(&notebook, [(key.clone(), Over::Nothing)]);
        let second = saving.commit(&notebook, [(key.clone(), Over::Nothing)]);
        saving.committed(ticket(&first), Ok(()));
        assert_eq!(saving.state(&key), SaveState::Saving);
        saving.committed(ticket(&second), Ok(()));
        assert_eq!(saving.state(&key), SaveState::Saved);
    }

    #[test]
    fn a_retry_writes_the_state_of_now_and_deletes_what_was_taken_out() {
        let (notebook, key) = notebook("Dana");
        let mut saving = Saving::default();
        let commit = saving.commit(&notebook, [(key.clone(), Over::Nothing)]);
        assert!(saving.committed(ticket(&commit), Err(StoreError::Full)));
        assert_eq!(saving.state(&key), SaveState::NotSaved(StoreError::Full));
        let retry = saving.retry(&Notebook::default());
        let expected = Effect::Commit {
            ticket: 2,
            changes: Arc::new(vec![Change {
                key,
                to: None,
                over: Over::Nothing,
            }]),
        };
        assert_eq!(retry, [expected]);
    }

    fn call(n: u128) -> Key {
        Key::Call(Uuid::from_u128(n).into())
    }

    fn keys(effects: &[Effect]) -> Vec<Vec<&Key>> {
        fn keys(effect: &Effect) -> Vec<&Key> {
            match effect {
                Effect::Commit { changes, .. } => changes.iter().map(|one| &one.key).collect(),
                other => panic!("{other:?} is no commit"),
            }
        }
        effects.iter().map(keys).collect()
    }

    /// A draft that goes with the commit of what came of it doesn't go without it, though that was
    /// changed and asked for again since.
    #[test]
    fn what_was_asked_for_together_is_tried_again_together() {
        let (notebook, rep) = notebook("Dana");
        let (draft, gone) = (call(2), call(3));
        let over = |key: &Key| (key.clone(), Over::Nothing);
        let mut saving = Saving::default();
        let first = saving.commit(&notebook, [over(&draft), over(&rep)]);
        let second = saving.commit(&notebook, [over(&rep)]);
        let third = saving.commit(&notebook, [over(&gone)]);
        saving.committed(ticket(&first), Err(StoreError::Full));
        saving.committed(ticket(&third), Err(StoreError::Full));
        let early = saving.retry(&notebook);
        assert_eq!(keys(&early), [[&gone]], "the rep is still under way");
        assert!(saving.committed(ticket(&second), Err(StoreError::Full)));
        saving.committed(ticket(&early[0]), Err(StoreError::Full));
        let again = saving.retry(&notebook);
        assert_eq!(keys(&again), [vec![&gone], vec![&draft, &rep]]);
    }

    #[test]
    fn a_failed_older_commit_is_no_trouble_once_a_newer_one_carries_the_record() {
        let (notebook, key) = notebook("Dana");
        let mut saving = Saving::default();
        let first = saving.commit(&notebook, [(key.clone(), Over::Nothing)]);
        saving.commit(&notebook, [(key, Over::Nothing)]);
        assert!(!saving.committed(ticket(&first), Err(StoreError::Full)));
        assert_eq!(saving.trouble(), None);
    }
}
