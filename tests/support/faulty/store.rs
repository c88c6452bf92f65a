//! A store that fails at a call of our choice, or has no more room.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use curbside::domain::NotebookId;
use curbside::storage::memory::MemoryStore;
use curbside::storage::{Loaded, Store};
use curbside::wire::{Change, Key, StoreError, Strand};
use pollster::block_on;

/// What goes wrong, and when.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The first call that fails, counted from 1, and how many do in a row.
    pub(crate) at: u32,
    pub(crate) calls: u32,
    pub(crate) error: StoreError,
    /// It was written, and the store said that it was not.
    pub(crate) is_written: bool,
}

fn size(strand: &Strand) -> usize {
    let bytes = strand.versions().map(|version| {
        let record = version
            .record()
            .map(|record| record.encode().expect("it is text"));
        version.edits.to_string().len() + record.unwrap_or_default().len()
    });
    bytes.sum()
}

/// Fails as it is told to, and is a store in memory otherwise.
pub(crate) struct FaultyStore {
    inner: MemoryStore,
    pub(super) fault: Option<Fault>,
    calls: Cell<u32>,
    failed: Cell<u32>,
    /// So many bytes of records are all the room that there is.
    room: Cell<usize>,
    /// What was read of the disk since it was last written.
    read: RefCell<Option<Rc<BTreeMap<Key, Strand>>>>,
}

impl FaultyStore {
    pub(crate) fn new(fault: Option<Fault>) -> Self {
        Self {
            inner: MemoryStore::default(),
            fault,
            calls: Cell::default(),
            failed: Cell::default(),
            room: Cell::new(usize::MAX),
            read: RefCell::default(),
        }
    }

    /// How many calls have failed.
    pub(crate) fn failed(&self) -> u32 {
        self.failed.get()
    }

    /// From now on there is no more room than what is used, and this.
    pub(crate) fn has_room_for(&self, bytes: usize) {
        self.room.set(self.used() + bytes);
    }

    fn used(&self) -> usize {
        let strands = self.strands();
        strands.values().map(size).sum()
    }

    /// Browsers give the room of what goes back when it is gone: not to what is written in the same
    /// transaction, be it no more than a trace.
    fn fits(&self, changes: &[Change]) -> bool {
        let written = changes.iter().filter_map(|change| change.to.as_ref());
        let written: usize = written.map(size).sum();
        written == 0 || self.room.get() == usize::MAX || self.used() + written <= self.room.get()
    }

    /// What is on the disk, whatever fails.
    pub(crate) fn kept(&self) -> Loaded {
        block_on(self.inner.load()).expect("memory can be read")
    }

    pub(super) fn strands(&self) -> Rc<BTreeMap<Key, Strand>> {
        let read = || {
            let strands = self.kept().strands.into_iter();
            Rc::new(strands.map(|strand| (strand.key(), strand)).collect())
        };
        Rc::clone(self.read.borrow_mut().get_or_insert_with(read))
    }

    /// Whether the next call fails; without a fault each one is looked at.
    pub(super) fn is_near_its_fault(&self) -> bool {
        let next = self.calls.get() + 1;
        let is_near = |fault: &Fault| (fault.at..=fault.at + fault.calls).contains(&next);
        self.fault.as_ref().is_none_or(is_near)
    }

    /// Counts a call; answers with its fault if it is to fail.
    fn fault(&self) -> Option<&Fault> {
        let call = self.calls.get() + 1;
        self.calls.set(call);
        let fits = |fault: &&Fault| (fault.at..fault.at + fault.calls).contains(&call);
        let fault = self.fault.as_ref().filter(fits)?;
        self.failed.set(self.failed.get() + 1);
        Some(fault)
    }
}

impl Store for FaultyStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        match self.fault() {
            Some(fault) => Err(fault.error.clone()),
            None => self.inner.load().await,
        }
    }

    async fn front(&self) -> Result<Option<Loaded>, StoreError> {
        match self.fault() {
            Some(fault) => Err(fault.error.clone()),
            None => self.inner.front().await,
        }
    }

    async fn load_in_parts(&self, take: impl FnMut(Vec<Strand>)) -> Result<Loaded, StoreError> {
        match self.fault() {
            Some(fault) => Err(fault.error.clone()),
            None => self.inner.load_in_parts(take).await,
        }
    }

    async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        if !self.fits(changes) {
            return Err(StoreError::Full);
        }
        self.read.take();
        match self.fault() {
            Some(fault) => {
                if fault.is_written {
                    self.inner.commit(changes).await?;
                }
                Err(fault.error.clone())
            }
            None => self.inner.commit(changes).await,
        }
    }

    async fn mark(&self, id: NotebookId) -> Result<(), StoreError> {
        match self.fault() {
            Some(fault) => {
                if fault.is_written {
                    self.inner.mark(id).await?;
                }
                Err(fault.error.clone())
            }
            None => self.inner.mark(id).await,
        }
    }
}
