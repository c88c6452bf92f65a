//! `cargo xtask fuzz`: the fuzz targets of `fuzz/`, which try bytes from elsewhere by the million.
//!
//! libFuzzer comes with its crate and is compiled here, so nothing is installed but a C++ compiler.
//! What was learned stays in the target folder and is gone on from; `fuzz/corpus/` is where a run
//! begins, and what a plain test replays.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fault::Fault;
use crate::place;
use crate::process::run_streamed;
use crate::tools::{self, Need};

/// What bytes are tried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file that a person picks.
    Import,
    /// A row of the disk.
    Upgrade,
    /// Two files that come to one notebook.
    Merge,
}

impl Target {
    /// All of them, in the order of a run.
    pub const ALL: [Self; 3] = [Self::Import, Self::Upgrade, Self::Merge];

    /// The word on the command line, and the name of its program and its corpus.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Upgrade => "upgrade",
            Self::Merge => "merge",
        }
    }

    /// No input is longer, in bytes: small ones find as much, and faster. The large ones of the corpus
    /// are for the test that replays it.
    const fn longest(self) -> u32 {
        match self {
            Self::Import | Self::Upgrade => 4_000,
            Self::Merge => 8_000,
        }
    }

    /// The target of that name.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == word)
    }
}

/// How long each target is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// So many runs were made.
    Runs(u64),
    /// So many minutes are over.
    Minutes(u64),
}

/// What was asked for; no target means all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The one target.
    pub target: Option<Target>,
    /// When it ends.
    pub until: Until,
}

/// Coverage for libFuzzer, by options that the pinned compiler knows as stable ones. Comparisons are not
/// traced: that takes half of the time, and the words to compare with are in `fuzz/words.dict`.
const FLAGS: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "--cfg=fuzzing",
];

/// A run that answers nothing for a minute has hung. What a run may allocate is in
/// `fuzz/targets/memory.rs`.
const LIMITS: [&str; 3] = ["-timeout=60", "-rss_limit_mb=1024", "-print_final_stats=1"];

/// Builds the targets and runs those that were asked for, one after the other.
pub fn run(plan: Plan) -> Result<(), Fault> {
    let home = place::target().join("fuzz");
    let programs = build(&home)?;
    for target in Target::ALL {
        if plan.target.is_none_or(|wanted| wanted == target) {
            try_bytes(target, plan.until, &programs, &home)?;
        }
    }
    Ok(())
}

/// Answers with the folder of the programs.
fn build(home: &Path) -> Result<PathBuf, Fault> {
    let toolbox = tools::set_up(&[Need::CppCompiler])?;
    let host = tools::host()?;
    println!("Building the fuzz targets, about a minute the first time");
    let mut cargo = toolbox.cargo();
    cargo
        .args(["build", "--release", "--locked", "--manifest-path"])
        .arg(place::root().join("fuzz/Cargo.toml"))
        // With a target named, the flags are not those of build scripts.
        .args(["--target", &host])
        .env("CARGO_TARGET_DIR", home)
        .env("RUSTFLAGS", FLAGS.join(" "));
    if !run_streamed(cargo, |_| ())?.success() {
        return Err(Fault::Failed("Building the fuzz targets"));
    }
    Ok(home.join(host).join("release"))
}

fn try_bytes(target: Target, until: Until, programs: &Path, home: &Path) -> Result<(), Fault> {
    let fuzz = place::root().join("fuzz");
    let learned = home.join("corpus").join(target.name());
    fs::create_dir_all(&learned).map_err(Fault::file("write", &learned))?;
    println!("\nfuzz target {}", target.name());
    let mut command = Command::new(programs.join(target.name()));
    command
        .args(LIMITS)
        .arg(format!("-max_len={}", target.longest()))
        .arg(match until {
            Until::Runs(runs) => format!("-runs={runs}"),
            Until::Minutes(minutes) => format!("-max_total_time={}", minutes.saturating_mul(60)),
        })
        .arg(format!("-dict={}", fuzz.join("words.dict").display()))
        // What does harm is kept there, to be put into the corpus.
        .arg(format!(
            "-artifact_prefix={}/{}-",
            home.display(),
            target.name()
        ))
        .arg(learned)
        .arg(fuzz.join("corpus").join(target.name()))
        .env("RUST_BACKTRACE", "0");
    if run_streamed(command, |_| ())?.success() {
        Ok(())
    } else {
        Err(Fault::Failed("A fuzz target"))
    }
}
