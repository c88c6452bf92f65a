//! Other keys to the lock: another passphrase or recovery code, face or finger.

use wasm_bindgen_futures::spawn_local;

use super::kept_keyring;
use crate::app::event::{LockTold, NewKey, NewKeyMade, Passkey};
use crate::platform::{lock, passkey};
use crate::shell::{App, DATABASE};
use crate::storage::indexed_db::IndexedDbStore;
use crate::wire::lock::{LockFault, Opener};

impl App {
    /// Tells whether the phone opens the lock by face or finger.
    pub(in super::super) fn look_for_passkey(self) {
        spawn_local(async move {
            let is_offered = passkey::is_offered().await;
            let keyring = IndexedDbStore::new(DATABASE).keyring().await;
            let keyring = keyring.ok().flatten();
            let is_there = keyring.as_ref().is_some_and(|it| it.passkey.is_some());
            self.home().keyring.replace(keyring);
            let passkey = match (is_there, is_offered) {
                (true, true) => Passkey::IsThere,
                (true, false) => Passkey::StillThere,
                (false, true) => Passkey::MayAdd,
                (false, false) => Passkey::None,
            };
            self.tell_of_lock(LockTold::Passkey(passkey));
        });
    }

    pub(in super::super) fn drop_passkey(self) {
        spawn_local(async move {
            let dropped = async {
                let plain = IndexedDbStore::new(DATABASE);
                let mut keyring = kept_keyring(&plain).await?;
                keyring.passkey = None;
                let changed = plain.change_keyring(&keyring).await;
                changed.map_err(LockFault::Disk)
            };
            let result = dropped.await.map(|()| NewKeyMade::Passkey(false));
            self.tell_of_lock(LockTold::Changed(result));
        });
    }

    pub(in super::super) fn change_key(self, opener: Opener, new: NewKey) {
        spawn_local(async move {
            let result = try_to_change(&opener, new).await;
            self.tell_of_lock(LockTold::Changed(result));
        });
    }
}

async fn try_to_change(opener: &Opener, new: NewKey) -> Result<NewKeyMade, LockFault> {
    let plain = IndexedDbStore::new(DATABASE);
    let keyring = kept_keyring(&plain).await?;
    let (keyring, made) = match new {
        NewKey::Passphrase(passphrase) => {
            let new = Opener::Passphrase(passphrase);
            let keyring = lock::rewrap(&keyring, opener, &new).await?;
            (keyring, NewKeyMade::Passphrase)
        }
        NewKey::Code => {
            let code = lock::new_code()?;
            let keyring = lock::rewrap(&keyring, opener, &Opener::Code(code)).await?;
            (keyring, NewKeyMade::Code(code))
        }
        NewKey::Passkey => {
            let keyring = lock::add_passkey(&keyring, opener).await?;
            (keyring, NewKeyMade::Passkey(true))
        }
    };
    let changed = plain.change_keyring(&keyring).await;
    plain.close();
    changed.map(|()| made).map_err(LockFault::Disk)
}
