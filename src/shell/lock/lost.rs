//! Sealed notes that nothing opens: out into a file, and given up.

use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::turning::clear;
use super::{SEALED, kept_keyring};
use crate::app::event::LockTold;
use crate::platform::clock;
use crate::shell::{App, DATABASE};
use crate::storage::indexed_db::IndexedDbStore;
use crate::storage::settings;
use crate::wire::lock::{LockFault, LockedCopy};

impl App {
    pub(in super::super) fn copy_locked(self, id: Uuid) {
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

    pub(in super::super) fn give_up_locked(self) {
        spawn_local(async move {
            // A deletion that another tab holds up can't be called off.
            let result = self.alone(async || self.try_to_give_up().await).await;
            self.tell_of_lock(LockTold::Begun(result));
        });
    }

    async fn try_to_give_up(self) -> Result<(), LockFault> {
        let given_up = self.home().store().give_up().await;
        given_up.map_err(LockFault::Disk)?;
        settings::forget_canary();
        self.use_store(IndexedDbStore::new(DATABASE));
        // Without its keyring it is what is left over, and a later start clears it too.
        clear(&IndexedDbStore::new(SEALED)).await;
        Ok(())
    }
}
