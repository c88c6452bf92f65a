//! Whether the app starts as quickly with very many calls as with few, and as quickly as an empty page:
//! the same phones, side by side in one run.

use anyhow::Result;
use e2e::browser::Browser;
use e2e::page;
use e2e::site::Site;

use crate::Bench;
use crate::figure::Figure;
use crate::pace::{PACES, slow_down};
use crate::row::Row;
use crate::start::{empty_page, time_to_usable};

const RUNS: usize = 11;
const START_MANY: f64 = 1.15;
const START_VERY_MANY: f64 = 1.3;
const START_FEW: f64 = 1.6;

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let browser = bench.phones.browser(include_str!("usable.js"))?;
    let empty = empty_page(&bench.dist)?;
    let mut empty = Site::of(empty.path())?;
    browser.goto(&empty.at(""))?;
    page::installed(&browser)?;
    empty.stop();
    let few = bench.phones.few(&browser)?;
    let many = bench.phones.many(&browser)?;
    let very_many = bench.phones.very_many(&browser)?;
    let sites = [&empty, &few.site, &many.site, &very_many.site];
    let mut rows = Vec::new();
    for (rate, how) in PACES {
        slow_down(&browser, rate)?;
        let [empty, few, many, very_many] = starts(&browser, sites)?;
        let row = |what: &str, start: Figure, beside: &Figure, limit: f64| {
            let name = format!("Offline start to a usable Today, {what}{how}");
            let row = Row::new(&name, start, "ms").beside(beside.clone());
            row.ratio_at_most(limit)
        };
        rows.extend([
            row("10,000 calls beside 10", many, &few, START_MANY),
            row(
                "10 calls beside an empty page",
                few.clone(),
                &empty,
                START_FEW,
            ),
            row("100,000 calls beside 10", very_many, &few, START_VERY_MANY),
        ]);
    }
    Ok(rows)
}

fn starts<const N: usize>(browser: &Browser, sites: [&Site; N]) -> Result<[Figure; N]> {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..RUNS {
        for (site, times) in sites.iter().zip(&mut times) {
            times.push(time_to_usable(browser, site)?);
        }
    }
    Ok(times.map(Figure::from))
}
