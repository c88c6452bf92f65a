//! Opening the pages that rest on many calls: a rep's, and the mirror.

use anyhow::{Context, Result};
use e2e::browser::Browser;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Bench;
use crate::figure::Figure;
use crate::pace::{PACES, slow_down};
use crate::phones::{FEW, Phone};
use crate::row::Row;

const RUNS: usize = 9;
const REPS_CALLS: usize = 1_000;
const MORE_MS: f64 = 100.0;

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let browser = bench.phones.browser("")?;
    let few = opened(&browser, bench.phones.few(&browser)?, FEW)?;
    let many = opened(&browser, bench.phones.many(&browser)?, REPS_CALLS)?;
    let mut rows = Vec::new();
    for (((rate, how), few), many) in PACES.into_iter().zip(few).zip(many) {
        for (page, few, many) in [
            ("a rep's page with 1,000 calls", few.rep, many.rep),
            ("the mirror over 10,000 calls", few.mirror, many.mirror),
        ] {
            let more = Row::new(
                &format!("Opening {page}, more than with 10{how}"),
                many.more_than(&few),
                "ms",
            );
            rows.push(match rate {
                1 => more,
                _ => more.value_at_most(MORE_MS),
            });
            let name = format!("Opening {page}, beside 10{how}");
            rows.push(Row::new(&name, many, "ms").beside(few));
        }
    }
    Ok(rows)
}

/// How long the pages take to open.
struct Opened {
    rep: Figure,
    mirror: Figure,
}

#[derive(Deserialize)]
struct Rep {
    id: String,
    name: String,
    calls: usize,
}

/// The pages of a phone at each pace. The rep has so many calls or a few more.
fn opened(browser: &Browser, phone: &Phone, calls: usize) -> Result<[Opened; 2]> {
    phone.open_whole(browser)?;
    let reps: Vec<Rep> = browser.ask_later(
        concat!(include_str!("disk.js"), include_str!("reps.js")),
        vec![],
    )?;
    let rep = reps.into_iter().filter(|rep| rep.calls >= calls);
    let rep = rep.min_by_key(|rep| rep.calls);
    let rep = rep.with_context(|| format!("No rep has {calls} calls"))?;
    let at = |rate: u32| -> Result<Opened> {
        slow_down(browser, rate)?;
        let page = format!("#/rep/{}", rep.id);
        let (mut of_rep, mut mirror) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            of_rep.push(time_to_open(browser, &page, &rep.name)?);
            mirror.push(time_to_open(browser, "#/mirror", "Mirror")?);
        }
        Ok(Opened {
            rep: of_rep.into(),
            mirror: mirror.into(),
        })
    };
    let [normal, slowed] = PACES.map(|(rate, _)| at(rate));
    slow_down(browser, 1)?;
    Ok([normal?, slowed?])
}

fn time_to_open(browser: &Browser, fragment: &str, title: &str) -> Result<f64> {
    browser.ask_later::<Value>(
        "location.hash = '#/settings'; await new Promise(done => setTimeout(done, 300))",
        vec![],
    )?;
    let words = vec![json!(fragment), json!(title)];
    browser.ask_later(include_str!("page.js"), words)
}
