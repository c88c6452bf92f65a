//! The lock's work in the browser: keys are made and tried, and the notebook goes over from one database
//! into the other. Meanwhile commits wait in their queue, and no other tab is in.

use std::rc::Rc;

use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use web_sys::CryptoKey;

use super::{App, DATABASE, warn};
use crate::app::Event;
use crate::app::event::{LockTold, NewKey, World};
use crate::platform::{clock, location, lock, tabs, words};
use crate::storage::indexed_db::{IndexedDbStore, Progress, Vault};
use crate::storage::settings;
use crate::wire::lock::{
    Idle, Keyring, LockFault, LockedCopy, Opener, ROUNDS, RecoveryCode, Tries,
};
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
        spawn_local(async move {
            let result = self.try_to_unlock(&opener).await;
            self.tell_of_lock(LockTold::Unlocked { id, result });
        });
    }

    async fn try_to_unlock(self, opener: &Opener) -> Result<(), LockFault> {
        let plain = IndexedDbStore::new(DATABASE);
        let keyring = kept_keyring(&plain).await?;
        let key = lock::unlock(&keyring, opener).await?;
        if opener.wrapper(&keyring).rounds < ROUNDS {
            // What it is wrapped with today costs more to guess.
            let keyring = lock::rewrap(&keyring, opener, opener).await?;
            plain
                .change_keyring(&keyring)
                .await
                .map_err(LockFault::Disk)?;
        }
        plain.clear_leftovers().await.map_err(LockFault::Disk)?;
        plain.close();
        self.use_store(sealed_store(key)?);
        Ok(())
    }

    pub(super) fn turn_lock_on(self) {
        spawn_local(async move {
            let result = self.alone(async || self.try_to_turn_on().await).await;
            self.tell_of_lock(LockTold::Turned(result.map(|()| true)));
        });
    }

    async fn try_to_turn_on(self) -> Result<(), LockFault> {
        let home = self.home();
        let new = home.new_lock.take().ok_or(LockFault::Unavailable)?;
        let plain = home.store();
        let sealed = sealed_store(new.key)?;
        // What an attempt before this one has left over.
        sealed.give_up().await.map_err(LockFault::Disk)?;
        self.copy(&plain, &sealed).await?;
        plain.lock_up(&new.keyring).await.map_err(LockFault::Disk)?;
        plain.close();
        self.use_store(sealed);
        Ok(())
    }

    pub(super) fn turn_lock_off(self, opener: Opener) {
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
        if let Err(error) = sealed.give_up().await {
            web_sys::console::warn_1(&error.to_string().into());
        }
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
    async fn alone(
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
        home.is_writing.set(false);
        self.write_on();
        result
    }

    pub(super) fn change_key(self, opener: Opener, new: NewKey) {
        spawn_local(async move {
            let result = try_to_change(&opener, new).await;
            self.tell_of_lock(LockTold::Changed(result));
        });
    }

    /// What was read, and the key, go with the page.
    pub(super) fn fall_shut(self) {
        warn(tabs::tell_of_lock());
        if let Err(error) = location::begin_again() {
            let why = words(&error);
            self.tell_of_lock(LockTold::Changed(Err(LockFault::Failed { why })));
        }
    }

    pub(super) fn copy_locked(self, id: Uuid) {
        spawn_local(async move {
            let copied = async {
                let plain = IndexedDbStore::new(DATABASE);
                let keyring = kept_keyring(&plain).await?;
                let records = IndexedDbStore::new(SEALED).locked_records().await;
                let records = records.map_err(LockFault::Disk)?;
                let copy = LockedCopy::new(clock::now(), keyring, records);
                serde_json::to_string(&copy).map_err(|error| LockFault::Failed {
                    why: error.to_string(),
                })
            };
            let result = copied.await;
            self.tell_of_lock(LockTold::Copied { id, result });
        });
    }

    pub(super) fn give_up_locked(self) {
        spawn_local(async move {
            let given_up = async {
                IndexedDbStore::new(SEALED).give_up().await?;
                self.home().store().give_up().await
            };
            let result = given_up.await.map_err(LockFault::Disk);
            if result.is_ok() {
                settings::forget_canary();
                self.use_store(IndexedDbStore::new(DATABASE));
            }
            self.tell_of_lock(LockTold::Begun(result));
        });
    }

    /// Clears what a lock that was put on or taken off has left over in the other database.
    pub(super) fn clear_after_lock(self) {
        spawn_local(async move {
            if !self.home().store().is_sealed()
                && let Err(error) = IndexedDbStore::new(SEALED).give_up().await
            {
                web_sys::console::warn_1(&error.to_string().into());
            }
        });
    }
}

async fn try_to_change(opener: &Opener, new: NewKey) -> Result<Option<RecoveryCode>, LockFault> {
    let plain = IndexedDbStore::new(DATABASE);
    let keyring = kept_keyring(&plain).await?;
    let (new, code) = match new {
        NewKey::Passphrase(passphrase) => (Opener::Passphrase(passphrase), None),
        NewKey::Code => {
            let code = lock::new_code()?;
            (Opener::Code(code), Some(code))
        }
    };
    let keyring = lock::rewrap(&keyring, opener, &new).await?;
    plain
        .change_keyring(&keyring)
        .await
        .map_err(LockFault::Disk)?;
    plain.close();
    Ok(code)
}

async fn kept_keyring(plain: &IndexedDbStore) -> Result<Keyring, LockFault> {
    let keyring = plain.keyring().await?;
    keyring.ok_or_else(|| LockFault::Failed {
        why: "the notebook isn't locked any more: open Curbside again".to_owned(),
    })
}

fn sealed_store(key: CryptoKey) -> Result<IndexedDbStore, LockFault> {
    let vault = Vault::new(key).map_err(|error| LockFault::Failed { why: words(&error) })?;
    Ok(IndexedDbStore::sealed(SEALED, Rc::new(vault)))
}

pub(super) fn keep_idle(idle: Idle) {
    if let Err(why) = settings::set_idle(idle) {
        web_sys::console::warn_1(&why.into());
    }
}

pub(super) fn keep_tries(tries: Tries) {
    if let Err(why) = settings::set_tries(tries) {
        web_sys::console::warn_1(&why.into());
    }
}
