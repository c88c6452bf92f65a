//! Pictures of what a browser shows: of what failed, and on wish of each screen.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::engines::Engine;
use crate::folders;

/// Whether the walks keep a picture of each screen, by `CURBSIDE_PICTURES=1`. No check looks at them, and
/// they take a tenth of the time.
pub fn are_wanted() -> bool {
    env::var_os("CURBSIDE_PICTURES").is_some_and(|wish| !wish.is_empty())
}

/// Writes a picture below the folder of pictures.
pub fn keep(engine: Engine, name: &str, picture: &[u8]) -> Result<PathBuf> {
    let file = folders::made(folders::target().join("pictures").join(engine.name()))?
        .join(format!("{name}.png"));
    fs::write(&file, picture).with_context(|| format!("{} can't be written", file.display()))?;
    Ok(file)
}
