//! The kappa of one behaviour over the windows of time: a point for each window that has one, joined where they
//! stand side by side. The window that is set has a line.

use crate::app::view::Tone;
use crate::app::view::observer::agreement::{Curve, Point};
use crate::ui::block::Block;
use crate::ui::element::{drawing, tag};
use crate::ui::widgets::blocks::span;
use crate::ui::widgets::knot::{knots, path};

/// The paper, in tenths of a pixel.
const WIDTH: i32 = 3500;
const HEIGHT: i32 = 1000;
/// Points stay whole at the edges.
const EDGE: i32 = 110;
const POINT: i32 = 75;
/// The most that a kappa is, in hundredths.
const TOP: i32 = 100;

/// The curve with its scale.
pub(crate) fn line_figure(curve: &Curve) -> Block {
    let title = drawing("title").words(curve.label.clone()).draw();
    let picture = drawing("svg")
        .set("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .set("role", "img")
        .set("aria-label", curve.text.clone())
        .child(title)
        .children(lines(curve));
    let windows = curve.points.iter();
    let windows = windows.map(|point| span("", point.window.clone()));
    let ends = tag("div").class("rope-ends").set("aria-hidden", "true");
    let lowest = if curve.lowest < 0 { "\u{2212}1" } else { "0" };
    let scale = tag("span").class("scale").set("aria-hidden", "true");
    tag("figure")
        .class("chart")
        .children([
            scale
                .words(format!("Kappa from {lowest} to 1, by window"))
                .draw(),
            picture.draw(),
            ends.children(windows).draw(),
        ])
        .draw()
}

fn lines(curve: &Curve) -> Vec<Block> {
    let height = |kappa: i32| {
        let room = HEIGHT - 2 * EDGE;
        HEIGHT - EDGE - room * (kappa - curve.lowest) / (TOP - curve.lowest)
    };
    let along = |place: usize| {
        let last = i32::try_from(curve.points.len()).unwrap_or(1).max(2) - 1;
        EDGE + (WIDTH - 2 * EDGE) * i32::try_from(place).unwrap_or_default() / last
    };
    let grid = [TOP, TOP / 2, 0, curve.lowest].map(height);
    let grid: String = grid.iter().map(|y| format!("M0 {y}H{WIDTH}")).collect();
    let here = format!("M{} 0V{HEIGHT}", along(curve.here));
    let known = |(place, point): (usize, &Point)| Some((along(place), height(point.kappa?)));
    let places: Vec<Option<(i32, i32)>> = curve.points.iter().enumerate().map(known).collect();
    let joined = places
        .windows(2)
        .filter_map(|ends| Some((ends[0]?, ends[1]?)));
    let joined: String = joined
        .map(|((x, y), (to_x, to_y))| format!("M{x} {y}L{to_x} {to_y}"))
        .collect();
    vec![
        path("chart-grid", grid),
        path("rope-here", here),
        path("chart-trend", joined),
        knots(Tone::Plain, places.into_iter().flatten(), POINT),
    ]
}
