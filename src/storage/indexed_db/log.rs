//! The log of the browser's database is left behind at each start.
//!
//! Chromium writes on in the log that it finds, also behind half a record of a write that was killed. What stands there
//! can't be read, and the opening after the next throws the whole database away without a word (LevelDB's `reuse_logs`,
//! google/leveldb issue 1287). When a database is deleted, the browser tidies up, and begins a new log for that: so one is
//! made and deleted again. It takes some 10 ms beside the page, and a few MB of the disk where the notebook has thousands of calls.

use js_sys::Reflect;
use rexie::{ObjectStore, Rexie};

use super::connection::{self, Failure, in_time};
use super::fault;
use crate::wire::StoreError;

/// It is there for a moment only. All databases of an origin share one log.
const PASSING: &str = "curbside-passing";
const PATIENCE_MS: u32 = 10_000;

/// Lets the browser begin a new log, where it has one of this kind.
pub(super) async fn begin_anew() -> Result<(), Failure> {
    if !goes_on_in_torn_logs() {
        return Ok(());
    }
    let made = Rexie::builder(PASSING).add_object_store(ObjectStore::new(PASSING));
    let made = in_time(PATIENCE_MS, made.build()).await;
    let made = made.ok_or(Failure::Final(StoreError::NoAnswer))?;
    made.map_err(|error| fault::of_rexie(&error))?.close();
    connection::delete(PASSING).await
}

/// No browser tells what its database is made of. Of those whose database is LevelDB each has this, and no other one does.
fn goes_on_in_torn_logs() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| {
        Reflect::has(&navigator, &"userAgentData".into()).unwrap_or_default()
    })
}
