//! What the page of the test runner says, told again with the engine's name.

use e2e::engines::Engine;

const END: &str = "test result:";

pub(crate) struct Report {
    lines: Vec<String>,
    end: String,
}

impl Report {
    /// Whether the page has said everything: the last line comes with its full stop or its time.
    pub(crate) fn is_whole(text: &str) -> bool {
        text.lines()
            .any(|line| line.starts_with(END) && line.contains("filtered out"))
    }

    pub(crate) fn of(text: &str) -> Self {
        let (end, lines): (Vec<_>, Vec<_>) = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .partition(|line| line.starts_with(END));
        Self {
            lines: lines.into_iter().map(str::to_owned).collect(),
            end: end.last().map(ToString::to_string).unwrap_or_default(),
        }
    }

    pub(crate) fn print(&self, engine: Engine) {
        for line in &self.lines {
            match line.strip_prefix("test ") {
                Some(rest) => println!("test {engine}::{rest}"),
                None => println!("{engine}: {line}"),
            }
        }
        // In the form of the test harness, so that whoever adds up the counts finds it.
        println!("{}", self.end);
    }

    pub(crate) fn is_good(&self) -> bool {
        self.end.contains("result: ok.") && self.end.contains(" 0 failed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "running 1 test\n\ntest one ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.01s\n";

    #[test]
    fn a_report_ends_with_the_line_of_counts() {
        assert!(Report::is_whole(GOOD));
        assert!(!Report::is_whole(
            "running 1 test\ntest one ... ok\ntest result: "
        ));
        assert!(Report::of(GOOD).is_good());
        assert_eq!(Report::of(GOOD).lines.len(), 2);
    }

    #[test]
    fn a_failure_and_a_silence_are_not_good() {
        assert!(
            !Report::of(&GOOD.replace("ok. 1 passed; 0 failed", "FAILED. 0 passed; 1 failed"))
                .is_good()
        );
        assert!(!Report::of("running 1 test").is_good());
    }
}
