//! Sealing and opening files: the browser makes the key beside the screen, and answers later.

use std::sync::Arc;

use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::app::Event;
use crate::app::effect::ToSeal;
use crate::app::event::World;
use crate::platform::crypto;
use crate::wire::sealed::{Passphrase, Sealed};

impl App {
    pub(super) fn seal(self, file: ToSeal) {
        spawn_local(async move {
            let result = crypto::seal(&file.text, file.content, &file.passphrase).await;
            let id = file.id;
            self.send(Event::World(World::Sealed { id, result }));
        });
    }

    pub(super) fn unseal(self, id: Uuid, sealed: Arc<Sealed>, passphrase: Passphrase) {
        spawn_local(async move {
            let result = crypto::open(&sealed, &passphrase).await;
            self.send(Event::World(World::Unsealed { id, result }));
        });
    }
}
