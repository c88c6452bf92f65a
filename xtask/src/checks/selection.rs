//! Which checks were asked for.

use super::tally::Expect;
use crate::engine::Engine;

/// A part of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Format, lints and native tests.
    Core,
    /// The storage contract in browsers.
    Browser,
    /// The release, used as a person uses it.
    E2e,
    /// The release, built in two folders; only where it is asked for, since it takes minutes.
    Reproducible,
}

impl Part {
    const USUAL: [Self; 3] = [Self::Core, Self::Browser, Self::E2e];
    /// All of them, in the order of a run.
    pub const ALL: [Self; 4] = [Self::Core, Self::Browser, Self::E2e, Self::Reproducible];

    /// The word on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Browser => "browser",
            Self::E2e => "e2e",
            Self::Reproducible => "reproducible",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == word)
    }
}

/// The words after `cargo xtask test`. What is left out means all that is usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The parts that were named.
    pub parts: Vec<Part>,
    /// The engines that were named.
    pub engines: Vec<Engine>,
    /// A piece of the names of the tests to run.
    pub filter: Option<String>,
}

impl Selection {
    /// The parts to run, in their order.
    pub(super) fn parts(&self) -> Vec<Part> {
        if self.parts.is_empty() {
            return Part::USUAL.to_vec();
        }
        let wanted = |part: &Part| self.parts.contains(part);
        Part::ALL.into_iter().filter(wanted).collect()
    }

    /// The engines to run in, in their order.
    pub(super) fn engines(&self) -> Vec<Engine> {
        let wanted = |engine: &Engine| self.engines.is_empty() || self.engines.contains(engine);
        Engine::ALL.into_iter().filter(wanted).collect()
    }

    /// What a run of tests must have done.
    pub(super) fn expect(&self) -> Expect {
        if self.filter.is_none() {
            Expect::Tests
        } else {
            Expect::AnyNumber
        }
    }

    /// Whether nothing that is usual is left out.
    pub(super) fn is_everything(&self) -> bool {
        self.filter.is_none() && self.parts() == Part::USUAL && self.engines() == Engine::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_named_means_everything() {
        assert!(Selection::default().is_everything());
    }

    #[test]
    fn what_is_named_is_run_once_and_in_order() {
        let selection = Selection {
            parts: vec![Part::E2e, Part::Core, Part::E2e],
            engines: vec![Engine::WebKit],
            filter: None,
        };
        assert_eq!(selection.parts(), [Part::Core, Part::E2e]);
        assert_eq!(selection.engines(), [Engine::WebKit]);
        assert!(!selection.is_everything());
    }
}
