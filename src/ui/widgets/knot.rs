//! The knot of a moment: a colour and a shape for what it means, since a colour alone says nothing
//! to many eyes. A circle went well, a diamond was missed, a triangle is a customer's signal, a ring
//! was held, a square is the net.

use leptos::prelude::*;

use crate::app::view::Tone;
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
pub(crate) fn path(class: &'static str, d: String) -> AnyView {
    drawing("path").class(class).set("d", d).draw()
}

/// A knot at a place of a drawing.
pub(crate) fn knot(tone: Tone, x: i32, y: i32, size: i32) -> AnyView {
    path(tone_class(tone), outline(tone, x, y, size))
}

/// A knot by itself, beside words that say the same.
pub(crate) fn mark(tone: Tone) -> AnyView {
    drawing("svg")
        .class("mark")
        .set("viewBox", "0 0 140 140")
        .set("aria-hidden", "true")
        .child(knot(tone, 70, 70, 55))
        .draw()
}

fn outline(tone: Tone, x: i32, y: i32, size: i32) -> String {
    match tone {
        Tone::Well => circle(x, y, size),
        Tone::Held => circle(x, y, size * 17 / 20),
        Tone::Plain => circle(x, y, size * 3 / 5),
        Tone::Missed => {
            let r = size * 5 / 4;
            format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z", y - r)
        }
        Tone::Signal => {
            let (r, top) = (size * 23 / 20, y - size * 6 / 5);
            format!("M{x} {top}l{r} {}h-{}z", r * 19 / 10, r * 2)
        }
        Tone::Net => {
            let (r, side) = (size * 9 / 10, size * 9 / 5);
            format!("M{} {}h{side}v{side}h-{side}z", x - r, y - r)
        }
    }
}

/// The path of a circle.
pub(crate) fn circle(x: i32, y: i32, r: i32) -> String {
    let (left, across) = (x - r, r * 2);
    format!("M{left} {y}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z")
}
