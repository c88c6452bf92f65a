//! A dot for each call, in the order of the calls: each has the same room, so that four calls of one day
//! don't hide each other; the days of the first and the last stand below. Tries of an action step are
//! told by their shape, and by a word below: a disc was kept, a diamond was missed, a ring was tried. The
//! trend is a plain line through moving medians (`domain/figures/progress/trend.rs`): not smoothed once
//! more, since it is to say no more than the medians do.

use crate::app::view::Tone;
use crate::app::view::progress::chart::{ChartView, Dot};
use crate::domain::How;
use crate::ui::block::Block;
use crate::ui::element::{drawing, tag};
use crate::ui::reading::nothing;
use crate::ui::widgets::blocks::{list, span};
use crate::ui::widgets::knot::{circles, knots, path};
use crate::ui::widgets::outline::Outline;

/// The paper, in tenths of a pixel.
const WIDTH: i32 = 3500;
const HEIGHT: i32 = 1300;
/// Dots stay whole at the edges.
const EDGE: i32 = 90;
/// A dot by itself, and one that was a try.
const SMALL: i32 = 45;
const LARGE: i32 = 58;

/// The chart with its scale and its legend.
pub(crate) fn dots_figure(chart: &ChartView) -> Block {
    let title = drawing("title").words(chart.label.clone()).draw();
    let picture = drawing("svg")
        .set("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .set("role", "img")
        .set("aria-label", chart.text.clone())
        .child(title)
        .children(lines(chart));
    let (first, last) = chart.ends.clone();
    let ends = tag("div")
        .class("rope-ends")
        .set("aria-hidden", "true")
        .children([span("", first), span("", last)]);
    let scale = tag("span").class("scale").set("aria-hidden", "true");
    tag("figure")
        .class("chart")
        .children([
            scale.words(chart.scale.clone()).draw(),
            picture.draw(),
            ends.draw(),
            legend(chart),
        ])
        .draw()
}

/// From the ground up: the grid, the trend, the calls without a try, the tries.
fn lines(chart: &ChartView) -> Vec<Block> {
    let grid = [EDGE, HEIGHT / 2, HEIGHT - EDGE].iter();
    let grid: String = grid.map(|y| format!("M0 {y}H{WIDTH}")).collect();
    let mut lines = vec![path("chart-grid", grid)];
    let trend = places(chart, chart.trend.iter().copied());
    if !trend.is_empty() {
        lines.push(path("chart-trend", line(&trend)));
    }
    let places = places(chart, chart.dots.iter().map(|dot| dot.height));
    let ways = [None, Some(How::Tried), Some(How::Missed), Some(How::Kept)];
    lines.extend(ways.map(|way| {
        let those = chart.dots.iter().zip(&places);
        let those = those.filter(|(dot, _)| dot.tried == way);
        shape(way, those.map(|(_, place): (&Dot, _)| *place))
    }));
    lines
}

/// A line through places; those within a level stretch, which medians have many of, say nothing.
fn line(places: &[(i32, i32)]) -> String {
    let height = |at: usize| places.get(at).map(|(_, y)| *y);
    let is_level = |at: usize| {
        let before = at.checked_sub(1).and_then(height);
        before == height(at) && height(at) == height(at + 1)
    };
    let told = places.iter().enumerate().filter(|(at, _)| !is_level(*at));
    let mut line = Outline::default();
    for (at, (x, y)) in told {
        line.step(if at == 0 { 'M' } else { 'L' }, &[*x, *y]);
    }
    line.text()
}

/// Where heights lie on the paper, one after the other.
fn places(chart: &ChartView, heights: impl Iterator<Item = u32>) -> Vec<(i32, i32)> {
    let last = chart.dots.len().saturating_sub(1);
    let width = WIDTH - 2 * EDGE;
    let place = |(at, height): (usize, u32)| {
        let x = match last {
            0 => width / 2,
            last => part(width, at as u64, last as u64),
        };
        let y = part(HEIGHT - 2 * EDGE, u64::from(height), u64::from(chart.top));
        (EDGE + x, HEIGHT - EDGE - y)
    };
    heights.enumerate().map(place).collect()
}

/// A part of a length.
fn part(length: i32, part: u64, of: u64) -> i32 {
    let length = u64::from(length.unsigned_abs());
    let part = (length * part).checked_div(of).unwrap_or_default();
    i32::try_from(part).unwrap_or_default()
}

/// The calls in which a try went a way, or without one, as one path.
fn shape(how: Option<How>, places: impl Iterator<Item = (i32, i32)>) -> Block {
    match how {
        None => knots(Tone::Plain, places, SMALL),
        Some(How::Kept) => knots(Tone::Well, places, LARGE),
        Some(How::Missed) => knots(Tone::Missed, places, LARGE),
        Some(How::Tried) => path("knot open tried", circles(places, LARGE)),
    }
}

/// The shapes with their words; none where no call was a try.
fn legend(chart: &ChartView) -> Block {
    if chart.tries.is_empty() {
        return nothing();
    }
    let entry = |how: Option<How>, words: String| {
        let mark = drawing("svg")
            .class("mark")
            .set("viewBox", "0 0 140 140")
            .set("aria-hidden", "true")
            .child(shape(how, [(70, 70)].into_iter()));
        tag("span")
            .class("marked")
            .children([mark.draw(), span("", words)])
            .draw()
    };
    let tries = chart.tries.iter();
    let tries = tries.map(|(how, count)| entry(Some(*how), format!("{} {count}", how.label())));
    let is_all = chart.dots.iter().all(|dot| dot.tried.is_some());
    let rest = (!is_all).then(|| entry(None, "No try".to_owned()));
    list("tally", tries.chain(rest).collect())
}
