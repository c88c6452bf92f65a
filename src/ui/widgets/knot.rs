//! The knot of a moment: a colour and a shape for what it means, since a colour alone says nothing
//! to many eyes. A circle went well, a diamond was missed, a triangle is a customer's signal, a ring
//! was held, a square is the net.

use super::outline::Outline;
use crate::app::view::Tone;
use crate::ui::block::Block;
use crate::ui::element::drawing;

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Well => "knot tone-well",
        Tone::Missed => "knot tone-missed",
        Tone::Signal => "knot tone-signal",
        Tone::Held => "knot open tone-held",
        Tone::Net => "knot tone-net",
        Tone::Plain => "knot tone-plain",
    }
}

/// A line or an outline of a drawing.
pub(crate) fn path(class: &'static str, d: String) -> Block {
    drawing("path").class(class).set("d", d).draw()
}

/// The knots of one meaning at their places of a drawing, as one path.
pub(crate) fn knots(tone: Tone, places: impl IntoIterator<Item = (i32, i32)>, size: i32) -> Block {
    let ((right, down), round) = shape(tone, size);
    path(tone_class(tone), all_of(places, (right, down), &round))
}

/// The same outline at many places, each of which it begins so far beside.
fn all_of(
    places: impl IntoIterator<Item = (i32, i32)>,
    (right, down): (i32, i32),
    round: &Outline,
) -> String {
    let mut all = Outline::default();
    for (x, y) in places {
        all.step('M', &[x + right, y + down]);
        all.stretch(round);
    }
    all.text()
}

/// A knot by itself, beside words that say the same.
pub(crate) fn mark(tone: Tone) -> Block {
    drawing("svg")
        .class("mark")
        .set("viewBox", "0 0 140 140")
        .set("aria-hidden", "true")
        .child(knots(tone, [(70, 70)], 55))
        .draw()
}

/// Where from its place the outline of a knot begins, and how it goes on from there.
fn shape(tone: Tone, size: i32) -> ((i32, i32), Outline) {
    match tone {
        Tone::Well => ring(size),
        Tone::Held => ring(size * 17 / 20),
        Tone::Plain => ring(size * 3 / 5),
        Tone::Missed => {
            let r = size * 5 / 4;
            (
                (0, -r),
                closed(&[('l', &[r, r]), ('l', &[-r, r]), ('l', &[-r, -r])]),
            )
        }
        Tone::Signal => {
            let r = size * 23 / 20;
            let round = closed(&[('l', &[r, r * 19 / 10]), ('h', &[-r * 2])]);
            ((0, -size * 6 / 5), round)
        }
        Tone::Net => {
            let (r, side) = (size * 9 / 10, size * 9 / 5);
            (
                (-r, -r),
                closed(&[('h', &[side]), ('v', &[side]), ('h', &[-side])]),
            )
        }
    }
}

fn ring(r: i32) -> ((i32, i32), Outline) {
    let half = |across| ('a', [r, r, 0, 1, 0, across, 0]);
    let halves = [half(r * 2), half(-r * 2)];
    let [(a, there), (b, back)] = &halves;
    ((-r, 0), closed(&[(*a, there), (*b, back)]))
}

fn closed(steps: &[(char, &[i32])]) -> Outline {
    let mut outline = Outline::default();
    for (does, numbers) in steps {
        outline.step(*does, numbers);
    }
    outline.step('z', &[]);
    outline
}

/// The paths of circles.
pub(crate) fn circles(places: impl IntoIterator<Item = (i32, i32)>, r: i32) -> String {
    let (begins, round) = ring(r);
    all_of(places, begins, &round)
}
