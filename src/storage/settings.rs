//! Small things outside the notebook, in localStorage: the look, the canary that tells a new notebook
//! from a lost one, what is known of backups, and of a folder that several devices share.

use gloo_events::EventListener;
use gloo_storage::{LocalStorage, Storage};

use serde::{Serialize, de::DeserializeOwned};

use crate::domain::NotebookId;
use crate::wire::folder::Exchange;
use crate::wire::lock::{Idle, Tries};
use crate::wire::{Theme, Upkeep};

const THEME: &str = "curbside.theme";
const CANARY: &str = "curbside.notebook";
const UPKEEP: &str = "curbside.upkeep";
const IDLE: &str = "curbside.idle";
const TRIES: &str = "curbside.tries";
const EXCHANGE: &str = "curbside.exchange";

/// The chosen look; as the phone has it where nothing was chosen or can be read.
#[must_use]
pub fn theme() -> Theme {
    read(THEME).unwrap_or_default()
}

/// Keeps the look.
///
/// # Errors
/// If the browser keeps nothing; the look then lasts as long as the page.
pub fn set_theme(theme: Theme) -> Result<(), String> {
    write(THEME, theme)
}

/// The mark of the notebook that was made on this device.
#[must_use]
pub fn canary() -> Option<NotebookId> {
    read(CANARY)
}

/// Leaves the notebook's mark outside of it.
///
/// # Errors
/// If the browser keeps nothing. The notebook is as safe as before; only its loss would not be seen.
pub fn set_canary(id: NotebookId) -> Result<(), String> {
    write(CANARY, id)
}

/// The notebook is given up: the next one is new, and not the loss of this one.
pub fn forget_canary() {
    if is_there() {
        LocalStorage::delete(CANARY);
    }
}

/// What is known of backups and troubles; nothing where it can't be read.
#[must_use]
pub fn upkeep() -> Upkeep {
    read(UPKEEP).unwrap_or_default()
}

/// Keeps what is known of backups and troubles.
///
/// # Errors
/// If the browser keeps nothing. The notes are as safe as before; only the age of the last backup is
/// forgotten with the page.
pub fn set_upkeep(upkeep: &Upkeep) -> Result<(), String> {
    write(UPKEEP, upkeep)
}

/// What is known of the folder that several devices share; nothing where it can't be read.
#[must_use]
pub fn exchange() -> Exchange {
    read(EXCHANGE).unwrap_or_default()
}

/// # Errors
/// If the browser keeps nothing. The notes are as safe as before; what was read is read once more, and comes to the
/// same.
pub fn set_exchange(exchange: &Exchange) -> Result<(), String> {
    write(EXCHANGE, exchange)
}

/// How long nobody may have touched an unlocked notebook.
#[must_use]
pub fn idle() -> Idle {
    read(IDLE).unwrap_or_default()
}

/// # Errors
/// If the browser keeps nothing; the choice then lasts as long as the page.
pub fn set_idle(idle: Idle) -> Result<(), String> {
    write(IDLE, idle)
}

/// The wrong passphrases since the last right one.
#[must_use]
pub fn tries() -> Tries {
    read(TRIES).unwrap_or_default()
}

/// # Errors
/// If the browser keeps nothing; they are counted as long as the page is open then.
pub fn set_tries(tries: Tries) -> Result<(), String> {
    write(TRIES, tries)
}

/// Calls back when another tab has kept something.
pub fn on_change_elsewhere(callback: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "storage", move |_| callback()).forget();
    }
}

/// gloo-storage takes it for granted that there is a localStorage; some windows have none.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    is_there().then(|| LocalStorage::get(key).ok()).flatten()
}

fn write(key: &str, value: impl Serialize) -> Result<(), String> {
    if !is_there() {
        return Err("the browser keeps no settings".to_owned());
    }
    LocalStorage::set(key, value).map_err(|error| error.to_string())
}
