//! Scrolling the list of ten thousand calls from end to end.

use anyhow::{Result, ensure};
use serde::Deserialize;

use crate::Bench;
use crate::figure::Figure;
use crate::pace::{LONGEST_FRAME_MS, PACES, slow_down};
use crate::row::Row;

const ROUNDS: usize = 60;
/// 10,000 rows are some more.
const SCREENS: usize = 500;

#[derive(Deserialize)]
struct Scrolled {
    gaps: Vec<f64>,
    is_at_end: bool,
}

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let browser = bench.phones.browser("")?;
    let many = bench.phones.many(&browser)?;
    many.open_whole(&browser)?;
    let mut rows = Vec::new();
    for (rate, how) in PACES {
        browser.ask_later::<()>(include_str!("to_calls.js"), vec![])?;
        slow_down(&browser, rate)?;
        let mut gaps = Vec::new();
        // No script may take a whole minute.
        for round in 0.. {
            ensure!(round < ROUNDS, "The list of calls has no end");
            let some: Scrolled = browser.ask_later(include_str!("scroll.js"), vec![])?;
            gaps.extend(some.gaps);
            if some.is_at_end {
                break;
            }
        }
        slow_down(&browser, 1)?;
        // A list that is shorter has not all of its rows within reach.
        let screens = gaps.len();
        ensure!(
            screens > SCREENS,
            "The list of calls is only {screens} screens long"
        );
        let longest = gaps.iter().copied().fold(0.0, f64::max);
        let late = gaps.iter().filter(|gap| **gap > LONGEST_FRAME_MS).count();
        let name =
            |what: &str| format!("Scrolling the list of 10,000 calls by screens, {what}{how}");
        let row = Row::new(&name("the longest frame"), longest, "ms");
        rows.extend([
            match rate {
                1 => row,
                _ => row.value_at_most(LONGEST_FRAME_MS),
            },
            Row::new(&name("frames over 50 ms"), late as f64, "frames"),
            Row::new(&name("a frame"), Figure::from(gaps), "ms"),
        ]);
    }
    Ok(rows)
}
