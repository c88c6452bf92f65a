//! The rope: a call as a line with its moments as knots, and the net below it as a dotted arc. The
//! large one stands alone and has a text equivalent; the small one stands beside words.

use leptos::prelude::*;

use super::blocks::span;
use super::curve::{self, Point};
use super::knot::{circle, knot, path};
use crate::app::view::Rope;
use crate::app::view::rope::{Knot, LEVEL};
use crate::domain::MomentId;
use crate::ui::element::{drawing, tag};

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
pub(crate) fn rope_figure(rope: &Rope, here: Option<MomentId>) -> AnyView {
    let title = drawing("title").words("The rope of the call").draw();
    let picture = drawing("svg")
        .set("viewBox", LARGE.view_box())
        .set("role", "img")
        .set("aria-label", rope.text.clone())
        .child(title)
        .children(draw(LARGE, rope, here));
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
pub(crate) fn small_rope(rope: &Rope) -> AnyView {
    drawing("svg")
        .class("rope-small")
        .set("viewBox", SMALL.view_box())
        .set("aria-hidden", "true")
        .children(draw(SMALL, rope, None))
        .draw()
}

fn draw(paper: Paper, rope: &Rope, here: Option<MomentId>) -> Vec<AnyView> {
    let points = paper.points(&rope.knots);
    let mut drawing: Vec<AnyView> = rope
        .net
        .iter()
        .map(|stretch| paper.net(&points, *stretch))
        .collect();
    drawing.push(path("rope-line", curve::through(&points)));
    for one in &rope.knots {
        let (x, y) = paper.at(one.x, one.y);
        if here == Some(one.moment) {
            let (top, bottom) = (y + paper.knot * 11 / 5, paper.height - 20);
            drawing.push(path("rope-here", format!("M{x} {top}V{bottom}")));
        }
        drawing.push(knot(one.tone, x, y, paper.knot));
        if one.turning {
            drawing.push(path("rope-turn", circle(x, y, paper.knot * 2)));
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
    fn net(self, points: &[Point], (from, to): (f32, f32)) -> AnyView {
        let (from, to) = (self.at(from, 0.0).0, self.at(to, 0.0).0);
        let within = points
            .iter()
            .filter(|point| (from..=to).contains(&point.0))
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
