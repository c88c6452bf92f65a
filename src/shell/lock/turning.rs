//! The notebook goes over from one database into the other. Meanwhile commits wait in their queue, and no
//! other tab is in.

use wasm_bindgen_futures::spawn_local;

use super::{SEALED, kept_keyring, vault};
use crate::app::event::LockTold;
use crate::platform::{location, lock, words};
use crate::shell::{App, DATABASE, warn};
use crate::storage::indexed_db::{IndexedDbStore, Progress};
use crate::wire::lock::{LockFault, Opener};

impl App {
    pub(in super::super) fn turn_lock_on(self) {
        spawn_local(async move {
            let result = self.alone(async || self.try_to_turn_on().await).await;
            self.tell_of_lock(LockTold::Turned(result.map(|()| true)));
            self.look_for_passkey();
        });
    }

    async fn try_to_turn_on(self) -> Result<(), LockFault> {
        let home = self.home();
        let new = home.new_lock.take().ok_or(LockFault::Unavailable)?;
        let plain = home.store();
        let sealed = IndexedDbStore::new(SEALED).sealed_by(vault(new.key)?);
        // What an attempt before this one has left over.
        sealed.give_up().await.map_err(LockFault::Disk)?;
        self.copy(&plain, &sealed).await?;
        plain.lock_up(&new.keyring).await.map_err(LockFault::Disk)?;
        plain.close();
        self.use_store(sealed);
        Ok(())
    }

    pub(in super::super) fn turn_lock_off(self, opener: Opener) {
        spawn_local(async move {
            let result = self
                .alone(async || self.try_to_turn_off(&opener).await)
                .await;
            self.tell_of_lock(LockTold::Turned(result.map(|()| false)));
        });
    }

    async fn try_to_turn_off(self, opener: &Opener) -> Result<(), LockFault> {
        let plain = IndexedDbStore::new(DATABASE);
        let keyring = kept_keyring(&plain).await?;
        lock::unlock(&keyring, opener).await?;
        plain.clear_leftovers().await.map_err(LockFault::Disk)?;
        let sealed = self.home().store();
        self.copy(&sealed, &plain).await?;
        plain.unlock_for_good().await.map_err(LockFault::Disk)?;
        // From here on it is what is left over, and the next start clears it too.
        clear(&sealed).await;
        self.use_store(plain);
        Ok(())
    }

    async fn copy(self, from: &IndexedDbStore, to: &IndexedDbStore) -> Result<(), LockFault> {
        let told = |progress: Progress| {
            self.tell_of_lock(LockTold::Progress {
                done: progress.done,
                of: progress.of,
            });
        };
        to.take_over(from, told).await.map_err(LockFault::Disk)
    }

    /// Does it while no other tab is in and no commit is under way.
    pub(super) async fn alone(
        self,
        work: impl AsyncFnOnce() -> Result<(), LockFault>,
    ) -> Result<(), LockFault> {
        let home = self.home();
        if home.is_writing.replace(true) {
            return Err(LockFault::Busy);
        }
        let result = match home.presence.be_alone().await {
            Ok(true) => work().await,
            Ok(false) => Err(LockFault::OtherTab),
            Err(error) => Err(LockFault::Failed { why: words(&error) }),
        };
        home.presence.be_among_others().await;
        if self.is_converted_elsewhere(&result).await {
            warn(location::begin_again());
        }
        home.is_writing.set(false);
        self.write_on();
        result
    }

    /// Another tab was quicker, and has turned the lock while this one was out: the notes are in the other database now.
    async fn is_converted_elsewhere(self, result: &Result<(), LockFault>) -> bool {
        if !matches!(result, Err(LockFault::OtherTab)) {
            return false;
        }
        let keyring = IndexedDbStore::new(DATABASE).keyring().await;
        keyring.is_ok_and(|keyring| keyring.is_some() != self.home().store().is_sealed())
    }

    /// Clears what a lock that was put on or taken off has left over in the other database.
    pub(in super::super) fn clear_after_lock(self) {
        spawn_local(async move {
            if !self.home().store().is_sealed() {
                clear(&IndexedDbStore::new(SEALED)).await;
            }
        });
    }
}

/// Clears a database that is left over. What can't be cleared now is tried again at a later start.
pub(super) async fn clear(left_over: &IndexedDbStore) {
    let cleared = left_over.give_up().await;
    warn(cleared.map_err(|error| error.to_string()));
}
