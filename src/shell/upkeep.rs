//! What the keeping of the notebook asks of the browser.

use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::app::Event;
use crate::app::care::Surroundings;
use crate::app::event::{Told, World};
use crate::platform::{browser, keep, lifecycle};
use crate::storage::settings;

impl App {
    /// Tells what stands beside the notebook, now and whenever another tab has changed it, and when
    /// the app goes out of sight.
    pub(super) fn listen_for_upkeep(self) {
        let read = move || self.tell(Told::Kept(settings::upkeep()));
        read();
        settings::on_change_elsewhere(read);
        lifecycle::on_hidden(move || self.tell(Told::Hidden));
    }

    pub(super) fn look_around(self) {
        spawn_local(async move {
            let room = keep::room().await.unwrap_or_default();
            self.tell(Told::Around(Surroundings {
                browser: browser::name(),
                used: room.used,
                room: room.granted,
                has_thread: self.home().store().has_thread(),
            }));
        });
    }

    pub(super) fn read_again(self) {
        spawn_local(async move {
            let read = self.read().await;
            self.tell(Told::ReadAgain(Box::new(read)));
        });
    }

    fn tell(self, told: Told) {
        self.send(Event::World(World::Upkeep(told)));
    }
}
