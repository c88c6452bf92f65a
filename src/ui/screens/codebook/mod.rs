//! The codebook: a list of what can be tapped, and a page for each to be changed.

mod list;
mod packs;
mod page;
mod row;

use crate::app::view::codebook;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::part;
use crate::ui::widgets::keyed::anew_for;

pub(crate) fn screen(app: App) -> Block {
    let name = Piece::of_model(app, |model| Some(codebook::page_name(model)));
    anew_for(part(name, String::clone), move || {
        let open = Piece::of_model(app, codebook::page);
        open.with_untracked(|open| match open {
            Some(open) => page::screen(app, open),
            None => list::screen(app),
        })
    })
}
