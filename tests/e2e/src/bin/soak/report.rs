//! The sums: a table on the screen, and `target/soak.json`.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};
use e2e::engines::Engine;
use e2e::folders;
use e2e::ordeal::Tally;
use serde::Serialize;
use xtask::checks::soak::Row;

#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) seed: u64,
    lines: Vec<Line>,
}

/// One row in one engine.
#[derive(Debug, Serialize)]
struct Line {
    row: &'static str,
    engine: &'static str,
    #[serde(flatten)]
    tally: Tally,
    seconds: f64,
    failures: Vec<String>,
}

impl Report {
    pub(crate) fn of(seed: u64) -> Self {
        Self {
            seed,
            lines: Vec::new(),
        }
    }

    /// Takes in what a batch has counted.
    pub(crate) fn take(
        &mut self,
        row: Row,
        engine: Engine,
        tally: Tally,
        time: Duration,
        failure: Option<String>,
    ) {
        let (row, engine) = (row.name(), engine.name());
        let same = |line: &Line| (line.row, line.engine) == (row, engine);
        let place = self.lines.iter().position(same).unwrap_or_else(|| {
            self.lines.push(Line {
                row,
                engine,
                tally: Tally::default(),
                seconds: 0.0,
                failures: Vec::new(),
            });
            self.lines.len() - 1
        });
        let line = &mut self.lines[place];
        line.tally.add(tally);
        line.seconds += time.as_secs_f64();
        line.failures.extend(failure);
    }

    /// Whether something ran and nothing failed.
    pub(crate) fn is_good(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|line| line.failures.is_empty())
    }

    /// The sums in Markdown.
    pub(crate) fn table(&self) -> String {
        let mut text = String::from(
            "| row | engine | runs | failures | s a run | figures |\n|---|---|--:|--:|--:|---|\n",
        );
        for line in &self.lines {
            let each = line.seconds / f64::from(line.tally.runs.max(1));
            text += &format!(
                "| {} | {} | {} | {} | {each:.1} | {} |\n",
                line.row,
                line.engine,
                line.tally.runs,
                line.failures.len(),
                line.tally.words(),
            );
        }
        text
    }

    pub(crate) fn keep(&self) -> Result<()> {
        let file = folders::made(folders::target())?.join("soak.json");
        fs::write(&file, serde_json::to_string_pretty(self)?)
            .with_context(|| format!("{} can't be written", file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(runs: u32) -> Tally {
        Tally {
            runs,
            ..Tally::default()
        }
    }

    #[test]
    fn batches_of_a_row_are_one_line_and_one_failure_spoils_it() {
        let mut report = Report::of(1);
        assert!(!report.is_good());
        let second = Duration::from_secs(1);
        report.take(Row::Kills, Engine::WebKit, ran(20), second, None);
        report.take(Row::Kills, Engine::WebKit, ran(20), second, None);
        assert!(report.is_good());
        let lost = Some("Lost".to_owned());
        report.take(Row::Kills, Engine::WebKit, ran(3), second, lost);
        assert!(!report.is_good());
        let table = report.table();
        assert!(
            table.contains("| kills | webkit | 43 | 1 | 0.1 |"),
            "{table}"
        );
    }
}
