//! Between the app and the browser: takes events in, runs their effects, and feeds the results back
//! as events. The only place that spawns. Start with [`App::send`].

mod doors;
mod files;
mod folder;
mod lock;
mod opening;
mod sealing;
mod turns;
mod upkeep;

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

use futures_util::future::{Either, select};
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use web_sys::console;

use crate::app::effect::{Changes, History};
use crate::app::event::{Keeping, World};
use crate::app::model::Startup;
use crate::app::queue::{Batch, Queue};
use crate::app::{Desk, Effect, Event, Model, Route, Stamp};
use crate::platform::aside::Pieces;
use crate::platform::folder::{Folder, Kept};
use crate::platform::lock::NewLock;
use crate::platform::tabs::Presence;
use crate::platform::{
    clock, ids, keep, lifecycle, location, look, service_worker, wake_lock, words,
};
use crate::storage::indexed_db::IndexedDbStore;
use crate::storage::{Store, settings};
use crate::wire::Theme;
use crate::wire::lock::Keyring;
use turns::Turns;

/// The name of the database; the rescue page knows it too.
const DATABASE: &str = "curbside";
/// How long to wait before what could not be saved is tried again.
const RETRY_MS: u32 = 3_000;

/// How long to wait before a notebook that could not be opened is tried again.
const OPEN_AGAIN_MS: u32 = 1_000;
/// How long storage may take before it is said on the screen that it does.
const SLOW_MS: u32 = 2_000;

/// A handle to the running app: events in, views out.
#[derive(Clone, Copy)]
pub(crate) struct App {
    desk: RwSignal<Desk>,
    home: StoredValue<Rc<Home>, LocalStorage>,
}

/// What the effects work with.
struct Home {
    store: RefCell<Rc<IndexedDbStore>>,
    /// A lock that was made and is on nothing yet.
    new_lock: RefCell<Option<NewLock>>,
    /// What the gate has read of the lock.
    keyring: RefCell<Option<Keyring>>,
    /// A folder that was picked and isn't remembered yet.
    picked_folder: RefCell<Option<Rc<Folder>>>,
    /// Where the copy of this id is to be written, while it is made, and its key.
    writes_to: RefCell<Option<(Uuid, Kept)>>,
    /// The pieces of a large file that is made before it leaves.
    aside: RefCell<Pieces>,
    presence: Presence,
    writes: RefCell<Queue>,
    is_writing: Cell<bool>,
    turns: Cell<Turns>,
    wake_lock: wake_lock::WakeLock,
}

impl Home {
    fn store(&self) -> Rc<IndexedDbStore> {
        Rc::clone(&self.store.borrow())
    }
}

/// Starts the app: opens the notebook, and listens to the phone.
pub(crate) fn start() -> App {
    let route = Route::parse(&location::fragment());
    let home = Home {
        store: RefCell::new(Rc::new(IndexedDbStore::new(DATABASE))),
        new_lock: RefCell::default(),
        keyring: RefCell::default(),
        picked_folder: RefCell::default(),
        writes_to: RefCell::default(),
        aside: RefCell::default(),
        presence: Presence::default(),
        writes: RefCell::default(),
        is_writing: Cell::default(),
        turns: Cell::default(),
        wake_lock: wake_lock::WakeLock::default(),
    };
    let app = App {
        desk: RwSignal::new(Desk::new(Model::new(clock::now(), clock::zone(), route))),
        home: StoredValue::new_local(Rc::new(home)),
    };
    let theme = settings::theme();
    warn(look::apply(theme));
    app.send(Event::World(World::ThemeRead(theme)));
    app.listen_for_upkeep();
    app.listen_for_lock();
    app.listen_for_folder();
    // At once: what the browser answers comes while the screen is built. The folder is known by a database of its own, whose
    // opening would only keep the notebook from its own.
    begin(Box::pin(async move {
        app.open().await;
        app.look_for_folder().await;
    }));
    app.listen();
    app.open_doors();
    app
}

/// Begins something in this very task: in the executor's queue it would wait for the changes of the screen.
fn begin(mut work: Pin<Box<dyn Future<Output = ()>>>) {
    let mut context = Context::from_waker(Waker::noop());
    if work.as_mut().poll(&mut context).is_pending() {
        spawn_local(work);
    }
}

impl App {
    /// The one way in: the desk takes the event, and its effects are run at once.
    pub(crate) fn send(self, event: Event) {
        let Some(stamp) = stamp() else {
            return;
        };
        let effects = self.desk.try_update(|desk| desk.update(stamp, event));
        for effect in effects.into_iter().flatten() {
            self.run(effect);
        }
    }

