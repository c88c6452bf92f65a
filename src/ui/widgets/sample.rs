//! Made-up calls: the button that leads to them, and the bar that leads back.

use super::blocks::{div, span};
use super::controls::button;
use crate::app::Event;
use crate::app::view::sample;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing};

/// Over every screen, as long as made-up calls are shown.
pub(crate) fn sample_bar(app: App) -> Block {
    let is_shown = Piece::of_model(app, |model| Some(sample::is_shown(model)));
    drawn_from(is_shown, move |is_shown| {
        if !is_shown {
            return nothing();
        }
        let back = button("plain", sample::BACK, move || app.send(Event::SampleLeft));
        let bar = tag("aside")
            .class("made-up")
            .set("aria-label", "Made-up calls");
        bar.children([span("", sample::BAR), back]).draw()
    })
}

/// The way to them, where it stands open.
pub(crate) fn look_around(app: App) -> Block {
    let is_offered = Piece::of_model(app, |model| Some(sample::is_offered(model)));
    drawn_from(is_offered, move |is_offered| {
        if !is_offered {
            return nothing();
        }
        let look = move || app.send(Event::SampleWanted);
        div("stack", vec![button("plain", sample::OFFER, look)])
    })
}
