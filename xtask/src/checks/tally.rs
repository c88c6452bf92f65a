//! What passed and what failed, read from the programs that ran.

use std::process::Command;

use crate::fault::Fault;
use crate::process::run_streamed;

/// Counts of checks and tests, with the names of those that failed.
#[derive(Debug, Default)]
pub(super) struct Tally {
    passed: u64,
    failed: u64,
    failures: Vec<String>,
    skipped: Vec<String>,
}

/// What a run of tests must have done to count as good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    /// At least one test: a suite that runs none is a broken suite.
    Tests,
    /// Any number, since a filter may leave none.
    AnyNumber,
}

impl Tally {
    pub(super) fn passed(&self) -> u64 {
        self.passed
    }

    pub(super) fn failed(&self) -> u64 {
        self.failed
    }

    pub(super) fn failures(&self) -> &[String] {
        &self.failures
    }

    pub(super) fn skipped(&self) -> &[String] {
        &self.skipped
    }

    /// Names a check that could not be made here, and shows it. It counts as neither.
    pub(super) fn skip(&mut self, name: &str, why: &str) {
        let line = format!("{name}: {why}");
        println!("\n== {name} ==\nSkipped: {why}");
        self.skipped.push(line);
    }

    /// Whether something ran and nothing failed.
    pub(super) fn is_good(&self) -> bool {
        self.failed == 0 && self.passed > 0
    }

    /// Counts one check.
    pub(super) fn check(&mut self, name: &str, good: bool) {
        if good {
            self.passed += 1;
        } else {
            self.failed += 1;
            self.failures.push(name.to_owned());
        }
    }

    /// Counts a fault, which stands for a check that could not even begin, and shows it.
    pub(super) fn fault(&mut self, name: &str, fault: &Fault) {
        println!("{fault}");
        self.check(name, false);
    }

    /// Runs a command that counts as one check.
    pub(super) fn run_check(&mut self, name: &str, command: Command) {
        println!("\n== {name} ==");
        match run_streamed(command, |_| ()) {
            Ok(status) => self.check(name, status.success()),
            Err(fault) => self.fault(name, &fault),
        }
    }

    /// Runs a command that prints `test result:` lines, and counts what they say.
    pub(super) fn run_tests(&mut self, name: &str, command: Command, expect: Expect) {
        println!("\n== {name} ==");
        let mut suite = Self::default();
        match run_streamed(command, |line| suite.read(line)) {
            Ok(status) => suite.close(name, status.success(), expect),
            Err(fault) => suite.fault(name, &fault),
        }
        self.passed += suite.passed;
        self.failed += suite.failed;
        self.failures.append(&mut suite.failures);
    }

    fn close(&mut self, name: &str, good: bool, expect: Expect) {
        if !good && self.failed == 0 {
            self.check(&format!("{name}: did not run to its end"), false);
        } else if good && self.passed + self.failed == 0 && expect == Expect::Tests {
            self.check(&format!("{name}: ran no test"), false);
        }
    }

    fn read(&mut self, line: &str) {
        if let Some(counts) = line.trim_start().strip_prefix("test result: ") {
            self.passed += count(counts, "passed");
            self.failed += count(counts, "failed");
        } else if let Some(name) = failed_test(line) {
            self.failures.push(name.to_owned());
        }
    }
}

/// The number before a word, as in `ok. 3 passed; 0 failed; 1 ignored`.
fn count(counts: &str, word: &str) -> u64 {
    let mut words = counts.split([' ', ';']).filter(|piece| !piece.is_empty());
    let mut before = "0";
    words
        .find_map(|piece| {
            if piece == word {
                Some(before)
            } else {
                before = piece;
                None
            }
        })
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

fn failed_test(line: &str) -> Option<&str> {
    line.trim_end()
        .strip_suffix("... FAILED")?
        .split_once("test ")
        .map(|(_, name)| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn the_counts_of_all_result_lines_are_summed_and_failures_named() {
        let mut tally = Tally::default();
        for line in [
            "test a::b ... ok",
            "webkit: test main_job ... FAILED",
            "test result: ok. 12 passed; 0 failed; 1 ignored; finished in 0.1s",
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; finished in 2s",
        ] {
            tally.read(line);
        }
        assert_eq!((tally.passed(), tally.failed()), (15, 1));
        assert_eq!(tally.failures(), ["main_job"]);
    }

    #[test]
    fn a_suite_that_does_not_compile_counts_as_one_failure() {
        let mut tally = Tally::default();
        tally.run_tests(
            "native tests",
            shell("echo error: no >&2; exit 101"),
            Expect::Tests,
        );
        assert_eq!(tally.failures(), ["native tests: did not run to its end"]);
        assert!(!tally.is_good());
    }

    #[test]
    fn a_failing_suite_does_not_hide_the_next() {
        let mut tally = Tally::default();
        let line = "test result: FAILED. 0 passed; 2 failed";
        tally.run_tests(
            "one",
            shell(&format!("echo '{line}'; exit 101")),
            Expect::Tests,
        );
        tally.run_tests(
            "two",
            shell("echo 'test result: ok. 4 passed; 0 failed'"),
            Expect::Tests,
        );
        assert_eq!((tally.passed(), tally.failed()), (4, 2));
    }

    #[test]
    fn running_nothing_is_not_good() {
        assert!(!Tally::default().is_good());
        let mut tally = Tally::default();
        tally.run_tests("empty", shell("true"), Expect::AnyNumber);
        assert_eq!(tally.failed(), 0);
        tally.run_tests("empty", shell("true"), Expect::Tests);
        assert_eq!(tally.failures(), ["empty: ran no test"]);
    }

    #[test]
    fn a_command_that_is_not_there_counts_as_failed() {
        let mut tally = Tally::default();
        tally.run_check("format", Command::new("no-such-program"));
        assert_eq!(tally.failures(), ["format"]);
    }
}
