//! What is not on the disk yet. A record is "saved" only when the commit that wrote its newest
//! state has completed; a commit that failed is tried again with the state of that moment.

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
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Unsaved {
    key: Key,
    /// The newest commit that carries this record.
    ticket: u64,
    failed: Option<StoreError>,
    /// What was on the disk before the first change that isn't there yet.
    base: Over,
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
        let changes = keys.into_iter().map(|(key, over)| {
            let place = self.unsaved.iter().position(|one| one.key == key);
            let base = place.map(|place| self.unsaved.swap_remove(place).base);
            self.unsaved.push(Unsaved {
                key: key.clone(),
                ticket,
                failed: None,
                base: base.unwrap_or_else(|| over.clone()),
            });
            let to = notebook.strand(&key);
            Change { key, to, over }
        });
        Effect::Commit {
            ticket,
            changes: changes.collect(),
        }
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
    /// commit. Answers whether a retry is due.
    pub fn committed(&mut self, ticket: u64, result: Result<(), StoreError>) -> bool {
        match result {
            Ok(()) => {
                self.unsaved.retain(|unsaved| unsaved.ticket != ticket);
                false
            }
            Err(error) => {
                let mut hit = false;
                for unsaved in self.unsaved.iter_mut().filter(|u| u.ticket == ticket) {
                    unsaved.failed = Some(error.clone());
                    hit = true;
                }
                hit
            }
        }
    }

    /// Tries everything again that failed, with its state of now.
    pub fn retry(&mut self, notebook: &Notebook) -> Option<Effect> {
        let failed = self.unsaved.iter().filter(|one| one.failed.is_some());
        let failed = failed.map(|one| (one.key.clone(), one.base.clone()));
        let failed: Vec<(Key, Over)> = failed.collect();
        (!failed.is_empty()).then(|| self.commit(notebook, failed))
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

    /// Why something isn't saved, and how many records that holds for.
    #[must_use]
    pub fn trouble(&self) -> Option<(usize, &StoreError)> {
        let mut failed = self
            .unsaved
            .iter()
            .filter_map(|unsaved| unsaved.failed.as_ref());
        let first = failed.next()?;
        Some((1 + failed.count(), first))
    }
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
            changes: vec![Change {
                key,
                to: None,
                over: Over::Nothing,
            }],
        };
        assert_eq!(retry, Some(expected));
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
