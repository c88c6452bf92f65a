//! What the project is made of: cargo-deny looks through the dependencies, by the rules of `deny.toml`.
//!
//! Known faults are looked up in the RustSec database. Where that is out of reach, nothing is known of
//! them, and the check says that it was skipped.

use std::process::{Command, Stdio};

use super::tally::Tally;
use crate::tools::{self, Need, Toolbox};

const ADVISORIES: &str = "dependencies, known faults";

/// Licences, sources and duplicates need nothing from outside; known faults do.
pub(super) fn run(tally: &mut Tally) {
    let toolbox = match tools::set_up(&[Need::Deny]) {
        Ok(toolbox) => toolbox,
        Err(fault) => return tally.fault("set-up of cargo-deny", &fault),
    };
    let mut duplicates = deny(&toolbox);
    duplicates.args(["check", "bans"]);
    tally.run_check("dependencies of the app, duplicates", duplicates);
    let mut rules = deny(&toolbox);
    rules.args(["--workspace", "check", "licenses", "sources"]);
    tally.run_check("dependencies, licences and sources", rules);
    if is_in_reach(&toolbox) {
        let mut known = deny(&toolbox);
        known.args(["--workspace", "check", "advisories"]);
        tally.run_check(ADVISORIES, known);
    } else {
        tally.skip(
            ADVISORIES,
            "the RustSec database can't be fetched from here, so nothing is known of them",
        );
    }
}

fn deny(toolbox: &Toolbox) -> Command {
    let mut command = toolbox.command("cargo-deny");
    command.args(["--locked", "--log-level", "error"]);
    command
}

/// Fetches the database.
fn is_in_reach(toolbox: &Toolbox) -> bool {
    let mut fetch = deny(toolbox);
    fetch.args(["fetch", "db"]).stderr(Stdio::null());
    fetch.status().is_ok_and(|status| status.success())
}
