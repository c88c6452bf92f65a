//! Sealing and opening files: the browser makes the key beside the screen, and answers later.

use std::sync::Arc;

use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::App;
use crate::app::Event;
use crate::app::effect::{Closed, ToSeal};
use crate::app::event::{Unsealed, World};
use crate::domain::Notebook;
use crate::platform::crypto::FileKey;
use crate::platform::{crypto, lock, words};
use crate::storage::indexed_db::{Vault, open_records};
use crate::wire::lock::{LockFault, LockedCopy, Opener, RecoveryCode};
use crate::wire::sealed::{Content, Passphrase, SealFault};
use crate::wire::{self, Scope};

impl App {
    pub(super) fn seal(self, file: ToSeal) {
        spawn_local(async move {
            let result = crypto::seal(&file.text, file.content, &file.passphrase).await;
            let id = file.id;
            self.send(Event::World(World::Sealed { id, result }));
        });
    }

    /// Seals a file that is kept in pieces, and keeps the sealed one in its place.
    pub(super) fn seal_aside(self, id: Uuid, content: Content, file: Uuid, passphrase: Passphrase) {
        let text = self.home().aside.borrow().whole(file);
        spawn_local(async move {
            let result = self.sealed_aside(id, content, text, passphrase).await;
            if result.is_err() {
                // Nobody asks for what there is of it.
                self.home().aside.borrow_mut().let_go(id);
            }
            self.send(Event::World(World::SealedAside { id, result }));
        });
    }

    async fn sealed_aside(
        self,
        id: Uuid,
        content: Content,
        text: Result<Blob, JsValue>,
        passphrase: Passphrase,
    ) -> Result<u64, SealFault> {
        let text = text.map_err(|error| failed(&words(&error)))?;
        let key = FileKey::new(&passphrase).await?;
        let mut bytes = 0;
        let mut keep = |piece: String| {
            bytes += piece.len() as u64;
            let kept = self.home().aside.borrow_mut().keep(id, &piece);
            kept.map_err(|error| failed(&words(&error)))
        };
        key.seal_aside(&text, content, &mut keep).await?;
        Ok(bytes)
    }

    pub(super) fn unseal(self, id: Uuid, closed: Arc<Closed>, passphrase: Passphrase) {
        spawn_local(async move {
            let result = match &*closed {
                Closed::Sealed(sealed) => {
                    crypto::open(sealed, &passphrase).await.map(Unsealed::from)
                }
                Closed::Locked(copy) => open_locked(copy, passphrase).await,
            };
            self.send(Event::World(World::Unsealed { id, result }));
        });
    }
}

/// A locked notebook as the file of everything that it would be. What was typed may be its recovery code
/// too.
async fn open_locked(copy: &LockedCopy, typed: Passphrase) -> Result<Unsealed, SealFault> {
    let code = RecoveryCode::read(typed.letters());
    let opener = code.map_or(Opener::Passphrase(typed), Opener::Code);
    let key = lock::unlock(&copy.keyring, &opener).await;
    let key = key.map_err(|fault| match fault {
        LockFault::WrongPassphrase | LockFault::WrongCode => SealFault::WrongPassphrase,
        LockFault::Unavailable => SealFault::Unavailable,
        fault => failed(&fault),
    })?;
    let vault = Vault::new(key).map_err(|error| SealFault::Failed { why: words(&error) })?;
    let opened = open_records(&vault, &copy.records)
        .await
        .map_err(|error| failed(&error))?;
    // It may be all that there is left: one record that is damaged doesn't keep the others shut.
    let unread = opened.damaged.len();
    if opened.strands.is_empty() && unread > 0 {
        return Err(SealFault::Altered);
    }
    let mut notebook = Notebook::default();
    for strand in opened.strands {
        notebook.put_strand(strand);
    }
    let text = wire::export(&notebook, Scope::Everything, copy.exported_at());
    let text = text.map_err(|error| failed(&error))?;
    Ok(Unsealed { text, unread })
}

fn failed(error: &impl ToString) -> SealFault {
    SealFault::Failed {
        why: error.to_string(),
    }
}
