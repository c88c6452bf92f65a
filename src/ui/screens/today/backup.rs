//! What Today says of a backup, when it matters: what is on this phone alone, and one tap to share it.

use leptos::prelude::*;

use crate::app::view::upkeep;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, nothing, part};
use crate::ui::widgets::blocks::{h2, live, p, section};
use crate::ui::widgets::files::share_file;
use crate::wire::Scope;

pub(super) fn backup(app: App) -> Block {
    let due = Piece::of_model(app, upkeep::due);
    let is_due = part(due, |_| true);
    // Drawn once, so that the button keeps the focus while its words change.
    drawn(move || {
        if is_due.get() {
            untrack(|| words_and_button(app, due))
        } else {
            nothing()
        }
    })
}

fn words_and_button(app: App, due: Piece<upkeep::BackupDue>) -> Block {
    let told = part(due, |due| due.told.clone().unwrap_or_default());
    let blocks = vec![
        h2("Backup"),
        live("", "status", part(due, |due| due.words.clone())),
        p("quiet", part(due, |due| due.why.clone())),
        share_file(app, "Share everything", Scope::Everything, told),
    ];
    section("", blocks)
}
