//! An app of the same framework that does nothing, built by the same tools: `tests/empty`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::folders;

/// The folder of the built app.
pub(crate) fn built() -> Result<PathBuf> {
    let source = folders::root().join("tests/empty");
    let target = folders::made(folders::target())?;
    let into = target.join("empty-app");
    let trunk = folders::program(&["trunk"])?;
    let built = Command::new(trunk)
        .args(["build", "--release", "--skip-version-check", "--dist"])
        .arg(&into)
        .current_dir(source)
        .env("CARGO_TARGET_DIR", target)
        // Trunk reads this as true or false and refuses the customary 1.
        .env_remove("NO_COLOR")
        .status()
        .context("Trunk doesn't start")?;
    ensure!(built.success(), "The empty app can't be built");
    Ok(into)
}
