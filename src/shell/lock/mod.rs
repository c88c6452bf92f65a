//! The lock's work in the browser. Here keys are made and tried, and the lock falls shut; [`turning`] puts it on
//! and takes it off, [`keys`] changes what opens it, [`lost`] is for notes that nothing opens.

mod keys;
mod lost;
mod turning;

use std::rc::Rc;

use futures_util::future::{join, join3};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use web_sys::CryptoKey;

use super::{App, begin, warn};
use crate::app::Event;
use crate::app::event::{LockTold, World};
use crate::platform::{location, lock, tabs, words};
use crate::storage::indexed_db::{IndexedDbStore, Vault};
use crate::storage::settings;
use crate::wire::lock::{Keyring, LockFault, Opener, ROUNDS};
use crate::wire::sealed::Passphrase;

/// Where the records of a locked notebook are; the rescue page knows it too.
const SEALED: &str = "curbside-locked";

impl App {
    fn tell_of_lock(self, told: LockTold) {
        self.send(Event::World(World::Lock(told)));
    }

    pub(super) fn listen_for_lock(self) {
        self.tell_of_lock(LockTold::Kept {
            idle: settings::idle(),
            tries: settings::tries(),
        });
        warn(tabs::on_lock(move || {
            self.tell_of_lock(LockTold::Elsewhere)
        }));
    }

    pub(super) fn make_lock(self, id: Uuid, passphrase: Passphrase) {
        spawn_local(async move {
            let made = lock::make(passphrase).await;
            let result = made.map(|made| {
                let code = made.code;
                self.home().new_lock.replace(Some(made));
                code
            });
            self.tell_of_lock(LockTold::Made { id, result });
        });
    }

    pub(super) fn unlock(self, id: Uuid, opener: Opener) {
        begin(Box::pin(async move {
            let result = self.try_to_unlock(&opener).await;
            self.tell_of_lock(LockTold::Unlocked { id, result });
        }));
    }

    async fn try_to_unlock(self, opener: &Opener) -> Result<(), LockFault> {
        let plain = self.home().store();
        let known = self.home().keyring.take();
        let begun = match known {
            Some(keyring) => keyring,
            None => kept_keyring(&plain).await?,
        };
        // The key takes its time beside the page: meanwhile the page does what needs none.
        let beside = async {
            let sealed = self.sealed();
            let (keyring, cleared, _) = join3(
                kept_keyring(&plain),
                plain.clear_leftovers(),
                // If it doesn't open, the first use of it says so.
                sealed.read_ahead(),
            )
            .await;
            (sealed, keyring, cleared)
        };
        let (key, (sealed, keyring, cleared)) = join(lock::unlock(&begun, opener), beside).await;
        let keyring = keyring?;
        // Another tab may have changed what opens it: what was so no longer counts.
        let key = match keyring == begun {
            true => key?,
            false => lock::unlock(&keyring, opener).await?,
        };
        cleared.map_err(LockFault::Disk)?;
        if opener.wrapper(&keyring).rounds < ROUNDS {
            // What it is wrapped with today costs more to guess.
            // A phone without room for it opens the notes all the same, and the next unlock tries again.
            let kept = wrapped_anew(&plain, &keyring, opener).await;
            warn(kept.map_err(|fault| fault.to_string()));
        }
        self.go_in(&plain, sealed, key)
    }

    pub(super) fn unlock_by_passkey(self, id: Uuid) {
        spawn_local(async move {
            let unlocked = async {
                let plain = self.home().store();
                let keyring = kept_keyring(&plain).await?;
                let key = lock::unlock_by_passkey(&keyring).await?;
                plain.clear_leftovers().await.map_err(LockFault::Disk)?;
                self.go_in(&plain, self.sealed(), key)
            };
            let result = unlocked.await;
            self.tell_of_lock(LockTold::Unlocked { id, result });
        });
    }

    /// The sealed records, which can be read and not opened yet. What other tabs write in them is heard from now on.
    fn sealed(self) -> IndexedDbStore {
        let sealed = IndexedDbStore::new(SEALED);
        self.listen_to(&sealed);
        sealed
    }

    /// The key is there: the sealed records are the notebook.
    fn go_in(
        self,
        plain: &IndexedDbStore,
        sealed: IndexedDbStore,
        key: CryptoKey,
    ) -> Result<(), LockFault> {
        let sealed = sealed.sealed_by(vault(key)?);
        sealed.open_ahead();
        plain.close();
        self.home().store.replace(Rc::new(sealed));
        Ok(())
    }

    /// What was read, and the key, go with the page.
    pub(super) fn fall_shut(self) {
        warn(tabs::tell_of_lock());
        if let Err(error) = location::begin_again() {
            let why = words(&error);
            self.tell_of_lock(LockTold::Changed(Err(LockFault::Failed { why })));
        }
    }
}

async fn wrapped_anew(
    plain: &IndexedDbStore,
    keyring: &Keyring,
    opener: &Opener,
) -> Result<(), LockFault> {
    let keyring = lock::rewrap(keyring, opener, opener).await?;
    let kept = plain.change_keyring(&keyring).await;
    kept.map_err(LockFault::Disk)
}

async fn kept_keyring(plain: &IndexedDbStore) -> Result<Keyring, LockFault> {
    let keyring = plain.keyring().await?;
    keyring.ok_or_else(|| LockFault::Failed {
        why: "the notebook isn't locked any more: open Curbside again".to_owned(),
    })
}

fn vault(key: CryptoKey) -> Result<Rc<Vault>, LockFault> {
    let vault = Vault::new(key).map_err(|error| LockFault::Failed { why: words(&error) })?;
    Ok(Rc::new(vault))
}
