//! The project's one build tool, as a library: the binary in `main.rs` is a thin
//! command line over it, and the end-to-end tests use its server and its stamp.
//!
//! Start reading in `main.rs`; from there `tools` (what a machine needs and how it
//! gets it), `build`, `serve` and `checks` each stand for one command.

pub mod build;
pub mod checks;
pub mod command_line;
pub mod engine;
pub mod fault;
pub mod fuzz;
pub mod place;
pub mod serve;
pub mod server;
pub mod stamp;
pub mod tools;

mod process;
