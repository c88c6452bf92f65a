//! What leaves memory: the records on the disk, the files that are shared, and what comes back.
//!
//! Start with [`record`] (one thing stored) and [`envelope`] (one file exported); [`import`] and
//! [`merge`] are the way back. Every form has a version, and a frozen fixture under `tests/`.

pub mod envelope;
pub mod fault;
pub mod import;
pub mod look;
pub mod merge;
mod reason;
pub mod record;
pub mod scope;
mod sound;

pub use envelope::export;
pub use fault::StoreError;
pub use import::{ImportError, Imported};
pub use look::Theme;
pub use merge::{Counts, Merge};
pub use record::{Change, Key, Record};
pub use scope::{Scope, file_name};
