//! The rope: a call as a line with its moments as knots, and the net below it as a dotted arc. The
//! large one stands alone and has a text equivalent; the small one stands beside words.

use leptos::prelude::*;

use super::blocks::span;
use super::curve::{self, Point};
use super::knot::{circles, knots, path};
use crate::app::view::rope::{Knot, LEVEL, RopeLine};
use crate::app::view::{Rope, Tone};
use crate::domain::MomentId;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::{drawing, tag};
use crate::ui::reading::memo;

/// What a rope is drawn on, in tenths of a pixel.
#[derive(Clone, Copy)]
struct Paper {
    width: i32,
    height: i32,
    knot: i32,
}

const LARGE: Paper = Paper {
    width: 3500,
    height: 960,
    knot: 50,
};
const SMALL: Paper = Paper {
    width: 1000,
    height: 340,
    knot: 26,
};

/// The rope of a call, with its ends in words, and the moment that is shown beside it.
pub(crate) fn rope_figure(rope: &Rope, here: Option<MomentId>) -> Block {
    figure(rope, draw(LARGE, &rope.line, here))
}

/// The rope with a line at a place of it, so many thousandths along, that moves without the rope
/// being drawn again.
pub(crate) fn rope_with_place(rope: &Rope, place: Memo<u32>) -> Block {
    let d = memo(move || {
        let along = f32::from(u16::try_from(place.get()).unwrap_or(1_000)) / 1_000.0;
        format!("M{} 40V{}", LARGE.at(along, 0.0).0, LARGE.height - 20)
    });
    let mut lines = draw(LARGE, &rope.line, None);
    lines.push(drawing("path").class("rope-here").live("d", d).draw());
    figure(rope, lines)
}

fn figure(rope: &Rope, lines: Vec<Block>) -> Block {
    let title = drawing("title").words("The rope of the call").draw();
    let picture = drawing("svg")
        .set("viewBox", LARGE.view_box())
        .set("role", "img")
        .set("aria-label", rope.text.clone())
        .child(title)
        .children(lines);
    let ends = tag("div")
        .class("rope-ends")
        .set("aria-hidden", "true")
        .children([span("", "0:00"), span("", rope.length.clone())]);
    tag("figure")
        .class("rope")
        .children([picture.draw(), ends.draw()])
        .draw()
}

/// The same drawing, small, for a list.
pub(crate) fn small_rope(rope: &RopeLine) -> Block {
    small_paper(small_line(rope))
}

/// What the small rope is drawn on: it keeps its room while nothing is drawn there yet.
pub(crate) fn small_paper(line: Block) -> Block {
    drawing("svg")
        .class("rope-small")
        .set("viewBox", SMALL.view_box())
        .set("aria-hidden", "true")
        .child(line)
        .draw()
}

/// The small rope without its paper.
pub(crate) fn small_line(rope: &RopeLine) -> Block {
    draw(SMALL, rope, None).block()
}

/// The knots of one meaning are one path, however many there are; the moment that is shown and the
/// one where the call turned are drawn once more, over the others.
fn draw(paper: Paper, rope: &RopeLine, here: Option<MomentId>) -> Vec<Block> {
    let points = paper.points(&rope.knots);
    let mut drawing: Vec<Block> = rope
        .net
        .iter()
        .map(|stretch| paper.net(&points, *stretch))
        .collect();
    drawing.push(path("rope-line", curve::through(&points)));
    for tone in Tone::ALL {
        let mut of_tone = rope.knots.iter().filter(|one| one.tone == tone).peekable();
        if of_tone.peek().is_some() {
            let places = of_tone.map(|one| paper.at(one.x, one.y));
            drawing.push(knots(tone, places, paper.knot));
        }
    }
    let apart = |one: &&Knot| one.turning || here == Some(one.moment);
    for one in rope.knots.iter().filter(apart) {
        let (x, y) = paper.at(one.x, one.y);
        if here == Some(one.moment) {
            let (top, bottom) = (y + paper.knot * 11 / 5, paper.height - 20);
            drawing.push(path("rope-here", format!("M{x} {top}V{bottom}")));
        }
        drawing.push(knots(one.tone, [(x, y)], paper.knot));
        if one.turning {
            drawing.push(path("rope-turn", circles([(x, y)], paper.knot * 2)));
        }
    }
    drawing
}

impl Paper {
    fn view_box(self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    /// A place of the rope on the paper: knots stay whole at its edges.
    fn at(self, x: f32, y: f32) -> Point {
        let edge = self.knot * 5 / 4;
        let across = part_of(self.width - 2 * edge, x);
        (
            edge + across,
            self.height / 50 + part_of(self.height, y * 0.88),
        )
    }

    fn points(self, knots: &[Knot]) -> Vec<Point> {
        let start = (0, self.at(0.0, LEVEL).1);
        let knots: Vec<Point> = knots.iter().map(|knot| self.at(knot.x, knot.y)).collect();
        let end = (self.width, knots.last().map_or(start.1, |last| last.1));
        [start].into_iter().chain(knots).chain([end]).collect()
    }

    /// The net hangs a little below the lowest place of its stretch.
    fn net(self, points: &[Point], (from, to): (f32, f32)) -> Block {
        let (from, to) = (self.at(from, 0.0).0, self.at(to, 0.0).0);
        let first = points.partition_point(|point| point.0 < from);
        let within = points[first..]
            .iter()
            .take_while(|point| point.0 <= to)
            .map(|point| point.1);
        let ends = [curve::height(points, from), curve::height(points, to)];
        let top = within.chain(ends).fold(0, i32::max) + self.height / 12;
        let hang = (self.height / 4).min((self.height - top) * 2);
        let (middle, bottom) = (i32::midpoint(from, to), top + hang);
        path(
            "rope-net",
            format!("M{from} {top}Q{middle} {bottom} {to} {top}"),
        )
    }
}

/// A part (from 0 to 1) of a length on the paper.
fn part_of(length: i32, part: f32) -> i32 {
    (length as f32 * part) as i32
}
