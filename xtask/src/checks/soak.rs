//! `cargo xtask soak`: what is lived through for as long as is asked for. The program `soak` of
//! `tests/e2e` does it; here stands what can be asked of it.

use std::ffi::OsString;
use std::fmt;
use std::str::FromStr;

use super::helpers::run_on_release;
use crate::engine::Engine;
use crate::fault::Fault;
use crate::tools::Need;

/// What is lived through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// The browser is killed in the middle of taps.
    Kills,
    /// The browser is killed in the middle of typing.
    Typing,
    /// The browser is killed in the middle of a large import.
    Imports,
    /// The browser is closed and started without a server.
    Starts,
    /// Two tabs tap at once.
    Tabs,
    /// Writes fail at random.
    Faults,
    /// There is room for a few megabytes.
    Full,
}

impl Row {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Kills,
        Self::Typing,
        Self::Imports,
        Self::Starts,
        Self::Tabs,
        Self::Faults,
        Self::Full,
    ];

    /// The word on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kills => "kills",
            Self::Typing => "typing",
            Self::Imports => "imports",
            Self::Starts => "starts",
            Self::Tabs => "tabs",
            Self::Faults => "faults",
            Self::Full => "full",
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Row {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|row| row.name() == text)
            .ok_or_else(|| {
                let names = Self::ALL.map(Self::name).join(", ");
                format!("\"{text}\" is no row; choose of {names}")
            })
    }
}

/// How long it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Rows and engines at random until so many minutes are over.
    Minutes(u64),
    /// So many runs of each row in each engine.
    Times(u32),
}

/// The words after `cargo xtask soak`. What is left out means all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soak {
    /// How long it goes on.
    pub length: Length,
    /// The rows that were named.
    pub rows: Vec<Row>,
    /// The engines that were named.
    pub engines: Vec<Engine>,
    /// The seed of an earlier run, to decide as it did.
    pub seed: Option<u64>,
}

impl Default for Soak {
    fn default() -> Self {
        Self {
            length: Length::Minutes(10),
            rows: Vec::new(),
            engines: Vec::new(),
            seed: None,
        }
    }
}

impl Soak {
    /// The rows to go through.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        chosen(&Row::ALL, &self.rows)
    }

    /// The engines to do it in.
    #[must_use]
    pub fn engines(&self) -> Vec<Engine> {
        chosen(&Engine::ALL, &self.engines)
    }

    /// The same, as words of the command line.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let length = match self.length {
            Length::Minutes(minutes) => ["--minutes".to_owned(), minutes.to_string()],
            Length::Times(times) => ["--times".to_owned(), times.to_string()],
        };
        let rows = self
            .rows
            .iter()
            .map(|row| ["--row".to_owned(), row.to_string()]);
        let engine = |engine: &Engine| ["--engine".to_owned(), engine.to_string()];
        let seed = self
            .seed
            .map(|seed| ["--seed".to_owned(), seed.to_string()]);
        let words = [length].into_iter().chain(rows);
        let words = words.chain(self.engines.iter().map(engine)).chain(seed);
        words.flatten().collect()
    }
}

/// Those of all that are named, or all if none is.
fn chosen<T: Copy + PartialEq>(all: &[T], named: &[T]) -> Vec<T> {
    let is_chosen = |one: &&T| named.is_empty() || named.contains(one);
    all.iter().filter(is_chosen).copied().collect()
}

/// Builds the release and runs the program on it.
pub fn run(soak: &Soak) -> Result<(), Fault> {
    let browsers = soak.engines().into_iter().map(Need::Browser);
    let words: Vec<OsString> = soak.words().into_iter().map(OsString::from).collect();
    run_on_release("soak", "The soak", browsers, &words)
}
