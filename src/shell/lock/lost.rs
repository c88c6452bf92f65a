//! Sealed notes that nothing opens: out into a file, and given up.

use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

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
            let given_up = async {
                // Without its keyring the other is left over, and the next start clears it too.
                self.home().store().give_up().await?;
                settings::forget_canary();
                self.use_store(IndexedDbStore::new(DATABASE));
                IndexedDbStore::new(SEALED).give_up().await
            };
            let result = given_up.await.map_err(LockFault::Disk);
            self.tell_of_lock(LockTold::Begun(result));
        });
    }
}
