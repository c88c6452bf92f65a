//! The curve of the rope: smooth through its points, and never above or below what lies beside it
//! (a monotone cubic), so that the line shows no dip that wasn't there.

use super::outline::Outline;

/// A point of a drawing, y down the page.
pub(super) type Point = (i32, i32);

/// Points closer than this follow each other straight.
const CLOSE: i32 = 5;
/// Slopes are whole numbers of this part.
const PART: i32 = 1_000;

/// The path through points in the order of their x.
pub(super) fn through(points: &[Point]) -> String {
    let Some((x, y)) = points.first() else {
        return String::new();
    };
    let mut path = Outline::default();
    path.step('M', &[*x, *y]);
    let slopes = slopes(points);
    for (ends, slopes) in points.windows(2).zip(slopes.windows(2)) {
        let [(x0, y0), (x1, y1)] = [ends[0], ends[1]];
        let third = (x1 - x0) / 3;
        let (a, b) = (y0 + slopes[0] * third / PART, y1 - slopes[1] * third / PART);
        path.step('C', &[x0 + third, a, x1 - third, b, x1, y1]);
    }
    path.text()
}

/// The height of the straight line through the points at x.
pub(super) fn height(points: &[Point], x: i32) -> i32 {
    let after = points.partition_point(|point| point.0 < x).max(1);
    match points.get(after - 1..=after) {
        Some(ends) => ends[0].1 + rise(ends[0], ends[1]) * (x - ends[0].0) / PART,
        None => points.last().map_or(0, |point| point.1),
    }
}

fn slopes(points: &[Point]) -> Vec<i32> {
    let rises: Vec<i32> = points
        .windows(2)
        .map(|ends| rise(ends[0], ends[1]))
        .collect();
    let (Some(first), Some(last)) = (rises.first(), rises.last()) else {
        return vec![0; points.len()];
    };
    let between = rises.windows(2).map(|pair| gentle(pair[0], pair[1]));
    [*first].into_iter().chain(between).chain([*last]).collect()
}

fn rise((x0, y0): Point, (x1, y1): Point) -> i32 {
    if x1 - x0 < CLOSE {
        0
    } else {
        (y1 - y0) * PART / (x1 - x0)
    }
}

/// Level at a top or a bottom, else no steeper than twice the gentler side.
fn gentle(before: i32, after: i32) -> i32 {
    if before.signum() * after.signum() <= 0 {
        0
    } else {
        let gentler = before.abs().min(after.abs()) * 2;
        i32::midpoint(before, after).clamp(-gentler, gentler)
    }
}
