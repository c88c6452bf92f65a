//! Settings of the release build that a compiler takes only when it is known which one it is:
//! `rust-toolchain.toml` names it, so they are as fixed as all others. See ARCHITECTURE.md.

use std::process::Command;

/// What the release leaves out of the WebAssembly.
const FLAGS: [&str; 2] = [
    // Names of source files and lines in panics: they are long, and many are paths of this machine.
    "-Zlocation-detail=none",
    // What `{:?}` writes: no person reads it on a phone.
    "-Zfmt-debug=none",
];

/// Cargo asks by this name for flags of one target; they come on top of `.cargo/config.toml`.
const FLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Makes cargo take the table `[unstable]` of `.cargo/config.toml` and the flags above.
pub(super) fn for_size(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env(FLAGS_VARIABLE, FLAGS.join(" "))
}
