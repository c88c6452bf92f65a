//! A small real file that is damaged at every byte: cut there, or with another byte there. It is
//! refused in a sentence and the notebook is as before, or it is taken whole.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/hostile.rs"]
mod hostile;
mod support;
#[path = "properties/whole.rs"]
mod whole;

use std::thread;

use curbside::domain::{BehaviourKey, Codebook, Notebook};
use curbside::wire::import::read;
use hostile::{Phone, text_of};
use support::Play;

/// A call from its first tap to its summary, with a behaviour of the manager's own.
fn real_file() -> Vec<u8> {
    let mut play = Play::new();
    let call = play.whole_call("Märta Ek 🚗", "Halvorsen \"Foods\"");
    let mut notebook = play.model.notebook;
    let mut own = Codebook::starter().behaviours()[0].clone();
    own.key = BehaviourKey::try_from("own-1".to_owned()).unwrap();
    notebook.call_mut(call).unwrap().keys = vec![own.key.clone()];
    notebook.put_behaviour(own);
    text_of(&notebook).into_bytes()
}

/// All positions of a file, on as many threads as there are processors.
fn at_each(length: usize, run: impl Fn(usize) + Sync) {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for first in 0..threads {
            let run = &run;
            scope.spawn(move || (first..length).step_by(threads).for_each(run));
        }
    });
}

/// The file comes to a phone with notes of its own, some of them the same.
fn come_to_a_phone(notes: &Notebook, file: &[u8]) -> Result<(), String> {
    Phone::with(notes).takes(file)
}

fn notes() -> Notebook {
    let mut notebook = Notebook::default();
    let file = String::from_utf8(real_file()).unwrap();
    let all = read(&file, &Codebook::starter()).unwrap();
    all.into_strands()
        .take(3)
        .for_each(|strand| notebook.put_strand(strand));
    notebook
}

#[test]
fn a_file_that_is_cut_anywhere_is_refused_and_changes_nothing() {
    let (file, notes) = (real_file(), notes());
    assert_eq!(come_to_a_phone(&notes, &file), Ok(()));
    at_each(file.len(), |end| {
        let said = come_to_a_phone(&notes, &file[..end]).expect_err("it is cut");
        let known = [
            "The file is empty.",
            "The file is cut off: its end is missing.",
            "The file is no text.",
        ];
        assert!(known.contains(&said.as_str()), "cut at {end}: {said}");
    });
}

#[test]
fn a_file_that_lacks_its_beginning_is_refused_and_changes_nothing() {
    let (file, notes) = (real_file(), notes());
    at_each(file.len() - 1, |start| {
        assert!(come_to_a_phone(&notes, &file[start + 1..]).is_err());
    });
}

/// Another byte in the place of one: a neighbour of it, and by turns what parts a file.
#[test]
fn a_file_with_any_byte_altered_is_refused_or_taken_whole() {
    let (file, notes) = (real_file(), notes());
    at_each(file.len(), |at| {
        let parts = [b'"', b'}', b',', b'0', b'\\', b'[', 0, 0xff];
        for byte in [file[at] ^ 1, parts[at % parts.len()]] {
            let mut altered = file.clone();
            altered[at] = byte;
            // The phone looks itself whether it is as before, or whole.
            drop(come_to_a_phone(&notes, &altered));
        }
    });
}
