//! The curve of the rope: smooth through its points, and never above or below what lies beside it
//! (a monotone cubic), so that the line shows no dip that wasn't there.

/// A point of a drawing, y down the page.
pub(super) type Point = (f32, f32);

/// Points closer than this follow each other straight.
const CLOSE: f32 = 0.5;

/// The path through points in the order of their x.
pub(super) fn path(points: &[Point]) -> String {
    let Some((x, y)) = points.first() else {
        return String::new();
    };
    let mut path = format!("M{x:.1} {y:.1}");
    let slopes = slopes(points);
    for (ends, slopes) in points.windows(2).zip(slopes.windows(2)) {
        let [(x0, y0), (x1, y1)] = [ends[0], ends[1]];
        if x1 - x0 < CLOSE {
            path.push_str(&format!("L{x1:.1} {y1:.1}"));
            continue;
        }
        let third = (x1 - x0) / 3.0;
        let (a, b) = (y0 + slopes[0] * third, y1 - slopes[1] * third);
        path.push_str(&format!(
            "C{:.1} {a:.1} {:.1} {b:.1} {x1:.1} {y1:.1}",
            x0 + third,
            x1 - third
        ));
    }
    path
}

/// The height of the straight line through the points at x.
pub(super) fn height(points: &[Point], x: f32) -> f32 {
    let beside = points.windows(2).find(|ends| x <= ends[1].0);
    let Some(&[(x0, y0), (x1, y1)]) = beside.and_then(|ends| ends.first_chunk::<2>()) else {
        return points.last().map_or(0.0, |point| point.1);
    };
    if x1 - x0 < CLOSE {
        y1
    } else {
        y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    }
}

fn slopes(points: &[Point]) -> Vec<f32> {
    let rises: Vec<f32> = points
        .windows(2)
        .map(|ends| rise(ends[0], ends[1]))
        .collect();
    let (Some(first), Some(last)) = (rises.first(), rises.last()) else {
        return vec![0.0; points.len()];
    };
    let between = rises.windows(2).map(|pair| gentle(pair[0], pair[1]));
    [*first].into_iter().chain(between).chain([*last]).collect()
}

fn rise((x0, y0): Point, (x1, y1): Point) -> f32 {
    if x1 - x0 < CLOSE {
        0.0
    } else {
        (y1 - y0) / (x1 - x0)
    }
}

/// Level at a top or a bottom, else the harmonic mean of both sides.
fn gentle(before: f32, after: f32) -> f32 {
    if before * after <= 0.0 {
        0.0
    } else {
        2.0 * before * after / (before + after)
    }
}
