//! One rope with what two managers saw: one's own knots above it, the other's below, and a tie between what both saw.

use super::blocks::span;
use super::knot::{knots, path};
use crate::app::view::Tone;
use crate::app::view::observer::rope::{Mark, RopeOfTwo};
use crate::ui::block::Block;
use crate::ui::element::{drawing, tag};

/// The paper, in tenths of a pixel.
const WIDTH: i32 = 3500;
const HEIGHT: i32 = 760;
/// Knots stay whole at the edges.
const EDGE: i32 = 65;
const KNOT: i32 = 50;
/// Where one's own knots lie, the rope, and the other's.
const MINE: i32 = 180;
const ROPE: i32 = HEIGHT / 2;
const THEIRS: i32 = HEIGHT - MINE;

/// The rope with its ends, and which side is whose.
pub(crate) fn rope_of_two(rope: &RopeOfTwo) -> Block {
    let title = drawing("title").words("The rope with what both saw").draw();
    let picture = drawing("svg")
        .set("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .set("role", "img")
        .set("aria-label", rope.text.clone())
        .child(title)
        .children(lines(rope));
    let beside = |words: Vec<Block>| {
        let line = tag("div").class("rope-ends").set("aria-hidden", "true");
        line.children(words).draw()
    };
    let (from, to) = rope.ends.clone();
    tag("figure")
        .class("rope")
        .children([
            beside(vec![span("", "You, above")]),
            picture.draw(),
            beside(vec![
                span("", from),
                span("", "The other, below"),
                span("", to),
            ]),
        ])
        .draw()
}

fn lines(rope: &RopeOfTwo) -> Vec<Block> {
    let ties = rope.ties.iter();
    let ties = ties.map(|(mine, theirs)| {
        let (mine, theirs) = (along(*mine), along(*theirs));
        format!("M{mine} {MINE}L{theirs} {THEIRS}")
    });
    let mut lines = vec![
        path("rope-tie", ties.collect()),
        path("rope-line", format!("M0 {ROPE}H{WIDTH}")),
    ];
    for (marks, height) in [(&rope.mine, MINE), (&rope.theirs, THEIRS)] {
        lines.extend(
            Tone::ALL
                .into_iter()
                .filter_map(|tone| side(marks, tone, height)),
        );
    }
    lines
}

/// The knots of one meaning on one side, as one path.
fn side(marks: &[Mark], tone: Tone, height: i32) -> Option<Block> {
    let of_tone = marks.iter().filter(|mark| mark.tone == tone);
    let places: Vec<(i32, i32)> = of_tone.map(|mark| (along(mark.along), height)).collect();
    (!places.is_empty()).then(|| knots(tone, places, KNOT))
}

fn along(thousandths: u32) -> i32 {
    let thousandths = i32::try_from(thousandths).unwrap_or(1000);
    EDGE + (WIDTH - 2 * EDGE) * thousandths / 1000
}
