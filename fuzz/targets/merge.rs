//! The bytes are two files that come to one notebook.
#![no_main]

#[path = "../../tests/support/hostile.rs"]
mod hostile;
mod memory;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../../tests/properties/whole.rs"]
mod whole;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| memory::bounded(bytes, hostile::merge));
