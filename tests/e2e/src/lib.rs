//! Curbside in three browser engines.
//!
//! A test asks for things as a person would, by role and name. Start reading at [`person`]; a
//! [`browser`] is one engine ([`engines`]) on one [`profile`], and [`site`] is the static server that it
//! visits; [`lent`] are browsers that one walk after another uses. [`outside`] sees whether anything else is visited. [`story`] walks the app's screens; the trials that use it are in `tests/walks`. [`ordeal`]
//! holds what takes long: kills, starts without signal, storage that fails. [`sample`] writes files of made-up calls.

pub mod browser;
mod endpoints;
pub mod engines;
pub mod folders;
pub mod keyboard;
pub mod lent;
pub mod lock;
pub mod ordeal;
pub mod outside;
pub mod page;
pub mod person;
pub mod pictures;
pub mod process;
pub mod profile;
pub mod running;
pub mod sample;
pub mod site;
pub mod story;
mod things;
pub mod wait;
