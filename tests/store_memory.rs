//! The store in memory keeps the contract.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod contract;

use curbside::storage::memory::MemoryStore;

macro_rules! each {
    ($($promise:ident)*) => {
        $(#[test]
        fn $promise() {
            pollster::block_on(contract::$promise(&MemoryStore::default()));
        })*
    };
}
contract::promises!(each);
