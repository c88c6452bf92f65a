//! A tap on the pad with thousands of calls stored, beside the same with ten.

use anyhow::Result;
use e2e::browser::Browser;
use e2e::person::{Person, Role};
use e2e::story::{self, DANA};
use serde_json::json;

use crate::Bench;
use crate::pace::{PACES, slow_down};
use crate::phones::Phone;
use crate::row::Row;
use crate::tap::Shown;

const SAMPLES: usize = 48;
const RATIO: f64 = 1.1;

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let browser = bench.phones.browser("")?;
    let few = taps(&browser, bench.phones.few(&browser)?)?;
    let many = taps(&browser, bench.phones.many(&browser)?)?;
    let mut rows = Vec::new();
    for (((_, how), few), many) in PACES.into_iter().zip(few).zip(many) {
        let name =
            format!("Tap until the moment is in the page, 10,000 calls stored beside 10{how}");
        rows.push(
            Row::new(&name, many.script, "ms")
                .beside(few.script)
                .ratio_at_most(RATIO),
        );
        let name = format!("Tap to the moment on the screen, 10,000 calls stored{how}");
        rows.push(
            Row::new(&name, many.frames, "frames")
                .beside(few.frames)
                .value_at_most(1.0),
        );
    }
    Ok(rows)
}

/// Taps on a call's pad, at each pace.
fn taps(browser: &Browser, phone: &Phone) -> Result<[Shown; 2]> {
    let person = Person::at(browser);
    phone.open_whole(browser)?;
    story::go(person, "Today")?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    let at = |rate: u32| -> Result<Shown> {
        slow_down(browser, rate)?;
        browser.ask_later(include_str!("shown.js"), vec![json!(SAMPLES)])
    };
    let [normal, slowed] = PACES.map(|(rate, _)| at(rate));
    slow_down(browser, 1)?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)?;
    Ok([normal?, slowed?])
}
