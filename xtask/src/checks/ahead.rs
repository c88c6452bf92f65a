//! The release, built beside the checks that come before the walks: its linking keeps one core busy for
//! long, and slow tests at the end of a program leave the others idle.

use std::env;
use std::fs::{self, File};
use std::process::{Child, Command, Stdio};

use super::e2e;
use super::selection::{Part, Selection};
use crate::fault::Fault;
use crate::place;
use crate::tools;

/// A build that is under way. What it says goes into a log, so that it doesn't mix with the checks.
pub(super) struct Ahead {
    build: Child,
}

impl Ahead {
    /// Begins, if other checks come before the walks. Whatever keeps it from building is met again, and
    /// told, by the build of the walks.
    pub(super) fn begin(selection: &Selection) -> Option<Self> {
        let parts = selection.parts();
        let is_of_use = parts.len() > 1 && parts.contains(&Part::E2e);
        // Set up here, since two set-ups at once would get in each other's way; and all that the walks
        // need, since with the Node that they bring the optimiser is there in seconds.
        if !is_of_use || tools::set_up(&e2e::needs()).is_err() {
            return None;
        }
        started().ok()
    }

    /// Waits until it is over. A release that wasn't finished is built again by whoever needs it.
    pub(super) fn wait(mut self) -> Result<(), Fault> {
        self.build
            .wait()
            .map(drop)
            .map_err(Fault::start("cargo xtask build"))
    }
}

fn started() -> Result<Ahead, Fault> {
    let folder = place::target();
    fs::create_dir_all(&folder).map_err(Fault::file("make", &folder))?;
    let path = folder.join("release-build.log");
    let log = File::create(&path).map_err(Fault::file("write", &path))?;
    let errors = log.try_clone().map_err(Fault::file("write", &path))?;
    let program = env::current_exe().map_err(Fault::start("cargo xtask build"))?;
    let build = Command::new(program)
        .arg("build")
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(errors)
        .spawn()
        .map_err(Fault::start("cargo xtask build"))?;
    println!(
        "The release is built beside the checks; what is said about it goes to {}",
        path.display()
    );
    Ok(Ahead { build })
}
