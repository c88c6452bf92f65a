//! The rope: a call as a line with its moments as knots, and the net below it as a dotted arc. The
//! large one stands alone and has a text equivalent; the small one stands beside words.

use leptos::prelude::*;

use super::curve::{self, Point};
use super::knot::knot;
use crate::app::view::Rope;
use crate::app::view::rope::{Knot, LEVEL};
use crate::domain::MomentId;

/// What a rope is drawn on.
#[derive(Clone, Copy)]
struct Paper {
    width: f32,
    height: f32,
    knot: f32,
}

const LARGE: Paper = Paper {
    width: 350.0,
    height: 96.0,
    knot: 5.0,
};
const SMALL: Paper = Paper {
    width: 100.0,
    height: 34.0,
    knot: 2.6,
};

/// The rope of a call, with its ends in words.
#[component]
pub(crate) fn RopeFigure(
    rope: Memo<Option<Rope>>,
    /// The moment that is shown beside it.
    #[prop(optional)]
    here: Option<Memo<Option<MomentId>>>,
) -> impl IntoView {
    let here = move || here.and_then(|here| here.get());
    let text = move || rope.with(|rope| rope.as_ref().map(|rope| rope.text.clone()));
    let length = move || rope.with(|rope| rope.as_ref().map(|rope| rope.length.clone()));
    let drawing = move || rope.with(|rope| rope.as_ref().map(|rope| draw(LARGE, rope, here())));
    view! {
        <figure class="rope">
            <svg viewBox=LARGE.view_box() role="img" aria-label=text>
                <title>"The rope of the call"</title>
                {drawing}
            </svg>
            <div class="rope-ends" aria-hidden="true"><span>"0:00"</span><span>{length}</span></div>
        </figure>
    }
}

/// The same drawing, small, for a list.
pub(crate) fn small_rope(rope: &Rope) -> impl IntoView + use<> {
    view! {
        <svg class="rope-small" viewBox=SMALL.view_box() aria-hidden="true">
            {draw(SMALL, rope, None)}
        </svg>
    }
}

fn draw(paper: Paper, rope: &Rope, here: Option<MomentId>) -> impl IntoView + use<> {
    let points = paper.points(&rope.knots);
    let nets = rope.net.iter().map(|stretch| paper.net(&points, *stretch));
    let knots = rope
        .knots
        .iter()
        .map(|knot| paper.knot(knot, here == Some(knot.moment)));
    view! {
        {nets.collect_view()}
        <path class="rope-line" d=curve::path(&points) />
        {knots.collect_view()}
    }
}

impl Paper {
    fn view_box(self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    /// A place of the rope on the paper: knots stay whole at its edges.
    fn at(self, x: f32, y: f32) -> Point {
        let edge = self.knot * 1.25;
        (
            edge + x * (self.width - 2.0 * edge),
            self.height * (0.02 + y * 0.88),
        )
    }

    fn points(self, knots: &[Knot]) -> Vec<Point> {
        let start = (0.0, self.at(0.0, LEVEL).1);
        let knots: Vec<Point> = knots.iter().map(|knot| self.at(knot.x, knot.y)).collect();
        let end = (self.width, knots.last().map_or(start.1, |last| last.1));
        [start].into_iter().chain(knots).chain([end]).collect()
    }

    /// The net hangs a little below the lowest place of its stretch.
    fn net(self, points: &[Point], (from, to): (f32, f32)) -> impl IntoView + use<> {
        let (from, to) = (self.at(from, 0.0).0, self.at(to, 0.0).0);
        let within = points
            .iter()
            .filter(|point| (from..=to).contains(&point.0))
            .map(|point| point.1);
        let ends = [curve::height(points, from), curve::height(points, to)];
        let lowest = within.chain(ends).fold(0.0, f32::max);
        let top = lowest + self.height * 0.08;
        let hang = (self.height * 0.26).min((self.height - top) * 2.0);
        let (middle, bottom) = (f32::midpoint(from, to), top + hang);
        let arc = format!("M{from:.1} {top:.1}Q{middle:.1} {bottom:.1} {to:.1} {top:.1}");
        view! { <path class="rope-net" d=arc /> }
    }

    fn knot(self, one: &Knot, here: bool) -> impl IntoView + use<> {
        let (x, y) = self.at(one.x, one.y);
        let (ring, tail) = (self.knot * 2.0, self.height - 2.0);
        let below = format!("M{x:.1} {:.1}V{tail:.1}", y + self.knot * 2.2);
        view! {
            {here.then(|| view! { <path class="rope-here" d=below /> })}
            {knot(one.tone, x, y, self.knot)}
            {one.turning.then(|| view! { <circle class="rope-turn" cx=x cy=y r=ring /> })}
        }
    }
}