    /// Takes in what changes no screen: nothing is drawn for it.
    pub(super) fn send_quietly(self, event: World) {
        let Some(stamp) = stamp() else {
            return;
        };
        let effects = self
            .desk
            .try_update_untracked(|desk| desk.update(stamp, Event::World(event)));
        for effect in effects.into_iter().flatten() {
            self.run(effect);
        }
    }

    /// The one way out: a part of a view model, which tells its readers only when it changes.
    pub(crate) fn view<T>(self, read: impl Fn(&Model) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.desk.with(|desk| read(desk.shown())))
    }

    /// The model as it is just now, for what is told by something else when to read it again.
    pub(crate) fn look<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.desk.with_untracked(|desk| read(desk.shown()))
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::Open => spawn_local(self.open()),
            Effect::OpenLater => spawn_local(async move {
                TimeoutFuture::new(OPEN_AGAIN_MS).await;
                self.open().await;
            }),
            Effect::Commit { ticket, changes } => self.write(ticket, changes),
            Effect::StartOver { ticket, changes } => spawn_local(self.start_over(ticket, changes)),
            Effect::MarkNotebook(id) => spawn_local(self.mark(id)),
            Effect::RetryLater => spawn_local(async move {
                TimeoutFuture::new(RETRY_MS).await;
                self.send(Event::World(World::RetryDue));
            }),
            Effect::Show(route, history) => {
                warn(location::show(
                    &route.to_string(),
                    history == History::Replace,
                ));
                self.send(Event::World(World::Arrived(route)));
            }
            Effect::HandOver(file) => self.hand_over(&file),
            Effect::SetAside(file, piece) => self.set_aside(file, &piece),
            Effect::HandOverAside(file) => self.hand_over_aside(&file),
            Effect::LetGo(file) => self.home().aside.borrow_mut().let_go(file),
            Effect::SealAside {
                id,
                content,
                file,
                passphrase,
            } => self.seal_aside(id, content, file, passphrase),
            Effect::Seal(file) => self.seal(file),
            Effect::Unseal {
                id,
                sealed,
                passphrase,
            } => self.unseal(id, sealed, passphrase),
            Effect::MakeLock { id, passphrase } => self.make_lock(id, passphrase),
            Effect::TurnLockOn => self.turn_lock_on(),
            Effect::TurnLockOff { opener } => self.turn_lock_off(opener),
            Effect::Unlock { id, opener } => self.unlock(id, opener),
            Effect::UnlockByPasskey(id) => self.unlock_by_passkey(id),
            Effect::DropPasskey => self.drop_passkey(),
            Effect::ChangeKey { opener, new } => self.change_key(opener, new),
            Effect::FallShut => self.fall_shut(),
            Effect::CopyLocked(id) => self.copy_locked(id),
            Effect::GiveUpLocked => self.give_up_locked(),
            Effect::Folder(ask) => self.with_folder(ask),
            Effect::KeepExchange(exchange) => warn(settings::set_exchange(&exchange)),
            Effect::KeepIdle(idle) => warn(settings::set_idle(idle)),
            Effect::KeepTries(tries) => warn(settings::set_tries(tries)),
            Effect::Print => self.print(),
            Effect::SetTheme(theme) => set_theme(theme),
            Effect::UseNewVersion => spawn_local(async {
                warn(service_worker::use_new_version().await);
            }),
            Effect::AskToPersist => spawn_local(async move {
                self.report_keeping(&keep::ask().await);
            }),
            Effect::KeepUpkeep(kept) => warn(settings::set_upkeep(&kept)),
            Effect::LookAround => self.look_around(),
            Effect::ReadAgain => self.read_again(),
            Effect::ReadOn => self.read_on(),
            Effect::KeepScreenOn(true) => spawn_local(self.hold_screen()),
            Effect::KeepScreenOn(false) => warn(self.home().wake_lock.release()),
        }
    }

    fn home(self) -> Rc<Home> {
        self.home.get_value()
    }

    /// Says so on the screen when storage takes long, for as long as it does. It is not given up for
    /// that: the store has patience of its own, and may still succeed.
    async fn watched<T>(self, work: impl Future<Output = T> + Unpin) -> T {
        match select(work, TimeoutFuture::new(SLOW_MS)).await {
            Either::Left((done, _)) => done,
            Either::Right(((), work)) => {
                self.send(Event::World(World::StorageSlow(true)));
                let done = work.await;
                self.send(Event::World(World::StorageSlow(false)));
                done
            }
        }
    }

    /// Commits are written in the order in which they were asked for, those that wait for another to
    /// end as the queue has them.
    fn write(self, ticket: u64, changes: Changes) {
        self.home().writes.borrow_mut().push(ticket, changes);
        self.write_on();
    }

    /// Writes what waits, unless that is being done, or the notebook is on its way into another database.
    fn write_on(self) {
        let home = self.home();
        if home.is_writing.replace(true) {
            return;
        }
        let writing = Box::pin(async move {
            loop {
                let next = home.writes.borrow_mut().take_next();
                let Some(Batch { tickets, changes }) = next else {
                    break;
                };
                let store = home.store();
                let result = self.watched(Box::pin(store.commit(&changes))).await;
                // Who asked for it may be the only one to have a large file now.
                drop(changes);
                for ticket in tickets {
                    let result = result.clone();
                    self.send(Event::World(World::Committed { ticket, result }));
                }
                // A write may have opened the database anew, after one that a full disk has torn.
                self.begin_new_log();
            }
            home.is_writing.set(false);
        });
        begin(writing);
    }

    async fn hold_screen(self) {
        let lost = move || self.send(Event::World(World::WakeLockLost));
        let report = match self.home().wake_lock.hold(lost).await {
            Ok(()) => World::WakeLockHeld,
            Err(_) => World::WakeLockLost,
        };
        self.send(Event::World(report));
    }

    fn report_keeping(self, answer: &Result<bool, wasm_bindgen::JsValue>) {
        let keeping = match answer {
            Ok(true) => Keeping::ForGood,
            Ok(false) => Keeping::WhileThereIsRoom,
            Err(_) => Keeping::Unknown,
        };
        self.send(Event::World(World::Kept(keeping)));
    }

    fn is_on_the_pad(self) -> bool {
        self.look(|model| matches!(model.route, Route::Pad(_)))
    }

    /// Whether seconds count: on the pad's clock, in a practice call, and for who waits to try another passphrase.
    fn counts_seconds(self) -> bool {
        let counts =
            |model: &Model| model.startup == Startup::Locked || model.practice.running.is_some();
        self.is_on_the_pad() || self.look(counts)
    }

    /// The notebook is in this database from now on.
    fn use_store(self, store: IndexedDbStore) {
        self.listen_to(&store);
        self.home().store.replace(Rc::new(store));
    }

    fn listen_to(self, store: &IndexedDbStore) {
        let heard = move |changes| self.send(Event::World(World::Heard(changes)));
        warn(store.listen(heard));
        store.on_newer(move || self.send(Event::World(World::NewerTabWaits)));
    }

    fn listen(self) {
        self.listen_to(&self.home().store());
        location::on_change(move || {
            self.send(Event::World(World::Arrived(Route::parse(
                &location::fragment(),
            ))));
        });
        lifecycle::on_seen(move || {
            self.send(Event::World(World::Tick));
            if self.home().wake_lock.is_wanted() {
                spawn_local(self.hold_screen());
            }
        });
        let mut seconds = 0_u32;
        Interval::new(1_000, move || {
            seconds = seconds.wrapping_add(1);
            // Elsewhere "12 min ago" is fine by the half minute.
            if self.counts_seconds() || seconds.is_multiple_of(30) {
                self.send(Event::World(World::Tick));
            }
        })
        .forget();
        spawn_local(async move { self.report_keeping(&keep::is_kept().await) });
        spawn_local(async move {
            let waiting = move || self.send(Event::World(World::UpdateWaiting));
            if let Err(error) = service_worker::register(waiting).await {
                let why = words(&error);
                self.send(Event::World(World::NoWorker { why }));
            }
        });
    }
}

/// Without randomness two moments could get one id and one be lost: then nothing is taken in.
fn stamp() -> Option<Stamp> {
    let now = clock::now();
    match ids::fresh(now) {
        Ok(id) => Some(Stamp {
            now,
            zone: clock::zone(),
            id,
        }),
        Err(error) => {
            console::error_1(&error);
            None
        }
    }
}

fn set_theme(theme: Theme) {
    warn(look::apply(theme));
    warn(settings::set_theme(theme));
}

/// For what is no fault of the notes: it is said where a developer sees it.
fn warn<T>(result: Result<T, impl Into<wasm_bindgen::JsValue>>) {
    if let Err(error) = result {
        console::warn_1(&error.into());
    }
}
