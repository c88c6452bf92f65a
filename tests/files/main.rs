//! Files out and in: what is refused and in what words, and how a file joins a notebook.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod bytes;
mod joining;
mod out;
mod refused;
#[path = "../support/mod.rs"]
mod support;

use curbside::domain::{CallId, Codebook, Notebook, Timestamp};
use curbside::wire::import::read;
use curbside::wire::{ImportError, Scope, export};
use serde_json::Value;
use support::{Play, TEN};

fn sample() -> Notebook {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let running = play.start("Märta Ek", "");
    play.tap(running, "data-dump");
    let mut notebook = play.model.notebook;
    // The steps of a pad stay on their phone.
    let calls: Vec<CallId> = notebook.calls().map(|call| call.id).collect();
    calls
        .into_iter()
        .for_each(|call| drop(notebook.take_steps(call)));
    notebook
}

fn at_ten() -> Timestamp {
    Timestamp::nearest(TEN)
}

fn everything(notebook: &Notebook) -> String {
    export(notebook, Scope::Everything, at_ten()).unwrap()
}

fn read_here(text: &str) -> Result<Notebook, ImportError> {
    read(text, &Codebook::starter()).map(|imported| imported.into_notebook())
}

/// The sample as JSON with one thing changed.
fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(&everything(&sample())).unwrap();
    change(&mut file);
    file.to_string()
}
