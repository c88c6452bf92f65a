//! What Today says of a shared folder, where it waits for a tap: the browser wants one, or the person does.

use crate::app::view::Tone;
use crate::app::view::devices::{self, FolderDue};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::drawn_from;
use crate::ui::widgets::blocks::{h2, list, section};
use crate::ui::widgets::rows::{row_button, who_and_line};

pub(super) fn folder(app: App) -> Block {
    let due = Piece::of_model(app, devices::due);
    drawn_from(due, move |due: &FolderDue| {
        let tap = due.tap.clone();
        let words = who_and_line(
            "",
            "Look into the folder".to_owned(),
            None,
            due.line.clone(),
        );
        let row = row_button(words, ("Look", Tone::Plain), move || app.send(tap.clone()));
        section("", vec![h2("Two devices"), list("", vec![row])])
    })
}
