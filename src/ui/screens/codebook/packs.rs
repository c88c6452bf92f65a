//! Packs: sets of behaviours that can be added to the codebook.

use crate::app::Event;
use crate::app::event::CodebookEvent;
use crate::app::view::codebook::PackRow;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::widgets::blocks::{div, h2, list, p, section, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::rows::who_and_line;

pub(super) fn all(app: App, packs: &[PackRow]) -> Block {
    let rows = packs.iter().map(|one| pack(app, one)).collect();
    let why = "Ready-made, for one kind of call. They come behind the others, to be moved up or \
               chosen for a call.";
    section("", vec![h2("Packs"), p("quiet", why), list("", rows)])
}

fn pack(app: App, row: &PackRow) -> Block {
    let pack = row.pack;
    let words = who_and_line("", pack.label().to_owned(), None, row.shorts.clone());
    let state = if row.is_here {
        span("quiet", "In your codebook")
    } else {
        let label = vec![
            span("", "Add"),
            span("unseen", format!(" {} to the codebook", pack.label())),
        ];
        button("plain", label, move || {
            app.send(Event::Codebook(CodebookEvent::PackAdded(pack)));
        })
    };
    div("row", vec![words, state])
}
