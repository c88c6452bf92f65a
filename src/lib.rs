//! Curbside: a sales manager's ride-along notebook that works without signal.
//!
//! Start reading in [`app`]: an [`app::Event`] goes into [`app::update`], effects come out, and
//! each screen draws a view model of [`app::view`]. What the words mean is in [`domain`]; what is
//! stored and exported is in [`wire`]. The browser begins at `storage`, `platform` and `ui`.

pub mod app;
pub mod domain;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
mod shell;
pub mod storage;
#[cfg(target_arch = "wasm32")]
mod ui;
pub mod wire;

#[cfg(target_arch = "wasm32")]
pub use ui::mount;
