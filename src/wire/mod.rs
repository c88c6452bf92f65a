//! What leaves memory: the records on the disk, the files that are shared, and what comes back.
//!
//! Start with [`record`] (one thing stored), [`envelope`] (one file exported) and [`writing`] (how it is made); [`import`] and
//! [`merge`] are the way back, [`sealed`] is a file that is closed with a passphrase, [`folder`] is where several
//! devices leave such files for each other, and [`health`] is the
//! check of what is on the disk. Every form has a version, and a frozen fixture under `tests/`.

pub mod answer;
mod check;
mod choice;
mod edits_in_file;
pub mod envelope;
pub mod fault;
pub mod folder;
mod forgotten;
pub mod front;
mod gather;
mod head;
pub mod health;
mod history;
mod ids_in_file;
pub mod import;
pub mod join;
pub mod lock;
pub mod look;
pub mod mangled;
pub mod merge;
mod needs;
pub mod part;
pub mod planning;
pub mod practice;
pub mod reading;
mod reason;
pub mod receiver;
pub mod record;
mod reduce;
pub mod row;
pub mod scope;
pub mod sealed;
mod sound;
mod stand_in;
pub mod upkeep;
pub mod whole;
pub mod writes;
pub mod writing;

pub use fault::StoreError;
pub use gather::{Gathered, gather};
pub use import::{ImportError, Imported};
pub use join::{join, kept};
pub use look::Theme;
pub use merge::{Counts, Merge};
pub use needs::needs;
pub use part::part_for;
pub use planning::Planning;
pub use reading::Reading;
pub use receiver::Receiver;
pub use record::{Change, Content, Found, Key, Over, Record, Strand, Version};
pub use scope::{Scope, file_name};
pub use upkeep::Upkeep;
pub use writing::export;
