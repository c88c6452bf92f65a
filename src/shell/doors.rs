//! The ways in for a file: each leads to the same preview.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{App, warn};
use crate::app::Event;
use crate::app::event::{FileEvent, PickError};
use crate::app::route;
use crate::app::view::import::is_taken_from_a_paste;
use crate::platform::doors::{self, Launch, Pasted};
use crate::platform::{location, service_worker, words};

/// What a text is called that came without a name.
const PASTED: &str = "Pasted text";

impl App {
    pub(super) fn open_doors(self) {
        doors::on_drop(move |files| self.take(&files));
        doors::on_paste(move |pasted| self.take_pasted(pasted));
        warn(doors::on_launch(move |launch| {
            spawn_local(self.take_launched(launch));
        }));
        if location::fragment() == route::SHARED {
            spawn_local(self.take_shared());
        }
    }

    /// One file is looked at by itself: what each brings is to be seen before it is added.
    fn take(self, files: &[File]) {
        match files {
            [] => {}
            [file] => self.pick(file.clone()),
            several => self.came_in(
                String::new(),
                Err(PickError::Several {
                    count: several.len(),
                }),
            ),
        }
    }

    async fn take_launched(self, launch: Launch) {
        match launch.files().await {
            Ok(files) => self.take(&files),
            Err(error) => {
                let why = words(&error);
                self.came_in(String::new(), Err(PickError::Unreadable { why }));
            }
        }
    }

    fn take_pasted(self, pasted: Pasted) -> bool {
        match pasted {
            Pasted::Files(files) => self.take(&files),
            Pasted::Text(text) if self.look(|model| is_taken_from_a_paste(model, &text)) => {
                self.paste(text);
            }
            Pasted::Text(_) => return false,
        }
        true
    }

    /// Takes a text that a person pasted.
    pub(crate) fn paste(self, text: String) {
        self.came_in(PASTED.to_owned(), Ok(text));
    }

    /// A phone shared a file to the app: the worker has it in memory, for as long as it lives.
    async fn take_shared(self) {
        let files = service_worker::shared().await.unwrap_or_else(|error| {
            web_sys::console::warn_1(&error);
            Vec::new()
        });
        match files.is_empty() {
            true => self.came_in(String::new(), Err(PickError::NotArrived)),
            false => self.take(&files),
        }
    }

    fn came_in(self, name: String, text: Result<String, PickError>) {
        self.send(Event::File(FileEvent::CameIn { name, text }));
    }
}
