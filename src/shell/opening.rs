//! The notebook is opened, marked, and begun anew where it can't be opened any more.

use futures_util::future::join;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::console;

use super::{App, RETRY_MS, warn};
use crate::app::Event;
use crate::app::effect::Changes;
use crate::app::event::{Opening, World};
use crate::domain::{NotebookId, Strand};
use crate::storage::{Loaded, Store, settings};
use crate::wire::StoreError;

/// How long the rest of the notebook waits for the first screen to be drawn.
const REST_MS: u32 = 100;

impl App {
    /// What the first screen needs is read first, if it can be told from the rest.
    pub(super) async fn open(self) {
        let first = self.watched(Box::pin(self.come_in_and_read())).await;
        // Whatever came of it: where it was opened, the browser writes on in its log.
        self.begin_new_log();
        let opening = match first {
            Ok(Some(front)) => {
                self.send(Event::World(World::FrontRead(front)));
                // The first screen is drawn before the rest takes its time.
                TimeoutFuture::new(REST_MS).await;
                self.read_rest().await
            }
            // The whole would meet the same.
            Err(error @ (StoreError::Locked | StoreError::Blocked | StoreError::NoAnswer)) => {
                Err(error)
            }
            Ok(None) | Err(_) => self.watched(Box::pin(self.read())).await,
        };
        match &opening {
            // Of a notebook that isn't the one that was here, the sealed records may be all there is.
            Ok(opened) if opened.mark.is_some() && opened.mark == opened.canary => {
                self.clear_after_lock();
            }
            Ok(_) => {}
            Err(StoreError::Locked) => self.look_for_passkey(),
            Err(_) => {}
        }
        self.send(Event::World(World::Opened(Box::new(opening))));
    }

    /// Leaves the log that was found behind, beside all else: nobody waits for it.
    pub(super) fn begin_new_log(self) {
        let store = self.home().store();
        // It is asked after each write.
        if !store.is_on_found_log() {
            return;
        }
        spawn_local(async move {
            if let Err(error) = store.begin_new_log().await {
                console::warn_1(&error.to_string().into());
            }
        });
    }

    /// A tab that converts the notebook is alone: what is in the database is read only once this one is in. The database is
    /// opened meanwhile, so that the browser's answers to both come while the screen is built.
    async fn come_in_and_read(self) -> Result<Option<Vec<Strand>>, StoreError> {
        let home = self.home();
        let store = home.store();
        match join(home.presence.enter(), store.connect()).await {
            ((), Err(StoreError::Blocked)) => Err(StoreError::Blocked),
            // A large database takes long to open on a busy phone: it is waited for once more. To read all of it instead
            // takes the phone's memory, too.
            _ => self.read_front().await,
        }
    }

    /// A notebook whose mark is missing or another is read as a whole before anything is said of it.
    async fn read_front(self) -> Result<Option<Vec<Strand>>, StoreError> {
        let store = self.home().store();
        let front = store.front().await?;
        let canary = settings::canary();
        let front = front.filter(|front| canary.is_some() && front.mark == canary);
        Ok(front.map(|front| front.strands))
    }

    async fn read_rest(self) -> Result<Opening, StoreError> {
        let take = |strands| self.send_quietly(World::PartRead(strands));
        let loaded = self.home().store().load_in_parts(take).await?;
        Ok(opening_of(loaded))
    }

    pub(super) async fn read(self) -> Result<Opening, StoreError> {
        self.home().store().load().await.map(opening_of)
    }

    /// Notes that may be opened after all are not given up: then nothing is added, and it is tried to open them.
    pub(super) async fn start_over(self, ticket: u64, changes: Changes) {
        let result = self.give_up_what_fails().await;
        if result.is_ok() {
            return self.write(ticket, changes);
        }
        self.send(Event::World(World::Committed { ticket, result }));
        self.open().await;
    }

    async fn give_up_what_fails(self) -> Result<(), StoreError> {
        let home = self.home();
        // A deletion that another tab holds up can't be called off: it would come when nobody thinks of it any more.
        // Where the browser doesn't know of other tabs, the deletion finds out.
        let is_alone = home.presence.be_alone().await.unwrap_or(true);
        let result = match is_alone {
            false => Err(StoreError::OtherTab),
            true => match home.store().load().await {
                Ok(_) => Err(StoreError::Back),
                Err(StoreError::Failed { .. }) => home.store().give_up().await,
                // What is locked, silent or newer isn't lost.
                Err(error) => Err(error),
            },
        };
        home.presence.be_among_others().await;
        result
    }

    /// Marks the notebook, again and again until it is done: without the mark a loss would pass for
    /// a new notebook. The canary follows the mark, never the other way round.
    pub(super) async fn mark(self, id: NotebookId) {
        while let Err(error) = self.home().store().mark(id).await {
            console::warn_1(&error.to_string().into());
            TimeoutFuture::new(RETRY_MS).await;
        }
        warn(settings::set_canary(id));
    }
}

fn opening_of(loaded: Loaded) -> Opening {
    Opening {
        strands: loaded.strands,
        damaged: loaded.damaged,
        mark: loaded.mark,
        canary: settings::canary(),
    }
}
