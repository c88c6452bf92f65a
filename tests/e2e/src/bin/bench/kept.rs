//! The table in the repository, which a run is compared with: `docs/bench.json`.
//!
//! Times are those of one machine. A ratio has both of its sides from the same run, and what is shipped has the same
//! size everywhere: these mean the same on another machine, and only these are compared.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use e2e::folders;

use crate::row::Row;

/// What is greater than the kept one by more than a fifth is a regression.
const WORSE: f64 = 1.2;
/// The unit of a size.
const SIZE: &str = "KB";

fn file() -> PathBuf {
    folders::root().join("docs/bench.json")
}

/// The rows that are kept; none if there is no table yet.
pub(crate) fn rows() -> Result<Vec<Row>> {
    let file = file();
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&file)?;
    serde_json::from_str(&text).with_context(|| format!("{} is no table", file.display()))
}

/// Writes the rows of a run over the kept ones of the same names.
pub(crate) fn keep(run: &[Row]) -> Result<()> {
    let text = serde_json::to_string_pretty(&renewed(rows()?, run))?;
    let file = file();
    fs::write(&file, text + "\n").with_context(|| format!("{} can't be written", file.display()))
}

/// The kept rows in their order, those of the run in the place of the old ones, new ones behind.
fn renewed(mut kept: Vec<Row>, run: &[Row]) -> Vec<Row> {
    for row in run {
        match kept.iter_mut().find(|old| old.name == row.name) {
            Some(old) => *old = row.clone(),
            None => kept.push(row.clone()),
        }
    }
    kept
}

/// What of a row means the same on every machine, and its unit.
fn compared(row: &Row) -> Option<(f64, &str)> {
    match row.ratio {
        Some(ratio) => Some((ratio, "times")),
        None if row.unit == SIZE => Some((row.value, SIZE)),
        None => None,
    }
}

/// The kept row of that name, as far as it can be compared with this one.
fn before(kept: &[Row], row: &Row) -> Option<f64> {
    let (_, unit) = compared(row)?;
    let old = kept.iter().find(|old| old.name == row.name)?;
    let (before, of_old) = compared(old)?;
    (unit == of_old).then_some(before)
}

/// A line for each ratio and each size of the run that is worse than the kept one by more than a fifth.
pub(crate) fn regressions(kept: &[Row], run: &[Row]) -> Vec<String> {
    let worse = |row: &Row| {
        let (now, unit) = compared(row)?;
        let before = before(kept, row)?;
        (now > before * WORSE).then(|| {
            format!(
                "Worse by more than a fifth: {}: {now:.2} {unit}, was {before:.2}",
                row.name
            )
        })
    };
    run.iter().filter_map(worse).collect()
}

/// The rows of the run that would be compared, and that have nothing kept to compare them with: a new name, or one that
/// was changed without `--keep`.
pub(crate) fn not_kept<'a>(kept: &[Row], run: &'a [Row]) -> Vec<&'a str> {
    let is_alone = |row: &&Row| compared(row).is_some() && before(kept, row).is_none();
    run.iter()
        .filter(is_alone)
        .map(|row| row.name.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, value: f64) -> Row {
        Row::new(name, value, "ms").beside(10.0)
    }

    #[test]
    fn a_ratio_may_grow_by_a_fifth_and_no_more() {
        let kept = [row("start", 10.0), row("tap", 10.0)];
        let run = [row("start", 11.9), row("tap", 12.1)];
        assert_eq!(
            regressions(&kept, &run),
            ["Worse by more than a fifth: tap: 1.21 times, was 1.00".to_owned()]
        );
    }

    #[test]
    fn a_ratio_that_fell_is_no_regression() {
        assert!(regressions(&[row("tap", 10.0)], &[row("tap", 1.0)]).is_empty());
    }

    #[test]
    fn a_time_alone_is_not_compared() {
        let (kept, run) = (Row::new("tap", 1.0, "ms"), Row::new("tap", 9.0, "ms"));
        assert!(regressions(&[kept], &[run]).is_empty());
    }

    #[test]
    fn a_size_is_compared_by_itself() {
        let size = |value| Row::new("gzip", value, "KB").value_at_most(5.0);
        assert!(regressions(&[size(100.0)], &[size(119.0)]).is_empty());
        assert_eq!(
            regressions(&[size(100.0)], &[size(121.0)]),
            ["Worse by more than a fifth: gzip: 121.00 KB, was 100.00".to_owned()]
        );
    }

    #[test]
    fn a_new_row_is_compared_with_nothing_and_named() {
        let kept = [row("tap", 10.0)];
        let run = [
            row("tap", 10.0),
            row("search", 99.0),
            Row::new("start", 9.0, "ms"),
            Row::new("gzip", 9.0, "KB"),
        ];
        assert!(regressions(&kept, &run).is_empty());
        assert_eq!(not_kept(&kept, &run), ["search", "gzip"]);
    }

    #[test]
    fn a_row_that_had_no_ratio_is_one_that_is_not_kept() {
        let kept = [Row::new("tap", 10.0, "ms")];
        assert_eq!(not_kept(&kept, &[row("tap", 10.0)]), ["tap"]);
    }

    #[test]
    fn a_part_that_is_kept_leaves_the_other_rows() {
        let kept = vec![row("start", 1.0), row("tap", 2.0)];
        let renewed = renewed(kept, &[row("tap", 3.0), row("search", 4.0)]);
        let ratios: Vec<_> = renewed
            .iter()
            .map(|row| (row.name.as_str(), row.ratio))
            .collect();
        assert_eq!(
            ratios,
            [
                ("start", Some(0.1)),
                ("tap", Some(0.3)),
                ("search", Some(0.4))
            ]
        );
    }
}
