//! A run has so much memory and no more: beyond it the allocation fails, and the run with it.

use std::alloc::System;

use cap::Cap;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// What the app, its notebook and all screens take, whatever the file.
const FOR_THE_APP: usize = 16 * 1024 * 1024;
/// So many bytes for each byte of the input.
const FOR_EACH_BYTE: usize = 256;

pub fn bounded(bytes: &[u8], run: fn(&[u8])) {
    let granted = FOR_THE_APP + FOR_EACH_BYTE * bytes.len();
    let limit = MEMORY.allocated().saturating_add(granted);
    MEMORY
        .set_limit(limit)
        .expect("a limit above what is taken");
    run(bytes);
    MEMORY.set_limit(usize::MAX).expect("no limit");
}
