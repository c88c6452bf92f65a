//! Where the notes live: the [`Store`] trait, and its homes.
//!
//! Start with the trait. [`memory`] keeps the promises of the trait without a disk; `indexed_db`
//! is the phone's. One contract suite (`tests/contract/`) holds both to the same words.

#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod memory;
#[cfg(target_arch = "wasm32")]
pub mod settings;

use core::future::Future;

use crate::domain::NotebookId;
use crate::wire::{Change, StoreError, Strand};

/// All that a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Whose notebook it is; none before [`Store::mark`].
    pub mark: Option<NotebookId>,
    pub strands: Vec<Strand>,
    /// Records that can't be read, each in a sentence. They stay where they are.
    pub damaged: Vec<String>,
}

/// A home for a notebook.
pub trait Store {
    /// Reads everything.
    ///
    /// # Errors
    /// If the notebook can't be opened. It is unharmed then, as far as the store can tell.
    fn load(&self) -> impl Future<Output = Result<Loaded, StoreError>>;

    /// Reads what the first screen needs, as [`front`](crate::wire::front) says; `None` if that isn't
    /// known without reading everything.
    ///
    /// # Errors
    /// As [`Self::load`].
    fn front(&self) -> impl Future<Output = Result<Option<Loaded>, StoreError>>;

    /// Reads everything but the drafts, bit by bit, and lets others have their turn in between. What is
    /// written meanwhile may be missing, or there in its older form. Answers with what is left to be told.
    ///
    /// # Errors
    /// As [`Self::load`].
    fn load_in_parts(
        &self,
        take: impl FnMut(Vec<Strand>),
    ) -> impl Future<Output = Result<Loaded, StoreError>>;

    /// Writes all changes or none. `Ok` means that they are on the disk.
    ///
    /// # Errors
    /// If they are not; the store is as before. [`StoreError::Stale`] if another tab has written one of
    /// the records since it was read here.
    fn commit(&self, changes: &[Change]) -> impl Future<Output = Result<(), StoreError>>;

    /// Writes whose notebook it is.
    ///
    /// # Errors
    /// If it isn't written.
    fn mark(&self, id: NotebookId) -> impl Future<Output = Result<(), StoreError>>;
}
