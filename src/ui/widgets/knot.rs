//! The knot of a moment: a colour and a shape for what it means, since a colour alone says nothing
//! to many eyes. A circle went well, a diamond was missed, a triangle is a customer's signal, a ring
//! was held, a square is the net.

use leptos::prelude::*;

use crate::app::view::Tone;

/// The class that carries a tone's colour.
pub(crate) fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Well => "tone-well",
        Tone::Missed => "tone-missed",
        Tone::Signal => "tone-signal",
        Tone::Held => "tone-held",
        Tone::Net => "tone-net",
        Tone::Plain => "tone-plain",
    }
}

/// A knot at a place of a drawing.
pub(crate) fn knot(tone: Tone, x: f32, y: f32, size: f32) -> impl IntoView {
    let open = if tone == Tone::Held { " open" } else { "" };
    let class = format!("knot{open} {}", tone_class(tone));
    view! { <path class=class d=outline(tone, x, y, size) /> }
}

/// A knot by itself, beside words that say the same.
pub(crate) fn mark(tone: Tone) -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 14 14" aria-hidden="true">{knot(tone, 7.0, 7.0, 5.5)}</svg>
    }
}

fn outline(tone: Tone, x: f32, y: f32, size: f32) -> String {
    match tone {
        Tone::Well => circle(x, y, size),
        Tone::Held => circle(x, y, size * 0.85),
        Tone::Plain => circle(x, y, size * 0.6),
        Tone::Missed => {
            let r = size * 1.25;
            format!(
                "M{x:.1} {:.1}l{r:.1} {r:.1}l-{r:.1} {r:.1}l-{r:.1} -{r:.1}z",
                y - r
            )
        }
        Tone::Signal => {
            let (r, top) = (size * 1.15, y - size * 1.2);
            format!("M{x:.1} {top:.1}l{r:.1} {:.1}h-{:.1}z", r * 1.9, r * 2.0)
        }
        Tone::Net => {
            let (r, side) = (size * 0.9, size * 1.8);
            format!("M{:.1} {:.1}h{side:.1}v{side:.1}h-{side:.1}z", x - r, y - r)
        }
    }
}

fn circle(x: f32, y: f32, r: f32) -> String {
    let (left, across) = (x - r, r * 2.0);
    format!(
        "M{left:.1} {y:.1}a{r:.1} {r:.1} 0 1 0 {across:.1} 0a{r:.1} {r:.1} 0 1 0 -{across:.1} 0z"
    )
}
